// One's own standing: for each stream where it stands, the figures against their lines, what to do, and the answer to a sanction.

import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { useApi } from '../app/use-api.ts';
import { StandingSections } from './standing-sections.tsx';
import { StandingView } from './standing-view.tsx';

export function StandingPage() {
  const { t } = useTranslation('standing');
  const { data, error } = useApi('GET /api/standing');
  return (
    <>
      <PageHeader title={t('title')} />
      {data?.hasDesk && <StandingSections />}
      <PageBody>
        <ErrorNotice problem={error} />
        {data && <StandingView view={data} mayAnswer />}
      </PageBody>
    </>
  );
}
