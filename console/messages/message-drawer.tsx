// One single message beside the list: what it is, and where each of its recipients stands and why. What has not left yet can be cancelled.

import { Drawer, Group, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { ConfirmButton } from '../app/parts/confirm-button.tsx';
import { CopyField } from '../app/parts/copy-field.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { StateBadge, type Tone } from '../app/parts/state-badge.tsx';
import { useSession } from '../app/session.ts';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { useReasonText } from '../campaigns/use-reason-text.ts';

type Message = ApiAnswer<'GET /api/messages/:messageId'>;
type Recipient = Message['recipients'][number];

const TONES: Record<Recipient['state'], Tone> = {
  planned: 'running',
  handed_over: 'running',
  deferred: 'warning',
  accepted: 'good',
  bounced: 'bad',
  suppressed: 'quiet',
  skipped: 'quiet',
};
const isOpen = ({ state }: Recipient) => state === 'planned' || state === 'deferred';

export function MessageDrawer({ messageId, onClose }: { messageId: string | undefined; onClose: () => void }) {
  const { t } = useTranslation('messages');
  const { data, error } = useApi(
    'GET /api/messages/:messageId',
    { params: { messageId: messageId ?? '' } },
    { enabled: messageId !== undefined },
  );
  return (
    <Drawer
      opened={messageId !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={data?.subject || t('noSubject')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ErrorNotice problem={error} />
      {data && <Facts message={data} />}
    </Drawer>
  );
}

function Facts({ message }: { message: Message }) {
  const { t } = useTranslation('messages');
  const { may } = useSession();
  const format = useFormat();
  const cancel = useApiMutation('POST /api/messages/:messageId/cancel', { topics: ['messages'] });
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('sentBy', { from: message.from, at: format.dateTime(message.createdAt), way: t(`way.${message.way}`) })}
      </Text>
      <CopyField withLabel label={t('messageId')} value={message.messageId} />
      <Recipients recipients={message.recipients} />
      {may('messages:send') && message.recipients.some(isOpen) && (
        <Group justify="flex-end">
          <ConfirmButton
            size="xs"
            variant="default"
            title={t('cancelTitle')}
            text={t('cancelText')}
            isBusy={cancel.isPending}
            problem={cancel.error}
            onConfirm={() => cancel.mutateAsync({ params: { messageId: message.id } })}
          >
            {t('cancel')}
          </ConfirmButton>
        </Group>
      )}
    </Stack>
  );
}

function Recipients({ recipients }: { recipients: Message['recipients'] }) {
  const { t } = useTranslation('messages');
  const format = useFormat();
  const reasonText = useReasonText();
  return (
    <Table verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('recipient')}</Table.Th>
          <Table.Th>{t('state.label')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {recipients.map((one) => (
          <Table.Tr key={one.email}>
            <Table.Td style={{ overflowWrap: 'anywhere', verticalAlign: 'top' }}>{one.email}</Table.Td>
            <Table.Td>
              <StateBadge tone={TONES[one.state]}>{t(`state.${one.state}`)}</StateBadge>
              <Text size="xs" c="dimmed" mt={2}>
                {one.reason && one.reason !== 'accepted' ? reasonText(one.reason) : format.dateTime(one.updatedAt)}
              </Text>
              {one.reply && (
                <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                  {one.reply}
                </Text>
              )}
              {one.nextAttemptAt && one.state === 'deferred' && (
                <Text size="xs" c="dimmed">
                  {t('nextAttempt', { at: format.dateTime(one.nextAttemptAt) })}
                </Text>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
