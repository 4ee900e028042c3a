// The head of a verdict: its class in large, what that means in one sentence, how probable it is that the message is unwanted, how the
// six classes share the probability, and how the evidence pulls either way.

import { Box, Group, Text, ThemeIcon } from '@mantine/core';
import {
  IconAlertTriangle,
  IconHeart,
  IconMailOff,
  IconMoodEmpty,
  IconNews,
  IconSpeakerphone,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type MessageClass, messageClasses } from './message-classes.ts';
import { useShare } from './use-share.ts';
import { CLASS_TONES } from './class-badge.tsx';
import { ScoreGauge } from './score-gauge.tsx';
import type { EvidenceHandling } from './shown-evidence.ts';
import type { ShownVerdict } from './verdict-view.tsx';
import { WeightBalance } from './weight-balance.tsx';

const ICONS: Record<MessageClass, TablerIcon> = {
  desired: IconHeart,
  greybulk: IconNews,
  greymail: IconMoodEmpty,
  greyspam: IconSpeakerphone,
  spam: IconMailOff,
  phish: IconAlertTriangle,
};
const COLOURS = { good: 'teal', warning: 'orange', bad: 'red', quiet: 'gray', running: 'gray' } as const;

export interface VerdictSummaryProps extends EvidenceHandling {
  verdict: ShownVerdict;
}

export function VerdictSummary({ verdict, ...handling }: VerdictSummaryProps) {
  const { t } = useTranslation('judge');
  const tone = CLASS_TONES[verdict.class];
  const Icon = ICONS[verdict.class];
  return (
    <Box component="section" className="verdict-summary" data-tone={tone} aria-label={t('verdict')}>
      <Group gap="md" wrap="nowrap" align="center" justify="space-between">
        <Box miw={0}>
          <Group gap={10} wrap="nowrap">
            <ThemeIcon size={36} radius="xl" variant="filled" color={COLOURS[tone]}>
              <Icon size={20} stroke={1.7} aria-hidden />
            </ThemeIcon>
            <Text component="h2" className="verdict-class">
              {t(`class.${verdict.class}`)}
            </Text>
          </Group>
          <Text mt={8}>{t(handling.voice === 'owner' ? `owner.${verdict.class}` : `explained.${verdict.class}`)}</Text>
        </Box>
        <ScoreGauge score={verdict.score} tone={tone} />
      </Group>
      <ClassShares scores={verdict.scores} chosen={verdict.class} />
      <WeightBalance evidence={verdict.evidence} {...handling} />
    </Box>
  );
}

function ClassShares({ scores, chosen }: { scores: ShownVerdict['scores']; chosen: MessageClass }) {
  const { t } = useTranslation('judge');
  const share = useShare();
  return (
    <dl className="class-shares" aria-label={t('classes')}>
      {messageClasses.map((name) => (
        <div key={name} data-chosen={name === chosen || undefined}>
          <dt>{t(`class.${name}`)}</dt>
          <dd>
            <span className="share-track" aria-hidden>
              <span className="share-bar" data-tone={CLASS_TONES[name]} style={{ width: `${scores[name] * 100}%` }} />
            </span>
            <span className="figures">{share(scores[name])}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
