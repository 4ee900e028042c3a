// Where words that persuade stand: the search goes over the subject and the seen text as one, the places are those of the message.

import type { Reading } from '../../reading.ts';
import type { Place } from '../../verdict.ts';

/** Between the subject and the text. */
export const BETWEEN = '\n\n';

/** Words between the two have no place; nor do those that no source holds as they are seen. */
export function placeOf(
  { start, end }: { start: number; end: number },
  { subject = '', html, text }: Pick<Reading, 'subject' | 'html' | 'text'>,
): Place | undefined {
  if (end <= subject.length) return { part: 'header', header: 'Subject', start, length: end - start };
  const bodyStart = subject.length + BETWEEN.length;
  if (start < bodyStart) return undefined;
  if (html) return html.placeOf(start - bodyStart, end - bodyStart);
  if (text === undefined) return undefined;
  return { part: 'text', start: start - bodyStart, length: end - start };
}
