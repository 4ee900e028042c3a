// The pages of imports: the history, a new file, one import from its preview to its result.

import { IconUpload } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';

const imports = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports',
  staticData: {
    navigation: { order: 15, label: (t) => t('imports:title'), icon: IconUpload, may: 'contacts:read' },
  },
  component: lazyRouteComponent(() => import('./imports-page.tsx'), 'ImportsPage'),
});

const newImport = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports/new',
  component: lazyRouteComponent(() => import('./new-import-page.tsx'), 'NewImportPage'),
});

const oneImport = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports/$importId',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
});

export const pages = [imports, newImport, oneImport] as const;
