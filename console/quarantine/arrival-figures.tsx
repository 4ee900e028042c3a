// What arrived on each of the last days, by class: what the pane shows while no message is chosen.

import { BarChart } from '@mantine/charts';
import { ActionIcon, Box, Stack, Table, Text } from '@mantine/core';
import '@mantine/charts/styles.css';
import { IconFileText, IconShieldLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { Figure, FigureRow } from '../app/parts/figure.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { useApi } from '../app/use-api.ts';
import { CLASS_COLOURS, type MessageClass, messageClasses } from '../judge/message-classes.ts';

const UNWANTED: readonly MessageClass[] = ['greymail', 'greyspam', 'spam', 'phish'];

export function ArrivalFigures() {
  const { t } = useTranslation(['quarantine', 'judge']);
  const format = useFormat();
  const { data } = useApi('GET /api/quarantine/figures');
  const sum = (names: readonly MessageClass[]) =>
    (data?.days ?? []).reduce((all, { counts }) => all + names.reduce((own, name) => own + counts[name], 0), 0);
  const arrived = sum(messageClasses);
  return (
    <Box className="pane-scroll" p="md">
      <Stack gap="md">
        {data && arrived > 0 && (
          <>
            <FigureRow>
              <Figure label={t('figures.held')} value={format.number(data.held)} />
              <Figure
                label={t('figures.waiting')}
                value={format.number(data.waiting)}
                tone={data.waiting > 100 ? 'warning' : 'plain'}
              />
              <Figure label={t('figures.arrived')} value={format.number(arrived)} />
              <Figure label={t('figures.unwanted')} value={format.number(sum(UNWANTED))} />
            </FigureRow>
            <Panel title={t('chart.title')} text={t('chart.text')}>
              <BarChart
                h={220}
                data={data.days.map(({ day, counts }) => ({ day: format.date(`${day}T12:00:00`), ...counts }))}
                dataKey="day"
                type="stacked"
                withLegend
                maxBarWidth={28}
                yAxisProps={{ allowDecimals: false }}
                series={messageClasses.map((name) => ({
                  name,
                  label: t(`judge:class.${name}`),
                  color: CLASS_COLOURS[name],
                }))}
                valueFormatter={(value) => format.number(value)}
              />
            </Panel>
          </>
        )}
        <TrackedSenders />
        <EmptyState icon={IconShieldLock} title={t('message.choose')} text={t('message.chooseText')} />
        {data && arrived === 0 && (
          <Text size="sm" c="dimmed" ta="center">
            {t('list.noneHeld')}
          </Text>
        )}
      </Stack>
    </Box>
  );
}

function TrackedSenders() {
  const { t } = useTranslation('quarantine');
  const { number } = useFormat();
  const { data } = useApi('GET /api/quarantine/trackers');
  if (!data || data.senders.length === 0) return null;
  return (
    <Panel title={t('trackers.title')} text={t('trackers.text')}>
      <Table.ScrollContainer minWidth={360} mah={280}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('trackers.by')}</Table.Th>
              <Table.Th>{t('trackers.vendor')}</Table.Th>
              <Table.Th ta="right">{t('trackers.messages')}</Table.Th>
              <Table.Th w={40} aria-label={t('trackers.report')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.senders.map(({ by, vendor, messages }) => (
              <Table.Tr key={`${by} ${vendor}`}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{by || '?'}</Table.Td>
                <Table.Td c="dimmed">{vendor}</Table.Td>
                <Table.Td ta="right" className="figures">
                  {number(messages)}
                </Table.Td>
                <Table.Td>
                  {by && (
                    <ActionIcon
                      component="a"
                      href={`/api/quarantine/trackers/report?by=${encodeURIComponent(by)}`}
                      download
                      variant="subtle"
                      size="sm"
                      aria-label={t('trackers.reportOf', { by })}
                      title={t('trackers.report')}
                    >
                      <IconFileText size={15} aria-hidden />
                    </ActionIcon>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}
