// The state of a campaign as a badge, with the mode of its domain where it matters.

import { useTranslation } from 'react-i18next';
import { StateBadge, type Tone } from '../app/parts/state-badge.tsx';

export type CampaignState = 'draft' | 'scheduled' | 'sending' | 'paused' | 'finished' | 'cancelled';

const TONES: Record<CampaignState, Tone> = {
  draft: 'quiet',
  scheduled: 'running',
  sending: 'running',
  paused: 'warning',
  finished: 'good',
  cancelled: 'quiet',
};

/** `scheduledAt` in the past: it waits for nothing but its turn. */
export function CampaignStateBadge({ state, scheduledAt }: { state: CampaignState; scheduledAt: string | null }) {
  const { t } = useTranslation('campaigns');
  const isLeaving = state === 'scheduled' && scheduledAt !== null && new Date(scheduledAt).getTime() <= Date.now();
  return <StateBadge tone={TONES[state]}>{t(isLeaving ? 'state.leaving' : `state.${state}`)}</StateBadge>;
}
