// The message as it travelled: its headers in a table, then its source, letter by letter. Where its source is had from is the caller's.

import { Box, Button, Loader, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { HeaderTable } from './header-table.tsx';
import type { MessageView } from './message-view.ts';

export interface SourceViewProps {
  message: Pick<MessageView, 'headers' | 'verdict'>;
  raw: { data: { source: string; shown: number; isCut: boolean } | undefined; error: ApiProblem | null };
  /** Of the whole. */
  downloadUrl: string;
}

export function SourceView({ message, raw: { data, error }, downloadUrl }: SourceViewProps) {
  const { t } = useTranslation('message');
  const { bytes } = useFormat();
  return (
    <Box p="sm" className="message-source">
      <Title order={3} mb={6}>
        {t('headers')}
      </Title>
      <HeaderTable message={message} />
      <Title order={3} mt="lg" mb={6}>
        {t('source')}
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
          {t('sourceCut', { size: bytes(data.shown) })}
        </Text>
      )}
      <Button
        mt="xs"
        size="xs"
        variant="default"
        component="a"
        href={downloadUrl}
        download
        leftSection={<IconDownload size={15} aria-hidden />}
      >
        {t('download')}
      </Button>
    </Box>
  );
}
