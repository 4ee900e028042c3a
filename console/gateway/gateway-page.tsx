// The protected domains of the workspace and the mailbox servers behind them.

import { Button, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDoorEnter, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { PageLink } from '../app/parts/page-link.tsx';
import { useSession } from '../app/session.ts';
import { useApi } from '../app/use-api.ts';
import { AddProtectedDomain } from './add-protected-domain.tsx';
import { serverText } from './settings.ts';

export function GatewayPage() {
  const { t } = useTranslation('gateway');
  const { may } = useSession();
  const { data, error } = useApi('GET /api/gateway/domains');
  const [isOpen, { open, close }] = useDisclosure(false);
  const button = may('gateway:write') && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
      {t('add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')}>{data && data.domains.length > 0 && button}</PageHeader>
      <PageBody>
        <ErrorNotice problem={error} />
        {data?.domains.length === 0 && (
          <EmptyState icon={IconDoorEnter} title={t('empty')} text={t('emptyText')}>
            {button}
          </EmptyState>
        )}
        {data && data.domains.length > 0 && (
          <Table verticalSpacing="sm" highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('domain')}</Table.Th>
                <Table.Th>{t('mailbox')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.domains.map((domain) => (
                <Table.Tr key={domain.id}>
                  <Table.Td>
                    <PageLink to="/gateway/$domainId" params={{ domainId: domain.id }} fw={500}>
                      {domain.displayName}
                    </PageLink>
                  </Table.Td>
                  <Table.Td c="dimmed">{serverText(domain.mailbox)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </PageBody>
      <AddProtectedDomain opened={isOpen} onClose={close} />
    </>
  );
}
