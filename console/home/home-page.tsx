// Where one arrives: the first steps while there are some left, then what is under way.

import { IconInbox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../app/parts/link-button.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { useSession } from '../app/session.ts';
import { FirstSteps, useFirstSteps } from './first-steps.tsx';
import { HomeFigures } from './home-figures.tsx';
import { RecentCampaigns } from './recent-campaigns.tsx';
import './home.css';

export function HomePage() {
  const { t } = useTranslation('home');
  const { may } = useSession();
  const steps = useFirstSteps();
  const hasLaunched = steps?.some(({ name, isDone }) => name === 'campaign' && isDone) ?? false;
  const isNew = steps?.some(({ isDone }) => !isDone) ?? false;
  return (
    <>
      <PageHeader title={t('title')} />
      <PageBody>
        {steps && isNew && may('campaigns:write') && <FirstSteps steps={steps} />}
        {steps && !isNew && <HomeFigures />}
        {hasLaunched && (
          <Panel
            title={t('read.title')}
            text={t('read.text')}
            actions={
              <LinkButton to="/sandbox" variant="default" leftSection={<IconInbox size={16} aria-hidden />}>
                {t('read.go')}
              </LinkButton>
            }
          />
        )}
        <RecentCampaigns />
      </PageBody>
    </>
  );
}
