// The pages of contacts: the list, and one person.

import { IconUsers } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute } from '../app/root-route.tsx';

const contacts = createRoute({
  getParentRoute: () => rootRoute,
  path: '/contacts',
  staticData: {
    navigation: { order: 10, label: (t) => t('contacts:title'), icon: IconUsers, may: 'contacts:read' },
  },
  validateSearch: z.object({
    search: z.string().optional().catch(undefined),
    purposeId: z.string().optional().catch(undefined),
    consent: z.enum(['granted', 'withdrawn', 'objected', 'none']).optional().catch(undefined),
    isSuppressed: z.enum(['true', 'false']).optional().catch(undefined),
    sort: z.enum(['email', 'name', 'created']).optional().catch(undefined),
    direction: z.enum(['asc', 'desc']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./contacts-page.tsx'), 'ContactsPage'),
});

const contact = createRoute({
  getParentRoute: () => rootRoute,
  path: '/contacts/$contactId',
  component: lazyRouteComponent(() => import('./contact-page.tsx'), 'ContactPage'),
});

export const pages = [contacts, contact] as const;
