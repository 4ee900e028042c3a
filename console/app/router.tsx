// All pages of the console. A noun adds one import and one spread here, and its routes are typed everywhere:
// `<Link to="/contacts/$contactId" params={{ contactId }}>` with a wrong address or parameter does not compile.

import { createRouter } from '@tanstack/react-router';
import { pages as accounts } from '../accounts/pages.tsx';
import { pages as apiKeys } from '../api-keys/pages.tsx';
import { pages as campaigns } from '../campaigns/pages.tsx';
import { pages as contacts } from '../contacts/pages.tsx';
import { pages as imports } from '../imports/pages.tsx';
import { pages as domains } from '../domains/pages.tsx';
import { pages as gateway } from '../gateway/pages.tsx';
import { pages as judge } from '../judge/pages.tsx';
import { pages as home } from '../home/pages.tsx';
import { pages as linkguard } from '../linkguard/pages.tsx';
import { pages as live } from '../live/pages.tsx';
import { pages as messages } from '../messages/pages.tsx';
import { pages as quarantine } from '../quarantine/pages.tsx';
import { pages as reports } from '../reports/pages.tsx';
import { pages as sandbox } from '../sandbox/pages.tsx';
import { pages as standing } from '../standing/pages.tsx';
import { pages as templates } from '../templates/pages.tsx';
import { pages as webhooks } from '../webhooks/pages.tsx';
import { rootRoute } from './root-route.tsx';

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...home,
    ...accounts,
    ...campaigns,
    ...apiKeys,
    ...contacts,
    ...imports,
    ...domains,
    ...templates,
    ...sandbox,
    ...judge,
    ...linkguard,
    ...live,
    ...standing,
    ...messages,
    ...quarantine,
    ...gateway,
    ...reports,
    ...webhooks,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  // Another order or search, which stand in the address, is another list: it is read from its top, not from where the last one was left.
  scrollToTopSelectors: ['.keyset-table'],
  defaultStructuralSharing: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
