// The values of a contact in a form: what everyone has, then one input per custom field, by its type. Values travel as typed;
// the server reads them and says which it could not.

import { Button, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer, ApiProblem } from '../app/api.ts';
import { currentLanguage } from '../app/i18n.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { typedText } from './field-text.ts';

type Field = ApiAnswer<'GET /api/contact-fields'>['items'][number];
type Contact = ApiAnswer<'GET /api/contacts/:contactId'>['contact'];

export interface ContactGiven {
  email: string;
  givenName: string | null;
  familyName: string | null;
  language: 'fr' | 'en' | null;
  fields: Record<string, string>;
}

interface ContactFormProps {
  contact?: Contact;
  fields: readonly Field[];
  problem: ApiProblem | null;
  isBusy: boolean;
  isReadOnly?: boolean;
  onSubmit: (given: ContactGiven) => void;
  /** Buttons beside the one that saves. */
  children?: ReactNode;
}

export function ContactForm({ contact, fields, problem, isBusy, isReadOnly, onSubmit, children }: ContactFormProps) {
  const { t } = useTranslation(['contacts', 'app']);
  const [given, setGiven] = useState<ContactGiven>(() => givenOf(contact, fields));
  const set = (change: Partial<ContactGiven>) => setGiven((now) => ({ ...now, ...change }));
  const setField = (key: string, text: string) =>
    setGiven((now) => ({ ...now, fields: { ...now.fields, [key]: text } }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({
      ...given,
      fields: Object.fromEntries(Object.entries(given.fields).filter(([, text]) => text.trim() !== '')),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('form.email')}
          required
          type="text"
          inputMode="email"
          autoComplete="off"
          readOnly={isReadOnly}
          data-autofocus
          value={given.email}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label={t('form.givenName')}
            readOnly={isReadOnly}
            value={given.givenName ?? ''}
            onChange={(event) => set({ givenName: event.currentTarget.value || null })}
          />
          <TextInput
            label={t('form.familyName')}
            readOnly={isReadOnly}
            value={given.familyName ?? ''}
            onChange={(event) => set({ familyName: event.currentTarget.value || null })}
          />
          <Select
            label={t('form.language')}
            placeholder={t('language.none')}
            data={(['fr', 'en'] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
            value={given.language}
            clearable
            readOnly={isReadOnly}
            onChange={(language) => set({ language: language as 'fr' | 'en' | null })}
          />
          {fields.map((field) => (
            <FieldInput
              key={field.key}
              field={field}
              isReadOnly={isReadOnly}
              value={given.fields[field.key] ?? ''}
              onChange={(text) => setField(field.key, text)}
            />
          ))}
        </SimpleGrid>
        <ErrorNotice problem={problem} />
        {!isReadOnly && (
          <Group justify="flex-end" gap="xs">
            {children}
            <Button type="submit" loading={isBusy}>
              {t('app:action.save')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}

interface FieldInputProps {
  field: Field;
  value: string;
  isReadOnly?: boolean;
  onChange: (text: string) => void;
}

function FieldInput({ field: { label, type, choices }, value, isReadOnly, onChange }: FieldInputProps) {
  const { t } = useTranslation('contacts');
  if (type === 'choice' || type === 'boolean') {
    const data = type === 'choice' ? choices : yesOrNo(t('yes'), t('no'));
    return (
      <Select
        label={label}
        data={data}
        value={value || null}
        clearable
        readOnly={isReadOnly}
        onChange={(text) => onChange(text ?? '')}
      />
    );
  }
  const help = { list: t('form.listHelp'), date: t('form.dateHelp'), number: undefined, text: undefined }[type];
  return (
    <TextInput
      label={label}
      placeholder={help}
      inputMode={type === 'number' ? 'decimal' : undefined}
      readOnly={isReadOnly}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const yesOrNo = (yes: string, no: string) => [
  { value: typedText(true, currentLanguage()), label: yes },
  { value: typedText(false, currentLanguage()), label: no },
];

function givenOf(contact: Contact | undefined, fields: readonly Field[]): ContactGiven {
  const language = currentLanguage();
  return {
    email: contact?.email ?? '',
    givenName: contact?.givenName ?? null,
    familyName: contact?.familyName ?? null,
    language: contact?.language ?? null,
    fields: Object.fromEntries(fields.map(({ key }) => [key, typedText(contact?.fields[key], language)])),
  };
}
