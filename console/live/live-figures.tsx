// What a postmaster looks at first: how much arrives, and whether anything is stuck.

import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { Figure, FigureRow } from '../app/parts/figure.tsx';

export type Live = ApiAnswer<'GET /api/gateway/live'>;

/** A message that waits longer has met a mailbox server that does not answer. */
const STUCK_SECONDS = 300;
/** The minute under way is not over. */
const RECENT = { from: -6, to: -1 };

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, one) => all + one, 0);

export function LiveFigures({ live }: { live: Live }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const recent = live.minutes.slice(RECENT.from, RECENT.to);
  const perMinute = recent.reduce((all, { counts }) => all + sum(counts), 0) / recent.length;
  const hour = live.minutes.reduce((all, { counts }) => all + sum(counts), 0);
  return (
    <FigureRow>
      <Figure label={t('perMinute')} value={format.number(Math.round(perMinute))} note={t('perMinuteNote')} />
      <Figure label={t('hour')} value={format.number(hour)} />
      <Figure
        label={t('waiting')}
        value={format.number(live.waiting)}
        tone={live.oldestSeconds > STUCK_SECONDS ? 'bad' : 'plain'}
        note={live.waiting > 0 && t('oldest', { duration: format.duration(live.oldestSeconds) })}
      />
      <Figure label={t('held')} value={format.number(live.held)} />
    </FigureRow>
  );
}
