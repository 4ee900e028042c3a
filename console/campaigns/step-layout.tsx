// The room of a step: what one writes, beside it what it comes to, below them the way on. On narrow screens one after the other.

import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageBody } from '../app/parts/page-body.tsx';

export interface StepLayoutProps {
  aside?: ReactNode;
  /** The link to the next step. */
  next?: ReactNode;
  children: ReactNode;
}

export function StepLayout({ aside, next, children }: StepLayoutProps) {
  return (
    <PageBody>
      <div className="step">
        <Stack gap="md" miw={0}>
          {children}
        </Stack>
        {aside && <aside>{aside}</aside>}
        {next}
      </div>
    </PageBody>
  );
}
