// The pages of the road in that the postmaster sets up: the protected domains, and each of them.

import { IconDoorEnter } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';

const gateway = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gateway',
  staticData: {
    navigation: { order: 55, label: (t) => t('gateway:title'), icon: IconDoorEnter, may: 'gateway:read' },
  },
  component: lazyRouteComponent(() => import('./gateway-page.tsx'), 'GatewayPage'),
});

const domain = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gateway/$domainId',
  component: lazyRouteComponent(() => import('./protected-domain-page.tsx'), 'ProtectedDomainPage'),
});

export const pages = [gateway, domain] as const;
