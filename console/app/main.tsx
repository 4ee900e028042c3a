// Starts the console in the browser: texts first, then providers, then pages.

import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/dropzone/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './theme.css';

import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import 'dayjs/locale/fr';
import 'dayjs/locale/en-gb';
import { StrictMode, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { useTranslation } from 'react-i18next';
import { whenSignedOut } from './api.ts';
import { guessLanguage, startI18n } from './i18n.ts';
import { router } from './router.tsx';
import { changeSession } from './session.ts';
import { cssVariables, themeIn } from './theme.ts';
import { queryClient } from './use-api.ts';

function Console() {
  const { t, i18n } = useTranslation();
  const theme = useMemo(() => themeIn({ close: t('action.close') }), [t]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: i18n.language === 'fr' ? 'fr' : 'en-gb', firstDayOfWeek: 1 }}>
        <ModalsProvider>
          <Notifications position="bottom-right" />
          <RouterProvider router={router} />
        </ModalsProvider>
      </DatesProvider>
    </MantineProvider>
  );
}

// The root route then finds nobody signed in, and goes to the sign-in page.
whenSignedOut.hear = () => void changeSession(() => router.invalidate());

await startI18n(guessLanguage());
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Console />
    </QueryClientProvider>
  </StrictMode>,
);
