// The parts of a message whose HTML may be cleaned: what a mail program shows as its text, however deep. Never a file, a message within, nor
// anything below a signature or an encryption: to change those would break them.

import { charsetOf, isFile, type Message, partContent } from '#message/parse.ts';
import type { Part } from '#message/mime.ts';
import { type HtmlView, viewHtml } from './html-view.ts';

export interface HtmlPart {
  /** As IMAP numbers it. */
  number: string;
  mime: Part;
  charset: string | undefined;
  view: HtmlView;
}

/** Decoded HTML of one message together: what lies beyond is left alone, as `parse` leaves it unread. */
const MAX_OCTETS = 20_000_000;
/** AMP for e-mail is shown in place of the HTML by those who read it; once changed it may count as invalid, and the HTML is shown. */
const HTML = new Set(['text/html', 'text/x-amp-html']);
const SEALED = new Set(['multipart/signed', 'multipart/encrypted', 'message/rfc822', 'message/global']);

export function htmlParts({ root }: Pick<Message, 'root'>): HtmlPart[] {
  const found: HtmlPart[] = [];
  let octets = 0;
  const visit = (part: Part, number: string): void => {
    if (SEALED.has(part.type)) return;
    if (part.children.length > 0) {
      for (const [index, child] of part.children.entries()) visit(child, `${number}${number && '.'}${index + 1}`);
    } else if (HTML.has(part.type) && !isFile(part)) {
      const decoded = partContent(part);
      octets += decoded.length;
      if (octets > MAX_OCTETS) return;
      const charset = charsetOf(part, decoded);
      found.push({ number: number || '1', mime: part, charset, view: viewHtml(decoded, charset) });
    }
  };
  visit(root, '');
  return found;
}
