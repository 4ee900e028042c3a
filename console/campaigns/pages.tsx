// The pages of campaigns: the list, and one campaign with a page for each of its steps.

import { IconSend } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute } from '../app/root-route.tsx';
import './campaigns.css';

const campaigns = createRoute({
  getParentRoute: () => rootRoute,
  path: '/campaigns',
  staticData: {
    navigation: { order: 30, label: (t) => t('campaigns:title'), icon: IconSend, may: 'campaigns:read' },
  },
  validateSearch: z.object({
    search: z.string().optional().catch(undefined),
    state: z.enum(['draft', 'scheduled', 'sending', 'paused', 'finished', 'cancelled']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./campaigns-page.tsx'), 'CampaignsPage'),
});

const campaign = createRoute({
  getParentRoute: () => rootRoute,
  path: '/campaigns/$campaignId',
  component: lazyRouteComponent(() => import('./campaign-frame.tsx'), 'CampaignFrame'),
});

const entry = createRoute({
  getParentRoute: () => campaign,
  path: '/',
  component: lazyRouteComponent(() => import('./campaign-entry.tsx'), 'CampaignEntry'),
});

const audience = createRoute({
  getParentRoute: () => campaign,
  path: '/audience',
  component: lazyRouteComponent(() => import('./audience-step.tsx'), 'AudienceStep'),
});

const sender = createRoute({
  getParentRoute: () => campaign,
  path: '/sender',
  component: lazyRouteComponent(() => import('./sender-step.tsx'), 'SenderStep'),
});

const content = createRoute({
  getParentRoute: () => campaign,
  path: '/content',
  component: lazyRouteComponent(() => import('./content-step.tsx'), 'ContentStep'),
});

const moment = createRoute({
  getParentRoute: () => campaign,
  path: '/moment',
  component: lazyRouteComponent(() => import('./moment-step.tsx'), 'MomentStep'),
});

const preflight = createRoute({
  getParentRoute: () => campaign,
  path: '/preflight',
  component: lazyRouteComponent(() => import('./preflight-step.tsx'), 'PreflightStep'),
});

const report = createRoute({
  getParentRoute: () => campaign,
  path: '/report',
  component: lazyRouteComponent(() => import('./report-step.tsx'), 'ReportStep'),
});

const recipients = createRoute({
  getParentRoute: () => campaign,
  path: '/recipients',
  validateSearch: z.object({
    search: z.string().optional().catch(undefined),
    state: z
      .enum(['planned', 'handed_over', 'deferred', 'accepted', 'bounced', 'suppressed', 'skipped'])
      .optional()
      .catch(undefined),
    reason: z.string().optional().catch(undefined),
    domain: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./recipients-step.tsx'), 'RecipientsStep'),
});

export const pages = [
  campaigns,
  campaign.addChildren([entry, audience, sender, content, moment, preflight, report, recipients]),
] as const;
