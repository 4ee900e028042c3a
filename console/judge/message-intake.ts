// How a message comes to the page: as a file, as pasted source, as one of our examples. All of them become a file with a number of its own,
// since two files of one name may differ.

import { useQuery } from '@tanstack/react-query';
import { currentLanguage } from '../app/i18n.ts';
import { examples } from './examples.ts';

export interface DroppedFile {
  id: string;
  name: string;
  file: File;
  /** The server whose findings are believed unless the reader says otherwise: known for our own examples only. */
  trust?: string;
}

let arrived = 0;

export const fromFile = (file: File): DroppedFile => ({ id: `file ${++arrived}`, name: file.name, file });

/** A source that was pasted: as its bytes were shown, so in UTF-8. */
export function fromPaste(text: string, name: string): DroppedFile {
  return fromFile(new File([text.trimStart()], name, { type: 'message/rfc822' }));
}

/** Whether a pasted text could be the source of a message: its first lines are headers. */
export const looksLikeSource = (text: string): boolean =>
  /^\s*(?:From [^\n]*\n)?[!-9;-~]+[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*(?:[!-9;-~]+[ \t]*:|\r?\n)/.test(
    text.slice(0, 20_000),
  );

export function useExample(id: string | undefined): DroppedFile | undefined {
  const language = currentLanguage();
  const example = examples[language].find((one) => one.id === id);
  const { data } = useQuery({
    queryKey: ['judge example', language, id],
    enabled: example !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { default: source } = await (example as NonNullable<typeof example>).load();
      // As mail travels; an editor writes other line ends.
      const bytes = source.replace(/\r?\n/g, '\r\n');
      return new File([bytes], `${id}.eml`, { type: 'message/rfc822' });
    },
  });
  return data && example && { id: `example ${language} ${id}`, name: example.name, file: data, trust: example.trust };
}
