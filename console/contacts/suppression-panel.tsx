// Whether an address is kept from mailings, why, and the way in and out.

import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { ConfirmButton } from '../app/parts/confirm-button.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { useSession } from '../app/session.ts';
import { useApiMutation } from '../app/use-api.ts';
import type { ContactAnswer } from './contact-page.tsx';

type Suppression = ContactAnswer['suppressions'][number];

export function SuppressionPanel({ answer: { contact, suppressions } }: { answer: ContactAnswer }) {
  const { t } = useTranslation('contacts');
  const { may } = useSession();
  const isOutOfAll = suppressions.some(({ purposeId }) => purposeId === null);
  return (
    <Panel
      title={t('suppression.title')}
      actions={may('contacts:write') && !isOutOfAll && <SuppressButton contactId={contact.id} email={contact.email} />}
    >
      {suppressions.length === 0 && <Text c="dimmed">{t('suppression.none')}</Text>}
      <Stack gap="sm">
        {suppressions.map((suppression) => (
          <SuppressionLine key={suppression.id} contactId={contact.id} suppression={suppression} />
        ))}
      </Stack>
    </Panel>
  );
}

function SuppressButton({ contactId, email }: { contactId: string; email: string }) {
  const { t } = useTranslation('contacts');
  const add = useApiMutation('POST /api/contacts/:contactId/suppressions');
  return (
    <ConfirmButton
      size="xs"
      title={t('suppression.addTitle', { email })}
      text={t('suppression.addText')}
      isBusy={add.isPending}
      problem={add.error}
      onConfirm={() => add.mutateAsync({ params: { contactId }, body: {} })}
    >
      {t('suppression.add')}
    </ConfirmButton>
  );
}

/** What the servers said, in words, where bounces decided; else what an operator wrote. */
function Note({ suppression: { reason, note } }: { suppression: Suppression }) {
  const { t, i18n } = useTranslation('contacts');
  if (!note) return null;
  const isCause = reason === 'bounce' && i18n.exists(`contacts:suppression.cause.${note}`);
  return <Text size="sm">{isCause ? t(`suppression.cause.${note as 'user_unknown'}`) : note}</Text>;
}

function SuppressionLine({ contactId, suppression }: { contactId: string; suppression: Suppression }) {
  const { t } = useTranslation('contacts');
  const { may } = useSession();
  const format = useFormat();
  const [note, setNote] = useState('');
  const lift = useApiMutation('POST /api/contacts/:contactId/suppressions/:suppressionId/lift');
  const { purpose, reason, at, operator } = suppression;
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        <Text fw={500}>{purpose ? t('suppression.from', { purpose }) : t('suppression.everything')}</Text>
        <Text size="sm" c="dimmed">
          {[t(`suppression.reason.${reason}`), format.date(at), operator && t('consent.by', { who: operator })]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <Note suppression={suppression} />
      </div>
      {may('contacts:write') && (
        <ConfirmButton
          size="xs"
          color="sea"
          title={t('suppression.liftTitle')}
          text={
            <>
              {t('suppression.liftText')}
              <TextInput
                mt="sm"
                label={t('suppression.liftNote')}
                description={t('suppression.liftNoteHelp')}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
            </>
          }
          isBusy={lift.isPending}
          problem={lift.error}
          onConfirm={() => lift.mutateAsync({ params: { contactId, suppressionId: suppression.id }, body: { note } })}
        >
          {t('suppression.lift')}
        </ConfirmButton>
      )}
    </Group>
  );
}
