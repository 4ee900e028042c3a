// Tags, filters and contact fields that a template may use, asked of the server once a while.

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useApi } from '../app/use-api.ts';

export type Grammar = ApiAnswer<'GET /api/templates/grammar'>;

const standard = ['email', 'given_name', 'family_name', 'language'] as const;

export function useGrammar(): Grammar | undefined {
  return useApi('GET /api/templates/grammar', {}, { topics: ['contact-fields'], staleTime: 300_000 }).data;
}

/** Every contact field's label by its key: those that all contacts have first. */
export function useFieldLabels(): Record<string, string> {
  const { t } = useTranslation('templates');
  const fields = useGrammar()?.fields;
  return useMemo(() => {
    const own = (fields ?? []).map(({ key, label }): [string, string] => [key, label]);
    return Object.fromEntries([...standard.map((key): [string, string] => [key, t(`insert.standard.${key}`)]), ...own]);
  }, [fields, t]);
}
