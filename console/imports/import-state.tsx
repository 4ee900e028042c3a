// The state of an import in one word and one tone.

import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { StateBadge, type Tone } from '../app/parts/state-badge.tsx';

export type Import = ApiAnswer<'GET /api/imports/:importId'>;

const TONES: Record<Import['state'], Tone> = {
  draft: 'quiet',
  queued: 'running',
  running: 'running',
  finished: 'good',
  cancelled: 'warning',
  failed: 'bad',
  undoing: 'running',
  undone: 'quiet',
};

export function ImportStateBadge({ state }: { state: Import['state'] }) {
  const { t } = useTranslation('imports');
  return <StateBadge tone={TONES[state]}>{t(`state.${state}`)}</StateBadge>;
}
