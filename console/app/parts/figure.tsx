// One figure with its name, and a line that says what it is a share of. Figures stand in a `<FigureRow>`.

import { Paper, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export interface FigureProps {
  label: string;
  /** Already written by `useFormat()`. */
  value: string;
  /** « of 12,345 sent » */
  note?: ReactNode;
  tone?: 'plain' | 'warning' | 'bad';
}

const COLOURS = {
  plain: undefined,
  warning: 'var(--mantine-color-orange-light-color)',
  bad: 'var(--mantine-color-error)',
};

export function Figure({ label, value, note, tone = 'plain' }: FigureProps) {
  return (
    <Paper withBorder p="sm">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={24} fw={650} lh={1.3} className="figures" c={COLOURS[tone]}>
        {value}
      </Text>
      {note && (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      )}
    </Paper>
  );
}

export function FigureRow({ children }: { children: ReactNode }) {
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
      {children}
    </SimpleGrid>
  );
}
