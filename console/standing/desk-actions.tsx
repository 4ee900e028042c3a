// The decisions about one stream, each behind a question that says what will happen. The reason given is read by the sender.

import { Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../app/parts/confirm-button.tsx';
import { useApiMutation } from '../app/use-api.ts';
import type { DeskItem } from './desk-page.tsx';
import type { Step } from './standing-view.tsx';

const DECISIONS: readonly Step[] = ['good', 'warned', 'limited', 'suspended', 'closed'];

export function DeskActions({ item: { workspaceId, workspace, stream, step } }: { item: DeskItem }) {
  const { t } = useTranslation('standing');
  const [note, setNote] = useState('');
  const decide = useApiMutation('POST /api/standing/desk/:accountId/:stream', { topics: ['standing'] });
  const params = { accountId: workspaceId, stream };
  return DECISIONS.filter((one) => one !== step).map((one) => (
    <ConfirmButton
      key={one}
      size="compact-sm"
      color={one === 'good' || one === 'warned' ? 'sea' : 'red'}
      title={t('actTitle', { act: t(`act.${one}`), workspace, stream: t(`stream.${stream}`) })}
      text={
        <Stack gap="sm" component="span">
          <Text span>{t(`actText.${one}`)}</Text>
          <Textarea
            label={t('note')}
            maxLength={1_000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Stack>
      }
      problem={decide.error}
      isBusy={decide.isPending}
      onConfirm={() => decide.mutateAsync({ params, body: { step: one, note } })}
    >
      {t(`act.${one}`)}
    </ConfirmButton>
  ));
}
