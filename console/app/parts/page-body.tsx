// The room under a page's header: the same margins on every page, and a reading width where the page is a form.

import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';

/** `width`: `full` for tables, `reading` (720 px) for forms and texts. */
export function PageBody({ width = 'full', children }: { width?: 'full' | 'reading'; children: ReactNode }) {
  return (
    <Stack gap="md" px={{ base: 'sm', sm: 'lg' }} py="md" maw={width === 'reading' ? 760 : undefined}>
      {children}
    </Stack>
  );
}
