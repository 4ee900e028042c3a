// The message as it travelled: its headers in a table, then its source, letter by letter.

import { Box, Button, Loader, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { apiUrl } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { useApi } from '../app/use-api.ts';
import { HeaderTable } from '../message/header-table.tsx';
import type { ShownMessage } from './shown-message.ts';

export function MessageSource({ message }: { message: ShownMessage }) {
  const { t } = useTranslation(['sandbox', 'message']);
  const { bytes } = useFormat();
  const params = { messageId: message.id };
  const { data, error } = useApi(
    'GET /api/sandbox/messages/:messageId/raw',
    { params },
    { topics: [], staleTime: Number.POSITIVE_INFINITY },
  );
  return (
    <Box p="sm" className="message-source">
      <Title order={3} mb={6}>
        {t('message:headers')}
      </Title>
      <HeaderTable message={message} />
      <Title order={3} mt="lg" mb={6}>
        {t('message.tabs.source')}
      </Title>
      <ErrorNotice problem={error} />
      {!data && !error && <Loader />}
      {data && (
        <pre className="source-text" tabIndex={0}>
          {data.source}
        </pre>
      )}
      {data?.isCut && (
        <Text size="sm" c="dimmed" my="xs">
          {t('message.sourceCut', { size: bytes(data.shown) })}
        </Text>
      )}
      <Button
        mt="xs"
        size="xs"
        variant="default"
        component="a"
        href={apiUrl('GET /api/sandbox/messages/:messageId/source', { params })}
        download
        leftSection={<IconDownload size={15} aria-hidden />}
      >
        {t('message.download')}
      </Button>
    </Box>
  );
}
