// Writes marks into the HTML of a message before it is cleaned, under attribute names that no sender could have guessed; the cleaning
// asks here which attributes are ours. A badge is the one link of ours in the frame: it leads to its evidence on the page around.

import type { Insertion, Mark } from './place-marks.ts';

type Attributes = Record<string, string>;

export interface DrawnMarks {
  html: string;
  /** Attributes of marks: kept by the cleaning. */
  names: readonly string[];
  isMarked(attributes: Attributes): boolean;
  /** The attributes of the mark alone. */
  only(attributes: Attributes): Attributes;
  isBadge(attributes: Attributes): boolean;
  /** What a badge becomes; undefined when the element is none. */
  badge(attributes: Attributes): Attributes | undefined;
}

export function drawMarks(
  source: string,
  insertions: readonly Insertion[],
  { name, page }: { name: string; page?: string },
): DrawnMarks {
  const badgeName = `${name}-badge`;
  const isMarked = (attributes: Attributes) => attributes[name] !== undefined;
  const byNumber = new Map<string, Mark>();
  let html = '';
  let from = 0;
  for (const { at, kind } of insertions) {
    if ('mark' in kind) byNumber.set(String(kind.mark.number), kind.mark);
    html += source.slice(from, at) + written(kind, name, badgeName);
    from = at;
  }
  html += source.slice(from);
  return {
    html,
    names: [name, badgeName],
    isMarked,
    isBadge: (attributes) => attributes[badgeName] !== undefined,
    only: (attributes) => (isMarked(attributes) ? { [name]: attributes[name] ?? '' } : {}),
    badge(attributes) {
      const mark = byNumber.get(attributes[badgeName] ?? '');
      if (!mark) return undefined;
      const label = `${mark.number} : ${mark.title}`;
      return {
        id: `mark-${mark.number}`,
        [badgeName]: mark.tone,
        title: mark.title,
        ...(page && { href: `${page}#evidence-${mark.number}`, target: '_parent', 'aria-label': label }),
      };
    },
  };
}

function written(kind: Insertion['kind'], name: string, badgeName: string): string {
  if (kind.type === 'close') return '</span>';
  const { number, tone } = kind.mark;
  if (kind.type === 'badge') return `<a ${badgeName}="${number}">${number}</a>`;
  if (kind.type === 'element') return ` ${name}="${tone}"`;
  if (kind.type === 'open') return `<span ${name}="${tone}${kind.isHidden ? ' hidden' : ''}">`;
  return `<span ${name}="${tone} hidden">${escape(kind.text)}</span>`;
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
