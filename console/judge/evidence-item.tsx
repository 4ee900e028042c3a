// One piece of evidence: what was seen, where, how much it weighs, and what its sender can do about it.

import { Anchor, Box, Group, Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../src/judge/verdict.ts';
import { useFormat } from '../app/format.ts';
import { currentLanguage } from '../app/i18n.ts';

export interface ShownEvidence {
  symbol: string;
  weight: number;
  sentence: Words;
  advice?: Words;
  /** The words of the message around the place, when it can be quoted. */
  excerpt?: { before: string; marked: string; after: string };
  /** The number of the mark at its place, when the message as its reader sees it can show it. */
  mark?: number;
}

/** Beyond this a bar is full: single pieces of evidence rarely weigh more. */
const FULL_WEIGHT = 3;

export interface EvidenceItemProps {
  evidence: ShownEvidence;
  number: number;
  isMarked: boolean;
  onMark?: () => void;
}

export function EvidenceItem({ evidence, number, isMarked, onMark }: EvidenceItemProps) {
  const { t } = useTranslation('judge');
  const { number: format } = useFormat();
  const language = currentLanguage();
  const { weight, excerpt } = evidence;
  const share = Math.min(1, Math.abs(weight) / FULL_WEIGHT);
  const label = t('weight', { weight: `${weight > 0 ? '+' : ''}${format(weight)}` });
  return (
    <li data-marked={isMarked || undefined}>
      <Text span className="evidence-number figures" aria-hidden>
        {number}
      </Text>
      <Box miw={0} flex={1}>
        <Text>{evidence.sentence[language]}</Text>
        {excerpt && (
          <Text component="q" className="evidence-excerpt" dir="auto">
            {excerpt.before}
            <mark>{excerpt.marked}</mark>
            {excerpt.after}
          </Text>
        )}
        {evidence.advice && weight > 0 && (
          <Text size="sm" mt={4}>
            <Text span fw={600}>
              {t('mend')}
            </Text>{' '}
            {evidence.advice[language]}
          </Text>
        )}
        <Group gap="sm" mt={4}>
          <Text size="xs" c="dimmed" ff="monospace">
            {evidence.symbol}
          </Text>
          {evidence.mark !== undefined && onMark && (
            <Anchor component="button" type="button" size="xs" onClick={onMark} aria-pressed={isMarked}>
              {t(isMarked ? 'hide' : 'show')}
            </Anchor>
          )}
        </Group>
      </Box>
      <Tooltip label={label}>
        <Box className="weight-meter" role="img" aria-label={label} data-against={weight > 0 || undefined}>
          <span style={{ width: `${share * 100}%` }} />
        </Box>
      </Tooltip>
    </li>
  );
}
