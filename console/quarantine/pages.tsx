// The page of what arrived. What is chosen on it (state, domain, message, tab, search) stands in the address: it can be shared and gone back to.

import { IconShieldLock } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute } from '../app/root-route.tsx';

const id = z.string().regex(/^\d+$/).optional().catch(undefined);

const quarantine = createRoute({
  getParentRoute: () => rootRoute,
  path: '/quarantine',
  validateSearch: z.object({
    /** Held when absent. */
    state: z.enum(['contested', 'waiting', 'delivered', 'refused', 'deleted', 'all']).optional().catch(undefined),
    domain: id,
    message: id,
    search: z.string().min(1).optional().catch(undefined),
    tab: z.enum(['verdict', 'message', 'text', 'source', 'course']).optional().catch(undefined),
  }),
  staticData: {
    navigation: { order: 50, label: (t) => t('quarantine:title'), icon: IconShieldLock, may: 'quarantine:read' },
  },
  component: lazyRouteComponent(() => import('./quarantine-page.tsx'), 'QuarantinePage'),
});

export const pages = [quarantine] as const;
