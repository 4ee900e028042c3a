// The steps of a campaign, in their order, and which remark belongs to which: a remark's place to mend is always a step away.

import type { CampaignAnswer } from './use-draft.ts';

export const draftSteps = ['audience', 'sender', 'content', 'moment', 'preflight'] as const;
export const sentSteps = ['report', 'recipients'] as const;
export type Step = (typeof draftSteps)[number] | (typeof sentSteps)[number];

export type Remark = CampaignAnswer['remarks'][number];
export type Mend = Remark['mend'];

const stepOf: Record<Mend, Step> = {
  audience: 'audience',
  sender: 'sender',
  reply_to: 'sender',
  subject: 'sender',
  template: 'content',
  moment: 'moment',
  domain: 'sender',
  settings: 'preflight',
};

export function stepToMend(mend: Mend): Step {
  return stepOf[mend];
}

/** Whether a step still lacks something without which the campaign cannot leave. */
export function isComplete(step: Step, remarks: readonly Remark[]): boolean {
  return !remarks.some(({ mend, severity }) => severity === 'blocker' && stepOf[mend] === step);
}

export function remarksOf(step: Step, remarks: readonly Remark[]): Remark[] {
  return remarks.filter(({ mend }) => stepOf[mend] === step);
}

/** Draft: its steps. On its way or done: the report first, and the steps to be read. */
export function stepsOf(state: CampaignAnswer['state']): readonly Step[] {
  return state === 'draft' || state === 'scheduled' ? draftSteps : [...sentSteps, ...draftSteps.slice(0, 3)];
}
