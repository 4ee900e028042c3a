// What is shown in place of a page whose code failed: a way on, and the text to report. Never a blank screen.

import { Button, Code, Stack, Text } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from './api.ts';
import { ErrorNotice } from './parts/error-notice.tsx';

export function Crash({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  if (error instanceof ApiProblem) {
    return (
      <Stack p="lg">
        <ErrorNotice problem={error} onRetry={reset} />
      </Stack>
    );
  }
  return (
    <Stack p="lg" maw={680} align="flex-start" role="alert">
      <Text fw={600}>{t('problem.crash')}</Text>
      <Text>{t('problem.crashHelp')}</Text>
      <Code block>{error instanceof Error ? error.message : String(error)}</Code>
      <Button onClick={() => location.reload()}>{t('problem.reload')}</Button>
    </Stack>
  );
}
