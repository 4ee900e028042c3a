// The room of a step: what one writes, and beside it (below it on narrow screens) what it comes to.

import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageBody } from '../app/parts/page-body.tsx';

export function StepLayout({ aside, children }: { aside?: ReactNode; children: ReactNode }) {
  return (
    <PageBody>
      <div className="step">
        <Stack gap="md" miw={0}>
          {children}
        </Stack>
        {aside && <aside>{aside}</aside>}
      </div>
    </PageBody>
  );
}
