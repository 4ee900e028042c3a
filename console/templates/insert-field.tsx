// Chooses a contact field and what stands in when a contact has none, and gives the Liquid for it.

import {
  ActionIcon,
  Box,
  Button,
  Popover,
  ScrollArea,
  Stack,
  Text,
  TextInput,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBraces } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldLabels } from './use-grammar.ts';

export interface InsertFieldProps {
  onInsert: (liquid: string) => void;
  /** Also offer the unsubscribe link (never for a subject). */
  withUnsubscribe?: boolean;
  /** Keeps the caret of a text on the canvas where it is. */
  keepFocus?: boolean;
}

export function InsertField({ onInsert, withUnsubscribe = false, keepFocus = false }: InsertFieldProps) {
  const { t } = useTranslation('templates');
  const [isOpen, { toggle, close }] = useDisclosure(false);
  return (
    <Popover
      opened={isOpen}
      onChange={close}
      position="bottom-end"
      trapFocus
      returnFocus={!keepFocus}
      shadow="md"
      withArrow
    >
      <Popover.Target>
        <Tooltip label={t('insert.field')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={toggle}
            aria-label={t('insert.field')}
            aria-expanded={isOpen}
            onMouseDown={keepFocus ? (event) => event.preventDefault() : undefined}
          >
            <IconBraces size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown w={300} p="sm">
        <FieldForm
          withUnsubscribe={withUnsubscribe}
          onInsert={(liquid) => {
            close();
            onInsert(liquid);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function FieldForm({ onInsert, withUnsubscribe }: Pick<InsertFieldProps, 'onInsert' | 'withUnsubscribe'>) {
  const { t } = useTranslation('templates');
  const labels = useFieldLabels();
  const [search, setSearch] = useState('');
  const [field, setField] = useState('given_name');
  const [fallback, setFallback] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = Object.entries(labels).filter(([key, label]) => `${key} ${label}`.toLowerCase().includes(wanted));
  const insert = () => onInsert(liquidFor(field, fallback));
  return (
    <Stack
      gap="xs"
      component="form"
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        insert();
      }}
    >
      <TextInput
        size="xs"
        label={t('insert.title')}
        placeholder={t('insert.search')}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        data-autofocus
      />
      <ScrollArea.Autosize mah={180} type="auto">
        <Box role="listbox" aria-label={t('insert.title')}>
          {found.map(([key, label]) => (
            <UnstyledButton
              key={key}
              role="option"
              aria-selected={key === field}
              className="field-option"
              onClick={() => setField(key)}
            >
              <span>{label}</span>
              <code>{key}</code>
            </UnstyledButton>
          ))}
          {found.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('insert.none')}
            </Text>
          )}
        </Box>
      </ScrollArea.Autosize>
      <TextInput
        size="xs"
        label={t('insert.fallback')}
        placeholder={t('insert.fallbackHint')}
        value={fallback}
        onChange={(event) => setFallback(event.currentTarget.value)}
        maxLength={200}
      />
      <Button type="submit" size="xs" disabled={!(field in labels)}>
        {t('insert.insert')}
      </Button>
      {withUnsubscribe && (
        <Button size="xs" variant="subtle" onClick={() => onInsert('{{ unsubscribe_url }}')}>
          {t('insert.unsubscribe')}
        </Button>
      )}
    </Stack>
  );
}

/** Quotes inside the fallback would end it: the other kind is taken, or they become typographic. */
export function liquidFor(field: string, fallback: string): string {
  const text = fallback.trim().replace(/[{}]/g, '');
  if (text === '') return `{{ contact.${field} }}`;
  const quote = text.includes('"') ? "'" : '"';
  return `{{ contact.${field} | default: ${quote}${text.replaceAll(quote, '’')}${quote} }}`;
}
