// Begins a campaign: a name, and one is in its first step.

import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../app/i18n.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { useSession } from '../app/session.ts';
import { useApiMutation } from '../app/use-api.ts';

export function NewCampaign({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('campaigns');
  const { t: app } = useTranslation();
  const { workspace } = useSession();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const create = useApiMutation('POST /api/campaigns', {
    onDone: ({ id }) => {
      onClose();
      setName('');
      void navigate({ to: '/campaigns/$campaignId/audience', params: { campaignId: id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ body: { name, language: workspace?.language ?? currentLanguage() } });
  };

  return (
    <Modal opened={isOpen} onClose={onClose} title={<Text fw={600}>{t('create.title')}</Text>}>
      <form onSubmit={submit}>
        <TextInput
          label={t('create.name')}
          description={t('create.nameHelp')}
          placeholder={t('create.namePlaceholder')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={create.error?.fields.name}
          maxLength={200}
          required
          data-autofocus
        />
        {create.error && Object.keys(create.error.fields).length === 0 && <ErrorNotice problem={create.error} />}
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={onClose}>
            {app('action.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
            {t('create.submit')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
