// Long work under way: what, how far, how long still, and the buttons that stop it. `done` and `total` are counts.

import { Group, Paper, Progress, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format.ts';

export interface ProgressCardProps {
  title: string;
  done: number;
  /** Unknown total: the bar only shows that work goes on. */
  total?: number;
  /** Seconds still to go, when they can be told. */
  remaining?: number;
  tone?: 'running' | 'warning' | 'bad' | 'good';
  /** Pause, cancel... */
  actions?: ReactNode;
  /** More about it, under the bar. */
  children?: ReactNode;
}

const COLOURS = { running: 'sea', warning: 'orange', bad: 'red', good: 'teal' };

export function ProgressCard({
  title,
  done,
  total,
  remaining,
  tone = 'running',
  actions,
  children,
}: ProgressCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = total ? Math.min(100, (done / total) * 100) : 100;
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" mb="xs" gap="xs">
        <Text fw={600}>{title}</Text>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      <Progress.Root size="lg">
        <Progress.Section value={share} color={COLOURS[tone]} animated={total === undefined} aria-label={title} />
      </Progress.Root>
      <Group justify="space-between" mt={6} gap="xs">
        <Text size="sm" c="dimmed" className="figures">
          {total === undefined
            ? format.number(done)
            : t('progress.of', { done: format.number(done), total: format.number(total) })}
        </Text>
        {remaining !== undefined && (
          <Text size="sm" c="dimmed">
            {t('progress.remaining', { duration: format.duration(remaining) })}
          </Text>
        )}
      </Group>
      {children}
    </Paper>
  );
}
