// The page of API keys.

import { IconKey } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';

const apiKeys = createRoute({
  getParentRoute: () => rootRoute,
  path: '/api-keys',
  staticData: {
    navigation: { order: 80, label: (t) => t('api-keys:title'), icon: IconKey, may: 'api-keys:read' },
  },
  component: lazyRouteComponent(() => import('./api-keys-page.tsx'), 'ApiKeysPage'),
});

export const pages = [apiKeys] as const;
