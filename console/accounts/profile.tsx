// One's own name and language.

import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLanguage, type Language } from '../app/i18n.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { type SignedIn, useSession } from '../app/session.ts';
import { useApiMutation } from '../app/use-api.ts';

export function Profile() {
  const { operator } = useSession();
  // Changed elsewhere (the account menu), the form starts again from what is now true.
  return operator && <ProfileForm key={`${operator.name} ${operator.language}`} operator={operator} />;
}

function ProfileForm({ operator }: { operator: SignedIn['operator'] }) {
  const { t } = useTranslation(['accounts', 'app']);
  const [name, setName] = useState(operator.name);
  const [language, setLanguage] = useState<Language>(operator.language);
  const save = useApiMutation('PUT /api/account', {
    topics: ['session'],
    onDone: (saved) => {
      void changeLanguage(saved.language).then(() =>
        notifications.show({ message: t('profile.saved'), color: 'teal' }),
      );
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ body: { name, language } });
  };
  return (
    <Panel title={t('profile.heading')}>
      <form onSubmit={submit}>
        <Stack gap="sm" maw={420}>
          <ErrorNotice problem={save.error} />
          <TextInput
            label={t('profile.name')}
            required
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput label={t('profile.email')} value={operator.email} readOnly autoComplete="email" />
          <div>
            <Text size="sm" fw={500} mb={4} id="profile-language">
              {t('profile.language')}
            </Text>
            <SegmentedControl
              aria-labelledby="profile-language"
              value={language}
              onChange={(value) => setLanguage(value as Language)}
              data={(['fr', 'en'] as const).map((value) => ({ value, label: t(`app:language.${value}`) }))}
            />
          </div>
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t('app:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
