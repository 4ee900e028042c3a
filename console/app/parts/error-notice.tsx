// A refusal or a failure, in the server's own words, where it happened. Read aloud at once by screen readers.

import { Alert, Button, Group } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../api.ts';

export interface ErrorNoticeProps {
  /** Nothing is drawn when there is no problem: `<ErrorNotice problem={query.error} />`. */
  problem: ApiProblem | Error | null | undefined;
  /** A heading; « That did not work » when left out. */
  title?: string;
  onRetry?: () => void;
}

export function ErrorNotice({ problem, title, onRetry }: ErrorNoticeProps) {
  const { t } = useTranslation();
  if (!problem) return null;
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertCircle size={18} aria-hidden />}
      title={title ?? t('problem.title')}
    >
      <Group justify="space-between" gap="sm">
        <span>{problem.message}</span>
        {onRetry && (
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            {t('problem.retry')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
