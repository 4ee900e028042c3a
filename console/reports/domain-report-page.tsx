// One domain: who writes in its name and what to do about each, the way to a policy that rejects, and how encryption fares.

import { BarChart } from '@mantine/charts';
import { Alert, Stack, Table, Text } from '@mantine/core';
import '@mantine/charts/styles.css';
import { IconAlertTriangle, IconReportAnalytics } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { CopyField } from '../app/parts/copy-field.tsx';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { StateBadge, type Tone } from '../app/parts/state-badge.tsx';
import { useApi } from '../app/use-api.ts';
import { UploadReport } from './upload-report.tsx';

type Report = ApiAnswer<'GET /api/reports/:domain'>;
type Kind = Report['senders'][number]['kind'];

const TONES: Record<Kind, Tone> = {
  aligned: 'good',
  mend: 'warning',
  unsure: 'warning',
  forwarded: 'quiet',
  stranger: 'bad',
};
const route = getRouteApi('/reports/$domain');

export function DomainReportPage() {
  const { domain } = route.useParams();
  const { t } = useTranslation('reports');
  const { data, error } = useApi('GET /api/reports/:domain', { params: { domain } });
  const isEmpty = data?.senders.length === 0 && data.tls.length === 0;
  return (
    <>
      <PageHeader title={data?.displayName ?? domain} parent={<Link to="/reports">{t('title')}</Link>}>
        {data && <UploadReport />}
      </PageHeader>
      <PageBody>
        <ErrorNotice problem={error} />
        {data && isEmpty && <NothingYet domain={data.domain} />}
        {data && !isEmpty && (
          <Stack gap="md">
            {data.newStrangers.length > 0 && (
              <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('alarm.title')}>
                {t('alarm.text', { names: data.newStrangers.map(({ name }) => name).join(', ') })}
              </Alert>
            )}
            {data.days.length > 1 && <Days days={data.days} />}
            {data.senders.length > 0 && <Path forecast={data.forecast} />}
            {data.senders.length > 0 && <Senders report={data} />}
            {data.tls.length > 0 && <Encryption tls={data.tls} />}
          </Stack>
        )}
      </PageBody>
    </>
  );
}

function NothingYet({ domain }: { domain: string }) {
  const { t } = useTranslation('reports');
  return (
    <>
      <EmptyState icon={IconReportAnalytics} title={t('none')} text={t('noneText')} />
      <CopyField withLabel label={t('record', { domain })} value={`v=DMARC1; p=none; rua=mailto:dmarc@${domain}`} />
    </>
  );
}

function Days({ days }: { days: Report['days'] }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  return (
    <Panel title={t('chart.title')} text={t('chart.text')}>
      <BarChart
        h={220}
        data={days.map((one) => ({ ...one, day: format.date(`${one.day}T12:00:00`) }))}
        dataKey="day"
        type="stacked"
        withLegend
        maxBarWidth={28}
        yAxisProps={{ allowDecimals: false }}
        series={[
          { name: 'passed', label: t('chart.passed'), color: 'teal.6' },
          { name: 'failed', label: t('chart.failed'), color: 'red.6' },
        ]}
        valueFormatter={(value) => format.number(value)}
      />
    </Panel>
  );
}

function Path({ forecast }: { forecast: Report['forecast'] }) {
  const { t } = useTranslation('reports');
  const { number } = useFormat();
  const { lostOfServices, unsure, lostForwarded, stopped } = forecast;
  const line = (key: 'services' | 'unsure' | 'forwarded' | 'stopped', count: number) =>
    count > 0 && <Text size="sm">{t(`path.${key}`, { count, shown: number(count) })}</Text>;
  return (
    <Panel title={t('path.title')}>
      {lostOfServices + unsure === 0 && <Text size="sm">{t('path.clear')}</Text>}
      {line('services', lostOfServices)}
      {line('unsure', unsure)}
      {line('forwarded', lostForwarded)}
      {line('stopped', stopped)}
    </Panel>
  );
}

function Senders({ report: { senders, displayName } }: { report: Report }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const day = (text: string) => format.date(`${text}T12:00:00`);
  return (
    <Panel title={t('senders.title')} text={t('senders.text')}>
      <Table.ScrollContainer minWidth={720}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('senders.name')}</Table.Th>
              <Table.Th>{t('senders.kind')}</Table.Th>
              <Table.Th ta="right">{t('senders.count')}</Table.Th>
              <Table.Th ta="right">{t('senders.dkim')}</Table.Th>
              <Table.Th ta="right">{t('senders.spf')}</Table.Th>
              <Table.Th>{t('senders.seen')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {senders.map((sender) => (
              <Table.Tr key={`${sender.kind} ${sender.name}`}>
                <Table.Td maw={360}>
                  <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
                    {sender.name}
                  </Text>
                  {sender.kind !== 'aligned' && (
                    <Text size="xs" c="dimmed">
                      {t(`advice.${sender.kind}`, { name: sender.name, domain: displayName })}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <StateBadge tone={TONES[sender.kind]}>{t(`senders.${sender.kind}`)}</StateBadge>
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {format.number(sender.messages)}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {format.percent(sender.byDkim / sender.messages)}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {format.percent(sender.bySpf / sender.messages)}
                </Table.Td>
                <Table.Td c="dimmed">
                  {t('senders.seenRange', { from: day(sender.firstDay), to: day(sender.lastDay) })}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

function Encryption({ tls }: { tls: Report['tls'] }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  return (
    <Panel title={t('tls.title')} text={t('tls.text')}>
      <Table.ScrollContainer minWidth={420}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('tls.who')}</Table.Th>
              <Table.Th>{t('tls.what')}</Table.Th>
              <Table.Th ta="right">{t('tls.sessions')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tls.map(({ organization, policy, failure, host, sessions }) => (
              <Table.Tr key={[organization, policy, failure, host].join(' ')}>
                <Table.Td>{organization}</Table.Td>
                <Table.Td>
                  <StateBadge tone={failure ? 'bad' : 'good'}>{failure || t('tls.good')}</StateBadge> {host}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {format.number(sessions)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}
