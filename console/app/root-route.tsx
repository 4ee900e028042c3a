// The route above all others: it makes sure that someone is signed in, and draws the frame around every page.
// Each noun hangs its pages on it: `createRoute({ getParentRoute: () => rootRoute, path: '/contacts', staticData: {...}, component })`.

import { createRootRouteWithContext, Outlet, redirect, useMatches } from '@tanstack/react-router';
import type { TablerIcon } from '@tabler/icons-react';
import { Crash } from './crash.tsx';
import { Frame } from './frame.tsx';
import type { Translate } from './i18n.ts';
import { Missing } from './missing.tsx';
import { readSession } from './session.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Put the page in the navigation: `label: (t) => t('contacts:title')`. Order: contacts 10, templates 20, campaigns 30, sandbox 40, domains 50, settings 90. */
    navigation?: { order: number; label: (t: Translate) => string; icon: TablerIcon; may?: string };
    /** Drawn without the frame, for people who are not signed in (sign-in, first visit, invitation). */
    public?: boolean;
  }
}

export const rootRoute = createRootRouteWithContext()({
  component: Root,
  errorComponent: Crash,
  notFoundComponent: Missing,
  beforeLoad: async ({ location, matches }) => {
    if (matches.some(({ staticData }) => staticData.public)) return;
    const { state } = await readSession();
    if (state === 'open') return;
    if (state === 'first_visit') throw redirect({ to: '/first-visit' });
    throw redirect({ to: '/sign-in', search: { next: location.href } });
  },
});

function Root() {
  const isPublic = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.public) });
  return isPublic ? <Outlet /> : <Frame />;
}
