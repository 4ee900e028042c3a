// Signing in: address and password, then the code of the second factor where there is one.

import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { changeSession } from '../app/session.ts';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { Door } from './door.tsx';
import { PasswordField } from './password-field.tsx';

const here = getRouteApi('/sign-in');

/** Goes where the person wanted to go when they were asked to sign in. */
function useArrive(): () => void {
  const router = useRouter();
  const { next } = here.useSearch();
  return () => void changeSession(() => router.navigate({ href: next ?? '/', replace: true }));
}

export function SignInPage() {
  const session = useApi('GET /api/session');
  const [isRetrying, setRetrying] = useState(false);
  if (session.data?.state === 'second_factor' && !isRetrying) return <SecondFactor onBack={() => setRetrying(true)} />;
  return <Password onDone={() => setRetrying(false)} />;
}

function Password({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('accounts');
  const arrive = useArrive();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useApiMutation('POST /api/session', {
    topics: ['session'],
    onDone: ({ state }) => (state === 'open' ? arrive() : onDone()),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ body: { email, password } });
  };
  return (
    <Door title={t('signIn.title')} heading={t('signIn.title')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <ErrorNotice problem={signIn.error} />
          <TextInput
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            required
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordField
            purpose="current"
            label={t('signIn.password')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" mt="xs" loading={signIn.isPending}>
            {t('signIn.submit')}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}

function SecondFactor({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('accounts');
  const arrive = useArrive();
  const [byRecovery, setByRecovery] = useState(false);
  const [code, setCode] = useState('');
  const prove = useApiMutation('POST /api/session/second-factor', {
    topics: [],
    onDone: ({ proof, recoveryCodesLeft: left }) => {
      if (proof === 'recovery_code') {
        notifications.show({
          color: 'orange',
          autoClose: 12_000,
          message: left === 0 ? t('secondFactor.none') : t('secondFactor.left', { count: left }),
        });
      }
      arrive();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    prove.mutate({ body: { code } });
  };
  const swap = () => {
    setByRecovery(!byRecovery);
    setCode('');
    prove.reset();
  };
  return (
    <Door
      title={t('secondFactor.title')}
      heading={t('secondFactor.title')}
      text={t(byRecovery ? 'secondFactor.recoveryText' : 'secondFactor.text')}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <ErrorNotice problem={prove.error} />
          <TextInput
            key={String(byRecovery)}
            label={t(byRecovery ? 'secondFactor.recoveryCode' : 'secondFactor.code')}
            autoComplete="one-time-code"
            inputMode={byRecovery ? 'text' : 'numeric'}
            required
            autoFocus
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" mt="xs" loading={prove.isPending}>
            {t('secondFactor.submit')}
          </Button>
          <Anchor component="button" type="button" size="sm" onClick={swap}>
            {t(byRecovery ? 'secondFactor.useApp' : 'secondFactor.useRecovery')}
          </Anchor>
          <Anchor component="button" type="button" size="sm" onClick={onBack}>
            {t('secondFactor.startAgain')}
          </Anchor>
        </Stack>
      </form>
    </Door>
  );
}
