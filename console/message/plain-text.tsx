// The text version of a message, as it is.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function PlainText({ text }: { text: string }) {
  const { t } = useTranslation('sandbox');
  return text ? (
    <pre className="message-text" dir="auto" tabIndex={0}>
      {text}
    </pre>
  ) : (
    <Text c="dimmed" p="md">
      {t('message.noText')}
    </Text>
  );
}
