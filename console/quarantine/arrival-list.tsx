// The second pane: the messages in the state chosen, newest first, with what the judge said of each; several can be chosen to act on together.

import { Box, Checkbox, Group, Select, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { EndlessList } from '../app/parts/endless-list.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { StateBadge } from '../app/parts/state-badge.tsx';
import { useSession } from '../app/session.ts';
import { useApiPages } from '../app/use-api.ts';
import { ClassBadge } from '../judge/class-badge.tsx';
import { type ArrivalLine, canRelease, type PaneProps, STATE_TONES, stateAsked } from './arrival.ts';
import { ArrivalActions } from './arrival-actions.tsx';

export function ArrivalList({ search, onChoose }: PaneProps) {
  const { t } = useTranslation('quarantine');
  const { may } = useSession();
  const query = { state: stateAsked(search), domain: search.domain, search: search.search };
  const pages = useApiPages('GET /api/quarantine', { query }, { keepPrevious: true });
  const lines = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const there = lines.filter(({ id }) => chosen.has(id));
  const isHeld = search.state === undefined;
  const canChoose = may('quarantine:write') && search.state !== 'delivered' && search.state !== 'waiting';
  const toggle = (id: string) =>
    setChosen((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]));

  return (
    <Box component="section" className="pane messages" aria-label={t('list.label')}>
      <Box p="xs">
        <StateSelect search={search} onChoose={onChoose} />
        <SearchField search={search} onChoose={onChoose} />
      </Box>
      {there.length > 0 && (
        <Group className="pane-actions" gap="xs">
          <Chosen count={there.length} />
          <ArrivalActions
            ids={there.map(({ id }) => id)}
            canDelete={there.every(({ state }) => state === 'held')}
            isShort
            onDone={() => {
              setChosen(new Set());
              onChoose({ message: undefined });
            }}
          />
        </Group>
      )}
      <ErrorNotice problem={pages.error} onRetry={() => void pages.refetch()} />
      <EndlessList
        label={t('list.label')}
        isLoading={pages.isPending}
        hasMore={pages.hasNextPage}
        isLoadingMore={pages.isFetchingNextPage}
        onMore={() => void pages.fetchNextPage()}
        empty={<Text c="dimmed">{t(isHeld && !search.search ? 'list.noneHeld' : 'list.none')}</Text>}
      >
        {lines.map((line) => (
          <li key={line.id} className="choice-row">
            {canChoose && canRelease(line) && (
              <Checkbox
                size="xs"
                checked={chosen.has(line.id)}
                onChange={() => toggle(line.id)}
                aria-label={t('list.choose', { subject: line.subject || t('list.noSubject') })}
              />
            )}
            <ArrivalRow
              line={line}
              isChosen={search.message === line.id}
              showsState={search.state === 'all'}
              onClick={() => onChoose({ message: line.id })}
            />
          </li>
        ))}
      </EndlessList>
    </Box>
  );
}

function Chosen({ count }: { count: number }) {
  const { t } = useTranslation('quarantine');
  const { number } = useFormat();
  return (
    <Text size="sm" c="dimmed">
      {t('list.chosen', { count, shown: number(count) })}
    </Text>
  );
}

function SearchField({ search, onChoose }: PaneProps) {
  const { t } = useTranslation('quarantine');
  const [typed, setTyped] = useState(search.search ?? '');
  const apply = useDebouncedCallback((text: string) => onChoose({ search: text.trim() || undefined }), 250);
  useEffect(() => setTyped(search.search ?? ''), [search.search]);
  return (
    <TextInput
      size="xs"
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        apply(event.currentTarget.value);
      }}
      placeholder={t('list.search')}
      aria-label={t('list.search')}
      leftSection={<IconSearch size={14} aria-hidden />}
    />
  );
}

const STATES = ['held', 'contested', 'waiting', 'delivered', 'refused', 'deleted', 'all'] as const;

/** In place of the first pane, where there is no room for it. */
function StateSelect({ search, onChoose }: PaneProps) {
  const { t } = useTranslation('quarantine');
  return (
    <Select
      className="place-select"
      size="xs"
      mb={6}
      allowDeselect={false}
      data={STATES.map((state) => ({ value: state, label: t(`states.${state}`) }))}
      value={search.state ?? 'held'}
      onChange={(state) =>
        onChoose({ state: state === 'held' ? undefined : (state as PaneProps['search']['state']), message: undefined })
      }
      aria-label={t('states.label')}
    />
  );
}

function ArrivalRow(props: { line: ArrivalLine; isChosen: boolean; showsState: boolean; onClick: () => void }) {
  const { line, isChosen, showsState, onClick } = props;
  const { t } = useTranslation('quarantine');
  const { relative, dateTime } = useFormat();
  return (
    <UnstyledButton className="pane-row message-row" aria-current={isChosen || undefined} onClick={onClick}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" fw={600} truncate dir="auto">
          {line.fromName || line.fromAddress || '?'}
        </Text>
        <Text
          size="xs"
          c="dimmed"
          component="time"
          dateTime={line.receivedAt}
          title={dateTime(line.receivedAt)}
          style={{ whiteSpace: 'nowrap' }}
        >
          {relative(line.receivedAt)}
        </Text>
      </Group>
      <Text size="sm" truncate dir="auto">
        {line.subject || t('list.noSubject')}
      </Text>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="xs" c="dimmed" truncate>
          {t('list.to', { recipient: line.recipient })}
        </Text>
        <Group gap={4} wrap="nowrap">
          {showsState && <StateBadge tone={STATE_TONES[line.state]}>{t(`state.${line.state}`)}</StateBadge>}
          <ClassBadge name={line.class} />
        </Group>
      </Group>
    </UnstyledButton>
  );
}
