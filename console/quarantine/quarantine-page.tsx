// What arrived, in three panes: states, messages, message. On a phone one pane shows at a time. Nothing happens by looking; what is held is
// delivered or deleted by a click that says so.

import { Box } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { LinkButton } from '../app/parts/link-button.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { useSession } from '../app/session.ts';
import { useApi } from '../app/use-api.ts';
import type { QuarantineSearch } from './arrival.ts';
import { ArrivalList } from './arrival-list.tsx';
import { ArrivalPane } from './arrival-pane.tsx';
import { StateList } from './state-list.tsx';
import '../app/parts/panes.css';

const page = getRouteApi('/quarantine');

export function QuarantinePage() {
  const { t } = useTranslation('quarantine');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const domains = useApi('GET /api/gateway/domains', {}, { topics: ['gateway'] });
  const choose = (change: Partial<QuarantineSearch>) => void navigate({ search: (now) => ({ ...now, ...change }) });
  return (
    <>
      <PageHeader title={t('title')} />
      {domains.error && (
        <PageBody>
          <ErrorNotice problem={domains.error} onRetry={() => void domains.refetch()} />
        </PageBody>
      )}
      {domains.data?.domains.length === 0 && <NothingYet />}
      {domains.data && domains.data.domains.length > 0 && (
        <Box className="panes" data-pane={search.message ? 'message' : 'list'}>
          <StateList search={search} onChoose={choose} domains={domains.data.domains} />
          <ArrivalList search={search} onChoose={choose} />
          <ArrivalPane search={search} onChoose={choose} />
        </Box>
      )}
    </>
  );
}

function NothingYet() {
  const { t } = useTranslation('quarantine');
  const { may } = useSession();
  return (
    <EmptyState icon={IconShieldLock} title={t('empty.title')} text={t('empty.text')}>
      {may('gateway:write') && <LinkButton to="/gateway">{t('empty.action')}</LinkButton>}
    </EmptyState>
  );
}
