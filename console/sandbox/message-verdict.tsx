// What a filter says of the message, with the message above when a piece of evidence is to be seen in its place.

import { Box, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VerdictView } from '../judge/verdict-view.tsx';
import { Frame } from './message-frame.tsx';
import type { ShownMessage } from './shown-message.ts';

export function MessageVerdict({ message }: { message: ShownMessage }) {
  const { t } = useTranslation('sandbox');
  const { t: tJudge } = useTranslation('judge');
  const [marked, mark] = useState<string | undefined>();
  const place = message.verdict.evidence.find(({ symbol }) => symbol === marked)?.mark;
  return (
    <Box className="message-verdict">
      {place !== undefined && (
        <Box className="marked-message">
          <Frame message={message} images="blocked" title={tJudge('shown', { number: place })} mark={place} />
        </Box>
      )}
      <Box p="md">
        <VerdictView verdict={message.verdict} marked={marked} onMark={mark} />
        <Text size="sm" c="dimmed" mt="md">
          {t('message.pretend')}
        </Text>
      </Box>
    </Box>
  );
}
