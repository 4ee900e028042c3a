// The sending domains of the workspace: which are live, and what their DNS still lacks.

import { Button, Group, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconWorld } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { PageLink } from '../app/parts/page-link.tsx';
import { StateBadge } from '../app/parts/state-badge.tsx';
import { useSession } from '../app/session.ts';
import { useApi } from '../app/use-api.ts';
import { AddDomain } from './add-domain.tsx';

type Domain = ApiAnswer<'GET /api/domains'>['domains'][number];

export function DomainsPage() {
  const { t } = useTranslation('domains');
  const { may } = useSession();
  const { data, error } = useApi('GET /api/domains');
  const [open, { open: add, close }] = useDisclosure(false);
  const button = may('domains:write') && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
      {t('add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')}>{data && data.domains.length > 0 && button}</PageHeader>
      <PageBody>
        <ErrorNotice problem={error} />
        {data?.domains.length === 0 && (
          <EmptyState icon={IconWorld} title={t('empty')} text={t('emptyText')}>
            {button}
          </EmptyState>
        )}
        {data && data.domains.length > 0 && <DomainTable domains={data.domains} />}
      </PageBody>
      <AddDomain opened={open} onClose={close} />
    </>
  );
}

function DomainTable({ domains }: { domains: Domain[] }) {
  const { t } = useTranslation('domains');
  const format = useFormat();
  return (
    <Table verticalSpacing="sm" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('domain')}</Table.Th>
          <Table.Th visibleFrom="sm">{t('mode.label')}</Table.Th>
          <Table.Th visibleFrom="sm">{t('dns.label')}</Table.Th>
          <Table.Th visibleFrom="sm">{t('checkedAt')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {domains.map((domain) => (
          <Table.Tr key={domain.id}>
            <Table.Td>
              <PageLink to="/domains/$domainId" params={{ domainId: domain.id }} fw={500}>
                {domain.displayName}
              </PageLink>
              <Group gap="xs" mt={6} hiddenFrom="sm">
                <ModeBadge mode={domain.mode} />
                <DnsBadge blocking={domain.blocking} />
              </Group>
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <ModeBadge mode={domain.mode} />
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <DnsBadge blocking={domain.blocking} />
            </Table.Td>
            <Table.Td visibleFrom="sm" c="dimmed">
              {domain.checkedAt ? format.relative(domain.checkedAt) : t('never')}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

export function ModeBadge({ mode }: { mode: Domain['mode'] }) {
  const { t } = useTranslation('domains');
  return <StateBadge tone={mode === 'live' ? 'good' : 'quiet'}>{t(`mode.${mode}`)}</StateBadge>;
}

function DnsBadge({ blocking }: { blocking: Domain['blocking'] }) {
  const { t } = useTranslation('domains');
  if (!blocking) return <StateBadge tone="quiet">{t('dns.unchecked')}</StateBadge>;
  if (blocking.length === 0) return <StateBadge tone="good">{t('dns.ready')}</StateBadge>;
  return <StateBadge tone="warning">{t('dns.blocking', { count: blocking.length })}</StateBadge>;
}
