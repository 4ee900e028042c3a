// How probable it is that the message is unwanted, as half a dial and a figure. Quiet: it turns once when it comes, and says no more
// than the figure.

import { Box } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Tone } from '../app/parts/state-badge.tsx';
import { useShare } from './use-share.ts';

const ARC = 'M 8 58 A 50 50 0 0 1 108 58';
/** The least that is still seen of the arc. */
const LEAST = 0.01;

export function ScoreGauge({ score, tone }: { score: number; tone: Tone }) {
  const { t } = useTranslation('judge');
  const figure = useShare()(score);
  return (
    <Box className="score-gauge" data-tone={tone} role="img" aria-label={`${t('probability')}${t('colon')}${figure}`}>
      <svg viewBox="0 0 116 64" aria-hidden>
        <path d={ARC} className="gauge-track" pathLength={100} />
        <path
          d={ARC}
          className="gauge-value"
          pathLength={100}
          strokeDasharray={`${Math.max(LEAST, score) * 100} 100`}
        />
      </svg>
      <span className="gauge-figure figures" aria-hidden>
        {figure}
      </span>
      <span className="gauge-caption" aria-hidden>
        {t('unwanted')}
      </span>
    </Box>
  );
}
