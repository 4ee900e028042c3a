// One import, whatever its state: to prepare, under way, or with its result.

import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { useApi } from '../app/use-api.ts';
import { ImportDraft } from './import-draft.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportResult } from './import-result.tsx';
import { ImportStateBadge } from './import-state.tsx';

const route = getRouteApi('/imports/$importId');

export function ImportPage() {
  const { importId } = route.useParams();
  const { t } = useTranslation('imports');
  const { data, error } = useApi('GET /api/imports/:importId', { params: { importId } });
  const isMoving = data && ['queued', 'running', 'undoing'].includes(data.state);
  return (
    <>
      <PageHeader
        title={data?.fileName ?? t('title')}
        aside={data && <ImportStateBadge state={data.state} />}
        parent={<Link to="/imports">{t('title')}</Link>}
      />
      <PageBody>
        <ErrorNotice problem={error} />
        {data?.state === 'draft' && <ImportDraft importId={importId} />}
        {data && isMoving && <ImportProgress job={data} />}
        {data && data.state !== 'draft' && <ImportResult job={data} isMoving={Boolean(isMoving)} />}
      </PageBody>
    </>
  );
}
