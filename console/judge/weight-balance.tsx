// All evidence on one line: what pulls for the message at the left, what pulls against it at the right, each piece as wide as it weighs.
// The list below says the same in words: here one sees it, and finds a piece by pointing at it.

import { Box } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { currentLanguage } from '../app/i18n.ts';
import { type EvidenceHandling, type ShownEvidence, toneOf } from './shown-evidence.ts';

export interface WeightBalanceProps extends EvidenceHandling {
  evidence: readonly ShownEvidence[];
}

export function WeightBalance({ evidence, active, selected, onSelect, onHover }: WeightBalanceProps) {
  const { t } = useTranslation('judge');
  const { number } = useFormat();
  const inFavour = evidence.filter(({ weight }) => weight < 0).toReversed();
  const against = evidence.filter(({ weight }) => weight > 0);
  const sum = (list: readonly ShownEvidence[]) => list.reduce((total, { weight }) => total + Math.abs(weight), 0);
  if (inFavour.length + against.length === 0) return null;
  const words = (total: number) => number(Math.round(total * 10) / 10);
  const label = t('balance', { for: words(sum(inFavour)), against: words(sum(against)) });
  return (
    <Box className="weight-balance">
      <div className="balance-track" role="img" aria-label={label}>
        {[...inFavour, ...against].map((one) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the list below is for the keyboard
          <span
            key={one.symbol}
            data-tone={toneOf(one)}
            data-active={(one.number !== undefined && (active ?? selected) === one.number) || undefined}
            style={{ flexGrow: Math.abs(one.weight) }}
            title={one.sentence[currentLanguage()]}
            onMouseEnter={() => onHover?.(one.number)}
            onMouseLeave={() => onHover?.(undefined)}
            onClick={() => onSelect?.(one.number)}
          />
        ))}
      </div>
      <div className="balance-legend" aria-hidden>
        <span>{inFavour.length > 0 && t('pulls.for', { weight: words(sum(inFavour)) })}</span>
        <span>{against.length > 0 && t('pulls.against', { weight: words(sum(against)) })}</span>
      </div>
    </Box>
  );
}
