// The phishing desk: links that owners reported, how far each spread, and the decision. The most recent report stands on top; nothing is
// opened here, for the pages are traps.

import { Button, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { LinkButton } from '../app/parts/link-button.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { useSession } from '../app/session.ts';
import { useApiPages } from '../app/use-api.ts';
import { BlockLink } from './block-link.tsx';
import { LinkCard } from './link-card.tsx';
import { LookupPanel } from './lookup-panel.tsx';

const page = getRouteApi('/linkguard');
const STATES = ['reported', 'blocked', 'cleared'] as const;

export function LinkguardPage() {
  const { t } = useTranslation('linkguard');
  const { may } = useSession();
  const { state = 'reported' } = page.useSearch();
  const navigate = page.useNavigate();
  const links = useApiPages('GET /api/linkguard/links', { query: { state } }, { keepPrevious: true });
  const rows = links.data?.pages.flatMap(({ items }) => items) ?? [];
  const choose = (value: string) => {
    const chosen = STATES.find((one) => one === value);
    void navigate({ search: { state: chosen === 'reported' ? undefined : chosen } });
  };
  return (
    <>
      <PageHeader title={t('title')}>{may('quarantine:write') && <BlockLink />}</PageHeader>
      <PageBody>
        <Stack gap="md">
          <Text c="dimmed">{t('intro')}</Text>
          <SegmentedControl
            value={state}
            onChange={choose}
            aria-label={t('states')}
            data={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
            w="fit-content"
          />
          <ErrorNotice problem={links.error} onRetry={() => void links.refetch()} />
          {links.data && rows.length === 0 && (
            <EmptyState icon={IconLinkOff} title={t(`empty.${state}`)} text={t('emptyText')}>
              {may('gateway:read') && <LinkButton to="/gateway">{t('toGateway')}</LinkButton>}
            </EmptyState>
          )}
          {rows.map((link) => (
            <LinkCard key={link.id} link={link} />
          ))}
          {links.hasNextPage && (
            <Button variant="default" loading={links.isFetchingNextPage} onClick={() => void links.fetchNextPage()}>
              {t('more')}
            </Button>
          )}
          <LookupPanel />
        </Stack>
      </PageBody>
    </>
  );
}
