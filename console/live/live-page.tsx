// The road in as it runs: what arrived in each minute of the last hour, what waits for the mailbox server, which step takes how long, and the
// latest arrivals. Asked for again every few seconds while the page is looked at.

import { Stack } from '@mantine/core';
import { IconActivity } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { LinkButton } from '../app/parts/link-button.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { useSession } from '../app/session.ts';
import { useApi } from '../app/use-api.ts';
import { LatestArrivals } from './latest-arrivals.tsx';
import { LiveFigures } from './live-figures.tsx';
import { MinuteChart } from './minute-chart.tsx';
import { StepTable } from './step-table.tsx';

const ASK_AGAIN_MS = 5_000;

export function LivePage() {
  const { t } = useTranslation('live');
  const { may } = useSession();
  const { data, error, refetch } = useApi('GET /api/gateway/live', {}, { refetchInterval: ASK_AGAIN_MS });
  return (
    <>
      <PageHeader title={t('title')} />
      <PageBody>
        <ErrorNotice problem={error} onRetry={() => void refetch()} />
        {data?.latest.length === 0 && (
          <EmptyState icon={IconActivity} title={t('empty')} text={t('emptyText')}>
            {may('gateway:read') && <LinkButton to="/gateway">{t('toGateway')}</LinkButton>}
          </EmptyState>
        )}
        {data && data.latest.length > 0 && (
          <Stack gap="md">
            <LiveFigures live={data} />
            <MinuteChart minutes={data.minutes} />
            <StepTable steps={data.steps} />
            <LatestArrivals arrivals={data.latest} />
          </Stack>
        )}
      </PageBody>
    </>
  );
}
