// Has the text checked by the server a moment after the last keystroke. Answers that come late for an older text are dropped.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { api, type ApiAnswer } from '../app/api.ts';
import type { Language } from '../app/i18n.ts';
import type { TemplateValue } from './template-editor.tsx';

export type Check = ApiAnswer<'POST /api/templates/check'>;
export type Diagnostic = Check['diagnostics'][number];

const pause = 350;

export function useTemplateCheck(
  value: TemplateValue,
  language: Language,
): { check: Check | undefined; isRunning: boolean } {
  const [text] = useDebouncedValue(value, pause);
  const body = { subject: text.subject, preheader: text.preheader, mjml: text.mjml, language };
  const { data, isFetching } = useQuery({
    queryKey: ['template-check', body],
    queryFn: ({ signal }) => api('POST /api/templates/check', { body, signal } as never),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  });
  return { check: data as Check | undefined, isRunning: isFetching || text !== value };
}
