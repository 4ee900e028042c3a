// All contacts: found by word, purpose, answer and suppression; sorted by the server, drawn as one scrolls.

import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { IconPlus, IconSearch, IconUpload, IconUsers } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { KeysetTable } from '../app/parts/keyset-table.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { useSession } from '../app/session.ts';
import { useApi, useApiPages } from '../app/use-api.ts';
import { ContactDialog } from './contact-dialog.tsx';
import { useContactColumns } from './contact-columns.tsx';

const page = getRouteApi('/contacts');
const ANSWERS = ['granted', 'withdrawn', 'objected', 'none'] as const;

export function ContactsPage() {
  const { t } = useTranslation('contacts');
  const { may } = useSession();
  const { sort = 'created', direction = 'desc', ...filter } = page.useSearch();
  const navigate = page.useNavigate();
  const [isAdding, { open: add, close }] = useDisclosure(false);
  // An answer is an answer about a purpose: without one there is nothing to filter by.
  const query = filter.purposeId ? filter : { ...filter, consent: undefined };
  const lines = useApiPages('GET /api/contacts', { query: { ...query, sort, direction } }, { keepPrevious: true });
  const columns = useContactColumns();
  const isFiltered = Object.values(filter).some(Boolean);

  const buttons = may('contacts:write') && (
    <>
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
        {t('list.add')}
      </Button>
      <Button component={Link} to="/imports/new" leftSection={<IconUpload size={16} aria-hidden />}>
        {t('list.import')}
      </Button>
    </>
  );

  return (
    <>
      <PageHeader title={t('title')}>{buttons}</PageHeader>
      <PageBody>
        <Group gap="xs" justify="space-between">
          <Filters />
          <Count query={query} />
        </Group>
        <KeysetTable
          name="contacts"
          label={t('list.label')}
          columns={columns}
          pages={lines}
          rowId={({ id }) => id}
          sort={{ column: sort, direction }}
          onSort={(next) =>
            void navigate({
              search: (now) => ({ ...now, sort: next.column as typeof sort, direction: next.direction }),
              replace: true,
            })
          }
          empty={
            isFiltered ? (
              <EmptyState icon={IconSearch} title={t('list.nothing')} text={t('list.nothingText')}>
                <Button variant="default" onClick={() => void navigate({ search: {} })}>
                  {t('list.clear')}
                </Button>
              </EmptyState>
            ) : (
              <EmptyState icon={IconUsers} title={t('list.empty')} text={t('list.emptyText')}>
                {buttons}
              </EmptyState>
            )
          }
        />
      </PageBody>
      {isAdding && <ContactDialog onClose={close} />}
    </>
  );
}

function Filters() {
  const { t } = useTranslation('contacts');
  const { search, purposeId, consent, isSuppressed } = page.useSearch();
  const navigate = page.useNavigate();
  const { data: purposes } = useApi('GET /api/purposes');
  const change = (part: Record<string, string | undefined>) =>
    void navigate({ search: (now) => ({ ...now, ...part }), replace: true });
  const look = useDebouncedCallback((text: string) => change({ search: text.trim() || undefined }), 250);
  return (
    <Group gap="xs" flex={{ base: '1 1 100%', md: 'initial' }}>
      <TextInput
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        defaultValue={search}
        onChange={(event) => look(event.currentTarget.value)}
        flex={{ base: '1 1 100%', sm: 'initial' }}
        w={{ sm: 260 }}
      />
      <Select
        aria-label={t('list.purpose')}
        placeholder={t('list.anyPurpose')}
        data={purposes?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        value={purposeId ?? null}
        onChange={(value) =>
          change({ purposeId: value ?? undefined, consent: value ? (consent ?? 'granted') : undefined })
        }
        clearable
        w={{ sm: 200 }}
        flex={{ base: '1 1 45%', sm: 'initial' }}
      />
      {purposeId && (
        <Select
          aria-label={t('list.answer')}
          placeholder={t('list.anyAnswer')}
          data={ANSWERS.map((value) => ({ value, label: t(`state.${value}`) }))}
          value={consent ?? null}
          onChange={(value) => change({ consent: value ?? undefined })}
          clearable
          w={{ sm: 170 }}
          flex={{ base: '1 1 45%', sm: 'initial' }}
        />
      )}
      <Select
        aria-label={t('list.suppressed')}
        placeholder={t('list.anySuppression')}
        data={[
          { value: 'true', label: t('list.onlySuppressed') },
          { value: 'false', label: t('list.notSuppressed') },
        ]}
        value={isSuppressed ?? null}
        onChange={(value) => change({ isSuppressed: value ?? undefined })}
        clearable
        w={{ sm: 180 }}
        flex={{ base: '1 1 45%', sm: 'initial' }}
      />
    </Group>
  );
}

interface CountQuery {
  search?: string;
  purposeId?: string;
  consent?: (typeof ANSWERS)[number];
  isSuppressed?: 'true' | 'false';
}

function Count({ query }: { query: CountQuery }) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const { data } = useApi('GET /api/contacts/count', { query }, { keepPrevious: true, staleTime: 60_000 });
  if (!data) return null;
  const shown = format.number(data.count);
  return (
    <Text size="sm" c="dimmed" aria-live="polite">
      {data.isAtLeast ? t('list.countAtLeast', { shown }) : t('list.count', { count: data.count, shown })}
    </Text>
  );
}
