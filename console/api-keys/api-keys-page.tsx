// The keys of the workspace: what each may do, when it was last used, and how to end it.

import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { ConfirmButton } from '../app/parts/confirm-button.tsx';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { StateBadge } from '../app/parts/state-badge.tsx';
import { useSession } from '../app/session.ts';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { NewKeyDialog } from './new-key-dialog.tsx';

type ApiKey = ApiAnswer<'GET /api/api-keys'>['keys'][number];

export function ApiKeysPage() {
  const { t } = useTranslation('api-keys');
  const { may } = useSession();
  const { data, error } = useApi('GET /api/api-keys');
  const [opened, { open, close }] = useDisclosure(false);
  const button = may('api-keys:write') && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
      {t('add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')}>{data && data.keys.length > 0 && button}</PageHeader>
      <PageBody>
        <ErrorNotice problem={error} />
        {data?.keys.length === 0 && (
          <EmptyState icon={IconKey} title={t('empty')} text={t('emptyText')}>
            {button}
          </EmptyState>
        )}
        {data && data.keys.length > 0 && <KeyTable keys={data.keys} />}
      </PageBody>
      <NewKeyDialog opened={opened} onClose={close} />
    </>
  );
}

function KeyTable({ keys }: { keys: ApiKey[] }) {
  const { t } = useTranslation('api-keys');
  const format = useFormat();
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('scopes')}</Table.Th>
            <Table.Th>{t('state.label')}</Table.Th>
            <Table.Th>{t('lastUsed')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keys.map((key) => (
            <Table.Tr key={key.id}>
              <Table.Td>
                <Text size="sm" fw={500}>
                  {key.name}
                </Text>
                <Text size="xs" c="dimmed" ff="monospace" title={t('user')}>
                  {key.publicPart}
                </Text>
                <Text size="xs" c="dimmed">
                  {key.createdBy === null
                    ? format.relative(key.createdAt)
                    : t('madeBy', { when: format.relative(key.createdAt), name: key.createdBy })}
                </Text>
              </Table.Td>
              <Table.Td>
                <Group gap={4}>
                  {key.scopes.map((scope) => (
                    <Badge key={scope} variant="light" color="gray" tt="none">
                      {t(`scope.${scope}`)}
                    </Badge>
                  ))}
                </Group>
              </Table.Td>
              <Table.Td>
                <KeyState apiKey={key} />
              </Table.Td>
              <Table.Td c="dimmed">{key.lastUsedAt ? format.relative(key.lastUsedAt) : t('never')}</Table.Td>
              <Table.Td ta="right">
                <Revoke apiKey={key} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function KeyState({ apiKey: { revokedAt, isExpired, expiresAt } }: { apiKey: ApiKey }) {
  const { t } = useTranslation('api-keys');
  const format = useFormat();
  if (revokedAt) return <StateBadge tone="quiet">{t('state.revoked')}</StateBadge>;
  if (isExpired) return <StateBadge tone="warning">{t('state.expired')}</StateBadge>;
  return (
    <StateBadge tone="good">
      {expiresAt ? t('state.until', { when: format.date(expiresAt) }) : t('state.valid')}
    </StateBadge>
  );
}

function Revoke({ apiKey: { id, name, revokedAt } }: { apiKey: ApiKey }) {
  const { t } = useTranslation('api-keys');
  const { may } = useSession();
  const revoke = useApiMutation('DELETE /api/api-keys/:keyId');
  if (revokedAt || !may('api-keys:write')) return null;
  return (
    <ConfirmButton
      size="compact-sm"
      title={t('revokeOf', { name })}
      text={t('revokeText')}
      problem={revoke.error}
      isBusy={revoke.isPending}
      onConfirm={() => revoke.mutateAsync({ params: { keyId: id } })}
    >
      {t('revoke')}
    </ConfirmButton>
  );
}
