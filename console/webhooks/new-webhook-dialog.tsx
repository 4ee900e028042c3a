// Adding a webhook: where to call and of what to tell; then its secret, shown this once.

import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../app/parts/copy-field.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { useApiMutation } from '../app/use-api.ts';
import type { Webhook } from './webhooks-page.tsx';

type EventKind = Webhook['events'][number];

const EVENTS: readonly EventKind[] = [
  'accepted',
  'delivered',
  'deferred',
  'bounced',
  'dropped',
  'complained',
  'unsubscribed',
  'clicked',
];

export function NewWebhookDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('webhooks');
  return (
    <Modal opened={opened} onClose={onClose} title={<Text fw={600}>{t('add')}</Text>} closeOnClickOutside={false}>
      <NewWebhook onClose={onClose} />
    </Modal>
  );
}

function NewWebhook({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['webhooks', 'app']);
  const [url, setUrl] = useState('https://');
  const [events, setEvents] = useState<EventKind[]>(['delivered', 'bounced', 'dropped', 'complained']);
  const create = useApiMutation('POST /api/webhooks', { topics: ['webhooks'] });
  if (create.data)
    return (
      <Stack gap="sm">
        <Text size="sm">{t('shown')}</Text>
        <CopyField value={create.data.secret} label={t('secret')} withLabel />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('app:action.close')}</Button>
        </Group>
      </Stack>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ body: { url, events } });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t('url')}
          description={t('urlHelp')}
          type="url"
          required
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          error={create.error?.fields['url']}
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <Checkbox.Group label={t('events')} value={events} onChange={(chosen) => setEvents(chosen as EventKind[])}>
          <Stack gap="xs" mt={6}>
            {EVENTS.map((event) => (
              <Checkbox key={event} value={event} label={t(`event.${event}`)} description={t(`eventHelp.${event}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <ErrorNotice problem={create.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('app:action.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={events.length === 0}>
            {t('add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
