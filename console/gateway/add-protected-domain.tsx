// Asks for a domain and the mailbox server behind it, and goes to its page.

import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { useApiMutation } from '../app/use-api.ts';
import { MailboxFields } from './mailbox-fields.tsx';
import { FIRST_MAILBOX } from './settings.ts';

export function AddProtectedDomain({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['gateway', 'app']);
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [mailbox, setMailbox] = useState(FIRST_MAILBOX);
  const create = useApiMutation('POST /api/gateway/domains', {
    onDone: ({ id }) => {
      onClose();
      void navigate({ to: '/gateway/$domainId', params: { domainId: id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ body: { name, mailbox } });
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('add')}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t('name')}
            description={t('nameHelp')}
            required
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <MailboxFields mailbox={mailbox} onChange={setMailbox} />
          <ErrorNotice problem={create.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('app:action.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
