// The campaigns changed last: their state, and how far they are.

import { Group, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { LinkButton } from '../app/parts/link-button.tsx';
import { PageLink } from '../app/parts/page-link.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { useSession } from '../app/session.ts';
import { useApi } from '../app/use-api.ts';
import { CampaignStateBadge } from '../campaigns/state-of.tsx';

const MOST = 6;

export function RecentCampaigns() {
  const { t } = useTranslation('home');
  const { may } = useSession();
  const format = useFormat();
  const { data, error } = useApi('GET /api/campaigns');
  return (
    <Panel
      title={t('recent.title')}
      actions={
        <LinkButton to="/campaigns" variant="default" size="xs">
          {t('recent.all')}
        </LinkButton>
      }
    >
      <ErrorNotice problem={error} />
      {data?.items.length === 0 && (
        <EmptyState icon={IconSend} title={t('recent.none')} text={t('recent.noneText')}>
          {may('campaigns:write') && (
            <LinkButton to="/campaigns" variant="default">
              {t('recent.create')}
            </LinkButton>
          )}
        </EmptyState>
      )}
      <ul className="plain-list ruled-list">
        {data?.items.slice(0, MOST).map(({ id, name, subject, state, scheduledAt, updatedAt }) => (
          <li key={id}>
            <Group justify="space-between" wrap="nowrap" gap="sm">
              <div className="shrinkable">
                <PageLink to="/campaigns/$campaignId" params={{ campaignId: id }} fw={550} size="sm">
                  {name}
                </PageLink>
                <Text size="sm" c="dimmed" truncate>
                  {[subject, t('recent.changed', { when: format.relative(updatedAt) })].filter(Boolean).join(' · ')}
                </Text>
              </div>
              <CampaignStateBadge state={state} scheduledAt={scheduledAt} />
            </Group>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
