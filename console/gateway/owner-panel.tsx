// The owners of a domain, with their aliases.

import { ActionIcon, Button, Group, Pill, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconLink, IconPlus, IconSearch } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { useSession } from '../app/session.ts';
import { useApiMutation, useApiPages } from '../app/use-api.ts';
import type { ProtectedDomain } from './settings.ts';

type Owner = ApiAnswer<'GET /api/gateway/domains/:domainId/owners'>['items'][number];

export function OwnerPanel({ domain }: { domain: ProtectedDomain }) {
  const { t } = useTranslation(['gateway', 'app']);
  const { may } = useSession();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const pages = useApiPages(
    'GET /api/gateway/domains/:domainId/owners',
    { params: { domainId: domain.id }, query: { search: search || undefined } },
    { keepPrevious: true },
  );
  const owners = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel title={t('owners.title')} text={t('owners.text')}>
      <Stack gap="sm">
        <TextInput
          size="xs"
          maw={320}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          placeholder={t('owners.search')}
          aria-label={t('owners.search')}
          leftSection={<IconSearch size={14} aria-hidden />}
        />
        <ErrorNotice problem={pages.error} />
        {pages.data && owners.length === 0 && <Text c="dimmed">{t('owners.none')}</Text>}
        {owners.length > 0 && (
          <Table.ScrollContainer minWidth={420}>
            <Table verticalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('owners.address')}</Table.Th>
                  <Table.Th>{t('owners.name')}</Table.Th>
                  <Table.Th>{t('owners.aliases')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {owners.map((owner) => (
                  <OwnerRow key={owner.id} owner={owner} domain={domain} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        {pages.hasNextPage && (
          <Button
            size="xs"
            variant="subtle"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t('app:action.more')}
          </Button>
        )}
        {may('gateway:write') && <AddOwner domain={domain} />}
      </Stack>
    </Panel>
  );
}

function OwnerRow({ owner, domain }: { owner: Owner; domain: ProtectedDomain }) {
  const { t } = useTranslation('gateway');
  const { may } = useSession();
  const params = { domainId: domain.id, ownerId: owner.id };
  const remove = useApiMutation('POST /api/gateway/domains/:domainId/owners/:ownerId/aliases/remove');
  const aliases = owner.addresses.filter((address) => address !== owner.address);
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          {owner.address}
          {may('gateway:write') && <NewLink owner={owner} params={params} />}
        </Group>
      </Table.Td>
      <Table.Td c="dimmed">{owner.name || (owner.kind === 'group' ? t('owners.group') : '')}</Table.Td>
      <Table.Td>
        <Group gap={4}>
          {aliases.map((address) => (
            <Pill
              key={address}
              withRemoveButton={may('gateway:write')}
              onRemove={() => remove.mutate({ params, body: { address } })}
              removeButtonProps={{
                'aria-label': t('owners.removeAlias', { address }),
                tabIndex: 0,
                'aria-hidden': false,
              }}
            >
              {address}
            </Pill>
          ))}
          {may('gateway:write') && <AddAlias params={params} />}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function NewLink({ owner, params }: { owner: Owner; params: { domainId: string; ownerId: string } }) {
  const { t } = useTranslation('gateway');
  const send = useApiMutation('POST /api/gateway/domains/:domainId/owners/:ownerId/link', {
    onDone: () => notifications.show({ message: t('owners.linkSent', { address: owner.address }), color: 'teal' }),
  });
  return (
    <>
      <ActionIcon
        size="sm"
        variant="subtle"
        loading={send.isPending}
        onClick={() => send.mutate({ params })}
        aria-label={t('owners.newLink')}
        title={t('owners.newLink')}
      >
        <IconLink size={14} />
      </ActionIcon>
      <ErrorNotice problem={send.error} />
    </>
  );
}

function AddAlias({ params }: { params: { domainId: string; ownerId: string } }) {
  const { t } = useTranslation('gateway');
  const [isOpen, setOpen] = useState(false);
  const [address, setAddress] = useState('');
  const add = useApiMutation('POST /api/gateway/domains/:domainId/owners/:ownerId/aliases', {
    onDone: () => {
      setAddress('');
      setOpen(false);
    },
  });
  if (!isOpen) {
    return (
      <ActionIcon
        size="sm"
        variant="subtle"
        onClick={() => setOpen(true)}
        aria-label={t('owners.addAlias')}
        title={t('owners.addAlias')}
      >
        <IconPlus size={14} />
      </ActionIcon>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ params, body: { address } });
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        size="xs"
        autoFocus
        aria-label={t('owners.addAlias')}
        value={address}
        error={add.error?.message}
        onChange={(event) => setAddress(event.currentTarget.value)}
        onBlur={() => address === '' && setOpen(false)}
      />
    </form>
  );
}

function AddOwner({ domain }: { domain: ProtectedDomain }) {
  const { t } = useTranslation('gateway');
  const [address, setAddress] = useState('');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Owner['kind']>('person');
  const add = useApiMutation('POST /api/gateway/domains/:domainId/owners', {
    onDone: () => {
      setAddress('');
      setName('');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ params: { domainId: domain.id }, body: { address, name, kind } });
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-end">
        <TextInput
          size="xs"
          label={t('owners.address')}
          required
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          label={t('owners.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          size="xs"
          w={120}
          label={t('owners.kind')}
          allowDeselect={false}
          data={(['person', 'group'] as const).map((value) => ({ value, label: t(`owners.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(value as Owner['kind'])}
        />
        <Button size="xs" variant="default" type="submit" loading={add.isPending}>
          {t('owners.add')}
        </Button>
      </Group>
      <ErrorNotice problem={add.error} />
    </form>
  );
}
