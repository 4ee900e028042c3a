// What became of a message for all its recipients: the worst first, since that is what one looks for.

import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { StateBadge, type Tone } from '../app/parts/state-badge.tsx';

type Outcome = ApiAnswer<'GET /api/messages'>['items'][number]['outcome'];

const TONES = { bounced: 'bad', open: 'running', withheld: 'quiet', accepted: 'good' } as const satisfies Record<
  string,
  Tone
>;
const ORDER = ['bounced', 'open', 'withheld', 'accepted'] as const;

export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation('messages');
  const { number } = useFormat();
  const worst = ORDER.find((name) => outcome[name] > 0) ?? 'accepted';
  const all = ORDER.reduce((sum, name) => sum + outcome[name], 0);
  const word = t(`outcome.${worst}`);
  return (
    <StateBadge tone={TONES[worst]}>
      {all > 1 ? t('outcome.share', { word, count: number(outcome[worst]), all: number(all) }) : word}
    </StateBadge>
  );
}
