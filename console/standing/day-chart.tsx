// Recipients day by day as bars, the bad days marked; and the same as a table for whoever would rather read figures.

import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import type { StreamView } from './standing-view.tsx';

type Day = StreamView['days'][number];

const HEIGHT = 80;
const WIDTH = 14;
const GAP = 4;
const BAD_SHARE = 0.02;

const badOf = ({ hard_bounces, complaints, blocked }: Day) => hard_bounces + complaints + blocked;

export function DayChart({ days }: { days: readonly Day[] }) {
  const { t } = useTranslation('standing');
  const most = Math.max(1, ...days.map(({ attempted }) => attempted));
  return (
    <div>
      <Text fw={600} size="sm">
        {t('chart')}
      </Text>
      <Text size="sm" c="dimmed" mb="xs">
        {t('chartText')}
      </Text>
      <svg
        viewBox={`0 0 ${days.length * (WIDTH + GAP)} ${HEIGHT}`}
        height={HEIGHT}
        width={days.length * (WIDTH + GAP)}
        style={{ maxWidth: '100%' }}
        role="img"
        aria-label={t('chart')}
      >
        {days.map((day, place) => {
          const height = Math.max(2, (day.attempted / most) * HEIGHT);
          const isBad = badOf(day) > day.attempted * BAD_SHARE;
          return (
            <rect
              key={day.day}
              x={place * (WIDTH + GAP)}
              y={HEIGHT - height}
              width={WIDTH}
              height={height}
              rx={2}
              fill={isBad ? 'var(--mantine-color-orange-filled)' : 'var(--mantine-primary-color-filled)'}
            />
          );
        })}
      </svg>
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
