// Who is signed in, and the choices that follow a person everywhere: language, light or dark, account, sign-out.

import { Box, Menu, Text, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconLanguage, IconLogout, IconMoon, IconSelector, IconSun, IconUserCircle } from '@tabler/icons-react';
import { Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { changeLanguage, currentLanguage } from './i18n.ts';
import { Initials } from './parts/initials.tsx';
import { changeSession, useSession } from './session.ts';
import { useApiMutation } from './use-api.ts';

export function AccountMenu() {
  const { t } = useTranslation();
  const router = useRouter();
  const { operator, workspace } = useSession();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const other = currentLanguage() === 'fr' ? 'en' : 'fr';
  const remember = useApiMutation('PUT /api/account/language', { topics: ['session'] });
  const signOut = useApiMutation('DELETE /api/session', {
    onDone: () => void changeSession(() => router.navigate({ to: '/sign-in' })),
  });
  if (!operator) return null;

  return (
    <Menu position="top-start" width={208} shadow="md">
      <Menu.Target>
        <UnstyledButton className="account">
          <Initials name={operator.name} size={30} />
          <Box miw={0} flex={1}>
            <Text size="sm" fw={550} truncate>
              {operator.name}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {workspace?.name}
            </Text>
          </Box>
          <IconSelector size={16} aria-hidden />
          <span className="visually-hidden">{t('account.menu')}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUserCircle size={16} />} component={Link} to="/settings">
          {t('account.settings')}
        </Menu.Item>
        <Menu.Item
          leftSection={isDark ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
          closeMenuOnClick={false}
        >
          {t(isDark ? 'scheme.light' : 'scheme.dark')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLanguage size={16} />}
          lang={other}
          onClick={() => {
            void changeLanguage(other);
            remember.mutate({ body: { language: other } });
          }}
        >
          {t(`language.${other}`)}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate({})}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
