// The pages of what receivers report of mail in the name of our domains.

import { IconReportAnalytics } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';

const reports = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports',
  staticData: {
    navigation: { order: 65, label: (t) => t('reports:title'), icon: IconReportAnalytics, may: 'domains:read' },
  },
  component: lazyRouteComponent(() => import('./reports-page.tsx'), 'ReportsPage'),
});

const domain = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports/$domain',
  component: lazyRouteComponent(() => import('./domain-report-page.tsx'), 'DomainReportPage'),
});

export const pages = [reports, domain] as const;
