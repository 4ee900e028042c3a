// One piece of evidence: what was seen, where, how much it weighs, and what its sender can do about it. Pointing at it, or coming to it
// by keyboard, shows its place in the message beside.

import { Anchor, Box, Group, Text, Tooltip } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { currentLanguage } from '../app/i18n.ts';
import { type EvidenceHandling, type ShownEvidence, toneOf } from './shown-evidence.ts';

/** Beyond this a bar is full: single pieces of evidence rarely weigh more. */
const FULL_WEIGHT = 3;

export interface EvidenceItemProps extends EvidenceHandling {
  evidence: ShownEvidence & { number: number };
}

export function EvidenceItem({ evidence, selected, active, onSelect, onHover, canShow, voice }: EvidenceItemProps) {
  const { t } = useTranslation('judge');
  const language = currentLanguage();
  const element = useRef<HTMLLIElement>(null);
  const { excerpt, number, weight, advice } = evidence;
  const isSelected = selected === number;
  useEffect(() => {
    if (isSelected) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const isShowable = onSelect !== undefined && (canShow?.(evidence) ?? false);
  // The message itself stands beside: no need to quote it.
  const isBeside = isShowable && voice === 'owner';
  const choose = () => onSelect?.(isSelected ? undefined : number);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the button within does the same
    <li
      ref={element}
      id={`evidence-${number}`}
      data-tone={toneOf(evidence)}
      data-selected={isSelected || undefined}
      data-active={(onHover && active === number) || undefined}
      data-showable={isShowable || undefined}
      onMouseEnter={() => onHover?.(number)}
      onMouseLeave={() => onHover?.(undefined)}
      onFocus={() => onHover?.(number)}
      onBlur={() => onHover?.(undefined)}
      // The button within does the same for the keyboard.
      onClick={isShowable ? choose : undefined}
    >
      <Text span className="evidence-number figures" aria-hidden>
        {number}
      </Text>
      <Box miw={0} flex={1}>
        <Text>{evidence.sentence[language]}</Text>
        {excerpt && !isBeside && <Excerpt excerpt={excerpt} />}
        {advice && weight > 0 && voice !== 'owner' && (
          <Text size="sm" mt={4}>
            <Text span fw={600}>
              {t('mend')}
            </Text>{' '}
            {advice[language]}
          </Text>
        )}
        <Group gap="sm" mt={4} className="evidence-foot">
          <Text size="xs" c="dimmed" ff="monospace" className="evidence-symbol">
            {evidence.symbol}
          </Text>
          {isShowable && (
            <Anchor
              component="button"
              type="button"
              size="xs"
              aria-pressed={isSelected}
              onClick={(event) => {
                event.stopPropagation();
                choose();
              }}
            >
              {t(isSelected ? 'hide' : 'show')}
            </Anchor>
          )}
        </Group>
      </Box>
      <Weight weight={weight} />
    </li>
  );
}

function Excerpt({ excerpt }: { excerpt: NonNullable<ShownEvidence['excerpt']> }) {
  return (
    <Text component="q" className="evidence-excerpt" dir="auto">
      {excerpt.before}
      <mark>{excerpt.marked}</mark>
      {excerpt.after}
    </Text>
  );
}

function Weight({ weight }: { weight: number }) {
  const { t } = useTranslation('judge');
  const { number: format } = useFormat();
  const label = t('weight', { weight: `${weight > 0 ? '+' : ''}${format(weight)}` });
  const share = Math.min(1, Math.abs(weight) / FULL_WEIGHT);
  return (
    <Tooltip label={label}>
      <Box className="weight-meter" role="img" aria-label={label} data-against={weight > 0 || undefined}>
        <span style={{ width: `${share * 100}%` }} />
      </Box>
    </Tooltip>
  );
}
