// Tools for the text being written on the canvas: bold, links, lists, headings, contact fields. They work on the browser's own
// editing (execCommand), which keeps the author's markup around what changes. Without a text in hand they are off.

import { ActionIcon, Button, Group, Popover, Select, TextInput, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconBold,
  IconClearFormatting,
  IconItalic,
  IconLink,
  IconLinkOff,
  IconList,
  IconListNumbers,
  IconUnderline,
  type TablerIcon,
} from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InsertField } from './insert-field.tsx';
import { type RichText, useActiveText } from './rich-text-focus.ts';

const commands: readonly {
  name: 'bold' | 'italic' | 'underline' | 'bullets' | 'numbers' | 'clear';
  command: string;
  icon: TablerIcon;
}[] = [
  { name: 'bold', command: 'bold', icon: IconBold },
  { name: 'italic', command: 'italic', icon: IconItalic },
  { name: 'underline', command: 'underline', icon: IconUnderline },
  { name: 'bullets', command: 'insertUnorderedList', icon: IconList },
  { name: 'numbers', command: 'insertOrderedList', icon: IconListNumbers },
  { name: 'clear', command: 'removeFormat', icon: IconClearFormatting },
];

export function FormatTools({ withBlocks }: { withBlocks: boolean }) {
  const { t } = useTranslation('templates');
  const text = useActiveText();
  const run = (command: string, value?: string) => text && runCommand(text, command, value);
  return (
    <Group gap={2} role="toolbar" aria-label={t('field.text')}>
      {commands
        .filter(({ name }) => withBlocks || (name !== 'bullets' && name !== 'numbers'))
        .map(({ name, command, icon: Icon }) => (
          <Tooltip key={name} label={t(`field.${name}`)}>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={!text}
              aria-label={t(`field.${name}`)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => run(command)}
            >
              <Icon size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ))}
      {withBlocks && <LinkTool text={text} />}
      <InsertField keepFocus withUnsubscribe={false} onInsert={(liquid) => text && insertLiquid(text, liquid)} />
      {withBlocks && (
        <Select
          size="xs"
          w="100%"
          mt={4}
          aria-label={t('field.formatOf')}
          placeholder={t('field.formatOf')}
          value={null}
          disabled={!text}
          data={[
            { value: 'h1', label: t('field.heading1') },
            { value: 'h2', label: t('field.heading2') },
            { value: 'p', label: t('field.paragraph') },
          ]}
          onChange={(tag) => tag && run('formatBlock', tag)}
        />
      )}
    </Group>
  );
}

function runCommand({ element, changed }: RichText, command: string, value?: string): void {
  element.focus();
  element.ownerDocument.execCommand('styleWithCSS', false, 'false');
  element.ownerDocument.execCommand(command, false, value);
  changed();
}

function insertLiquid(text: RichText, liquid: string): void {
  text.element.focus();
  text.insertLiquid(liquid);
}

function LinkTool({ text }: { text: RichText | undefined }) {
  const { t } = useTranslation('templates');
  const [isOpen, { open, close }] = useDisclosure(false);
  const [address, setAddress] = useState('');
  const range = useRef<Range>(undefined);
  const start = () => {
    const selection = text?.element.ownerDocument.getSelection();
    range.current = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : undefined;
    const link = range.current?.startContainer.parentElement?.closest('a');
    setAddress(link?.getAttribute('href') ?? 'https://');
    open();
  };
  const apply = (command: 'createLink' | 'unlink') => {
    const selection = text?.element.ownerDocument.getSelection();
    close();
    if (!text || !selection || !range.current) return;
    text.element.focus();
    selection.removeAllRanges();
    selection.addRange(range.current);
    runCommand(text, command, command === 'createLink' ? address.trim() : undefined);
  };
  return (
    <Popover opened={isOpen} onChange={close} trapFocus shadow="md" withArrow position="bottom-end">
      <Popover.Target>
        <Tooltip label={t('field.link')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={!text}
            aria-label={t('field.link')}
            aria-expanded={isOpen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={start}
          >
            <IconLink size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown w={280} p="sm">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            apply('createLink');
          }}
        >
          <TextInput
            size="xs"
            label={t('field.linkAddress')}
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
            data-autofocus
          />
          <Group mt="xs" justify="space-between">
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              leftSection={<IconLinkOff size={14} aria-hidden />}
              onClick={() => apply('unlink')}
            >
              {t('field.linkRemove')}
            </Button>
            <Button
              size="compact-xs"
              type="submit"
              disabled={!/^(?:https?:\/\/|mailto:|tel:|\{\{|#)./.test(address.trim())}
            >
              {t('field.linkApply')}
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
