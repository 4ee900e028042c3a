// A message as its reader would see it, with what a careful reader may turn on and off: remote images, the marks of evidence, a phone's
// width. Below it, what is attached and where every link really leads.

import { Box, Button, Group, SegmentedControl, Switch, Text } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile, IconPhoto, IconPhotoOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { MessageAttachments } from './message-attachments.tsx';
import { MessageFrame, type MessageFrameProps } from './message-frame.tsx';
import { MessageLinks } from './message-links.tsx';
import type { MessageSource, MessageView } from './message-view.ts';

export interface ReaderViewProps {
  message: MessageView;
  source: MessageSource;
  /** Shown in place of the frame when the message has no HTML. */
  text: ReactNode;
  /** Present where the evidence stands beside: marks can then be shown. */
  marks?: Pick<MessageFrameProps, 'mark' | 'page'>;
}

export function ReaderView({ message, source, text, marks }: ReaderViewProps) {
  const { t } = useTranslation('message');
  const [areImagesShown, showImages] = useState(false);
  const [areMarksShown, showMarks] = useState(true);
  const [width, setWidth] = useState<'desktop' | 'phone'>('desktop');
  if (!message.hasHtml) {
    return (
      <Box className="message-view">
        {text}
        <MessageAttachments message={message} />
      </Box>
    );
  }
  const hasMarks = marks !== undefined && areMarksShown;
  return (
    <Box className="message-view">
      <Group className="frame-bar" gap="xs" justify="space-between">
        <ImageBar count={message.remoteImages} areShown={areImagesShown} onShow={showImages} />
        <Group gap="md">
          {marks && (
            <Switch
              size="xs"
              checked={areMarksShown}
              onChange={(event) => showMarks(event.currentTarget.checked)}
              label={t('marks')}
            />
          )}
          <WidthChoice width={width} onChoose={setWidth} />
        </Group>
      </Group>
      <MessageFrame
        source={source}
        images={areImagesShown ? 'shown' : 'blocked'}
        title={t('frame')}
        isNarrow={width === 'phone'}
        hasMarks={hasMarks}
        {...(hasMarks && marks)}
      />
      <MessageAttachments message={message} />
      <MessageLinks message={message} />
    </Box>
  );
}

type Width = 'desktop' | 'phone';

function WidthChoice({ width, onChoose }: { width: Width; onChoose: (width: Width) => void }) {
  const { t } = useTranslation('message');
  const choice = (value: Width, icon: ReactNode) => ({
    value,
    label: (
      <Group gap={4} title={t(value)} wrap="nowrap">
        {icon}
        <span className="visually-hidden">{t(value)}</span>
      </Group>
    ),
  });
  return (
    <SegmentedControl
      className="frame-width"
      size="xs"
      value={width}
      onChange={(value) => onChoose(value as Width)}
      aria-label={t('width')}
      data={[
        choice('desktop', <IconDeviceDesktop size={15} aria-hidden />),
        choice('phone', <IconDeviceMobile size={15} aria-hidden />),
      ]}
    />
  );
}

function ImageBar(props: { count: number; areShown: boolean; onShow: (shown: boolean) => void }) {
  const { count, areShown, onShow } = props;
  const { t } = useTranslation('message');
  const { number } = useFormat();
  if (count === 0) return <span />;
  return (
    <Group gap="xs">
      <Text size="sm">{areShown ? t('imagesShown') : t('images', { count, shown: number(count) })}</Text>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={areShown ? <IconPhotoOff size={14} aria-hidden /> : <IconPhoto size={14} aria-hidden />}
        onClick={() => onShow(!areShown)}
      >
        {t(areShown ? 'hideImages' : 'showImages')}
      </Button>
    </Group>
  );
}
