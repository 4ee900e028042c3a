// A workspace's standing, shown to its people and at the operator's desk alike; only its own people may answer.

import { List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { Figure, FigureRow } from '../app/parts/figure.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { StateBadge, type Tone } from '../app/parts/state-badge.tsx';
import { useSession } from '../app/session.ts';
import { AppealForm } from './appeal-form.tsx';
import { DayChart } from './day-chart.tsx';
import { ProviderTable } from './provider-table.tsx';

export type View = ApiAnswer<'GET /api/standing/desk/:accountId'>;
export type StreamView = View['streams'][number];
export type Step = StreamView['step'];

const TONES: Record<Step, Tone> = {
  good: 'good',
  warned: 'warning',
  limited: 'warning',
  suspended: 'bad',
  closed: 'bad',
};

export function StandingBadge({ step }: { step: Step }) {
  const { t } = useTranslation('standing');
  return <StateBadge tone={TONES[step]}>{t(`step.${step}`)}</StateBadge>;
}

export function StandingView({ view, mayAnswer }: { view: View; mayAnswer: boolean }) {
  return (
    <Stack gap="md">
      {view.streams.map((stream) => (
        <StreamPanel key={stream.stream} stream={stream} mayAnswer={mayAnswer} />
      ))}
      <History steps={view.steps} />
    </Stack>
  );
}

function StreamPanel({ stream, mayAnswer }: { stream: StreamView; mayAnswer: boolean }) {
  const { t } = useTranslation('standing');
  const { may } = useSession();
  const { step, rates, days, providers } = stream;
  const isEmpty = rates.every(({ total }) => total === 0);
  return (
    <Panel
      title={t(`stream.${stream.stream}`)}
      aside={<StandingBadge step={step} />}
      text={<Allowance stream={stream} />}
    >
      <Stack gap="md">
        {isEmpty ? (
          <Text size="sm" c="dimmed">
            {t('nothing')}. {t('nothingText')}
          </Text>
        ) : (
          <>
            <Rates rates={rates} />
            <Advice rates={rates} />
            <ProviderTable providers={providers} />
          </>
        )}
        {days.length > 0 && <DayChart days={days} />}
        {mayAnswer && step !== 'good' && may('campaigns:send') && <AppealForm stream={stream} />}
      </Stack>
    </Panel>
  );
}

function Allowance({ stream: { step, until, ceiling, used } }: { stream: StreamView }) {
  const { t } = useTranslation('standing');
  const format = useFormat();
  const isStopped = step === 'suspended' || step === 'closed';
  const figures = { used: format.number(used), ceiling: format.number(ceiling ?? 0) };
  return (
    <>
      {t(`stepText.${step}`)}
      {until && ` ${t('until', { date: format.date(until) })}.`}
      {ceiling !== null && !isStopped && ` ${t(step === 'limited' ? 'limitedTo' : 'ceiling', figures)}`}
    </>
  );
}

function Rates({ rates }: { rates: StreamView['rates'] }) {
  const { t } = useTranslation('standing');
  const format = useFormat();
  return (
    <FigureRow>
      {rates.map(({ measure, events, total, warned, step }) => (
        <Figure
          key={measure}
          label={t(`measure.${measure}`)}
          value={format.percent(total === 0 ? 0 : events / total, 2)}
          tone={step === 'good' ? 'plain' : step === 'suspended' ? 'bad' : 'warning'}
          note={t('line', {
            events: format.number(events),
            total: format.number(total),
            line: format.percent(warned, 2),
          })}
        />
      ))}
    </FigureRow>
  );
}

function Advice({ rates }: { rates: StreamView['rates'] }) {
  const { t } = useTranslation('standing');
  const bad = rates.filter(({ step }) => step !== 'good');
  if (bad.length === 0) return null;
  return (
    <div>
      <Text fw={600} size="sm" mb={4}>
        {t('advice')}
      </Text>
      <List size="sm" spacing="xs" maw={720}>
        {bad.map(({ measure }) => (
          <List.Item key={measure}>{t(`adviceFor.${measure}`)}</List.Item>
        ))}
      </List>
    </div>
  );
}

function History({ steps }: { steps: View['steps'] }) {
  const { t } = useTranslation('standing');
  const format = useFormat();
  return (
    <Panel title={t('history')}>
      {steps.length === 0 && <Text size="sm">{t('noHistory')}</Text>}
      <Stack gap="xs" component="ul" style={{ listStyle: 'none', padding: 0, margin: 0 }}>
        {steps.map(({ id, at, stream, step, reason, events, total, note }) => (
          <Text key={id} size="sm" component="li">
            <StandingBadge step={step} /> {t(`stream.${stream}`)} · {format.dateTime(at)} · {t(`reason.${reason}`)}
            {events !== null && events > 0 && (
              <> ({t('ofTotal', { events: format.number(events), total: format.number(total ?? 0) })})</>
            )}
            {note && <> · {note}</>}
          </Text>
        ))}
      </Stack>
    </Panel>
  );
}
