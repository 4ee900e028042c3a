// The message in a frame of its own, where nothing runs and nothing loads unless asked (the server's policy for that address
// says so too). Below it, every link with the address it really leads to.

import { Box, Button, Group, SegmentedControl, Table, Text } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile, IconPhoto, IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiUrl } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { PlainText } from './plain-text.tsx';
import type { ShownMessage } from './shown-message.ts';

export function MessageFrame({ message }: { message: ShownMessage }) {
  const { t } = useTranslation('sandbox');
  const [areImagesShown, showImages] = useState(false);
  const [width, setWidth] = useState<'desktop' | 'phone'>('desktop');
  if (!message.hasHtml) {
    return (
      <Box>
        <Text c="dimmed" p="md" pb={0}>
          {t('message.noHtml')}
        </Text>
        <PlainText text={message.text} />
        <Attachments message={message} />
      </Box>
    );
  }
  return (
    <Box className="message-view">
      <Group className="frame-bar" gap="xs" justify="space-between">
        <ImageBar message={message} areShown={areImagesShown} onShow={showImages} />
        <SegmentedControl
          className="frame-width"
          size="xs"
          value={width}
          onChange={(value) => setWidth(value as typeof width)}
          aria-label={t('message.width')}
          data={[
            {
              value: 'desktop',
              label: <IconWithName icon={<IconDeviceDesktop size={15} />} name={t('message.desktop')} />,
            },
            { value: 'phone', label: <IconWithName icon={<IconDeviceMobile size={15} />} name={t('message.phone')} /> },
          ]}
        />
      </Group>
      <Frame
        message={message}
        images={areImagesShown ? 'shown' : 'blocked'}
        title={t('message.frame')}
        isNarrow={width === 'phone'}
      />
      <Attachments message={message} />
      <Links message={message} />
    </Box>
  );
}

const IconWithName = ({ icon, name }: { icon: React.ReactNode; name: string }) => (
  <Group gap={4} title={name} wrap="nowrap">
    {icon}
    <span className="visually-hidden">{name}</span>
  </Group>
);

export interface FrameProps {
  message: ShownMessage;
  images: 'blocked' | 'shown';
  /** What a screen reader says of the frame. */
  title: string;
  isNarrow?: boolean;
  /** Draws the places of the evidence, and scrolls to this one. */
  mark?: number;
}

export function Frame({ message, images, title, isNarrow, mark }: FrameProps) {
  const address = apiUrl('GET /api/sandbox/messages/:messageId/frame', {
    params: { messageId: message.id },
    query: { images, marks: mark === undefined ? undefined : 'shown' },
  });
  return (
    <Box className="frame-holder" data-narrow={isNarrow || undefined}>
      <iframe
        src={mark === undefined ? address : `${address}#mark-${mark}`}
        title={title}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
      />
    </Box>
  );
}

function ImageBar(props: { message: ShownMessage; areShown: boolean; onShow: (shown: boolean) => void }) {
  const { message, areShown, onShow } = props;
  const { t } = useTranslation('sandbox');
  const { number } = useFormat();
  const count = message.remoteImages;
  if (count === 0) return <span />;
  return (
    <Group gap="xs">
      <Text size="sm">
        {areShown ? t('message.imagesShown') : t('message.images', { count, shown: number(count) })}
      </Text>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={areShown ? <IconPhotoOff size={14} aria-hidden /> : <IconPhoto size={14} aria-hidden />}
        onClick={() => onShow(!areShown)}
      >
        {t(areShown ? 'message.hideImages' : 'message.showImages')}
      </Button>
    </Group>
  );
}

function Attachments({ message }: { message: ShownMessage }) {
  const { t } = useTranslation('sandbox');
  const { bytes } = useFormat();
  if (message.attachments.length === 0) return null;
  return (
    <Box p="sm">
      <Text size="sm" fw={600}>
        {t('message.attachments')}
      </Text>
      <ul className="plain-list">
        {message.attachments.map(({ name, type, size }, index) => (
          <li key={`${index} ${name}`}>
            <Text size="sm">
              {name || type} <Text span c="dimmed" size="sm">{`${type}, ${bytes(size)}`}</Text>
            </Text>
          </li>
        ))}
      </ul>
    </Box>
  );
}

function Links({ message }: { message: ShownMessage }) {
  const { t } = useTranslation('sandbox');
  const { number } = useFormat();
  const count = message.links.length;
  if (count === 0) return null;
  return (
    <details className="message-links">
      <summary>{t('message.links', { count, shown: number(count) })}</summary>
      <Table highlightOnHover={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('message.linkText')}</Table.Th>
            <Table.Th>{t('message.linkTarget')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {message.links.map(({ text, target, host }, index) => (
            // biome-ignore lint: links have no identity but their order, which never changes
            <Table.Tr key={index}>
              <Table.Td>{text || <Text c="dimmed">{t('message.noLinkText')}</Text>}</Table.Td>
              <Table.Td className="link-target">{host ? <Target target={target} host={host} /> : target}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}

/** The host stands out: it is what decides where one goes. */
function Target({ target, host }: { target: string; host: string }) {
  const at = target.toLowerCase().indexOf(host);
  if (at < 0) return target;
  return (
    <>
      {target.slice(0, at)}
      <b>{target.slice(at, at + host.length)}</b>
      {target.slice(at + host.length)}
    </>
  );
}
