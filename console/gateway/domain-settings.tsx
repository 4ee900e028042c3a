// What is chosen for a domain: its mailbox server, who exists, when the verdict is given, what is done with each class, and for how long mail is kept.

import { Button, Group, NumberInput, Select, SimpleGrid, Stack, Switch, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { useSession } from '../app/session.ts';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { messageClasses } from '../judge/message-classes.ts';
import { MailboxFields } from './mailbox-fields.tsx';
import { PolicyReplay } from './policy-replay.tsx';
import { DISPOSITIONS, type Disposition, type Policy, type ProtectedDomain } from './settings.ts';

export function DomainSettings({ domain }: { domain: ProtectedDomain }) {
  const { t } = useTranslation(['gateway', 'app']);
  const { may } = useSession();
  const [draft, setDraft] = useState(domain);
  const change = (part: Partial<ProtectedDomain>) => setDraft((now) => ({ ...now, ...part }));
  const save = useApiMutation('PUT /api/gateway/domains/:domainId', {
    topics: ['gateway'],
    onDone: () => notifications.show({ message: t('saved'), color: 'teal' }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { mailbox, recipients, verdictMoment, policy, clean, cleanLinks, seals, greylist, keptDays } = draft;
    const body = { mailbox, recipients, verdictMoment, policy, clean, cleanLinks, seals, greylist, keptDays };
    save.mutate({ params: { domainId: domain.id }, body });
  };
  return (
    <Panel title={t('settings.title')} text={t('settings.text')}>
      <form onSubmit={submit}>
        <fieldset disabled={!may('gateway:write')} style={{ border: 0, padding: 0, margin: 0 }}>
          <Stack gap="md">
            <MailboxFields mailbox={draft.mailbox} onChange={(mailbox) => change({ mailbox })} />
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
              <Select
                label={t('form.recipients')}
                allowDeselect={false}
                data={(['verify', 'list'] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
                value={draft.recipients}
                onChange={(value) => change({ recipients: value as ProtectedDomain['recipients'] })}
              />
              <Select
                label={t('form.moment')}
                allowDeselect={false}
                data={(['session', 'after'] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
                value={draft.verdictMoment}
                onChange={(value) => change({ verdictMoment: value as ProtectedDomain['verdictMoment'] })}
              />
            </SimpleGrid>
            <PolicyFields policy={draft.policy} onChange={(policy) => change({ policy })} />
            {JSON.stringify(draft.policy) !== JSON.stringify(domain.policy) && (
              <PolicyReplay domain={domain} policy={draft.policy} />
            )}
            <Group gap="xl" align="flex-end">
              <NumberInput
                w={180}
                label={t('form.keptDays')}
                description={t('form.keptDaysHelp')}
                min={1}
                max={365}
                value={draft.keptDays}
                onChange={(days) => typeof days === 'number' && change({ keptDays: days })}
              />
              <Switch
                label={t('form.clean')}
                checked={draft.clean}
                onChange={(event) => change({ clean: event.currentTarget.checked })}
              />
              <Switch
                label={t('form.cleanLinks')}
                disabled={!draft.clean}
                checked={draft.clean && draft.cleanLinks}
                onChange={(event) => change({ cleanLinks: event.currentTarget.checked })}
              />
            </Group>
            <Switch
              label={t('form.seals')}
              description={t('form.sealsHelp')}
              checked={draft.seals}
              onChange={(event) => change({ seals: event.currentTarget.checked })}
            />
            <Switch
              label={t('form.greylist')}
              description={t('form.greylistHelp')}
              checked={draft.greylist}
              onChange={(event) => change({ greylist: event.currentTarget.checked })}
            />
            <ErrorNotice problem={save.error} />
            {may('gateway:write') && (
              <Group justify="flex-end">
                <Button type="submit" loading={save.isPending}>
                  {t('app:action.save')}
                </Button>
              </Group>
            )}
          </Stack>
        </fieldset>
      </form>
    </Panel>
  );
}

function PolicyFields({ policy, onChange }: { policy: Policy; onChange: (policy: Policy) => void }) {
  const { t } = useTranslation(['gateway', 'judge']);
  const { data } = useApi('GET /api/gateway/domains');
  const standard = data?.standardPolicy;
  if (!standard) return null;
  const choose = (name: (typeof messageClasses)[number], chosen: Disposition) => {
    const { [name]: _before, ...others } = policy;
    onChange(chosen === standard[name] ? others : { ...others, [name]: chosen });
  };
  return (
    <Stack gap={4}>
      <Title order={3}>{t('policy.title')}</Title>
      <Text size="sm" c="dimmed" mb={4}>
        {t('policy.text')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
        {messageClasses.map((name) => (
          <Select
            key={name}
            label={t(`judge:class.${name}`)}
            allowDeselect={false}
            data={DISPOSITIONS.map((value) => ({
              value,
              label: `${t(`policy.${value}`)}${value === standard[name] ? ` ${t('policy.standard')}` : ''}`,
            }))}
            value={policy[name] ?? standard[name]}
            onChange={(value) => choose(name, value as Disposition)}
          />
        ))}
      </SimpleGrid>
    </Stack>
  );
}
