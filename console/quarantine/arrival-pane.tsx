// The third pane: one message, why it is where it is, as its reader would see it, and what can be done; figures while none is chosen.

import { ActionIcon, Alert, Box, Button, Group, Loader, Tabs, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiUrl } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Initials } from '../app/parts/initials.tsx';
import { StateBadge } from '../app/parts/state-badge.tsx';
import { useSession } from '../app/session.ts';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { ClassBadge } from '../judge/class-badge.tsx';
import { VerdictView } from '../judge/verdict-view.tsx';
import { MessageFrame } from '../message/message-frame.tsx';
import { PlainText } from '../message/plain-text.tsx';
import { ReaderView } from '../message/reader-view.tsx';
import { SourceView } from '../message/source-view.tsx';
import { type Arrival, canRelease, type PaneProps, STATE_TONES } from './arrival.ts';
import { GiveOriginal } from './give-original.tsx';
import { ArrivalActions } from './arrival-actions.tsx';
import { ArrivalCourse } from './arrival-course.tsx';
import { ArrivalFigures } from './arrival-figures.tsx';

const TABS = ['verdict', 'message', 'text', 'source', 'course'] as const;

export function ArrivalPane({ search, onChoose }: PaneProps) {
  const { t } = useTranslation('quarantine');
  const { data, error, refetch, isPending } = useApi(
    'GET /api/quarantine/:arrivalId',
    { params: { arrivalId: search.message ?? '' } },
    { enabled: search.message !== undefined },
  );
  return (
    <Box component="section" className="pane message" aria-label={t('message.tabs.message')}>
      {!search.message && <ArrivalFigures />}
      {search.message && error && (
        <Box p="md">
          <ErrorNotice problem={error} onRetry={() => void refetch()} />
        </Box>
      )}
      {search.message && isPending && !error && (
        <Box p="xl" ta="center">
          <Loader />
        </Box>
      )}
      {search.message && data && (
        <>
          <Head arrival={data} onBack={() => onChoose({ message: undefined })} />
          {data.isContested && <Contested arrival={data} />}
          <Body key={data.id} arrival={data} search={search} onChoose={onChoose} />
        </>
      )}
    </Box>
  );
}

function Head({ arrival, onBack }: { arrival: Arrival; onBack: () => void }) {
  const { t } = useTranslation('quarantine');
  const { may } = useSession();
  const { dateTime, date } = useFormat();
  const { fromName, fromAddress, heldUntil, receivedAt, state } = arrival;
  return (
    <Box className="message-head">
      <Group wrap="nowrap" gap="xs" align="flex-start">
        <ActionIcon variant="subtle" className="back" onClick={onBack} aria-label={t('message.back')}>
          <IconArrowLeft size={18} />
        </ActionIcon>
        <Title order={2} flex={1} className="message-subject" dir="auto">
          {arrival.subject || t('list.noSubject')}
        </Title>
        <StateBadge tone={STATE_TONES[state]}>{t(`state.${state}`)}</StateBadge>
      </Group>
      <div className="message-people">
        <Initials name={fromName || fromAddress || '?'} size={34} />
        <dl className="message-facts">
          <Fact name={t('message.from')}>
            <b dir="auto">{fromName}</b> {fromAddress && `<${fromAddress}>`}
          </Fact>
          <Fact name={t('message.to')}>{arrival.recipient}</Fact>
          <Fact name={t('message.date')}>
            <time dateTime={receivedAt}>{dateTime(receivedAt)}</time>
          </Fact>
          {heldUntil && <Fact name={t('message.keptUntil')}>{date(heldUntil)}</Fact>}
        </dl>
        <ClassBadge name={arrival.class} />
      </div>
      {may('quarantine:write') && canRelease(arrival) && (
        <Group gap="xs" mt="sm">
          <ArrivalActions ids={[arrival.id]} canDelete={state === 'held'} />
        </Group>
      )}
      {may('quarantine:write') && state === 'delivered' && arrival.removals.length > 0 && (
        <GiveOriginal arrivalId={arrival.id} />
      )}
    </Box>
  );
}

function Contested({ arrival: { id, contest } }: { arrival: Arrival }) {
  const { t } = useTranslation('quarantine');
  const { may } = useSession();
  const { relative } = useFormat();
  const dismiss = useApiMutation('POST /api/quarantine/dismiss');
  if (!contest) return null;
  return (
    <Alert mx="md" mb="sm" color="orange" title={t('contest.title')}>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {contest.explanation}
      </Text>
      <Text size="xs" c="dimmed" mt={4}>
        {t('contest.from', { email: contest.email, when: relative(contest.at) })}
      </Text>
      {may('quarantine:write') && (
        <Button
          size="xs"
          mt="xs"
          variant="default"
          loading={dismiss.isPending}
          onClick={() => dismiss.mutate({ body: { ids: [id] } })}
        >
          {t('contest.dismiss')}
        </Button>
      )}
    </Alert>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function Body({ arrival, search, onChoose }: PaneProps & { arrival: Arrival }) {
  const { t } = useTranslation('quarantine');
  const source = { kind: 'arrival', arrivalId: arrival.id } as const;
  return (
    <Tabs
      value={search.tab ?? 'verdict'}
      onChange={(tab) => onChoose({ tab: (tab ?? undefined) as PaneProps['search']['tab'] })}
      className="message-tabs"
      keepMounted={false}
    >
      <Tabs.List>
        {TABS.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`message.tabs.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="verdict">
        <Why arrival={arrival} />
      </Tabs.Panel>
      <Tabs.Panel value="message">
        <ReaderView message={arrival} source={source} text={<PlainText message={arrival} isInPlaceOfHtml />} />
      </Tabs.Panel>
      <Tabs.Panel value="text">
        <PlainText message={arrival} />
      </Tabs.Panel>
      <Tabs.Panel value="source">
        <Source arrival={arrival} />
      </Tabs.Panel>
      <Tabs.Panel value="course">
        <ArrivalCourse arrival={arrival} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Why({ arrival }: { arrival: Arrival }) {
  const { t } = useTranslation('quarantine');
  const { t: tJudge } = useTranslation('judge');
  const [selected, select] = useState<number | undefined>();
  const isDrawn = arrival.verdict.evidence.find(({ number }) => number === selected)?.isDrawn;
  return (
    <Box className="message-verdict">
      {isDrawn && selected !== undefined && (
        <Box className="marked-message">
          <MessageFrame
            source={{ kind: 'arrival', arrivalId: arrival.id }}
            images="blocked"
            title={tJudge('shown', { number: selected })}
            hasMarks
            mark={selected}
          />
        </Box>
      )}
      <Box p="md">
        <VerdictView
          verdict={arrival.verdict}
          selected={selected}
          onSelect={select}
          canShow={({ isDrawn: can }) => can === true}
          aside={arrival.reason !== 'class' && <Text size="sm">{t(`reason.${arrival.reason}`)}</Text>}
        />
      </Box>
    </Box>
  );
}

function Source({ arrival }: { arrival: Arrival }) {
  const params = { arrivalId: arrival.id };
  const raw = useApi(
    'GET /api/quarantine/:arrivalId/raw',
    { params },
    { topics: [], staleTime: Number.POSITIVE_INFINITY },
  );
  const downloadUrl = apiUrl('GET /api/quarantine/:arrivalId/source', { params });
  return <SourceView message={arrival} raw={raw} downloadUrl={downloadUrl} />;
}
