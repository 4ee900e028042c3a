// The pages of sending domains.

import { IconWorld } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';

const domains = createRoute({
  getParentRoute: () => rootRoute,
  path: '/domains',
  staticData: {
    navigation: { order: 60, label: (t) => t('domains:title'), icon: IconWorld, may: 'domains:read' },
  },
  component: lazyRouteComponent(() => import('./domains-page.tsx'), 'DomainsPage'),
});

const domain = createRoute({
  getParentRoute: () => rootRoute,
  path: '/domains/$domainId',
  component: lazyRouteComponent(() => import('./domain-page.tsx'), 'DomainPage'),
});

export const pages = [domains, domain] as const;
