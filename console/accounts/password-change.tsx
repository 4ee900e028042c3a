// A new password, given the current one.

import { Button, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { useSession } from '../app/session.ts';
import { useApiMutation } from '../app/use-api.ts';
import { PasswordField } from './password-field.tsx';

export function PasswordChange() {
  const { t } = useTranslation('accounts');
  const { operator } = useSession();
  const [given, setGiven] = useState({ current: '', next: '' });
  const change = useApiMutation('PUT /api/account/password', {
    topics: ['account'],
    onDone: () => {
      setGiven({ current: '', next: '' });
      notifications.show({ message: t('password.changed'), color: 'teal' });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ body: given });
  };
  return (
    <Panel title={t('password.heading')}>
      <form onSubmit={submit}>
        <Stack gap="sm" maw={420}>
          <ErrorNotice problem={change.error} />
          {/* Tells password managers whose password changes. */}
          <input type="hidden" name="username" autoComplete="username" value={operator?.email ?? ''} readOnly />
          <PasswordField
            purpose="current"
            label={t('password.current')}
            value={given.current}
            onChange={(event) => setGiven({ ...given, current: event.currentTarget.value })}
          />
          <PasswordField
            purpose="new"
            label={t('password.next')}
            description={t('firstVisit.passwordHelp')}
            value={given.next}
            onChange={(event) => setGiven({ ...given, next: event.currentTarget.value })}
          />
          <Group>
            <Button type="submit" loading={change.isPending}>
              {t('password.change')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
