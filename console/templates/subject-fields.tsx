// Subject and preheader, with their length as they are typed, what is wrong with them, and contact fields to insert.

import { Group, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../app/i18n.ts';
import { InsertField } from './insert-field.tsx';
import type { TemplateValue } from './template-editor.tsx';
import type { Diagnostic } from './use-template-check.ts';

/** Characters that a phone in portrait shows. */
const shown = { subject: 50, preheader: 90 } as const;

export interface SubjectFieldsProps {
  value: TemplateValue;
  diagnostics: readonly Diagnostic[];
  isReadOnly: boolean;
  onChange: (change: Partial<TemplateValue>) => void;
}

export function SubjectFields({ lead, ...props }: SubjectFieldsProps & { lead?: React.ReactNode }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: lead ? 3 : 2 }} spacing="sm">
      {lead}
      <LineField name="subject" {...props} />
      <LineField name="preheader" {...props} />
    </SimpleGrid>
  );
}

function LineField({
  name,
  value,
  diagnostics,
  isReadOnly,
  onChange,
}: SubjectFieldsProps & { name: 'subject' | 'preheader' }) {
  const { t } = useTranslation('templates');
  const input = useRef<HTMLInputElement>(null);
  const own = diagnostics.filter(
    ({ part, code }) =>
      part === name && code !== 'subject_long' && code !== 'subject_missing' && code !== 'preheader_missing',
  );
  const insert = (liquid: string) => {
    const { selectionStart, selectionEnd } = input.current ?? {};
    const text = value[name];
    const [from, to] = [selectionStart ?? text.length, selectionEnd ?? text.length];
    onChange({ [name]: text.slice(0, from) + liquid + text.slice(to) });
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(from + liquid.length, from + liquid.length);
    });
  };
  return (
    <TextInput
      ref={input}
      label={t(`${name}.label`)}
      placeholder={t(`${name}.placeholder`)}
      value={value[name]}
      readOnly={isReadOnly}
      maxLength={1000}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      error={own.length > 0 && own.map(({ words }) => words[currentLanguage()]).join(' ')}
      rightSection={!isReadOnly && <InsertField onInsert={insert} />}
      description={<Length text={value[name]} most={shown[name]} />}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  );
}

/** Liquid counts for nothing: it becomes a name or a word. */
function Length({ text, most }: { text: string; most: number }) {
  const { t } = useTranslation('templates');
  const size = [...text.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, '').trim()].length;
  return (
    <Group component="span" gap={4}>
      <Text component="span" size="xs">
        {size > most ? t('length.long', { size, shown: most }) : t('length.good', { size })}
      </Text>
    </Group>
  );
}
