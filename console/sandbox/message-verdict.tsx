// What a filter says of the message, with the message above when a piece of evidence is to be seen in its place.

import { Box, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VerdictView } from '../judge/verdict-view.tsx';
import { MessageFrame } from '../message/message-frame.tsx';
import type { ShownMessage } from './shown-message.ts';

export function MessageVerdict({ message }: { message: ShownMessage }) {
  const { t } = useTranslation('sandbox');
  const { t: tJudge } = useTranslation('judge');
  const [selected, select] = useState<number | undefined>();
  const { evidence } = message.verdict;
  const isDrawn = evidence.find(({ number }) => number === selected)?.isDrawn;
  return (
    <Box className="message-verdict">
      {isDrawn && selected !== undefined && (
        <Box className="marked-message">
          <MessageFrame
            source={{ kind: 'sandbox', messageId: message.id }}
            images="blocked"
            title={tJudge('shown', { number: selected })}
            hasMarks
            mark={selected}
          />
        </Box>
      )}
      <Box p="md">
        <VerdictView
          verdict={message.verdict}
          selected={selected}
          onSelect={select}
          canShow={({ isDrawn: can }) => can === true}
        />
        <Text size="sm" c="dimmed" mt="md">
          {t('message.pretend')}
        </Text>
      </Box>
    </Box>
  );
}
