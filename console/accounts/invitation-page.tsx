// The page behind an invitation's link: make an account, or add the workspace to the one there is.

import { Button, Stack, TextInput } from '@mantine/core';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../app/i18n.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { changeSession } from '../app/session.ts';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { Door } from './door.tsx';
import { PasswordField } from './password-field.tsx';

const here = getRouteApi('/invitation');

export function InvitationPage() {
  const { t } = useTranslation('accounts');
  const router = useRouter();
  const { key = '' } = here.useSearch();
  const { data, error } = useApi('GET /api/invitation', { query: { key } }, { topics: [] });
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const accept = useApiMutation('POST /api/invitation', {
    topics: [],
    onDone: ({ state }) =>
      void changeSession(() => router.navigate({ to: state === 'open' ? '/' : '/sign-in', replace: true })),
  });
  if (error) {
    return (
      <Door title={t('invitation.title')} heading={t('invitation.title')}>
        <ErrorNotice problem={error} />
      </Door>
    );
  }
  if (!data) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate({ body: { key, name, password, language: currentLanguage() } });
  };
  return (
    <Door
      title={t('invitation.title')}
      heading={t('invitation.heading', { workspace: data.workspaceName })}
      text={data.hasAccount ? t('invitation.existing') : t('invitation.text', { role: t(`role.${data.role}`) })}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <ErrorNotice problem={accept.error} />
          <TextInput label={t('invitation.email')} value={data.email} readOnly autoComplete="username" />
          {!data.hasAccount && (
            <TextInput
              label={t('firstVisit.name')}
              autoComplete="name"
              required
              autoFocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <PasswordField
            purpose={data.hasAccount ? 'current' : 'new'}
            label={t('firstVisit.password')}
            description={data.hasAccount ? undefined : t('firstVisit.passwordHelp')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" mt="xs" loading={accept.isPending}>
            {t('invitation.submit')}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
