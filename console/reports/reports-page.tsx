// The domains of the workspace with what receivers report of them.

import { Box, Table, Text } from '@mantine/core';
import { IconReportAnalytics } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { LinkButton } from '../app/parts/link-button.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { PageLink } from '../app/parts/page-link.tsx';
import { useApi } from '../app/use-api.ts';
import { OutgoingPanel } from './outgoing-panel.tsx';
import { UploadReport } from './upload-report.tsx';

export function ReportsPage() {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { data, error } = useApi('GET /api/reports');
  const hasDomains = data && data.domains.length > 0;
  return (
    <>
      <PageHeader title={t('title')}>{hasDomains && <UploadReport />}</PageHeader>
      <PageBody>
        <ErrorNotice problem={error} />
        {data?.domains.length === 0 && (
          <EmptyState icon={IconReportAnalytics} title={t('empty')} text={t('emptyText')}>
            <LinkButton to="/domains">{t('addDomain')}</LinkButton>
          </EmptyState>
        )}
        {hasDomains && (
          <>
            <Text c="dimmed" mb="sm">
              {t('intro')}
            </Text>
            <Table.ScrollContainer minWidth={460}>
              <Table verticalSpacing="sm" highlightOnHover>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('domain')}</Table.Th>
                    <Table.Th ta="right">{t('messages')}</Table.Th>
                    <Table.Th ta="right">{t('proved')}</Table.Th>
                    <Table.Th>{t('last')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {data.domains.map((one) => (
                    <Table.Tr key={one.domain}>
                      <Table.Td>
                        <PageLink to="/reports/$domain" params={{ domain: one.domain }} fw={500}>
                          {one.displayName}
                        </PageLink>
                      </Table.Td>
                      <Table.Td ta="right" className="figures">
                        {format.number(one.messages)}
                      </Table.Td>
                      <Table.Td ta="right" className="figures">
                        {one.messages > 0 ? format.percent(one.passed / one.messages) : ''}
                      </Table.Td>
                      <Table.Td c="dimmed">
                        {one.lastReportAt ? format.relative(one.lastReportAt) : t('never')}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
            <Box mt="lg">
              <OutgoingPanel />
            </Box>
          </>
        )}
      </PageBody>
    </>
  );
}
