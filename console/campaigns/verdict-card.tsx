// The verdict, big and plain: what a filter would see, what that means, and on how much it rests.

import { Group, Paper, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconMailCheck, IconMailExclamation, IconMailX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { CLASS_TONES } from '../judge/class-badge.tsx';
import type { PreflightResult } from './preflight-step.tsx';

const LOOKS = {
  good: { colour: 'teal', icon: IconMailCheck },
  warning: { colour: 'orange', icon: IconMailExclamation },
  bad: { colour: 'red', icon: IconMailX },
  quiet: { colour: 'gray', icon: IconMailExclamation },
  running: { colour: 'gray', icon: IconMailExclamation },
} as const;

export function VerdictCard({ result, samples }: { result: PreflightResult; samples: number }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const { verdict, rendered, people, mode, size } = result;
  const { colour, icon: Icon } = LOOKS[verdict ? CLASS_TONES[verdict.class] : 'quiet'];
  const judged = Object.values(result.classes).reduce((sum, count) => sum + (count ?? 0), 0) || samples;

  return (
    <Paper withBorder p="lg" component="section" bg={`var(--mantine-color-${colour}-light)`} className="verdict-card">
      <Group gap="md" wrap="nowrap" align="flex-start">
        <ThemeIcon size={52} radius="xl" color={colour} variant="light" visibleFrom="xs">
          <Icon size={28} stroke={1.5} aria-hidden />
        </ThemeIcon>
        <Stack gap={4}>
          <Text size="sm">{verdict ? t('preflight.verdictLead') : t('preflight.nothingJudged')}</Text>
          <Text fz={26} fw={700} lh={1.2} component="h2" m={0}>
            {verdict ? t(`preflight.verdict.${verdict.class}`) : t('preflight.nothingJudgedText')}
          </Text>
          {verdict && <Text>{t(`preflight.meaning.${verdict.class}`)}</Text>}
          {verdict && (
            <Text size="sm" mt="xs">
              {t('preflight.sampled', { count: judged, formatted: format.number(judged) })}{' '}
              {rendered.failed > 0
                ? t('preflight.renderedSome', {
                    failed: format.number(rendered.failed),
                    checked: format.number(rendered.checked),
                  })
                : t('preflight.rendered', {
                    checked: format.number(rendered.checked),
                    total: format.number(people),
                  })}{' '}
              {mode && t(`preflight.authentication.${mode}`)}{' '}
              {size && t('preflight.size', { html: format.bytes(size.html), message: format.bytes(size.message) })}
            </Text>
          )}
        </Stack>
      </Group>
    </Paper>
  );
}
