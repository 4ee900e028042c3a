// The live page of the road in.

import { IconActivity } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';

const live = createRoute({
  getParentRoute: () => rootRoute,
  path: '/live',
  staticData: {
    navigation: { order: 49, label: (t) => t('live:title'), icon: IconActivity, may: 'quarantine:read' },
  },
  component: lazyRouteComponent(() => import('./live-page.tsx'), 'LivePage'),
});

export const pages = [live] as const;
