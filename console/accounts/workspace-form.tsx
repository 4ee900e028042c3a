// The workspace: its name and zone, and who signs its mailings.

import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import type { Language } from '../app/i18n.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { useSession } from '../app/session.ts';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { TimeZoneSelect } from './time-zone-select.tsx';

export function WorkspaceForm() {
  const { data, error } = useApi('GET /api/workspace');
  if (error) return <ErrorNotice problem={error} />;
  return data && <Form workspace={data} />;
}

function Form({ workspace }: { workspace: ApiAnswer<'GET /api/workspace'> }) {
  const { t } = useTranslation(['accounts', 'app']);
  const { may } = useSession();
  const isReadOnly = !may('workspace:write');
  const { id: _, ...current } = workspace;
  const [given, setGiven] = useState(current);
  const set = (change: Partial<typeof given>) => setGiven({ ...given, ...change });
  const save = useApiMutation('PUT /api/workspace', {
    topics: ['workspace', 'session'],
    onDone: () => notifications.show({ message: t('workspace.saved'), color: 'teal' }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ body: given });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Panel title={t('workspace.heading')}>
          <Stack gap="sm" maw={420}>
            <TextInput
              label={t('workspace.name')}
              required
              disabled={isReadOnly}
              value={given.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <Select
              label={t('workspace.language')}
              data={(['fr', 'en'] as const).map((value) => ({ value, label: t(`app:language.${value}`) }))}
              allowDeselect={false}
              disabled={isReadOnly}
              value={given.language}
              onChange={(language) => language && set({ language: language as Language })}
            />
            <TimeZoneSelect
              label={t('workspace.timeZone')}
              description={t('firstVisit.timeZoneHelp')}
              disabled={isReadOnly}
              value={given.timeZone}
              onChange={(timeZone) => set({ timeZone })}
            />
          </Stack>
        </Panel>
        <Panel title={t('workspace.identity')} text={t('workspace.identityText')}>
          <Stack gap="sm" maw={420}>
            <TextInput
              label={t('workspace.companyName')}
              autoComplete="organization"
              disabled={isReadOnly}
              value={given.companyName}
              onChange={(event) => set({ companyName: event.currentTarget.value })}
            />
            <Textarea
              label={t('workspace.postalAddress')}
              autoComplete="street-address"
              autosize
              minRows={3}
              disabled={isReadOnly}
              value={given.postalAddress}
              onChange={(event) => set({ postalAddress: event.currentTarget.value })}
            />
          </Stack>
        </Panel>
        <ErrorNotice problem={save.error} />
        {isReadOnly ? (
          <Text c="dimmed">{t('workspace.readOnly')}</Text>
        ) : (
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t('app:action.save')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
