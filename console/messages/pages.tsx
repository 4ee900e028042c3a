// The page of single messages. The one that is looked at stands in the address.

import { IconMailShare } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute } from '../app/root-route.tsx';

const messages = createRoute({
  getParentRoute: () => rootRoute,
  path: '/messages',
  validateSearch: z.object({
    message: z.string().regex(/^\d+$/).optional().catch(undefined),
    tag: z.string().min(1).max(50).optional().catch(undefined),
  }),
  staticData: {
    navigation: { order: 35, label: (t) => t('messages:title'), icon: IconMailShare, may: 'messages:read' },
  },
  component: lazyRouteComponent(() => import('./messages-page.tsx'), 'MessagesPage'),
});

export const pages = [messages] as const;
