// A framed part of a page with its own heading, and buttons at the right of it.

import { Group, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

export interface PanelProps {
  title: string;
  /** A badge beside the title. */
  aside?: ReactNode;
  /** One sentence under the title. */
  text?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}

export function Panel({ title, aside, text, actions, children }: PanelProps) {
  return (
    <Paper withBorder p="md" component="section" bg="var(--dauphin-ground)">
      <Group justify="space-between" gap="xs" mb={children ? 'sm' : 0}>
        <div>
          <Group gap="xs">
            <Title order={2}>{title}</Title>
            {aside}
          </Group>
          {text && (
            <Text size="sm" c="dimmed" mt={2}>
              {text}
            </Text>
          )}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Paper>
  );
}
