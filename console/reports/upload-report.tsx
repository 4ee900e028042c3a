// Adds a report that somebody has as a file, so that the page is of use before any arrives by mail.

import { Button, FileButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { apiUrl } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { useSession } from '../app/session.ts';
import { staleTopics } from '../app/use-api.ts';

export function UploadReport() {
  const { t } = useTranslation('reports');
  const { number } = useFormat();
  const { may } = useSession();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  if (!may('domains:write')) return null;

  async function add(file: File | null) {
    if (!file) return;
    setBusy(true);
    try {
      const answer = await fetch(apiUrl('POST /api/reports'), { method: 'POST', body: file });
      const told = await answer.json();
      if (!answer.ok) return notifications.show({ message: told.detail ?? told.title, color: 'red' });
      staleTopics(client, ['reports']);
      const message = told.isNew
        ? t('uploaded', { count: told.messages, shown: number(told.messages) })
        : t('uploadedTwice');
      notifications.show({ message, color: 'teal' });
    } finally {
      setBusy(false);
    }
  }

  return (
    <FileButton onChange={(file) => void add(file)} accept=".xml,.gz,.zip,.json,.eml">
      {(props) => (
        <Button
          {...props}
          variant="default"
          loading={isBusy}
          title={t('uploadHelp')}
          leftSection={<IconUpload size={16} aria-hidden />}
        >
          {t('upload')}
        </Button>
      )}
    </FileButton>
  );
}
