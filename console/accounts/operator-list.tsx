// Who works in the workspace, with which role; and who is invited.

import { Button, Group, Select, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { ConfirmButton } from '../app/parts/confirm-button.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Initials } from '../app/parts/initials.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { StateBadge } from '../app/parts/state-badge.tsx';
import { useSession } from '../app/session.ts';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { InvitationDialog, ROLE_NAMES, type RoleName } from './invitation-dialog.tsx';

export function OperatorList() {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const { operator: me } = useSession();
  const [isInviting, { open, close }] = useDisclosure(false);
  const { data, error } = useApi('GET /api/operators');
  const setRole = useApiMutation('PUT /api/operators/:operatorId', { topics: ['operators', 'session'] });
  const remove = useApiMutation('DELETE /api/operators/:operatorId');
  const withdraw = useApiMutation('DELETE /api/invitations/:invitationId', { topics: ['operators'] });
  if (error) return <ErrorNotice problem={error} />;
  return (
    <>
      <Panel title={t('operators.heading')} actions={<Button onClick={open}>{t('operators.invite')}</Button>}>
        <ErrorNotice problem={setRole.error} />
        <Table.ScrollContainer minWidth={620}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('operators.person')}</Table.Th>
                <Table.Th w={170}>{t('operators.role')}</Table.Th>
                <Table.Th>{t('operators.factor')}</Table.Th>
                <Table.Th>{t('operators.seen')}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data?.members.map(({ operatorId, name, email, role, hasSecondFactor, lastSeenAt }) => (
                <Table.Tr key={operatorId}>
                  <Table.Td>
                    <Group gap="sm" wrap="nowrap">
                      <Initials name={name} size={30} />
                      <div>
                        <Text size="sm">
                          {name} {operatorId === me?.id && <StateBadge tone="quiet">{t('operators.you')}</StateBadge>}
                        </Text>
                        <Text size="sm" c="dimmed">
                          {email}
                        </Text>
                      </div>
                    </Group>
                  </Table.Td>
                  <Table.Td>
                    <Select
                      size="xs"
                      aria-label={t('operators.roleOf', { name })}
                      data={ROLE_NAMES.map((value) => ({ value, label: t(`role.${value}`) }))}
                      value={role}
                      allowDeselect={false}
                      onChange={(chosen) =>
                        setRole.mutate({ params: { operatorId }, body: { role: chosen as RoleName } })
                      }
                    />
                  </Table.Td>
                  <Table.Td>
                    <StateBadge tone={hasSecondFactor ? 'good' : 'quiet'}>
                      {t(hasSecondFactor ? 'factor.on' : 'factor.off')}
                    </StateBadge>
                  </Table.Td>
                  <Table.Td>{lastSeenAt ? format.relative(lastSeenAt) : t('operators.never')}</Table.Td>
                  <Table.Td ta="right">
                    {operatorId !== me?.id && (
                      <ConfirmButton
                        size="compact-sm"
                        title={t('operators.removeOf', { name })}
                        text={t('operators.removeText')}
                        problem={remove.error}
                        isBusy={remove.isPending}
                        onConfirm={() => remove.mutateAsync({ params: { operatorId } })}
                      >
                        {t('operators.remove')}
                      </ConfirmButton>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Panel>

      {data && data.invitations.length > 0 && (
        <Panel title={t('operators.pending')}>
          <ErrorNotice problem={withdraw.error} />
          <Table>
            <Table.Tbody>
              {data.invitations.map(({ id, email, role, expiresAt }) => (
                <Table.Tr key={id}>
                  <Table.Td>{email}</Table.Td>
                  <Table.Td>{t(`role.${role}`)}</Table.Td>
                  <Table.Td>{t('operators.expires', { when: format.relative(expiresAt) })}</Table.Td>
                  <Table.Td ta="right">
                    <Button
                      variant="default"
                      size="compact-sm"
                      aria-label={t('operators.withdrawOf', { email })}
                      onClick={() => withdraw.mutate({ params: { invitationId: id } })}
                    >
                      {t('operators.withdraw')}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Panel>
      )}
      <InvitationDialog opened={isInviting} onClose={close} />
    </>
  );
}
