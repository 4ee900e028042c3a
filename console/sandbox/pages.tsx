// The page of the sandbox. What is chosen on it (mailbox, message, tab, search) stands in the address: it can be shared and gone back to.

import { IconInbox } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute } from '../app/root-route.tsx';

const id = z.string().regex(/^\d+$/).optional().catch(undefined);
const text = z.string().min(1).optional().catch(undefined);

const sandbox = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sandbox',
  validateSearch: z.object({
    mailbox: text,
    send: id,
    message: id,
    search: text,
    tab: z.enum(['message', 'text', 'source', 'verdict']).optional().catch(undefined),
  }),
  staticData: {
    navigation: { order: 40, label: (t) => t('sandbox:title'), icon: IconInbox, may: 'sandbox:read' },
  },
  component: lazyRouteComponent(() => import('./sandbox-page.tsx'), 'SandboxPage'),
});

export const pages = [sandbox] as const;
