// The first visit: who you are, and the workspace. It signs the person in and leads on.

import { Button, Divider, Stack, TextInput } from '@mantine/core';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type ApiProblem } from '../app/api.ts';
import { currentLanguage } from '../app/i18n.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { changeSession } from '../app/session.ts';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { Door } from './door.tsx';
import { PasswordField } from './password-field.tsx';
import { browserTimeZone, TimeZoneSelect } from './time-zone-select.tsx';

const here = getRouteApi('/first-visit');

export function FirstVisitPage() {
  const { t } = useTranslation('accounts');
  const { key } = here.useSearch();
  const state = useApi('GET /api/first-visit', { query: { key } }, { topics: [] });
  if (state.error) {
    return (
      <Door title={t('firstVisit.title')} heading={t('firstVisit.title')}>
        <ErrorNotice problem={state.error} onRetry={() => void state.refetch()} />
      </Door>
    );
  }
  if (!state.data) return null;
  if (!state.data.isOpen) {
    return (
      <Door title={t('firstVisit.title')} heading={t('firstVisit.over')} text={t('firstVisit.overText')}>
        <Button component={Link} to="/sign-in" fullWidth>
          {t('signIn.submit')}
        </Button>
      </Door>
    );
  }
  return state.data.isAdmitted ? <Form setupKey={key} /> : <KeyForm wasWrong={key !== undefined} />;
}

function KeyForm({ wasWrong }: { wasWrong: boolean }) {
  const { t } = useTranslation('accounts');
  const navigate = here.useNavigate();
  const [key, setKey] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // People paste the whole address as often as the key alone.
    const pasted = key.trim();
    void navigate({ search: { key: /[?&]key=([^&\s]+)/.exec(pasted)?.[1] ?? pasted } });
  };
  return (
    <Door title={t('firstVisit.title')} heading={t('firstVisit.keyNeeded')} text={t('firstVisit.keyNeededText')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t('firstVisit.key')}
            required
            autoFocus
            autoComplete="off"
            error={wasWrong && t('firstVisit.keyWrong')}
            value={key}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
          <Button type="submit">{t('firstVisit.keySubmit')}</Button>
        </Stack>
      </form>
    </Door>
  );
}

function Form({ setupKey }: { setupKey: string | undefined }) {
  const { t } = useTranslation('accounts');
  const router = useRouter();
  const [given, setGiven] = useState({
    name: '',
    email: '',
    password: '',
    workspaceName: '',
    timeZone: browserTimeZone(),
  });
  const [domain, setDomain] = useState('');
  const [domainProblem, setDomainProblem] = useState<ApiProblem>();
  const set = (change: Partial<typeof given>) => setGiven({ ...given, ...change });
  const create = useApiMutation('POST /api/first-visit', {
    topics: [],
    onDone: () => void addDomain(),
  });
  const arrive = () => void changeSession(() => router.navigate({ to: '/', replace: true }));
  /** The workspace exists now: a domain that is refused is said, and can be added later. */
  const addDomain = async () => {
    const name = domain.trim();
    if (name === '') return arrive();
    try {
      await api('POST /api/domains', { body: { name } });
      arrive();
    } catch (problem) {
      setDomainProblem(problem as ApiProblem);
    }
  };
  if (domainProblem) {
    return (
      <Door title={t('firstVisit.title')} heading={t('firstVisit.welcome')} text={t('firstVisit.domainProblem')}>
        <Stack gap="sm">
          <ErrorNotice problem={domainProblem} />
          <Button onClick={arrive}>{t('firstVisit.goOn')}</Button>
        </Stack>
      </Door>
    );
  }
  const fields = create.error?.fields ?? {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ body: { ...given, key: setupKey, language: currentLanguage() } });
  };
  return (
    <Door wide title={t('firstVisit.title')} heading={t('firstVisit.welcome')} text={t('firstVisit.intro')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Divider label={t('firstVisit.you')} labelPosition="left" />
          <TextInput
            label={t('firstVisit.name')}
            autoComplete="name"
            required
            autoFocus
            error={fields['name']}
            value={given.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('firstVisit.email')}
            description={t('firstVisit.emailHelp')}
            type="email"
            autoComplete="username"
            required
            error={fields['email']}
            value={given.email}
            onChange={(event) => set({ email: event.currentTarget.value })}
          />
          <PasswordField
            purpose="new"
            label={t('firstVisit.password')}
            description={t('firstVisit.passwordHelp')}
            error={fields['password']}
            value={given.password}
            onChange={(event) => set({ password: event.currentTarget.value })}
          />
          <Divider label={t('firstVisit.workspace')} labelPosition="left" mt="sm" />
          <TextInput
            label={t('firstVisit.workspaceName')}
            description={t('firstVisit.workspaceHelp')}
            autoComplete="organization"
            required
            error={fields['workspaceName']}
            value={given.workspaceName}
            onChange={(event) => set({ workspaceName: event.currentTarget.value })}
          />
          <TimeZoneSelect
            label={t('firstVisit.timeZone')}
            description={t('firstVisit.timeZoneHelp')}
            value={given.timeZone}
            onChange={(timeZone) => set({ timeZone })}
          />
          <TextInput
            label={t('firstVisit.domain')}
            description={t('firstVisit.domainHelp')}
            placeholder={t('firstVisit.domainExample')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={domain}
            onChange={(event) => setDomain(event.currentTarget.value)}
          />
          <ErrorNotice problem={create.error} />
          <Button type="submit" mt="sm" loading={create.isPending}>
            {t('firstVisit.submit')}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
