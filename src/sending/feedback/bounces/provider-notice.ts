// Notices that a sending service writes as JSON instead of as a delivery status: Amazon SES by way of SNS, in a mail. Any other
// mail is left alone. Never throws: of a cut or broken notice it takes what can still be read.

import type { Message } from '#message/parse.ts';
import { causeOfRefusal } from './classify-bounce.ts';
import type { ReturnedMail, ReturnedRecipient } from './read-bounce.ts';

const LONGEST = 200_000;
const MOST = 1_000;

export function readProviderNotice({ text }: Message): ReturnedMail | undefined {
  // One notice may be quoted as a text within another.
  const body = text?.slice(0, LONGEST).replaceAll('\\"', '"') ?? '';
  const kind = /"(?:notificationType|eventType)"\s*:\s*"(Bounce|Complaint|Delivery)"/.exec(body)?.[1];
  if (!kind) return undefined;
  if (kind === 'Delivery') return { kind: 'none' };
  const blocks = body.split(/(?="emailAddress"\s*:)/).slice(1, MOST);
  const listed = kind === 'Complaint' ? 'complaint' : undefined;
  const subType = /"bounceSubType"\s*:\s*"(\w+)"/.exec(body)?.[1] ?? '';
  const recipients = blocks.map((block): ReturnedRecipient => {
    const value = (name: string) => new RegExp(`"${name}"\\s*:\\s*"([^"]{1,500})"`).exec(block)?.[1];
    const address = value('emailAddress');
    const status = value('status');
    const diagnostic = value('diagnosticCode')?.replace(/^\s*[\w-]+\s*;\s*/, '');
    const code = /\b([45]\d\d)\b/.exec(diagnostic ?? '')?.[1];
    const cause =
      listed ??
      SUB_TYPES[subType] ??
      causeOfRefusal({ text: diagnostic ?? '', ...(status && { status }), ...(code && { replyCode: Number(code) }) });
    return {
      ...(address && { address }),
      cause,
      ...(status && { status }),
      ...(code && { replyCode: Number(code) }),
      ...(diagnostic && { diagnostic }),
    };
  });
  return { kind: listed ?? 'bounce', recipients };
}

/** Where Amazon says more than the code beside it. `General` and `Undetermined` say nothing. */
const SUB_TYPES: Readonly<Record<string, ReturnedRecipient['cause']>> = {
  NoEmail: 'user_unknown',
  Suppressed: 'suppressed',
  OnAccountSuppressionList: 'suppressed',
  MailboxFull: 'mailbox_full',
  MessageTooLarge: 'too_big',
  ContentRejected: 'spam',
  AttachmentRejected: 'policy',
};
