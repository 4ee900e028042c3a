// Adds one contact by hand, and goes to its page, where consent can be recorded.

import { Button, Modal, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { ContactForm } from './contact-form.tsx';

export function ContactDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['contacts', 'app']);
  const navigate = useNavigate();
  const { data: fields } = useApi('GET /api/contact-fields');
  const create = useApiMutation('POST /api/contacts', {
    onDone: ({ id }) => void navigate({ to: '/contacts/$contactId', params: { contactId: id } }),
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={<Text fw={600}>{t('form.add')}</Text>}>
      {fields && (
        <ContactForm
          fields={fields.items}
          problem={create.error}
          isBusy={create.isPending}
          onSubmit={(body) => create.mutate({ body })}
        >
          <Button variant="default" onClick={onClose}>
            {t('app:action.cancel')}
          </Button>
        </ContactForm>
      )}
    </Modal>
  );
}
