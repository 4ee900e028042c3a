// Where one arrives on a campaign: its report when it has left, else the first step that is not complete.

import { Navigate } from '@tanstack/react-router';
import { draftSteps, isComplete } from './steps.ts';
import { useDraft } from './use-draft.ts';

export function CampaignEntry() {
  const { campaign } = useDraft();
  const params = { campaignId: campaign.id };
  if (campaign.sendId !== null) return <Navigate to="/campaigns/$campaignId/report" params={params} replace />;
  if (campaign.state === 'scheduled') return <Navigate to="/campaigns/$campaignId/preflight" params={params} replace />;
  const step = draftSteps.find((one) => !isComplete(one, campaign.remarks)) ?? 'preflight';
  return <Navigate to={`/campaigns/$campaignId/${step}`} params={params} replace />;
}
