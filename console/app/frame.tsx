// The frame around every page: navigation at the left (a drawer on phones), the pretend-world banner, the page.
// It keeps the page's name, focus and live notices in order; pages draw only themselves.

import { AppShell, Burger, Group, ScrollArea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountMenu } from './account-menu.tsx';
import { Brand } from './brand.tsx';
import { Finder, FinderButton } from './finder.tsx';
import { listenLive } from './live.ts';
import { Navigation } from './navigation.tsx';
import { SandboxBanner } from './sandbox-banner.tsx';
import { queryClient } from './use-api.ts';

const BAR_HEIGHT = 48;

export function Frame() {
  const { t } = useTranslation();
  const [open, { toggle, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  useEffect(() => close(), [close, pathname]);
  useEffect(() => listenLive(queryClient), []);

  return (
    <AppShell
      layout="alt"
      header={{ height: { base: BAR_HEIGHT, sm: 0 } }}
      navbar={{ width: 224, breakpoint: 'sm', collapsed: { mobile: !open } }}
      transitionDuration={150}
    >
      <a className="skip-link" href="#content">
        {t('skip')}
      </a>
      <AppShell.Header hiddenFrom="sm" px="sm">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={false} onClick={toggle} size="sm" aria-label={t('menu.open')} aria-expanded={open} />
            <Brand />
          </Group>
          <FinderButton compact />
        </Group>
      </AppShell.Header>

      <AppShell.Navbar aria-label={t('menu.label')} bg="var(--dauphin-side)" p="sm">
        <AppShell.Section>
          <Group justify="space-between" mb="sm" h={32} wrap="nowrap">
            <Brand />
            <Burger opened onClick={close} size="sm" hiddenFrom="sm" aria-label={t('menu.close')} />
          </Group>
          <FinderButton />
        </AppShell.Section>
        <AppShell.Section grow component={ScrollArea} my="sm">
          <Navigation />
        </AppShell.Section>
        <AppShell.Section>
          <AccountMenu />
        </AppShell.Section>
      </AppShell.Navbar>

      <AppShell.Main id="content" tabIndex={-1}>
        <SandboxBanner />
        <Outlet />
      </AppShell.Main>
      <Finder />
    </AppShell>
  );
}
