// The frame around one campaign: its name and state, what can be done with it whole, and the links to its steps.
// Each step is a page inside it; all share one draft.

import { Alert, Loader, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { currentLanguage } from '../app/i18n.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { StateBadge } from '../app/parts/state-badge.tsx';
import { useSession } from '../app/session.ts';
import { useApi } from '../app/use-api.ts';
import { CampaignActions } from './campaign-actions.tsx';
import { CampaignStateBadge } from './state-of.tsx';
import { StepLinks } from './step-links.tsx';
import { type CampaignAnswer, DraftContext, useDraftOf } from './use-draft.ts';

const page = getRouteApi('/campaigns/$campaignId');

export function CampaignFrame() {
  const { t } = useTranslation('campaigns');
  const params = page.useParams();
  const { data, error, refetch } = useApi('GET /api/campaigns/:campaignId', { params });
  if (data) return <Framed key={data.id} campaign={data} />;
  return (
    <>
      <PageHeader title={t('title')} />
      <PageBody>
        {error ? <ErrorNotice problem={error} onRetry={() => void refetch()} /> : <Loader mx="auto" my="xl" />}
      </PageBody>
    </>
  );
}

function Framed({ campaign }: { campaign: CampaignAnswer }) {
  const { t } = useTranslation('campaigns');
  const { may } = useSession();
  const draft = useDraftOf(campaign, may('campaigns:write'));
  const mode = campaign.domain?.mode;

  return (
    <DraftContext value={draft}>
      <PageHeader
        title={draft.values.name}
        parent={<Link to="/campaigns">{t('title')}</Link>}
        aside={
          <>
            <CampaignStateBadge {...campaign} />
            {mode && campaign.state !== 'draft' && (
              <StateBadge tone={mode === 'live' ? 'good' : 'quiet'}>{t(`mode.${mode}`)}</StateBadge>
            )}
            <CampaignActions draft={draft} />
          </>
        }
      >
        {draft.isEditable && (
          <Text size="sm" c="dimmed" role="status" visibleFrom="sm">
            {t(`saving.${draft.saving}`)}
          </Text>
        )}
      </PageHeader>
      <StepLinks campaign={campaign} />
      <Notices problem={draft.problem} campaign={campaign} />
      <Outlet />
    </DraftContext>
  );
}

function Notices({ problem, campaign: { refusal } }: { problem: Error | null; campaign: CampaignAnswer }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  if (!problem && !refusal) return null;
  return (
    <PageBody>
      <ErrorNotice problem={problem} title={t('saving.failed')} />
      {refusal && (
        <Alert color="orange" title={t('refusal.title')} icon={<IconAlertTriangle size={18} aria-hidden />}>
          {t('refusal.text', { at: format.dateTime(refusal.at) })} {refusal.words[currentLanguage()]}
        </Alert>
      )}
    </PageBody>
  );
}
