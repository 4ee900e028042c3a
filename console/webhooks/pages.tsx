// The page of webhooks.

import { IconWebhook } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';

const webhooks = createRoute({
  getParentRoute: () => rootRoute,
  path: '/webhooks',
  staticData: {
    navigation: { order: 81, label: (t) => t('webhooks:title'), icon: IconWebhook, may: 'webhooks:read' },
  },
  component: lazyRouteComponent(() => import('./webhooks-page.tsx'), 'WebhooksPage'),
});

export const pages = [webhooks] as const;
