// What the author wrote that some of the great mail programs do not understand, each once, where it stands first. Only the author's own
// text is read: what MJML makes of it is already written for all of them. It never fails and stops no template: every hint is a warning.

import { CLIENT_FEATURES, type ClientFeature, type ClientRemedy, MAIL_CLIENTS } from './data/client-features.ts';
import type { DiagnosticCode, DiagnosticList } from './diagnostic.ts';
import { decodeEntities, type MarkupAttribute, walkMarkup } from './markup-walk.ts';

const CODES: Readonly<Record<ClientRemedy, DiagnosticCode>> = {
  layout: 'client_layout',
  value: 'client_value',
  image: 'client_image',
  media: 'client_media',
  effect: 'client_effect',
  stylesheet: 'client_stylesheet',
};
const styleTags = new Set(['style', 'mj-style']);
const images = new Set(['img', 'mj-image']);
/** A style sheet beyond this is not looked at to its end: it would be clipped long before. */
const MOST_STYLE = 100_000;

/** `masked` is the author's text with Liquid hidden: offsets are the author's own. */
export function hintClients(masked: string, list: DiagnosticList): void {
  const seen = new Set<ClientFeature>();
  const note = (feature: ClientFeature, start: number, end: number) => {
    if (seen.has(feature)) return;
    seen.add(feature);
    if (feature.unless?.test(masked)) return;
    const clients = feature.lacking.map((client) => MAIL_CLIENTS[client]).join(', ');
    list.add(CODES[feature.remedy], start, end, { feature: feature.label, clients });
  };
  const readStyle = (start: number, end: number) => {
    const text = masked.slice(start, Math.min(end, start + MOST_STYLE));
    for (const feature of CLIENT_FEATURES) {
      const match = seen.has(feature) ? null : feature.style?.exec(text);
      if (match) note(feature, start + match.index, start + match.index + match[0].length);
    }
  };
  let inStyle = false;
  walkMarkup(masked, {
    open(tag) {
      inStyle = styleTags.has(tag.name) && !tag.selfClosing;
      for (const feature of CLIENT_FEATURES) {
        if (feature.element !== tag.name) continue;
        if (tag.name !== 'link' || loadsStyle(masked, tag.attributes)) note(feature, tag.start, tag.end);
      }
      for (const { name, start, end } of tag.attributes) {
        if (name === 'style') readStyle(start, end);
        if (name !== 'src' || !images.has(tag.name)) continue;
        const address = decodeEntities(masked.slice(start, end)).trim();
        for (const feature of CLIENT_FEATURES) if (feature.image?.test(address)) note(feature, start, end);
      }
    },
    close() {
      inStyle = false;
    },
    text(start, end) {
      if (inStyle) readStyle(start, end);
    },
  });
}

/** Fonts are left out: where they do not come, the next of the list stands in. */
const FONTS = /^https?:\/\/(?:fonts\.|use\.typekit\.)/i;

function loadsStyle(masked: string, attributes: readonly MarkupAttribute[]): boolean {
  const valueOf = (wanted: string) => {
    const found = attributes.find(({ name }) => name === wanted);
    return found ? masked.slice(found.start, found.end).trim() : '';
  };
  return /\bstylesheet\b/i.test(valueOf('rel')) && !FONTS.test(valueOf('href'));
}
