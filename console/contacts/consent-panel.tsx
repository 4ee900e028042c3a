// What a contact agreed to, purpose by purpose, with the proof of each answer; and the form by which an operator records one.

import { Button, Collapse, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { StateBadge } from '../app/parts/state-badge.tsx';
import { useSession } from '../app/session.ts';
import { useApiMutation } from '../app/use-api.ts';
import { CONSENT_TONES } from './contact-columns.tsx';
import type { ContactAnswer } from './contact-page.tsx';

type Consent = ContactAnswer['consents'][number];

export function ConsentPanel({ answer }: { answer: ContactAnswer }) {
  const { t } = useTranslation('contacts');
  const { may } = useSession();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  return (
    <Panel
      title={t('consent.title')}
      text={t('consent.text')}
      actions={
        may('contacts:write') && (
          <Button variant="default" size="xs" onClick={toggle} aria-expanded={isOpen}>
            {t('consent.record')}
          </Button>
        )
      }
    >
      <Collapse expanded={isOpen}>{isOpen && <RecordConsent answer={answer} onDone={close} />}</Collapse>
      <Stack gap="sm">
        {answer.consents.map((consent) => (
          <ConsentLine key={consent.purposeId} consent={consent} />
        ))}
      </Stack>
      <Text size="xs" c="dimmed" mt="md">
        {t('consent.appendOnly')}
      </Text>
    </Panel>
  );
}

function ConsentLine({ consent: { purpose, state, since, proof } }: { consent: Consent }) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  return (
    <div>
      <Group gap="xs">
        <Text fw={500}>{purpose}</Text>
        <StateBadge tone={state ? CONSENT_TONES[state] : 'quiet'}>{t(`state.${state ?? 'none'}`)}</StateBadge>
        {since && (
          <Text size="sm" c="dimmed">
            {t('consent.since', { when: format.date(since) })}
          </Text>
        )}
      </Group>
      {proof && (
        <Text size="sm" c="dimmed">
          {[
            t(`consent.source.${proof.source}`),
            proof.operator && t('consent.by', { who: proof.operator }),
            proof.importFile && t('consent.file', { file: proof.importFile }),
            proof.ip && t('consent.ip', { ip: proof.ip }),
            proof.basis && t(`basis.${proof.basis as keyof typeof BASES}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      )}
      {proof?.wording && (
        <Text size="sm" component="blockquote" m={0} pl="sm" my={4} className="quoted">
          {proof.wording}
        </Text>
      )}
      {proof?.note && <Text size="sm">{proof.note}</Text>}
    </div>
  );
}

const BASES = { consent: 0, existing_customer: 1, professional: 2, non_commercial: 3, contract: 4 };
type Basis = keyof typeof BASES;
const ACTIONS = ['granted', 'withdrawn', 'objected'] as const;
type Action = (typeof ACTIONS)[number];

function RecordConsent({ answer, onDone }: { answer: ContactAnswer; onDone: () => void }) {
  const { t } = useTranslation('contacts');
  const [purposeId, setPurposeId] = useState(answer.consents[0]?.purposeId ?? '');
  const [action, setAction] = useState<Action>('granted');
  const [basis, setBasis] = useState<Basis>('consent');
  const [wording, setWording] = useState('');
  const [note, setNote] = useState('');
  const record = useApiMutation('POST /api/contacts/:contactId/consents', {
    onDone: () => {
      notifications.show({ message: t('consent.recorded'), color: 'teal' });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const proof = action === 'granted' ? { wording, basis } : {};
    record.mutate({ params: { contactId: answer.contact.id }, body: { purposeId, action, note, ...proof } });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" mb="md">
        <Group grow gap="sm" align="flex-start">
          <Select
            label={t('list.purpose')}
            data={answer.consents.map((one) => ({ value: one.purposeId, label: one.purpose }))}
            value={purposeId}
            allowDeselect={false}
            onChange={(value) => value && setPurposeId(value)}
          />
          <Select
            label={t('consent.answer')}
            data={ACTIONS.map((value) => ({ value, label: t(`state.${value}`) }))}
            value={action}
            allowDeselect={false}
            onChange={(value) => value && setAction(value as Action)}
          />
        </Group>
        {action === 'granted' && (
          <>
            <Textarea
              label={t('consent.wording')}
              description={t('consent.wordingHelp')}
              required
              autosize
              minRows={2}
              value={wording}
              onChange={(event) => setWording(event.currentTarget.value)}
            />
            <Select
              label={t('consent.basis')}
              data={(Object.keys(BASES) as Basis[]).map((value) => ({ value, label: t(`basis.${value}`) }))}
              value={basis}
              allowDeselect={false}
              onChange={(value) => value && setBasis(value as Basis)}
            />
          </>
        )}
        <TextInput label={t('consent.note')} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <ErrorNotice problem={record.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={record.isPending}>
            {t('consent.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
