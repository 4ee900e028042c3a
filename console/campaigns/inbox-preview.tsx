// One line of an inbox, as most mail programs draw it: sender, subject, preview. Liquid stays as written: it differs per person.

import { Group, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Initials } from '../app/parts/initials.tsx';
import type { CampaignAnswer } from './use-draft.ts';

export function InboxPreview({ values }: { values: CampaignAnswer }) {
  const { t } = useTranslation('campaigns');
  return (
    <Paper withBorder p="md">
      <Text size="sm" c="dimmed" mb="sm">
        {t('sender.preview')}
      </Text>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Initials name={values.senderName || '?'} size={36} />
        <div style={{ minWidth: 0 }}>
          <Text fw={650} truncate c={values.senderName ? undefined : 'dimmed'}>
            {values.senderName || t('sender.previewSender')}
          </Text>
          <Text truncate c={values.subject ? undefined : 'dimmed'}>
            {values.subject || t('sender.previewSubject')}
          </Text>
          <Text truncate c="dimmed" size="sm">
            {values.preheader || t('sender.previewText')}
          </Text>
        </div>
      </Group>
    </Paper>
  );
}
