// The judge's page. The example or sandbox message judged, and the server believed, stand in the address; a dropped file cannot.

import { IconScale } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute } from '../app/root-route.tsx';

const judge = createRoute({
  getParentRoute: () => rootRoute,
  path: '/judge',
  validateSearch: z.object({
    example: z.string().regex(/^\w+$/).optional().catch(undefined),
    sandbox: z.string().regex(/^\d+$/).optional().catch(undefined),
    trust: z.string().max(255).optional().catch(undefined),
  }),
  staticData: {
    navigation: { order: 45, label: (t) => t('judge:title'), icon: IconScale },
  },
  component: lazyRouteComponent(() => import('./judge-page.tsx'), 'JudgePage'),
});

export const pages = [judge] as const;
