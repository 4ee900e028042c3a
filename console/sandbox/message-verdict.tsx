// What a filter says of the message, with the message above when a piece of evidence is to be seen in its place.

import { Box, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VerdictView } from '../judge/verdict-view.tsx';
import { Frame } from './message-frame.tsx';
import type { ShownMessage } from './message-pane.tsx';

export function MessageVerdict({ message }: { message: ShownMessage }) {
  const { t } = useTranslation('sandbox');
  const [marked, mark] = useState<number | undefined>();
  return (
    <Box className="message-verdict">
      {marked !== undefined && (
        <Box className="marked-message">
          <Frame message={message} images="blocked" mark={marked + 1} />
        </Box>
      )}
      <Box p="md">
        <VerdictView verdict={message.verdict} marked={marked} onMark={mark} />
        {message.isPretend && (
          <Text size="sm" c="dimmed" mt="md">
            {t('message.pretend')}
          </Text>
        )}
      </Box>
    </Box>
  );
}
