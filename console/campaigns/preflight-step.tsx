// The last step: what a receiver's filter would make of the campaign, what to mend and where, and the launch.
// The verdict comes from the server's own judge, on really composed messages; nothing is concluded here.

import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconRadar2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { ProgressCard } from '../app/parts/progress-card.tsx';
import { useSession } from '../app/session.ts';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { LaunchPanel } from './launch-panel.tsx';
import { PreflightFindings } from './preflight-findings.tsx';
import { RemarkList } from './remark-list.tsx';
import { SampleList } from './sample-list.tsx';
import { StepLayout } from './step-layout.tsx';
import { useDraft } from './use-draft.ts';
import { VerdictCard } from './verdict-card.tsx';

export type PreflightAnswer = NonNullable<ApiAnswer<'GET /api/campaigns/:campaignId/preflight'>['preflight']>;
export type PreflightResult = NonNullable<PreflightAnswer['result']>;

export function PreflightStep() {
  const { campaign, flush } = useDraft();
  const { may } = useSession();
  const params = { campaignId: campaign.id };
  const { data, error, refetch } = useApi(
    'GET /api/campaigns/:campaignId/preflight',
    { params },
    { topics: ['campaigns'] },
  );
  const start = useApiMutation('POST /api/campaigns/:campaignId/preflight');
  const stop = useApiMutation('DELETE /api/campaigns/:campaignId/preflight');
  const preflight = data?.preflight ?? null;
  const isRunning = preflight?.state === 'running' || start.isPending;
  const isFresh = preflight?.state === 'done' && preflight.revision === campaign.revision;
  const run = () => void flush().then(() => start.mutate({ params }));
  const canRun = may('campaigns:write') && campaign.state === 'draft';

  return (
    <StepLayout aside={<LaunchPanel preflight={isFresh ? preflight : null} />}>
      <ErrorNotice problem={error} onRetry={() => void refetch()} />
      <ErrorNotice problem={start.error ?? stop.error} />
      {data && isRunning && <Running preflight={preflight} onStop={() => stop.mutate({ params })} />}
      {data && !isRunning && preflight?.state !== 'done' && (
        <NotChecked state={preflight?.state} onRun={canRun ? run : undefined} />
      )}
      {preflight?.result && !isRunning && (
        <>
          <CheckedBar preflight={preflight} isFresh={isFresh} onRun={canRun ? run : undefined} />
          <VerdictCard result={preflight.result} samples={preflight.samples.length} />
          <PreflightFindings campaignId={campaign.id} result={preflight.result} />
          <SampleList campaignId={campaign.id} preflight={preflight} />
        </>
      )}
    </StepLayout>
  );
}

function Running({ preflight, onStop }: { preflight: PreflightAnswer | null; onStop: () => void }) {
  const { t } = useTranslation('campaigns');
  return (
    <ProgressCard
      title={t('preflight.running')}
      done={preflight?.state === 'running' ? preflight.done : 0}
      total={preflight?.state === 'running' && preflight.total > 0 ? preflight.total : undefined}
      actions={
        <Button size="compact-sm" variant="default" onClick={onStop}>
          {t('preflight.stop')}
        </Button>
      }
    >
      <Text size="sm" c="dimmed" mt="xs">
        {t('preflight.intro')}
      </Text>
    </ProgressCard>
  );
}

function NotChecked({ state, onRun }: { state: 'failed' | 'cancelled' | 'running' | undefined; onRun?: () => void }) {
  const { t } = useTranslation('campaigns');
  const { campaign } = useDraft();
  const missing = campaign.remarks.filter(({ severity }) => severity === 'blocker');
  if (missing.length > 0) {
    return (
      <Stack gap="xs">
        <Title order={2}>{t('preflight.completeFirst')}</Title>
        <RemarkList campaignId={campaign.id} remarks={missing} withLinks />
      </Stack>
    );
  }
  const title = state === 'failed' || state === 'cancelled' ? t(`preflight.${state}`) : t('preflight.never');
  return (
    <EmptyState icon={IconRadar2} title={title} text={t('preflight.intro')}>
      {onRun && <Button onClick={onRun}>{t('preflight.run')}</Button>}
    </EmptyState>
  );
}

function CheckedBar({
  preflight,
  isFresh,
  onRun,
}: {
  preflight: PreflightAnswer;
  isFresh: boolean;
  onRun?: () => void;
}) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  return (
    <Group justify="space-between" gap="sm">
      <Stack gap={0}>
        {preflight.finishedAt && (
          <Text size="sm" c="dimmed">
            {t('preflight.doneAt', { when: format.relative(preflight.finishedAt) })}
          </Text>
        )}
        {!isFresh && onRun && (
          <Text size="sm" fw={600}>
            {t('preflight.stale')}
          </Text>
        )}
      </Stack>
      {onRun && (
        <Button variant={isFresh ? 'default' : 'filled'} onClick={onRun}>
          {t('preflight.runAgain')}
        </Button>
      )}
    </Group>
  );
}
