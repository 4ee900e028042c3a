// What can be done with a campaign as a whole: on its way, pause, resume, cancel; at any time, duplicate; as a draft, rename, delete.

import { ActionIcon, Button, Group, Menu, Modal, Text, TextInput } from '@mantine/core';
import { IconCopy, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { useSession } from '../app/session.ts';
import { useApiMutation } from '../app/use-api.ts';
import type { Draft } from './use-draft.ts';

export function CampaignActions({ draft }: { draft: Draft }) {
  const { t } = useTranslation('campaigns');
  const { may } = useSession();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'rename' | 'delete' | undefined>();
  const params = { campaignId: draft.campaign.id };
  const duplicate = useApiMutation('POST /api/campaigns/:campaignId/duplicate', {
    onDone: ({ id }) => void navigate({ to: '/campaigns/$campaignId', params: { campaignId: id } }),
  });
  if (!may('campaigns:write')) return null;
  const isDraft = draft.campaign.state === 'draft';

  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('action.more')} loading={duplicate.isPending}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isDraft && (
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setOpen('rename')}>
              {t('action.rename')}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconCopy size={16} aria-hidden />}
            onClick={() => void draft.flush().then(() => duplicate.mutate({ params }))}
          >
            {t('action.duplicate')}
          </Menu.Item>
          {isDraft && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setOpen('delete')}>
              {t('action.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {open === 'rename' && <Rename draft={draft} onClose={() => setOpen(undefined)} />}
      {open === 'delete' && <DeleteDraft draft={draft} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function Rename({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const { t } = useTranslation('campaigns');
  const { t: app } = useTranslation();
  const [name, setName] = useState(draft.values.name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    draft.change({ name: name.trim() });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t('action.rename')}</Text>}>
      <form onSubmit={submit}>
        <TextInput
          label={t('create.name')}
          description={t('create.nameHelp')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={200}
          data-autofocus
        />
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={onClose}>
            {app('action.cancel')}
          </Button>
          <Button type="submit" disabled={name.trim() === ''}>
            {app('action.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function DeleteDraft({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const { t } = useTranslation('campaigns');
  const { t: app } = useTranslation();
  const navigate = useNavigate();
  const remove = useApiMutation('DELETE /api/campaigns/:campaignId', {
    onDone: () => void navigate({ to: '/campaigns' }),
  });
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t('action.deleteTitle')}</Text>}>
      <Text mb="md">{t('action.deleteText', { name: draft.values.name })}</Text>
      <ErrorNotice problem={remove.error} />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          {app('action.cancel')}
        </Button>
        <Button
          color="red"
          loading={remove.isPending}
          onClick={() => remove.mutate({ params: { campaignId: draft.campaign.id } })}
        >
          {t('action.delete')}
        </Button>
      </Group>
    </Modal>
  );
}
