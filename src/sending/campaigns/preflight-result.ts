// What a pre-flight found, as it is stored and shown. Shapes only.

import type { Advice } from '#judge/advice.ts';
import type { MessageClass, Verdict } from '#judge/verdict.ts';
import type { Diagnostic } from '#sending/templates/diagnostic.ts';
import type { Remark } from './remark.ts';

export interface PreflightResult {
  mode: 'sandbox' | 'live' | null;
  /** People in the audience at that moment. */
  people: number;
  /** Of the worst message of the sample: the mailing is as good as that one. Null: nothing could be composed. */
  verdict: Verdict | null;
  /** How many messages of the sample in each class. */
  classes: Partial<Record<MessageClass, number>>;
  /** The judge's advice over the whole sample. */
  advice: Advice[];
  /** What the campaign's own rules say. */
  remarks: Remark[];
  /** Every fault of the template with its place. */
  diagnostics: Diagnostic[];
  /** For how many recipients the message was rendered, and for how many it could not be. */
  rendered: { checked: number; failed: number };
  /** Of the heaviest message of the sample, in bytes. */
  size: { html: number; message: number } | null;
}

export type PreflightState = 'running' | 'done' | 'failed' | 'cancelled';

export interface Preflight {
  id: string;
  campaignId: string;
  revision: number;
  state: PreflightState;
  done: number;
  total: number;
  result: PreflightResult | null;
  createdAt: Date;
  finishedAt: Date | null;
}

/** Why a recipient was chosen for the sample. */
export type SampleChoice = 'first' | 'longest_name' | 'missing_fields' | 'language' | 'random';

export interface Sample {
  position: number;
  contactId: string;
  email: string;
  choice: SampleChoice;
  subject: string;
  class: MessageClass;
  score: number;
}
