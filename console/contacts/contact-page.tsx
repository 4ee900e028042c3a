// One contact: who it is, what it agreed to and how we know, whether it is suppressed, and everything that happened.

import { SimpleGrid, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { ConfirmButton } from '../app/parts/confirm-button.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { StateBadge } from '../app/parts/state-badge.tsx';
import { useSession } from '../app/session.ts';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { nameOf } from './contact-columns.tsx';
import { ContactForm } from './contact-form.tsx';
import { ConsentPanel } from './consent-panel.tsx';
import { SuppressionPanel } from './suppression-panel.tsx';
import { Timeline } from './timeline.tsx';

export type ContactAnswer = ApiAnswer<'GET /api/contacts/:contactId'>;

const route = getRouteApi('/contacts/$contactId');

export function ContactPage() {
  const { contactId } = route.useParams();
  const { t } = useTranslation('contacts');
  const { may } = useSession();
  const { data, error } = useApi('GET /api/contacts/:contactId', { params: { contactId } });
  const contact = data?.contact;
  return (
    <>
      <PageHeader
        title={contact ? nameOf(contact) || contact.email : t('title')}
        aside={data && data.suppressions.length > 0 && <StateBadge tone="bad">{t('suppressed')}</StateBadge>}
        parent={<Link to="/contacts">{t('title')}</Link>}
      >
        {contact && may('contacts:write') && <EraseButton contactId={contact.id} />}
      </PageHeader>
      <PageBody>
        <ErrorNotice problem={error} />
        {data && (
          <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
            <Stack gap="md">
              <Details answer={data} />
              <ConsentPanel answer={data} />
              <SuppressionPanel answer={data} />
            </Stack>
            <Timeline contactId={data.contact.id} />
          </SimpleGrid>
        )}
      </PageBody>
    </>
  );
}

function Details({ answer: { contact, fields } }: { answer: ContactAnswer }) {
  const { t } = useTranslation('contacts');
  const { may } = useSession();
  const format = useFormat();
  const save = useApiMutation('PUT /api/contacts/:contactId', {
    onDone: () => notifications.show({ message: t('form.saved'), color: 'teal' }),
  });
  return (
    <Panel title={t('contact.details')}>
      {/* Made anew when another screen changed the contact: the form starts from what is stored. */}
      <ContactForm
        key={contact.updatedAt}
        contact={contact}
        fields={fields}
        problem={save.error}
        isBusy={save.isPending}
        isReadOnly={!may('contacts:write')}
        onSubmit={(body) => save.mutate({ params: { contactId: contact.id }, body })}
      />
      <Text size="sm" c="dimmed" mt="sm">
        {t('contact.created', { when: format.dateTime(contact.createdAt) })}
        {contact.importFile && ` ${t('contact.fromImport', { file: contact.importFile })}`}
      </Text>
    </Panel>
  );
}

function EraseButton({ contactId }: { contactId: string }) {
  const { t } = useTranslation('contacts');
  const navigate = useNavigate();
  const erase = useApiMutation('DELETE /api/contacts/:contactId', { onDone: () => void navigate({ to: '/contacts' }) });
  return (
    <ConfirmButton
      title={t('contact.eraseTitle')}
      text={t('contact.eraseText')}
      isBusy={erase.isPending}
      problem={erase.error}
      onConfirm={() => erase.mutateAsync({ params: { contactId } })}
    >
      {t('contact.erase')}
    </ConfirmButton>
  );
}
