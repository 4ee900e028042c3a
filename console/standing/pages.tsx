// The pages of standing: one's own, and the desk of the installation's operator, to which one's own page leads.

import { IconShieldCheck } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';

const standing = createRoute({
  getParentRoute: () => rootRoute,
  path: '/standing',
  staticData: {
    navigation: { order: 45, label: (t) => t('standing:title'), icon: IconShieldCheck, may: 'campaigns:read' },
  },
  component: lazyRouteComponent(() => import('./standing-page.tsx'), 'StandingPage'),
});

const desk = createRoute({
  getParentRoute: () => rootRoute,
  path: '/standing/desk',
  component: lazyRouteComponent(() => import('./desk-page.tsx'), 'DeskPage'),
});

export const pages = [standing, desk] as const;
