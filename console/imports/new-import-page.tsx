// A file is dropped or chosen, sent with its progress, and its preview opens. Leaving the page stops the sending.

import { Button, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconUpload } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, upload, type UploadProgress } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { ProgressCard } from '../app/parts/progress-card.tsx';

export function NewImportPage() {
  const { t } = useTranslation(['imports', 'app']);
  const { file, progress, problem, send, cancel } = useSending();
  const format = useFormat();
  return (
    <>
      <PageHeader title={t('new')} parent={<Link to="/imports">{t('title')}</Link>} />
      <PageBody width="reading">
        <ErrorNotice problem={problem} />
        {file ? (
          <ProgressCard
            title={t('drop.uploading', { file: file.name })}
            done={progress?.sent ?? 0}
            total={progress?.total ?? file.size}
            actions={
              <Button variant="default" size="xs" onClick={cancel}>
                {t('app:action.cancel')}
              </Button>
            }
          >
            <Text size="sm" c="dimmed">
              {format.bytes(file.size)}
            </Text>
          </ProgressCard>
        ) : (
          <Dropzone
            onDrop={([dropped]) => dropped && send(dropped)}
            multiple={false}
            inputProps={{ 'aria-label': t('drop.choose') }}
            p="xl"
          >
            <Stack align="center" gap="xs" py="xl" ta="center">
              <IconUpload size={36} stroke={1.3} aria-hidden />
              <Text fw={600} size="lg">
                {t('drop.title')}
              </Text>
              <Text c="dimmed" maw={480}>
                {t('drop.text')}
              </Text>
              <Button component="span" variant="light" mt="sm">
                {t('drop.choose')}
              </Button>
              <Text size="sm" c="dimmed">
                {t('drop.safe')}
              </Text>
            </Stack>
          </Dropzone>
        )}
      </PageBody>
    </>
  );
}

function useSending() {
  const navigate = useNavigate();
  const [file, setFile] = useState<File>();
  const [progress, setProgress] = useState<UploadProgress>();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);

  const send = async (chosen: File) => {
    stop.current = new AbortController();
    setFile(chosen);
    setProgress(undefined);
    setProblem(null);
    try {
      const { signal } = stop.current;
      const options = { onProgress: setProgress, signal };
      const { id } = await upload('POST /api/imports', { query: { name: chosen.name } }, chosen, options);
      await navigate({ to: '/imports/$importId', params: { importId: id } });
    } catch (failure) {
      if (failure instanceof ApiProblem) setProblem(failure);
      else if (!stop.current.signal.aborted) throw failure;
      setFile(undefined);
    }
  };
  return { file, progress, problem, send: (chosen: File) => void send(chosen), cancel: () => stop.current.abort() };
}
