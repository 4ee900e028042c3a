// Whether DMARC reports go to the domains whose mail comes here, as whom, and the last ones with what their readers' servers said.

import { Button, Group, Table, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { StateBadge, type Tone } from '../app/parts/state-badge.tsx';
import { useSession } from '../app/session.ts';
import { useApi, useApiMutation } from '../app/use-api.ts';

type Outgoing = ApiAnswer<'GET /api/outgoing-reports'>;

const TONES: Record<Outgoing['reports'][number]['state'], Tone> = { waiting: 'running', sent: 'good', failed: 'bad' };

export function OutgoingPanel() {
  const { t } = useTranslation('reports');
  const { may } = useSession();
  const { data, error } = useApi('GET /api/outgoing-reports');
  return (
    <Panel
      title={t('outgoing.title')}
      text={t('outgoing.text')}
      aside={
        data && (
          <StateBadge tone={data.address ? 'good' : 'quiet'}>
            {t(data.address ? 'outgoing.on' : 'outgoing.off')}
          </StateBadge>
        )
      }
    >
      <ErrorNotice problem={error} />
      {data?.mode === 'sandbox' && <Text size="sm">{t('outgoing.sandbox')}</Text>}
      {data && may('domains:write') && <Choice address={data.address} />}
      {data && data.reports.length > 0 && <Sent reports={data.reports} />}
    </Panel>
  );
}

function Choice({ address }: { address: string | null }) {
  const { t } = useTranslation(['reports', 'app']);
  const [draft, setDraft] = useState(address ?? '');
  const save = useApiMutation('POST /api/outgoing-reports', {
    onDone: () => notifications.show({ message: t('app:action.saved'), color: 'teal' }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ body: { address: draft.trim() } });
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('outgoing.address')}
          description={t('outgoing.addressHelp')}
          type="email"
          required
          w={340}
          maw="100%"
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={save.isPending}>
          {t(address ? 'app:action.save' : 'outgoing.turnOn')}
        </Button>
        {address && (
          <Button variant="subtle" color="red" onClick={() => save.mutate({ body: { address: null } })}>
            {t('outgoing.turnOff')}
          </Button>
        )}
      </Group>
      <ErrorNotice problem={save.error} />
    </form>
  );
}

function Sent({ reports }: { reports: Outgoing['reports'] }) {
  const { t } = useTranslation('reports');
  return (
    <Table.ScrollContainer
      minWidth={560}
      maxHeight={320}
      type="native"
      tabIndex={0}
      role="region"
      aria-label={t('outgoing.title')}
    >
      <Table verticalSpacing={6} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('outgoing.day')}</Table.Th>
            <Table.Th>{t('domain')}</Table.Th>
            <Table.Th>{t('outgoing.destination')}</Table.Th>
            <Table.Th>{t('outgoing.state.label')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {reports.map(({ day, domain, destination, state, reply }) => (
            <Table.Tr key={`${day} ${domain} ${destination}`}>
              <Table.Td className="figures">{day}</Table.Td>
              <Table.Td>{domain}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{destination}</Table.Td>
              <Table.Td>
                <StateBadge tone={TONES[state]}>{t(`outgoing.state.${state}`)}</StateBadge>
                {state !== 'sent' && reply && (
                  <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                    {reply}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
