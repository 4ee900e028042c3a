// The pages about people: the three doors for those not signed in, and the settings.

import { IconSettings } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute } from '../app/root-route.tsx';

/** A path of this console, and no other site (`//evil.example`, `/\\evil.example`). */
const OWN_PATH = /^\/(?![/\\])/;

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  staticData: { public: true },
  validateSearch: z.object({ next: z.string().regex(OWN_PATH).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
});

const keySearch = z.object({ key: z.string().optional().catch(undefined) });

const firstVisit = createRoute({
  getParentRoute: () => rootRoute,
  path: '/first-visit',
  staticData: { public: true },
  validateSearch: keySearch,
  component: lazyRouteComponent(() => import('./first-visit-page.tsx'), 'FirstVisitPage'),
});

const invitation = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  staticData: { public: true },
  validateSearch: keySearch,
  component: lazyRouteComponent(() => import('./invitation-page.tsx'), 'InvitationPage'),
});

const settings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  staticData: { navigation: { order: 90, label: (t) => t('accounts:settings.title'), icon: IconSettings } },
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'AccountSettings'),
});

const workspace = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/workspace',
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'WorkspaceSettings'),
});

const operators = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/operators',
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'OperatorsSettings'),
});

const audit = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/audit',
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'AuditSettings'),
});

export const pages = [signIn, firstVisit, invitation, settings, workspace, operators, audit] as const;
