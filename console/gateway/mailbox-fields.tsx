// Where the mailbox server is and how it is spoken to.

import { Group, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Mailbox } from './settings.ts';

export function MailboxFields({ mailbox, onChange }: { mailbox: Mailbox; onChange: (mailbox: Mailbox) => void }) {
  const { t } = useTranslation('gateway');
  const isSocket = mailbox.host.startsWith('/');
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-end" wrap="nowrap">
        <TextInput
          flex={1}
          label={t('form.host')}
          description={t('form.hostHelp')}
          required
          autoComplete="off"
          spellCheck={false}
          value={mailbox.host}
          onChange={(event) => onChange({ ...mailbox, host: event.currentTarget.value.trim() })}
        />
        {!isSocket && (
          <NumberInput
            w={90}
            label={t('form.port')}
            min={1}
            max={65_535}
            hideControls
            value={mailbox.port}
            onChange={(port) => typeof port === 'number' && onChange({ ...mailbox, port })}
          />
        )}
      </Group>
      <Group gap="sm" grow>
        <Select
          label={t('form.protocol')}
          allowDeselect={false}
          data={(['lmtp', 'smtp'] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
          value={mailbox.protocol}
          onChange={(protocol) =>
            onChange({ ...mailbox, protocol: protocol as Mailbox['protocol'], port: protocol === 'smtp' ? 25 : 24 })
          }
        />
        <Select
          label={t('form.tls')}
          allowDeselect={false}
          data={(['never', 'opportunistic', 'required'] as const).map((value) => ({
            value,
            label: t(`form.${value}`),
          }))}
          value={mailbox.tls}
          onChange={(tls) => onChange({ ...mailbox, tls: tls as Mailbox['tls'] })}
        />
      </Group>
    </Stack>
  );
}
