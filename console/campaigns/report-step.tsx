// The report of a campaign: live progress while it is sent, then the figures, over time and by provider, reason and link.
// Figures about people never hold a machine's hit; machines are shown, apart.

import { Alert, Anchor, List, Stack, Text } from '@mantine/core';
import { IconChartBar, IconCopyCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { ProgressCard } from '../app/parts/progress-card.tsx';
import { useApi } from '../app/use-api.ts';
import { ClickChart, DeliveryChart } from './report-charts.tsx';
import { ReportFigures } from './report-figures.tsx';
import { DeferralTable, DomainTable, LinkTable, ReasonTable } from './report-tables.tsx';
import { SendProgress } from './send-progress.tsx';
import { useDraft } from './use-draft.ts';

export type Report = NonNullable<ApiAnswer<'GET /api/campaigns/:campaignId/report'>['report']>;

/** The whole report costs the server a second for a million people: while a send runs it is asked for now and then only. */
const REFRESH_MS = 5_000;

export function ReportStep() {
  const { t } = useTranslation('campaigns');
  const { campaign } = useDraft();
  const params = { campaignId: campaign.id };
  const isRunning = campaign.state === 'sending';
  const { data, error, refetch } = useApi(
    'GET /api/campaigns/:campaignId/report',
    { params },
    { topics: [], refetchInterval: isRunning ? REFRESH_MS : 60_000, staleTime: 0, keepPrevious: true },
  );
  // The counters are live, the rest a few seconds old: no figure may contradict the progress above it.
  const live = useApi('GET /api/campaigns/:campaignId/progress', { params }, { topics: ['campaigns'] });
  const report = data?.report && { ...data.report, counts: live.data?.progress ?? data.report.counts };
  if (campaign.sendId === null && campaign.state === 'scheduled') return <AboutToLeave />;
  if (campaign.sendId === null) {
    return <EmptyState icon={IconChartBar} title={t('report.notYet')} text={t('report.notYetText')} />;
  }
  return (
    <PageBody>
      <ErrorNotice problem={error} onRetry={() => void refetch()} />
      <SendProgress campaign={campaign} />
      {report && <Figures report={report} campaignId={campaign.id} />}
    </PageBody>
  );
}

/** The jobs role freezes the audience: a moment for thousands, half a minute for a million. */
function AboutToLeave() {
  const { t } = useTranslation('campaigns');
  return (
    <PageBody>
      <ProgressCard title={t('report.leaving')} done={0}>
        <Text size="sm" c="dimmed" mt="xs">
          {t('report.leavingText')}
        </Text>
      </ProgressCard>
    </PageBody>
  );
}

function Figures({ report, campaignId }: { report: Report; campaignId: string }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const { campaign } = useDraft();
  const { maybeDuplicates } = report.counts;
  const { unsubscribedSuspect } = report.reactions;
  return (
    <>
      <ReportFigures report={report} tracking={campaign.clickTracking} />
      {maybeDuplicates > 0 && (
        <Alert color="orange" icon={<IconCopyCheck size={18} aria-hidden />}>
          {t('report.duplicates', { count: maybeDuplicates, formatted: format.number(maybeDuplicates) })}
        </Alert>
      )}
      {unsubscribedSuspect > 0 && (
        <Alert color="gray">
          {t('report.suspectUnsubscribed', {
            count: unsubscribedSuspect,
            formatted: format.number(unsubscribedSuspect),
          })}
        </Alert>
      )}
      {report.keptAnswers.length > 0 && <KeptAnswers answers={report.keptAnswers} />}
      <Stack gap="md">
        <DeliveryChart delivery={report.delivery} />
        <ReasonTable campaignId={campaignId} report={report} />
        <DomainTable campaignId={campaignId} domains={report.domains} />
        {report.deferrals.length > 0 && <DeferralTable deferrals={report.deferrals} />}
        {campaign.clickTracking !== 'none' && (
          <>
            <ClickChart clicks={report.clicks} />
            {report.links.length > 0 && <LinkTable links={report.links} />}
          </>
        )}
      </Stack>
    </>
  );
}

/** What people wrote must not wait unseen because the reply address takes no mail. */
function KeptAnswers({ answers }: { answers: Report['keptAnswers'] }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  return (
    <Alert color="orange" title={t('report.keptAnswers', { count: answers.length })}>
      <Text size="sm">{t('report.keptAnswersText')}</Text>
      <List size="sm" mt="xs">
        {answers.map(({ id, from, at }) => (
          <List.Item key={id}>
            <Anchor inherit href={`/api/answers/${id}`} download>
              {from}
            </Anchor>
            {` · ${format.dateTime(at)}`}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
