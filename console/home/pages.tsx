// Where one arrives: the next step for a newcomer, what is under way for everybody.

import { IconHome } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  staticData: { navigation: { order: 5, label: (t) => t('home:title'), icon: IconHome } },
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
});

export const pages = [home] as const;
