// What travels with a message beside its text: names, kinds and sizes. Nothing of it is opened.

import { Box, Group, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import type { MessageView } from './message-view.ts';

export function MessageAttachments({ message: { attachments } }: { message: Pick<MessageView, 'attachments'> }) {
  const { t } = useTranslation('message');
  const { bytes } = useFormat();
  if (attachments.length === 0) return null;
  return (
    <Box className="message-attachments">
      <Text size="sm" fw={600}>
        {t('attachments')}
      </Text>
      <ul className="plain-list">
        {attachments.map(({ name, type, size }, index) => (
          <li key={`${index} ${name}`}>
            <Group gap={6} wrap="nowrap">
              <IconPaperclip size={14} aria-hidden />
              <Text size="sm">
                {name || type} <Text span c="dimmed" size="sm">{`${type}, ${bytes(size)}`}</Text>
              </Text>
            </Group>
          </li>
        ))}
      </ul>
    </Box>
  );
}
