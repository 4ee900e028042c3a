// What can be done with one webhook. A renewed secret is shown once, in a window of its own.

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../app/parts/confirm-button.tsx';
import { CopyField } from '../app/parts/copy-field.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { useApiMutation } from '../app/use-api.ts';
import type { Webhook } from './webhooks-page.tsx';

const DAY_MS = 86_400_000;

export function WebhookActions({ webhook: { id, url, disabledAt } }: { webhook: Webhook }) {
  const { t } = useTranslation(['webhooks', 'app']);
  const change = useApiMutation('PUT /api/webhooks/:webhookId');
  const replay = useApiMutation('POST /api/webhooks/:webhookId/replay');
  const renew = useApiMutation('POST /api/webhooks/:webhookId/secret');
  const remove = useApiMutation('DELETE /api/webhooks/:webhookId');
  const params = { webhookId: id };
  const since = () => new Date(Date.now() - DAY_MS).toISOString();
  return (
    <>
      <ErrorNotice problem={change.error ?? replay.error ?? renew.error} />
      <Group gap="xs" role="group" aria-label={t('actionsOf', { url })}>
        <Button
          variant="default"
          size="compact-sm"
          loading={change.isPending}
          onClick={() => change.mutate({ params, body: { isEnabled: disabledAt !== null } })}
        >
          {t(disabledAt ? 'enable' : 'disable')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          loading={replay.isPending}
          onClick={() => replay.mutate({ params, body: { since: since() } })}
        >
          {t('replay')}
        </Button>
        <Button variant="default" size="compact-sm" loading={renew.isPending} onClick={() => renew.mutate({ params })}>
          {t('renew')}
        </Button>
        <ConfirmButton
          size="compact-sm"
          title={t('removeOf')}
          text={t('removeText')}
          problem={remove.error}
          isBusy={remove.isPending}
          onConfirm={() => remove.mutateAsync({ params })}
        >
          {t('remove')}
        </ConfirmButton>
      </Group>
      <Modal opened={renew.data !== undefined} onClose={renew.reset} title={<Text fw={600}>{t('renew')}</Text>}>
        <Stack gap="sm">
          <Text size="sm">{t('renewed')}</Text>
          <CopyField value={renew.data?.secret ?? ''} label={t('secret')} withLabel />
          <Group justify="flex-end">
            <Button onClick={renew.reset}>{t('app:action.close')}</Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
