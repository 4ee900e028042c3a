// What a page shows when it has nothing yet: what will be here, and the button that brings the first one.

import { Group, Stack, Text, ThemeIcon } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  icon: TablerIcon;
  /** What is not there yet, in a few words. */
  title: string;
  /** What to do next, in one sentence. */
  text?: string;
  /** The button (or two) that does it. */
  children?: ReactNode;
  /** A hint, under the buttons. */
  note?: ReactNode;
}

export function EmptyState({ icon: Icon, title, text, children, note }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" py={64} px="md" ta="center">
      <ThemeIcon variant="light" size={52} radius="xl" mb={4}>
        <Icon size={26} stroke={1.5} aria-hidden />
      </ThemeIcon>
      <Text fw={600} size="lg">
        {title}
      </Text>
      {text && (
        <Text c="dimmed" maw={460}>
          {text}
        </Text>
      )}
      {children && (
        <Group mt="sm" gap="xs" justify="center">
          {children}
        </Group>
      )}
      {note && (
        <Text size="sm" c="dimmed" maw={460} mt="sm">
          {note}
        </Text>
      )}
    </Stack>
  );
}
