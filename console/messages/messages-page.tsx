// Single messages that programs handed over, newest first, each with what became of it; one opens beside the list.

import { Anchor, Badge, Group, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconMailShare, IconTag } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { KeysetTable } from '../app/parts/keyset-table.tsx';
import { LinkButton } from '../app/parts/link-button.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { useSession } from '../app/session.ts';
import { useApiPages } from '../app/use-api.ts';
import { MessageDrawer } from './message-drawer.tsx';
import { OutcomeBadge } from './outcome-badge.tsx';

type Line = ApiAnswer<'GET /api/messages'>['items'][number];

const page = getRouteApi('/messages');
const TYPING_MS = 300;
/** What is under way changes by itself. */
const ASK_AGAIN_MS = 10_000;

export function MessagesPage() {
  const { t } = useTranslation('messages');
  const { may } = useSession();
  const format = useFormat();
  const { message, tag } = page.useSearch();
  const navigate = page.useNavigate();
  const pages = useApiPages(
    'GET /api/messages',
    { query: { tag } },
    { keepPrevious: true, refetchInterval: ASK_AGAIN_MS },
  );
  const find = useDebouncedCallback(
    (text: string) => void navigate({ search: { tag: text.trim() || undefined } }),
    TYPING_MS,
  );
  const open = (id: string | undefined) => void navigate({ search: (now) => ({ ...now, message: id }) });
  return (
    <>
      <PageHeader title={t('title')} />
      <PageBody>
        <Group mb="sm">
          <TextInput
            leftSection={<IconTag size={16} aria-hidden />}
            placeholder={t('tag')}
            aria-label={t('tag')}
            defaultValue={tag}
            onChange={(event) => find(event.currentTarget.value)}
          />
        </Group>
        <KeysetTable
          name="messages"
          label={t('title')}
          pages={pages}
          rowId={({ id }: Line) => id}
          empty={
            <EmptyState icon={IconMailShare} title={t('empty')} text={t('emptyText')}>
              {may('api-keys:read') && <LinkButton to="/api-keys">{t('toKeys')}</LinkButton>}
            </EmptyState>
          }
          columns={[
            {
              id: 'subject',
              label: t('subject'),
              cell: ({ id, subject }) => (
                <Anchor component="button" type="button" size="sm" fw={500} onClick={() => open(id)}>
                  {subject || t('noSubject')}
                </Anchor>
              ),
            },
            {
              id: 'outcome',
              label: t('outcome.label'),
              width: 150,
              cell: ({ outcome }) => <OutcomeBadge outcome={outcome} />,
            },
            { id: 'from', label: t('from'), cell: ({ from }) => from },
            { id: 'tags', label: t('tags'), width: 150, cell: ({ tags }) => <Tags tags={tags} /> },
            { id: 'way', label: t('way.label'), width: 90, isHidden: true, cell: ({ way }) => t(`way.${way}`) },
            { id: 'at', label: t('at'), width: 150, cell: ({ createdAt }) => format.dateTime(createdAt) },
          ]}
        />
      </PageBody>
      <MessageDrawer messageId={message} onClose={() => open(undefined)} />
    </>
  );
}

const Tags = ({ tags }: { tags: readonly string[] }) => (
  <Group gap={4} wrap="nowrap">
    {tags.slice(0, 2).map((tag) => (
      <Badge key={tag} variant="light" color="gray" tt="none">
        {tag}
      </Badge>
    ))}
  </Group>
);
