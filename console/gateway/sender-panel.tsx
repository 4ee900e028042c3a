// Senders always or never wanted: by everybody of the domain, or by one owner.

import { ActionIcon, Button, Group, SegmentedControl, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { StateBadge } from '../app/parts/state-badge.tsx';
import { useSession } from '../app/session.ts';
import { useApi, useApiMutation } from '../app/use-api.ts';
import type { ProtectedDomain } from './settings.ts';

export function SenderPanel({ domain }: { domain: ProtectedDomain }) {
  const { t } = useTranslation('gateway');
  const { may } = useSession();
  const params = { domainId: domain.id };
  const { data, error } = useApi('GET /api/gateway/domains/:domainId/senders', { params });
  const remove = useApiMutation('DELETE /api/gateway/domains/:domainId/senders/:ruleId');
  return (
    <Panel title={t('senders.title')} text={t('senders.text')}>
      <Stack gap="sm">
        <ErrorNotice problem={error ?? remove.error} />
        {data?.rules.length === 0 && <Text c="dimmed">{t('senders.none')}</Text>}
        {data && data.rules.length > 0 && (
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('senders.sender')}</Table.Th>
                <Table.Th>{t('senders.action')}</Table.Th>
                <Table.Th>{t('senders.for')}</Table.Th>
                <Table.Th w={40} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.rules.map((rule) => (
                <Table.Tr key={rule.id}>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{rule.sender}</Table.Td>
                  <Table.Td>
                    <StateBadge tone={rule.action === 'allow' ? 'good' : 'bad'}>
                      {t(`senders.${rule.action}`)}
                    </StateBadge>
                  </Table.Td>
                  <Table.Td c="dimmed">{rule.ownerAddress || t('senders.everybody')}</Table.Td>
                  <Table.Td>
                    {may('gateway:write') && (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={t('senders.remove', { sender: rule.sender })}
                        onClick={() => remove.mutate({ params: { ...params, ruleId: rule.id } })}
                      >
                        <IconTrash size={15} />
                      </ActionIcon>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        {may('gateway:write') && <AddRule domain={domain} />}
      </Stack>
    </Panel>
  );
}

function AddRule({ domain }: { domain: ProtectedDomain }) {
  const { t } = useTranslation('gateway');
  const [sender, setSender] = useState('');
  const [action, setAction] = useState<'allow' | 'block'>('allow');
  const add = useApiMutation('POST /api/gateway/domains/:domainId/senders', { onDone: () => setSender('') });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ params: { domainId: domain.id }, body: { sender, action } });
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-end">
        <TextInput
          size="xs"
          label={t('senders.sender')}
          required
          spellCheck={false}
          value={sender}
          onChange={(event) => setSender(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('senders.action')}
          data={(['allow', 'block'] as const).map((value) => ({ value, label: t(`senders.${value}`) }))}
          value={action}
          onChange={(value) => setAction(value as 'allow' | 'block')}
        />
        <Button size="xs" variant="default" type="submit" loading={add.isPending}>
          {t('senders.add')}
        </Button>
      </Group>
      <ErrorNotice problem={add.error} />
    </form>
  );
}
