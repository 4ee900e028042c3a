// Every route of the program in one table. Its type is all that the console knows of the server.

import { accountsRoutes } from '#accounts/accounts-routes.ts';
import { openApiDocument } from '#platform/http/openapi.ts';
import { route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { contestRoutes } from '#receiving/contests/contest-routes.ts';
import { protectedDomainRoutes } from '#receiving/domains/protected-domain-routes.ts';
import { judgeRoutes } from '#receiving/judging/judge-routes.ts';
import { deskRoutes } from '#receiving/linkguard/desk-routes.ts';
import { lookupRoutes } from '#receiving/linkguard/lookup-routes.ts';
import { ownerLinkRoutes } from '#receiving/owner-page/owner-link-routes.ts';
import { liveRoutes } from '#receiving/metrics/live-routes.ts';
import { metricsRoutes } from '#receiving/metrics/metrics-routes.ts';
import { ownerPageRoutes } from '#receiving/owner-page/owner-page-routes.ts';
import { ownerRoutes } from '#receiving/owners/owner-routes.ts';
import { quarantineRoutes } from '#receiving/quarantine/quarantine-routes.ts';
import { trackerRoutes } from '#receiving/quarantine/tracker-routes.ts';
import { reactionRoutes } from '#receiving/reactions/reaction-routes.ts';
import { outgoingReportRoutes } from '#receiving/reports/outgoing/outgoing-routes.ts';
import { domainReportRoutes } from '#receiving/reports/report-routes.ts';
import { sandboxRoutes } from '#receiving/sandbox/sandbox-routes.ts';
import { campaignRoutes } from '#sending/campaigns/campaign-routes.ts';
import { preflightRoutes } from '#sending/campaigns/preflight-routes.ts';
import { purposeRoutes } from '#sending/audience/consent/purpose-routes.ts';
import { contactRoutes } from '#sending/audience/contacts/contact-routes.ts';
import { fieldRoutes } from '#sending/audience/contacts/field-routes.ts';
import { importRoutes } from '#sending/audience/imports/import-routes.ts';
import { domainRoutes } from '#sending/domains/domain-routes.ts';
import { keyRoutes } from '#sending/domains/key-routes.ts';
import { mtaStsRoutes } from '#sending/domains/mta-sts-routes.ts';
import { prepareProposedAuthentication } from '#sending/domains/proposed-zone.ts';
import { clickRoutes } from '#sending/feedback/click-routes.ts';
import { answerRoutes } from '#sending/feedback/returns/answer-routes.ts';
import { unsubscribeRoutes } from '#sending/feedback/unsubscribe-routes.ts';
import { messageRoutes } from '#sending/relay/message-routes.ts';
import { reportRoutes } from '#sending/reports/report-routes.ts';
import { standingRoutes } from '#sending/standing/standing-routes.ts';
import { standingDeskRoutes } from '#sending/standing/standing-desk-routes.ts';
import { imageRoutes } from '#sending/templates/image-routes.ts';
import { templateRoutes } from '#sending/templates/template-routes.ts';
import { webhookRoutes } from '#sending/webhooks/webhook-routes.ts';

export function collectRoutes(platform: Platform) {
  const routes = {
    ...accountsRoutes(platform),
    ...purposeRoutes(platform),
    ...contactRoutes(platform),
    ...fieldRoutes(platform),
    ...importRoutes(platform),
    ...domainRoutes(platform),
    ...keyRoutes(platform),
    ...mtaStsRoutes(platform),
    ...templateRoutes(platform),
    ...imageRoutes(platform),
    ...campaignRoutes(platform),
    ...preflightRoutes(platform),
    ...reportRoutes(platform),
    ...standingRoutes(platform),
    ...standingDeskRoutes(platform),
    ...messageRoutes(platform),
    ...webhookRoutes(platform),
    ...answerRoutes(platform),
    ...unsubscribeRoutes(platform),
    ...clickRoutes(platform),
    ...judgeRoutes(),
    ...protectedDomainRoutes(platform),
    ...ownerRoutes(platform),
    ...ownerLinkRoutes(platform),
    ...ownerPageRoutes(platform),
    // Before the quarantine, whose messages are named by number in the same place.
    ...trackerRoutes(platform),
    ...quarantineRoutes(platform),
    ...reactionRoutes(platform),
    ...contestRoutes(platform),
    ...lookupRoutes(platform),
    ...deskRoutes(platform),
    ...liveRoutes(platform),
    ...metricsRoutes(platform),
    ...outgoingReportRoutes(platform),
    ...domainReportRoutes(platform),
    ...sandboxRoutes(platform, (workspaceId) => prepareProposedAuthentication(platform, workspaceId)),
  };
  const document = openApiDocument(routes, platform.config);
  return {
    ...routes,
    'GET /api/openapi.json': route({
      may: 'public',
      summary: 'The public API as an OpenAPI 3.1 document',
      run: () => Response.json(document),
    }),
  };
}

export type Routes = ReturnType<typeof collectRoutes>;
