// What happened over time: outcomes of the hand-over, and clicks of people, of the doubtful and of machines, never summed.

import { AreaChart, BarChart } from '@mantine/charts';
import { Text } from '@mantine/core';
import '@mantine/charts/styles.css';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { Panel } from '../app/parts/panel.tsx';
import type { Report } from './report-step.tsx';

const DAY_SECONDS = 86_400;
/** A send of a few seconds has no course to draw. */
const FEWEST_POINTS = 3;

interface Point {
  at: string;
}

/** Every step between the first and the last, those in which nothing happened at zero, each with the words of its axis. */
function useSteps<P extends Point>(points: readonly P[], stepSeconds: number): (P & { label: string })[] {
  const format = useFormat();
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return [];
  const start = new Date(first.at).getTime();
  const byTime = new Map(points.map((point) => [new Date(point.at).getTime(), point]));
  const count = Math.round((new Date(last.at).getTime() - start) / (stepSeconds * 1000)) + 1;
  const zero = Object.fromEntries(Object.keys(first).map((key) => [key, 0])) as unknown as P;
  const label = (at: number) => {
    if (stepSeconds < 60) return format.duration((at - start) / 1000);
    const when = new Date(at);
    return stepSeconds >= DAY_SECONDS
      ? format.date(when)
      : stepSeconds >= 3600
        ? format.dateTime(when)
        : format.time(when);
  };
  return Array.from({ length: count }, (_, index) => {
    const at = start + index * stepSeconds * 1000;
    return { ...(byTime.get(at) ?? zero), label: label(at) };
  });
}

export function DeliveryChart({ delivery }: { delivery: Report['delivery'] }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const data = useSteps(delivery.points, delivery.stepSeconds);
  if (data.length < FEWEST_POINTS) return null;
  return (
    <Panel
      title={t('report.delivery')}
      text={t('report.deliveryStep', { step: format.duration(delivery.stepSeconds) })}
    >
      <AreaChart
        h={240}
        data={data}
        dataKey="label"
        type="stacked"
        curveType="monotone"
        withLegend
        withDots={false}
        valueFormatter={(value) => format.number(value)}
        series={[
          { name: 'accepted', label: t('report.accepted'), color: 'teal.6' },
          { name: 'bounced', label: t('report.bounced'), color: 'red.6' },
          { name: 'withheld', label: t('report.withheld'), color: 'gray.5' },
        ]}
      />
    </Panel>
  );
}

export function ClickChart({ clicks }: { clicks: Report['clicks'] }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const data = useSteps(clicks.points, clicks.stepSeconds);
  return (
    <Panel title={t('report.clicks')} text={t('report.clicksText')}>
      {data.length === 0 ? (
        <Text c="dimmed">{t('report.noClicks')}</Text>
      ) : (
        <BarChart
          h={220}
          data={data}
          dataKey="label"
          withLegend
          valueFormatter={(value) => format.number(value)}
          maxBarWidth={40}
          series={[
            { name: 'human', label: t('report.human'), color: 'sea.6' },
            { name: 'unknown', label: t('report.suspect'), color: 'yellow.6' },
            { name: 'machine', label: t('report.machine'), color: 'gray.5' },
          ]}
        />
      )}
    </Panel>
  );
}
