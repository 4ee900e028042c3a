// The value of a custom field as a person reads it: dates and numbers in their language, yes and no, lists with commas.

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';

export type FieldValue = string | number | boolean | string[];

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

export function useFieldText(): (value: FieldValue | undefined) => string {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  return useCallback(
    (value) => {
      if (value === undefined) return '';
      if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
      if (typeof value === 'number') return format.number(value);
      if (Array.isArray(value)) return value.join(', ');
      // Noon: the day must not change with the time zone of the reader.
      return ISO_DATE.test(value) ? format.date(`${value}T12:00:00Z`) : value;
    },
    [t, format],
  );
}

/** The value as it is typed back into a form in this language: what the server reads. */
export function typedText(value: FieldValue | undefined, language: 'fr' | 'en'): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? (language === 'fr' ? 'oui' : 'yes') : language === 'fr' ? 'non' : 'no';
  if (typeof value === 'number') return language === 'fr' ? String(value).replace('.', ',') : String(value);
  if (Array.isArray(value)) return value.join(', ');
  return ISO_DATE.test(value) ? value.split('-').reverse().join('/') : value;
}
