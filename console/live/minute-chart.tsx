// What arrived in each minute of the last hour, by class.

import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { Panel } from '../app/parts/panel.tsx';
import { CLASS_COLOURS, messageClasses } from '../judge/message-classes.ts';
import type { Live } from './live-figures.tsx';

export function MinuteChart({ minutes }: { minutes: Live['minutes'] }) {
  const { t } = useTranslation(['live', 'judge']);
  const format = useFormat();
  return (
    <Panel title={t('chart')} text={t('chartText')}>
      <BarChart
        h={220}
        data={minutes.map(({ at, counts }) => ({ at: format.time(at), ...counts }))}
        dataKey="at"
        type="stacked"
        withLegend
        maxBarWidth={20}
        barProps={{ isAnimationActive: false }}
        yAxisProps={{ allowDecimals: false }}
        series={messageClasses.map((name) => ({ name, label: t(`judge:class.${name}`), color: CLASS_COLOURS[name] }))}
        valueFormatter={(value) => format.number(value)}
      />
    </Panel>
  );
}
