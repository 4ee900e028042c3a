// Writes marks into the HTML of a message before it is cleaned, under attribute names that no sender could have guessed; the cleaning
// asks here which attributes are ours. In a badge stands the one link of ours in the frame: it leads to its evidence on the page around.
// The address of a mark (`#mark-3`) is that of the badge, not of the link: coming to a link would take the focus out of the page.

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
  /** What a badge becomes, and the link in it; undefined when the element is none of ours. */
  badge(attributes: Attributes): Attributes | undefined;
  link(attributes: Attributes): Attributes | undefined;
}

export function drawMarks(
  source: string,
  insertions: readonly Insertion[],
  { name, page }: { name: string; page?: string },
): DrawnMarks {
  const badgeName = `${name}-badge`;
  const linkName = `${name}-link`;
  const isMarked = (attributes: Attributes) => attributes[name] !== undefined;
  const byNumber = new Map<string, Mark>();
  let html = '';
  let from = 0;
  for (const { at, kind } of insertions) {
    if ('mark' in kind) byNumber.set(String(kind.mark.number), kind.mark);
    html += source.slice(from, at) + written(kind, name, page !== undefined);
    from = at;
  }
  html += source.slice(from);
  return {
    html,
    names: [name, badgeName, linkName],
    isMarked,
    isBadge: (attributes) => attributes[badgeName] !== undefined,
    only: (attributes) => (isMarked(attributes) ? { [name]: attributes[name] ?? '' } : {}),
    badge(attributes) {
      const mark = byNumber.get(attributes[badgeName] ?? '');
      return mark && { id: `mark-${mark.number}`, [badgeName]: mark.tone, title: mark.title };
    },
    link(attributes) {
      const mark = byNumber.get(attributes[linkName] ?? '');
      if (!mark) return undefined;
      const label = `${mark.number} : ${mark.title}`;
      return { [linkName]: '', href: `${page}#evidence-${mark.number}`, target: '_parent', 'aria-label': label };
    },
  };
}

function written(kind: Insertion['kind'], name: string, hasLinks: boolean): string {
  if (kind.type === 'close') return '</span>';
  const { number, tone } = kind.mark;
  if (kind.type === 'badge') {
    const link = hasLinks ? `<a ${name}-link="${number}">${number}</a>` : number;
    return `<span ${name}-badge="${number}">${link}</span>`;
  }
  if (kind.type === 'element') return ` ${name}="${tone}"`;
  if (kind.type === 'open') return `<span ${name}="${tone}${kind.isHidden ? ' hidden' : ''}">`;
  return `<span ${name}="${tone} hidden">${escape(kind.text)}</span>`;
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
