// What every bulk message must carry, looked for in messages as they would leave: one sender of our own domain, the way out in
// one click and signed, the provider's feedback name. The composer writes all of it; this is where that is proven before a launch.
// Pure: parsed message in, remarks out. What the judge says already is not said here again.

import { headerValues, type Message } from '#message/parse.ts';
import { type Remark, remark } from './remark.ts';

export interface MessageFacts {
  /** The sending domain, in ASCII. */
  domain: string;
  /** Origin of the public pages as the message names it. */
  publicUrl: string;
}

export function messageRemarks(message: Message, { domain, publicUrl }: MessageFacts): Remark[] {
  const found: Remark[] = [];
  if (message.from.length !== 1 || !message.from[0]?.address?.endsWith(`@${domain}`))
    found.push(remark('from_not_single'));
  const way = headerOf(message, 'list-unsubscribe');
  const oneClick = headerOf(message, 'list-unsubscribe-post') === 'List-Unsubscribe=One-Click';
  if (!way || !oneClick) found.push(remark('list_unsubscribe_missing'));
  else if (!/<https:\/\//.test(way)) found.push(remark('list_unsubscribe_not_https', { url: publicUrl }));
  if (!signsTheWayOut(message)) found.push(remark('list_unsubscribe_unsigned'));
  if (!headerOf(message, 'feedback-id')) found.push(remark('feedback_id_missing'));
  return found;
}

/** RFC 8058 section 4: some valid signature must cover both headers. */
function signsTheWayOut(message: Message): boolean {
  return headerValues(message, 'dkim-signature').some((value) => {
    const signed = /(?:^|;)\s*h=([^;]*)/.exec(value)?.[1] ?? '';
    const names = signed.split(':').map((name) => name.trim().toLowerCase());
    return names.includes('list-unsubscribe') && names.includes('list-unsubscribe-post');
  });
}

function headerOf(message: Message, name: string): string | undefined {
  return headerValues(message, name)[0]?.trim();
}
