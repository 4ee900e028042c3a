// What happened over time: outcomes of the hand-over, and clicks of people, of the doubtful and of machines, never summed.

import { AreaChart, BarChart } from '@mantine/charts';
import { Text } from '@mantine/core';
import '@mantine/charts/styles.css';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { Panel } from '../app/parts/panel.tsx';
import type { Report } from './report-step.tsx';

const DAY_SECONDS = 86_400;

/** Hours within a day, dates beyond: the axis says no more than the step does. */
function useMomentLabel(stepSeconds: number): (at: string) => string {
  const format = useFormat();
  return (at) => (stepSeconds >= DAY_SECONDS ? format.date(at) : stepSeconds >= 3600 ? format.dateTime(at) : format.time(at));
}

export function DeliveryChart({ delivery }: { delivery: Report['delivery'] }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const label = useMomentLabel(delivery.stepSeconds);
  if (delivery.points.length < 2) return null;
  const data = delivery.points.map((point) => ({ ...point, at: label(point.at) }));
  return (
    <Panel title={t('report.delivery')} text={t('report.deliveryStep', { step: format.duration(delivery.stepSeconds) })}>
      <AreaChart
        h={240}
        data={data}
        dataKey="at"
        type="stacked"
        curveType="monotone"
        withLegend
        withDots={data.length < 30}
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
  const label = useMomentLabel(clicks.stepSeconds);
  const data = clicks.points.map((point) => ({ ...point, at: label(point.at) }));
  return (
    <Panel title={t('report.clicks')} text={t('report.clicksText')}>
      {data.length === 0 ? (
        <Text c="dimmed">{t('report.noClicks')}</Text>
      ) : (
        <BarChart
          h={220}
          data={data}
          dataKey="at"
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
