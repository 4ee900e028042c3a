// A state in one word and one tone. Tones mean the same on every page; the word says it too, never the colour alone.

import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';

/** quiet: nothing to do · running: under way · good: done well · warning: look at it · bad: failed or refused */
export type Tone = 'quiet' | 'running' | 'good' | 'warning' | 'bad';

const COLOURS: Record<Tone, string> = { quiet: 'gray', running: 'sea', good: 'teal', warning: 'orange', bad: 'red' };

export function StateBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  // Never cut: a word that lost its end says nothing.
  return (
    <Badge color={COLOURS[tone]} miw="max-content">
      {children}
    </Badge>
  );
}
