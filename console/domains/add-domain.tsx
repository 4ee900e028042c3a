// Asks for the name of a new sending domain, and goes to its page.

import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { useApiMutation } from '../app/use-api.ts';

export function AddDomain({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['domains', 'app']);
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const create = useApiMutation('POST /api/domains', {
    onDone: ({ id }) => {
      onClose();
      setName('');
      void navigate({ to: '/domains/$domainId', params: { domainId: id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ body: { name } });
  };
  return (
    <Modal opened={opened} onClose={onClose} title={<Text fw={600}>{t('add')}</Text>}>
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
