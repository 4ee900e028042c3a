// The page of the phishing desk. The state that is looked at stands in the address.

import { IconLinkOff } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute } from '../app/root-route.tsx';

const linkguard = createRoute({
  getParentRoute: () => rootRoute,
  path: '/linkguard',
  validateSearch: z.object({
    /** Reported when absent. */
    state: z.enum(['blocked', 'cleared']).optional().catch(undefined),
  }),
  staticData: {
    navigation: { order: 55, label: (t) => t('linkguard:title'), icon: IconLinkOff, may: 'quarantine:read' },
  },
  component: lazyRouteComponent(() => import('./linkguard-page.tsx'), 'LinkguardPage'),
});

export const pages = [linkguard] as const;
