// Making a key: its name, what it may do, until when; then the secret, shown this once.

import { Button, Checkbox, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../app/parts/copy-field.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { useApiMutation } from '../app/use-api.ts';

const SCOPES = ['send', 'read', 'events', 'contacts'] as const;
type Scope = (typeof SCOPES)[number];

const EXPIRY_DAYS = { never: undefined, month: 30, quarter: 90, year: 365 } as const;
type Expiry = keyof typeof EXPIRY_DAYS;
const EXPIRIES = Object.keys(EXPIRY_DAYS) as Expiry[];

export function NewKeyDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('api-keys');
  return (
    <Modal opened={opened} onClose={onClose} title={<Text fw={600}>{t('add')}</Text>} closeOnClickOutside={false}>
      <NewKey onClose={onClose} />
    </Modal>
  );
}

function NewKey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['api-keys', 'app']);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<Scope[]>(['send', 'read']);
  const [expiry, setExpiry] = useState<Expiry>('never');
  const create = useApiMutation('POST /api/api-keys', { topics: ['api-keys'] });
  if (create.data) return <Secret {...create.data} onClose={onClose} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ body: { name, scopes, expiresAt: instantOf(expiry) } });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t('name')}
          description={t('nameHelp')}
          required
          data-autofocus
          autoComplete="off"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox.Group label={t('scopes')} value={scopes} onChange={(chosen) => setScopes(chosen as Scope[])}>
          <Stack gap="xs" mt={6}>
            {SCOPES.map((scope) => (
              <Checkbox key={scope} value={scope} label={t(`scope.${scope}`)} description={t(`scopeHelp.${scope}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Select
          label={t('expiry')}
          data={EXPIRIES.map((value) => ({ value, label: t(`expiries.${value}`) }))}
          value={expiry}
          allowDeselect={false}
          onChange={(chosen) => setExpiry(chosen as Expiry)}
        />
        <ErrorNotice problem={create.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('app:action.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={scopes.length === 0}>
            {t('add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Secret({ secret, publicPart, onClose }: { secret: string; publicPart: string; onClose: () => void }) {
  const { t } = useTranslation(['api-keys', 'app']);
  return (
    <Stack gap="sm">
      <Text size="sm">{t('shown')}</Text>
      <CopyField value={secret} label={t('secret')} withLabel />
      <CopyField value={publicPart} label={t('user')} withLabel />
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('app:action.close')}</Button>
      </Group>
    </Stack>
  );
}

function instantOf(expiry: Expiry): string | null {
  const days = EXPIRY_DAYS[expiry];
  return days === undefined ? null : new Date(Date.now() + days * 86_400_000).toISOString();
}
