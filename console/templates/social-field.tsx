// The networks of a social block: which, in what order, leading where.

import { ActionIcon, Group, Select, Stack, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { socialLink } from './block-config.ts';
import { decode, encode } from './attribute-text.ts';
import type { Block } from './mjml-document.ts';

const networks = [
  'facebook',
  'instagram',
  'linkedin',
  'youtube',
  'x',
  'mastodon',
  'bluesky',
  'tiktok',
  'website',
] as const;

export interface SocialFieldProps {
  blocks: readonly Block[];
  onChange: (blocks: Block[]) => void;
}

export function SocialField({ blocks, onChange }: SocialFieldProps) {
  const { t } = useTranslation('templates');
  const nameOf = ({ props }: Block) => {
    const known = networks.find((network) => network === props.attributes['name']);
    return known ? t(`network.${known}`) : (props.attributes['name'] ?? '');
  };
  return (
    <Stack gap={6}>
      {blocks.map((block, index) => (
        <Group key={block.props.id} gap={4} align="flex-end" wrap="nowrap">
          <TextInput
            size="xs"
            flex={1}
            label={nameOf(block)}
            placeholder="https://"
            value={decode(block.props.attributes['href'] ?? '')}
            onChange={(event) => onChange(blocks.with(index, withHref(block, encode(event.currentTarget.value))))}
          />
          <ActionIcon
            size="md"
            variant="subtle"
            color="gray"
            aria-label={t('field.removeNetwork', { name: nameOf(block) })}
            onClick={() => onChange(blocks.filter((_, at) => at !== index))}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Select
        size="xs"
        aria-label={t('field.addNetwork')}
        placeholder={t('field.addNetwork')}
        value={null}
        data={networks.map((network) => ({ value: network, label: t(`network.${network}`) }))}
        onChange={(network) =>
          network &&
          onChange([
            ...blocks,
            {
              type: 'SocialLink',
              props: { ...socialLink(network).props, blocks: undefined, id: `SocialLink-${crypto.randomUUID()}` },
            },
          ])
        }
      />
    </Stack>
  );
}

function withHref(block: Block, href: string): Block {
  return { ...block, props: { ...block.props, attributes: { ...block.props.attributes, href } } };
}
