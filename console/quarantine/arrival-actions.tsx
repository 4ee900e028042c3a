// What can be done with messages that are held, were refused or deleted: deliver them, with or without trust in their senders, or delete them.

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconMailForward, IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { ConfirmButton } from '../app/parts/confirm-button.tsx';
import { useApiMutation } from '../app/use-api.ts';

export interface ArrivalActionsProps {
  ids: string[];
  canDelete: boolean;
  /** In a narrow place: the first and the last act only. */
  isShort?: boolean;
  onDone?: () => void;
}

export function ArrivalActions({ ids, canDelete, isShort, onDone }: ArrivalActionsProps) {
  const { t } = useTranslation('quarantine');
  const { number } = useFormat();
  const tell = (key: 'released' | 'deleted', count: number) => {
    notifications.show({ message: t(`act.${key}`, { count, shown: number(count) }), color: 'teal' });
    onDone?.();
  };
  const onProblem = (problem: Error) => notifications.show({ message: problem.message, color: 'red' });
  const release = useApiMutation('POST /api/quarantine/release', {
    onDone: ({ changed }) => tell('released', changed),
    onProblem,
  });
  const remove = useApiMutation('POST /api/quarantine/delete', { onDone: ({ changed }) => tell('deleted', changed) });
  return (
    <>
      <Button
        size="xs"
        leftSection={<IconMailForward size={15} aria-hidden />}
        loading={release.isPending}
        onClick={() => release.mutate({ body: { ids } })}
      >
        {t(canDelete ? 'act.release' : 'act.undelete')}
      </Button>
      {!isShort && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconUserCheck size={15} aria-hidden />}
          loading={release.isPending}
          onClick={() => release.mutate({ body: { ids, trust: true } })}
        >
          {t('act.trust')}
        </Button>
      )}
      {canDelete && (
        <ConfirmButton
          size="xs"
          variant="subtle"
          color="red"
          title={t('act.deleteTitle', { count: ids.length, shown: number(ids.length) })}
          text={t('act.deleteText')}
          isBusy={remove.isPending}
          problem={remove.error}
          onConfirm={() => remove.mutateAsync({ body: { ids } })}
        >
          {t('act.delete')}
        </ConfirmButton>
      )}
    </>
  );
}
