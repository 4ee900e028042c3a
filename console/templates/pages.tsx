// The pages of templates: the list, the choice of a beginning, and the editor of one.

import { IconTemplate } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute } from '../app/root-route.tsx';

const templates = createRoute({
  getParentRoute: () => rootRoute,
  path: '/templates',
  staticData: {
    navigation: { order: 20, label: (t) => t('templates:title'), icon: IconTemplate, may: 'templates:read' },
  },
  validateSearch: z.object({ search: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./templates-page.tsx'), 'TemplatesPage'),
});

const newTemplate = createRoute({
  getParentRoute: () => rootRoute,
  path: '/templates/new',
  component: lazyRouteComponent(() => import('./new-template-page.tsx'), 'NewTemplatePage'),
});

const template = createRoute({
  getParentRoute: () => rootRoute,
  path: '/templates/$templateId',
  component: lazyRouteComponent(() => import('./template-page.tsx'), 'TemplatePage'),
});

export const pages = [templates, newTemplate, template] as const;
