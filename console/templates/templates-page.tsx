// The templates of the workspace as pictures, those changed last first. Deleting can be undone.

import { ActionIcon, Button, Group, Menu, Skeleton, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconCopy, IconDots, IconPlus, IconSearch, IconTemplate, IconTrash } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiAnswer, apiUrl } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { useSession } from '../app/session.ts';
import { useApiMutation, useApiPages } from '../app/use-api.ts';
import './templates.css';
import { Thumbnail } from './thumbnail.tsx';

type Line = ApiAnswer<'GET /api/templates'>['items'][number];

const page = getRouteApi('/templates');

export function TemplatesPage() {
  const { t } = useTranslation('templates');
  const { may } = useSession();
  const { search } = page.useSearch();
  const pages = useApiPages('GET /api/templates', { query: { search } }, { keepPrevious: true });
  const lines = pages.data?.pages.flatMap(({ items }) => items);
  const newButton = may('templates:write') && (
    <Button component={Link} to="/templates/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('new')}
    </Button>
  );
  const isEmpty = lines?.length === 0;
  return (
    <>
      <PageHeader title={t('title')}>{newButton}</PageHeader>
      <PageBody>
        {(!isEmpty || search) && <Search initial={search ?? ''} />}
        <ErrorNotice problem={pages.error} />
        {isEmpty && search && <Text c="dimmed">{t('none', { search })}</Text>}
        {isEmpty && !search && (
          <EmptyState icon={IconTemplate} title={t('empty')} text={t('emptyText')}>
            {newButton}
          </EmptyState>
        )}
        <div className="template-grid">
          {lines?.map((line) => (
            <TemplateCard key={line.id} line={line} />
          ))}
          {pages.isPending && [1, 2, 3, 4].map((one) => <Skeleton key={one} h={300} radius="lg" />)}
        </div>
        {pages.hasNextPage && (
          <Group justify="center">
            <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t('more')}
            </Button>
          </Group>
        )}
      </PageBody>
    </>
  );
}

function Search({ initial }: { initial: string }) {
  const { t } = useTranslation('templates');
  const navigate = useNavigate();
  const [text, setText] = useState(initial);
  const look = useDebouncedCallback(
    (search: string) => void navigate({ to: '/templates', search: { search: search || undefined }, replace: true }),
    250,
  );
  return (
    <TextInput
      maw={320}
      aria-label={t('search')}
      placeholder={t('search')}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        look(event.currentTarget.value);
      }}
    />
  );
}

function TemplateCard({ line }: { line: Line }) {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const { may } = useSession();
  const when = format.relative(line.updatedAt);
  return (
    <article className="template-card">
      <Thumbnail
        name={line.name}
        address={`${apiUrl('GET /api/templates/:templateId/page', { params: { templateId: line.id } })}?revision=${line.revision}`}
      />
      <Group className="template-card-text" justify="space-between" wrap="nowrap" gap={4} align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Text truncate>
            <Link className="template-card-link" to="/templates/$templateId" params={{ templateId: line.id }}>
              {line.name}
            </Link>
          </Text>
          <Text size="sm" c="dimmed" truncate>
            {line.subject || t('noSubject')}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {line.updatedBy ? t('savedBy', { who: line.updatedBy, when }) : t('savedAt', { when })}
          </Text>
        </div>
        {may('templates:write') && <CardMenu line={line} />}
      </Group>
    </article>
  );
}

function CardMenu({ line }: { line: Line }) {
  const { t } = useTranslation('templates');
  const navigate = useNavigate();
  const restore = useApiMutation('POST /api/templates/:templateId/restore');
  const params = { templateId: line.id };
  const copy = useApiMutation('POST /api/templates', {
    onDone: ({ id }) => void navigate({ to: '/templates/$templateId', params: { templateId: id } }),
  });
  const remove = useApiMutation('DELETE /api/templates/:templateId', {
    onDone: () => {
      const id = `template-${line.id}`;
      const undo = () => {
        restore.mutate({ params });
        notifications.hide(id);
      };
      notifications.show({
        id,
        message: (
          <Group justify="space-between" wrap="nowrap">
            {t('deleted', { name: line.name })}
            <Button size="compact-sm" variant="subtle" onClick={undo}>
              {t('undo')}
            </Button>
          </Group>
        ),
        autoClose: 10_000,
      });
    },
    onProblem: (problem) => notifications.show({ color: 'red', message: problem.message }),
  });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          className="template-card-menu"
          variant="subtle"
          color="gray"
          aria-label={t('actions', { name: line.name })}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCopy size={14} aria-hidden />}
          onClick={() =>
            copy.mutate({
              body: { from: 'copy', templateId: line.id, name: t('copyOf', { name: line.name }).slice(0, 200) },
            })
          }
        >
          {t('duplicate')}
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={14} aria-hidden />}
          onClick={() => remove.mutate({ params })}
        >
          {t('delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
