// What the policy being chosen would have changed for the mail of the last week, before it takes effect: figures, then message by message.

import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageLink } from '../app/parts/page-link.tsx';
import { useApiMutation } from '../app/use-api.ts';
import { ClassBadge } from '../judge/class-badge.tsx';
import type { Policy, ProtectedDomain } from './settings.ts';

type Replay = ApiAnswer<'POST /api/gateway/domains/:domainId/replay'>;

const DAYS = 7;

export function PolicyReplay({ domain, policy }: { domain: ProtectedDomain; policy: Policy }) {
  const { t } = useTranslation('gateway');
  const replay = useApiMutation('POST /api/gateway/domains/:domainId/replay', { topics: [] });
  // What was replayed is another policy than the one chosen now.
  const isStale = JSON.stringify(replay.variables?.body?.policy) !== JSON.stringify(policy);
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconHistory size={15} aria-hidden />}
          loading={replay.isPending}
          onClick={() => replay.mutate({ params: { domainId: domain.id }, body: { policy, days: DAYS } })}
        >
          {t('replay.run')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('replay.text')}
        </Text>
      </Group>
      <ErrorNotice problem={replay.error} />
      <div aria-live="polite">{replay.data && !isStale && <Found replay={replay.data} />}</div>
    </Stack>
  );
}

function Found({ replay }: { replay: Replay }) {
  const { t } = useTranslation('gateway');
  const { number, dateTime } = useFormat();
  const { looked, changes, examples } = replay;
  if (changes.length === 0)
    return <Text size="sm">{t('replay.nothing', { count: looked, shown: number(looked) })}</Text>;
  return (
    <Stack gap="xs">
      {changes.map(({ from, to, count }) => (
        <Text key={`${from} ${to}`} size="sm">
          {t('replay.change', { count, shown: number(count), from: t(`policy.${from}`), to: t(`policy.${to}`) })}
        </Text>
      ))}
      <Table.ScrollContainer minWidth={520} mah={320}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('replay.message')}</Table.Th>
              <Table.Th>{t('replay.class')}</Table.Th>
              <Table.Th>{t('replay.becomes')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {examples.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td>
                  <PageLink
                    to="/quarantine"
                    search={{ state: 'all', message: one.id }}
                    title={dateTime(one.receivedAt)}
                  >
                    {one.subject || one.fromAddress}
                  </PageLink>
                  <Text size="xs" c="dimmed">
                    {one.fromName || one.fromAddress}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <ClassBadge name={one.class} />
                </Table.Td>
                <Table.Td>{t(`policy.${one.to}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
