// Chooses an image: one already sent, a new one (dropped or chosen, with progress), or an address on the web.

import {
  Button,
  Group,
  Image,
  Modal,
  Progress,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  UnstyledButton,
} from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useDisclosure } from '@mantine/hooks';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiProblem, upload } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { staleTopics, useApiPages } from '../app/use-api.ts';

const mostBytes = 10_000_000;
const types = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/tiff'];

export interface ImagePickerProps {
  /** Address now in use, '' for none. */
  value: string;
  onChoose: (path: string) => void;
}

export function ImagePicker({ value, onChoose }: ImagePickerProps) {
  const { t } = useTranslation('templates');
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="xs" variant="default" leftSection={<IconPhotoPlus size={16} aria-hidden />} onClick={open}>
        {value === '' ? t('image.choose') : t('image.change')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('image.title')} size="lg">
        <Gallery
          onChoose={(path) => {
            onChoose(path);
            close();
          }}
        />
      </Modal>
    </>
  );
}

function Gallery({ onChoose }: { onChoose: (path: string) => void }) {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const [address, setAddress] = useState('');
  const pages = useApiPages('GET /api/images', {});
  const images = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack>
      <Upload onDone={onChoose} />
      <ErrorNotice problem={pages.error} />
      {images.length === 0 && !pages.isPending && (
        <Text c="dimmed" size="sm">
          {t('image.none')}
        </Text>
      )}
      <SimpleGrid cols={{ base: 2, xs: 3, sm: 4 }} spacing="xs">
        {images.map((image) => (
          <UnstyledButton
            key={image.id}
            className="image-choice"
            aria-label={t('image.pick', { name: image.fileName || image.path })}
            onClick={() => onChoose(image.path)}
          >
            <Image src={image.path} alt="" h={96} fit="contain" loading="lazy" />
            <Text size="xs" truncate>
              {image.fileName}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {t('image.size', { width: image.width, height: image.height, bytes: format.bytes(image.bytes) })}
            </Text>
          </UnstyledButton>
        ))}
      </SimpleGrid>
      {pages.hasNextPage && (
        <Button variant="default" size="xs" onClick={() => void pages.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      <Group
        align="flex-end"
        gap="xs"
        component="form"
        onSubmit={(event: React.FormEvent) => {
          event.preventDefault();
          onChoose(address.trim());
        }}
      >
        <TextInput
          flex={1}
          label={t('image.address')}
          placeholder="https://"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!/^https:\/\/\S+$/.test(address.trim())}>
          {t('image.use')}
        </Button>
      </Group>
    </Stack>
  );
}

function Upload({ onDone }: { onDone: (path: string) => void }) {
  const { t } = useTranslation('templates');
  const client = useQueryClient();
  const [state, setState] = useState<{ name: string; share: number }>();
  const [problem, setProblem] = useState<ApiProblem | Error>();
  const stop = useRef<AbortController>(undefined);
  const send = async (file: File | undefined) => {
    if (!file) return;
    setProblem(undefined);
    stop.current = new AbortController();
    setState({ name: file.name, share: 0 });
    try {
      const onProgress = ({ sent, total }: { sent: number; total: number }) =>
        setState({ name: file.name, share: (100 * sent) / total });
      const image = await upload('POST /api/images', { query: { name: file.name } }, file, {
        onProgress,
        signal: stop.current.signal,
      });
      staleTopics(client, ['images']);
      onDone(image.path);
    } catch (cause) {
      if (!stop.current.signal.aborted) setProblem(cause as Error);
    } finally {
      setState(undefined);
    }
  };
  return (
    <Stack gap="xs">
      <Dropzone
        onDrop={([file]) => void send(file)}
        onReject={([rejection]) =>
          setProblem(new Error(rejection?.errors[0]?.code === 'file-too-large' ? t('image.tooLarge') : t('image.drop')))
        }
        accept={types}
        maxSize={mostBytes}
        multiple={false}
        loading={state !== undefined}
        aria-label={t('image.upload')}
      >
        <Text ta="center" size="sm" py="md">
          {t('image.drop')}
        </Text>
      </Dropzone>
      {state && (
        <Group gap="xs">
          <Progress flex={1} value={state.share} aria-label={t('image.uploading', { name: state.name })} />
          <Button size="compact-xs" variant="subtle" onClick={() => stop.current?.abort()}>
            {t('image.cancel')}
          </Button>
        </Group>
      )}
      <ErrorNotice problem={problem} />
    </Stack>
  );
}
