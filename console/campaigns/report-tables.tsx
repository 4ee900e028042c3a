// The tables of a report: outcomes with their reasons, providers, links, put-off attempts. Each line leads to its recipients.

import { Anchor, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { Panel } from '../app/parts/panel.tsx';
import type { Report } from './report-step.tsx';
import { useReasonText } from './use-reason-text.ts';

type State = Report['counts']['reasons'][number]['state'];

export function ReasonTable({ campaignId, report }: { campaignId: string; report: Report }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const reasonText = useReasonText();
  const { reasons, total } = report.counts;
  if (reasons.length === 0) return null;
  return (
    <Panel title={t('report.reasons')} text={t('report.reasonsText')}>
      <Table.ScrollContainer minWidth={460} type="native" tabIndex={0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('report.state')}</Table.Th>
              <Table.Th>{t('report.reason')}</Table.Th>
              <Table.Th ta="right">{t('report.people')}</Table.Th>
              <Table.Th ta="right">%</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {reasons.map(({ state, reason, recipients }) => (
              <Table.Tr key={`${state} ${reason}`}>
                <Table.Td>{t(`recipientState.${state}`)}</Table.Td>
                <Table.Td>
                  <RecipientsLink campaignId={campaignId} search={{ state, reason }} text={reasonText(reason)} />
                </Table.Td>
                <Table.Td ta="right">{format.number(recipients)}</Table.Td>
                <Table.Td ta="right">{format.percent(recipients / total)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

interface RecipientsLinkProps {
  campaignId: string;
  search: { state?: State; reason?: string; domain?: string };
  text: string;
}

function RecipientsLink({ campaignId, search, text }: RecipientsLinkProps) {
  return (
    <Anchor
      inherit
      component={Link}
      to="/campaigns/$campaignId/recipients"
      params={{ campaignId } as never}
      search={search as never}
    >
      {text}
    </Anchor>
  );
}

export function DomainTable({ campaignId, domains }: { campaignId: string; domains: Report['domains'] }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  if (domains.length === 0) return null;
  const columns = ['accepted', 'deferred', 'bounced', 'withheld'] as const;
  return (
    <Panel title={t('report.domains')}>
      <Table.ScrollContainer minWidth={560} type="native" tabIndex={0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('report.domain')}</Table.Th>
              <Table.Th ta="right">{t('report.total')}</Table.Th>
              {columns.map((column) => (
                <Table.Th key={column} ta="right">
                  {t(`report.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {domains.map((line) => (
              <Table.Tr key={line.domain}>
                <Table.Td>
                  {line.domain === '' ? (
                    t('report.otherDomains')
                  ) : (
                    <RecipientsLink campaignId={campaignId} search={{ domain: line.domain }} text={line.domain} />
                  )}
                </Table.Td>
                <Table.Td ta="right">{format.number(line.total)}</Table.Td>
                {columns.map((column) => (
                  <Table.Td key={column} ta="right">
                    {line[column] === 0 ? '–' : format.number(line[column])}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

export function LinkTable({ links }: { links: Report['links'] }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  return (
    <Panel title={t('report.links')}>
      <Table.ScrollContainer minWidth={520} type="native" tabIndex={0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('report.link')}</Table.Th>
              <Table.Th ta="right">{t('report.human')}</Table.Th>
              <Table.Th ta="right">{t('report.suspect')}</Table.Th>
              <Table.Th ta="right">{t('report.machine')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {links.map((link) => (
              <Table.Tr key={link.position}>
                <Table.Td className="report-link">{link.url}</Table.Td>
                <Table.Td ta="right">{format.number(link.human)}</Table.Td>
                <Table.Td ta="right">{format.number(link.unknown)}</Table.Td>
                <Table.Td ta="right">{format.number(link.machine)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

export function DeferralTable({ deferrals }: { deferrals: Report['deferrals'] }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const reasonText = useReasonText();
  return (
    <Panel title={t('report.deferrals')} text={t('report.deferralsText')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('report.reason')}</Table.Th>
            <Table.Th ta="right">{t('report.attempts')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {deferrals.map(({ reason, attempts }) => (
            <Table.Tr key={reason}>
              <Table.Td>{reasonText(reason)}</Table.Td>
              <Table.Td ta="right">{format.number(attempts)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}
