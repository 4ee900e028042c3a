// An import under way: how much of the file is read, how many contacts came out of it, and the button that stops it.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { ConfirmButton } from '../app/parts/confirm-button.tsx';
import { ProgressCard } from '../app/parts/progress-card.tsx';
import { useSession } from '../app/session.ts';
import { useApiMutation } from '../app/use-api.ts';
import type { Import } from './import-state.tsx';

export function ImportProgress({ job }: { job: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  if (job.state === 'undoing') {
    return (
      <ProgressCard
        title={t('progress.undoing', { file: job.fileName })}
        done={job.undone}
        total={job.created + job.updated}
      />
    );
  }
  return (
    <ProgressCard
      title={t('progress.title', { file: job.fileName })}
      done={job.readBytes}
      total={job.sizeBytes}
      actions={<CancelButton importId={job.id} isAsked={job.cancelRequested} />}
    >
      <Text size="sm" c="dimmed" aria-live="polite">
        {job.state === 'queued'
          ? t('progress.queued')
          : [
              t('progress.bytes', { done: format.bytes(job.readBytes), total: format.bytes(job.sizeBytes) }),
              t('progress.rows', { rows: format.number(job.cursorRows) }),
            ].join(' · ')}
      </Text>
    </ProgressCard>
  );
}

function CancelButton({ importId, isAsked }: { importId: string; isAsked: boolean }) {
  const { t } = useTranslation('imports');
  const { may } = useSession();
  const cancel = useApiMutation('POST /api/imports/:importId/cancel');
  if (!may('contacts:write')) return null;
  return (
    <ConfirmButton
      size="xs"
      disabled={isAsked}
      title={t('progress.cancelTitle')}
      text={t('progress.cancelText')}
      isBusy={cancel.isPending}
      problem={cancel.error}
      onConfirm={() => cancel.mutateAsync({ params: { importId } })}
    >
      {t('progress.cancel')}
    </ConfirmButton>
  );
}
