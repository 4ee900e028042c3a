// The first pane: one mailbox per recipient, the one with the newest mail first.

import { Box, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { EndlessList } from '../app/parts/endless-list.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { useApiPages } from '../app/use-api.ts';
import type { PaneProps } from './shown-message.ts';

export function MailboxList({ search, onChoose }: PaneProps) {
  const { t } = useTranslation('sandbox');
  const { number } = useFormat();
  const [typed, setTyped] = useState('');
  const [wanted] = useDebouncedValue(typed.trim(), 200);
  const pages = useApiPages(
    'GET /api/sandbox/mailboxes',
    { query: { search: wanted || undefined } },
    { keepPrevious: true },
  );
  const mailboxes = pages.data?.pages.flatMap(({ items }) => items) ?? [];

  return (
    <Box component="nav" className="pane places" aria-label={t('mailboxes.label')}>
      <Box p="xs">
        <TextInput
          size="xs"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          placeholder={t('mailboxes.search')}
          aria-label={t('mailboxes.search')}
          leftSection={<IconSearch size={14} aria-hidden />}
        />
      </Box>
      <ErrorNotice problem={pages.error} onRetry={() => void pages.refetch()} />
      <EndlessList
        label={t('mailboxes.label')}
        isLoading={pages.isPending}
        hasMore={pages.hasNextPage}
        isLoadingMore={pages.isFetchingNextPage}
        onMore={() => void pages.fetchNextPage()}
        empty={<Text c="dimmed">{t('mailboxes.none')}</Text>}
      >
        {[
          ...(wanted
            ? []
            : [
                <li key="">
                  <UnstyledButton
                    className="pane-row"
                    aria-current={!search.mailbox || undefined}
                    onClick={() => onChoose({ mailbox: undefined, message: undefined })}
                  >
                    <Text size="sm" fw={550}>
                      {t('mailboxes.all')}
                    </Text>
                  </UnstyledButton>
                </li>,
              ]),
          ...mailboxes.map(({ mailbox, messages }) => (
            <li key={mailbox}>
              <UnstyledButton
                className="pane-row place-row"
                aria-current={search.mailbox === mailbox || undefined}
                onClick={() => onChoose({ mailbox, message: undefined })}
              >
                <Text size="sm" truncate title={mailbox}>
                  {mailbox}
                </Text>
                <Text size="xs" c="dimmed" className="figures">
                  <span aria-hidden>{number(messages)}</span>
                  <span className="visually-hidden">
                    {t('mailboxes.count', { count: messages, shown: number(messages) })}
                  </span>
                </Text>
              </UnstyledButton>
            </li>
          )),
        ]}
      </EndlessList>
    </Box>
  );
}
