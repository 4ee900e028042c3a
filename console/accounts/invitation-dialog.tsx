// Inviting someone: their address and role, then the link to pass on, shown this once.

import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../app/parts/copy-field.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { useApiMutation } from '../app/use-api.ts';

export const ROLE_NAMES = ['owner', 'marketer', 'postmaster', 'viewer'] as const;
export type RoleName = (typeof ROLE_NAMES)[number];

export function InvitationDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  return (
    <Modal opened={opened} onClose={onClose} title={t('operators.inviteTitle')}>
      <Invite onClose={onClose} />
    </Modal>
  );
}

function Invite({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['accounts', 'app']);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<RoleName>('marketer');
  const invite = useApiMutation('POST /api/invitations', { topics: ['operators'] });
  if (invite.data) {
    return (
      <Stack gap="sm">
        <Text size="sm">{t('operators.inviteDone', { email })}</Text>
        <CopyField value={invite.data.link} label={t('operators.inviteLink')} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('app:action.close')}</Button>
        </Group>
      </Stack>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ body: { email, role } });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('operators.inviteText')}
        </Text>
        <ErrorNotice problem={invite.error} />
        <TextInput
          label={t('operators.inviteEmail')}
          type="email"
          required
          data-autofocus
          autoComplete="off"
          error={invite.error?.fields['email']}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Radio.Group label={t('operators.role')} value={role} onChange={(value) => setRole(value as RoleName)}>
          <Stack gap="xs" mt={6}>
            {ROLE_NAMES.map((value) => (
              <Radio key={value} value={value} label={t(`role.${value}`)} description={t(`roleHelp.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end">
          <Button type="submit" loading={invite.isPending}>
            {t('operators.inviteSubmit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
