// Hints about content that compiles but would not serve its readers: images without text, unfinished links, sample
// texts left over from a starter. It never fails, and it never stops a template: every hint is a warning.

import type { DiagnosticList } from './diagnostic.ts';
import { type MarkupAttribute, type MarkupTag, decodeEntities, walkMarkup } from './markup-walk.ts';
import { anyMasked } from './mask.ts';

const images = new Set(['img', 'mj-image', 'mj-carousel-image']);
const sampleHosts = /^https?:\/\/(?:www\.)?(?:example\.(?:com|org|net)|exemple\.(?:fr|com))(?:[/?#]|$)/i;
/** What the starters write where the sender's postal address belongs. */
const sampleAddress = /\[(?:votre adresse postale|your postal address)\]/i;

/** Buttons to this many pages leave the reader to choose; beyond it, nothing stands out. */
const MOST_ACTIONS = 3;

/** `masked` is the author's text with Liquid hidden: offsets are the author's own. */
export function hintContent(masked: string, list: DiagnosticList): void {
  const valueOf = (attribute: MarkupAttribute) => decodeEntities(masked.slice(attribute.start, attribute.end)).trim();
  /** Defaults for tags are no tags themselves. */
  let defaults = false;
  /** Where a button leads, and the first that does. */
  const actions = new Map<string, MarkupTag>();
  walkMarkup(masked, {
    close: (name) => {
      if (name === 'mj-attributes') defaults = false;
    },
    open: (tag) => {
      if (tag.name === 'mj-attributes') defaults = !tag.selfClosing;
      if (defaults) return;
      if (images.has(tag.name)) hintImage(tag, valueOf, list);
      const href = tag.attributes.find((attribute) => attribute.name === 'href');
      const linked = tag.name !== 'link' && tag.name !== 'base' && tag.name !== 'mj-font';
      if (href && linked) hintLink(href, valueOf(href), list);
      if (tag.name !== 'mj-button') return;
      if (href) actions.set(valueOf(href), actions.get(valueOf(href)) ?? tag);
      else list.add('link_incomplete', tag.start, tag.end, { value: '' });
    },
    text: (start, end, within) => {
      if (within === 'style') return;
      const match = sampleAddress.exec(masked.slice(start, end));
      if (match)
        list.add('address_sample', start + match.index, start + match.index + match[0].length, { text: match[0] });
    },
  });
  const beyond = [...actions.values()][MOST_ACTIONS];
  if (beyond) list.add('many_actions', beyond.start, beyond.end, { count: actions.size });
}

function hintImage(tag: MarkupTag, valueOf: (attribute: MarkupAttribute) => string, list: DiagnosticList): void {
  const source = tag.attributes.find((attribute) => attribute.name === 'src');
  const value = source ? valueOf(source) : '';
  if (!tag.attributes.some((attribute) => attribute.name === 'alt'))
    list.add('image_without_text', tag.start, tag.end, { value: value.slice(0, 80) });
  const [start, end] = source && value !== '' ? [source.start, source.end] : [tag.start, tag.end];
  if (value.startsWith('data:')) list.add('image_inline', start, Math.min(end, start + 20));
  else if (!anyMasked.test(value) && !/^(?:https?:\/\/|cid:|\/i\/)/i.test(value))
    list.add('image_incomplete', start, end, { value: value.slice(0, 80) });
}

function hintLink(href: MarkupAttribute, value: string, list: DiagnosticList): void {
  const [start, end] = value === '' ? [href.nameStart, href.end] : [href.start, href.end];
  if (sampleHosts.test(value)) list.add('link_sample', start, end, { value: value.slice(0, 80) });
  else if (value.startsWith('#') ? value === '#' : !anyMasked.test(value) && !/^[a-z][a-z0-9+.-]*:./i.test(value)) {
    list.add('link_incomplete', start, end, { value: value.slice(0, 80) });
  }
}
