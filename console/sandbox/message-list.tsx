// The second pane: the messages of the chosen mailbox, or of all, newest first, with what the judge says of each.

import { Box, Group, Select, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { EndlessList } from '../app/parts/endless-list.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { useApi, useApiPages } from '../app/use-api.ts';
import { ClassBadge } from '../judge/class-badge.tsx';
import type { PaneProps } from './shown-message.ts';

export function MessageList({ search, onChoose }: PaneProps) {
  const { t } = useTranslation('sandbox');
  const query = { mailbox: search.mailbox, send: search.send, search: search.search };
  const pages = useApiPages('GET /api/sandbox/messages', { query }, { keepPrevious: true });
  const messages = pages.data?.pages.flatMap(({ items }) => items) ?? [];

  return (
    <Box component="section" className="pane messages" aria-label={t('messages.label')}>
      <SearchField search={search} onChoose={onChoose} />
      <ErrorNotice problem={pages.error} onRetry={() => void pages.refetch()} />
      <EndlessList
        label={t('messages.label')}
        isLoading={pages.isPending}
        hasMore={pages.hasNextPage}
        isLoadingMore={pages.isFetchingNextPage}
        onMore={() => void pages.fetchNextPage()}
        empty={<Text c="dimmed">{t('messages.none')}</Text>}
      >
        {messages.map((message) => (
          <li key={message.id}>
            <MessageRow
              message={message}
              isChosen={search.message === message.id}
              showsMailbox={!search.mailbox}
              onClick={() => onChoose({ message: message.id })}
            />
          </li>
        ))}
      </EndlessList>
    </Box>
  );
}

function SearchField({ search, onChoose }: PaneProps) {
  const { t } = useTranslation('sandbox');
  const [typed, setTyped] = useState(search.search ?? '');
  const apply = useDebouncedCallback((text: string) => onChoose({ search: text.trim() || undefined }), 250);
  useEffect(() => setTyped(search.search ?? ''), [search.search]);
  return (
    <Box p="xs">
      <MailboxSelect search={search} onChoose={onChoose} />
      <TextInput
        size="xs"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          apply(event.currentTarget.value);
        }}
        placeholder={t('messages.search')}
        aria-label={t('messages.search')}
        leftSection={<IconSearch size={14} aria-hidden />}
      />
    </Box>
  );
}

/** In place of the first pane, where there is no room for it. */
function MailboxSelect({ search, onChoose }: PaneProps) {
  const { t } = useTranslation('sandbox');
  const [typed, setTyped] = useState('');
  const { data } = useApi(
    'GET /api/sandbox/mailboxes',
    { query: { search: typed || undefined } },
    { keepPrevious: true },
  );
  const names = [
    ...new Set([...(search.mailbox ? [search.mailbox] : []), ...(data?.items ?? []).map(({ mailbox }) => mailbox)]),
  ];
  const setTypedLater = useDebouncedCallback(setTyped, 200);
  return (
    <Select
      className="place-select"
      size="xs"
      mb={6}
      searchable
      clearable
      data={names}
      value={search.mailbox ?? null}
      onChange={(mailbox) => onChoose({ mailbox: mailbox ?? undefined, message: undefined })}
      onSearchChange={setTypedLater}
      placeholder={t('mailboxes.all')}
      aria-label={t('mailboxes.label')}
      nothingFoundMessage={t('mailboxes.none')}
    />
  );
}

type Line = ApiAnswer<'GET /api/sandbox/messages'>['items'][number];

function MessageRow(props: { message: Line; isChosen: boolean; showsMailbox: boolean; onClick: () => void }) {
  const { message, isChosen, showsMailbox, onClick } = props;
  const { t } = useTranslation('sandbox');
  const { relative, dateTime } = useFormat();
  return (
    <UnstyledButton className="pane-row message-row" aria-current={isChosen || undefined} onClick={onClick}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" fw={600} truncate>
          {message.fromName || message.fromAddress}
        </Text>
        <Text
          size="xs"
          c="dimmed"
          component="time"
          dateTime={message.receivedAt}
          title={dateTime(message.receivedAt)}
          style={{ whiteSpace: 'nowrap' }}
        >
          {relative(message.receivedAt)}
        </Text>
      </Group>
      <Text size="sm" truncate>
        {message.subject || t('messages.noSubject')}
      </Text>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="xs" c="dimmed" truncate>
          {showsMailbox ? t('messages.to', { mailbox: message.mailbox }) : message.preview}
        </Text>
        {message.class && <ClassBadge name={message.class} />}
      </Group>
    </UnstyledButton>
  );
}
