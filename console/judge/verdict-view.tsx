// The judge's verdict as a person reads it: the class and how sure it is, then the evidence against and for, heaviest first.
// It draws what it is given and concludes nothing of its own.

import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MessageClass } from '../../src/judge/verdict.ts';
import { useFormat } from '../app/format.ts';
import { CLASS_TONES, ClassBadge } from './class-badge.tsx';
import { EvidenceItem, type ShownEvidence } from './evidence-item.tsx';
import './judge.css';

export interface ShownVerdict {
  class: MessageClass;
  score: number;
  scores: Record<MessageClass, number>;
  evidence: readonly ShownEvidence[];
}

export interface VerdictViewProps {
  verdict: ShownVerdict;
  /** The piece of evidence that is marked in the message beside, by its symbol. */
  marked?: string;
  onMark?: (symbol: string | undefined) => void;
}

export function VerdictView({ verdict, marked, onMark }: VerdictViewProps) {
  const { t } = useTranslation('judge');
  const numbered = verdict.evidence.map((evidence, index) => ({ evidence, index }));
  const against = numbered.filter(({ evidence }) => evidence.weight > 0);
  const inFavour = numbered.filter(({ evidence }) => evidence.weight < 0);
  const neutral = numbered.filter(({ evidence }) => evidence.weight === 0);
  const list = (title: string, items: typeof numbered) =>
    items.length > 0 && (
      <section aria-label={title}>
        <Title order={3} mb={4}>
          {title}
        </Title>
        <ol className="evidence-list">
          {items.map(({ evidence, index }) => (
            <EvidenceItem
              key={evidence.symbol}
              evidence={evidence}
              number={index + 1}
              isMarked={marked === evidence.symbol}
              onMark={onMark && (() => onMark(marked === evidence.symbol ? undefined : evidence.symbol))}
            />
          ))}
        </ol>
      </section>
    );

  return (
    <Stack gap="lg">
      <Summary verdict={verdict} />
      {against.length === 0 ? <Text c="dimmed">{t('nothingAgainst')}</Text> : list(t('against'), against)}
      {list(t('for'), inFavour)}
      {list(t('neutral'), neutral)}
    </Stack>
  );
}

function Summary({ verdict }: { verdict: ShownVerdict }) {
  const { t } = useTranslation('judge');
  const { percent } = useFormat();
  return (
    <Paper withBorder p="md" className="verdict-summary" data-tone={CLASS_TONES[verdict.class]}>
      <Group justify="space-between" align="flex-start" gap="md">
        <Box flex={1} miw={240}>
          <ClassBadge name={verdict.class} />
          <Text fw={600} mt={6}>
            {t(`explained.${verdict.class}`)}
          </Text>
        </Box>
        <Box ta={{ base: 'left', xs: 'right' }}>
          <Text size="sm" c="dimmed">
            {t('probability')}
          </Text>
          <Text fz={28} fw={650} lh={1.2} className="figures">
            {percent(verdict.score, 0)}
          </Text>
        </Box>
      </Group>
      <ClassShares scores={verdict.scores} chosen={verdict.class} />
    </Paper>
  );
}

function ClassShares({ scores, chosen }: { scores: ShownVerdict['scores']; chosen: MessageClass }) {
  const { t } = useTranslation('judge');
  const { percent } = useFormat();
  return (
    <dl className="class-shares" aria-label={t('classes')}>
      {(Object.keys(CLASS_TONES) as MessageClass[]).map((name) => (
        <div key={name} data-chosen={name === chosen || undefined}>
          <dt>{t(`class.${name}`)}</dt>
          <dd>
            <span className="share-track" aria-hidden>
              <span className="share-bar" data-tone={CLASS_TONES[name]} style={{ width: `${scores[name] * 100}%` }} />
            </span>
            <span className="figures">{percent(scores[name], 0)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
