// Recipients day by day, those who refused or complained in another colour; and the same as a table for whoever would rather read figures.

import { BarChart } from '@mantine/charts';
import { Table, Text } from '@mantine/core';
import '@mantine/charts/styles.css';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import type { StreamView } from './standing-view.tsx';

type Day = StreamView['days'][number];

const badOf = ({ hard_bounces, complaints, blocked }: Day) => hard_bounces + complaints + blocked;

export function DayChart({ days }: { days: readonly Day[] }) {
  const { t } = useTranslation('standing');
  const format = useFormat();
  const data = days.map((day) => ({
    day: format.date(`${day.day}T12:00:00`),
    sent: Math.max(0, day.attempted - badOf(day)),
    bad: badOf(day),
  }));
  return (
    <div>
      <Text fw={600} size="sm">
        {t('chart')}
      </Text>
      <Text size="sm" c="dimmed" mb="xs">
        {t('chartText')}
      </Text>
      <BarChart
        h={180}
        data={data}
        dataKey="day"
        type="stacked"
        withLegend
        maxBarWidth={24}
        yAxisProps={{ allowDecimals: false }}
        series={[
          { name: 'sent', label: t('sent'), color: 'sea.5' },
          { name: 'bad', label: t('bad'), color: 'orange.6' },
        ]}
        valueFormatter={(value) => format.number(value)}
      />
      <DayTable days={days} />
    </div>
  );
}

function DayTable({ days }: { days: readonly Day[] }) {
  const { t } = useTranslation('standing');
  const format = useFormat();
  return (
    <details>
      <summary>
        <Text size="sm" span>
          {t('table')}
        </Text>
      </summary>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('day')}</Table.Th>
            <Table.Th ta="right">{t('sent')}</Table.Th>
            <Table.Th ta="right">{t('bad')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="figures">
          {days.map((day) => (
            <Table.Tr key={day.day}>
              <Table.Th scope="row">{format.date(day.day)}</Table.Th>
              <Table.Td ta="right">{format.number(day.attempted)}</Table.Td>
              <Table.Td ta="right">{format.number(badOf(day))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}
