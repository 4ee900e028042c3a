// Reads mail that comes back: which recipients failed and why, who complained, who is away. Any software's bounce is read: the
// delivery status where there is one (RFC 3464), the words to people where there is none. Never throws; mail that is none of these
// gives `none`. Whoever wrote it may lie: whom it may change is decided by the signed return path, not here.

import { readMailboxes } from '#message/address-list.ts';
import { type DeliveryStatusNotice, type DsnRecipient, readDeliveryStatus } from '#message/notices/dsn.ts';
import type { FeedbackReport } from '#message/notices/arf.ts';
import { readNotice } from '#message/notices/notice.ts';
import { headerValues, type Message, parse, partContent } from '#message/parse.ts';
import { type BounceCause, causes } from './bounce-cause.ts';
import { mentionsIn, type Prose, proseOf } from './bounce-prose.ts';
import { causeOfRefusal, hasProviderCode, saysWhy } from './classify-bounce.ts';
import { readProviderNotice } from './provider-notice.ts';
import { stageIn } from './session-stage.ts';

export interface ReturnedRecipient {
  /** As the notice gives it; absent when it names nobody. */
  address?: string;
  cause: BounceCause;
  /** RFC 3463. */
  status?: string;
  replyCode?: number;
  diagnostic?: string;
  remoteMta?: string;
  /** As the sender had written it, where the notice tells both: they differ when the mail was forwarded. */
  originalAddress?: string;
  /** Only late: whoever tells it still tries. */
  isDelayed?: true;
}

export type ReturnedMail =
  | { kind: 'bounce' | 'complaint' | 'auto_reply'; recipients: ReturnedRecipient[] }
  | { kind: 'none' };

const NONE: ReturnedMail = { kind: 'none' };

export function readReturnedMail(message: Message): ReturnedMail {
  const own = readOuter(message);
  if (own.kind !== 'none') return own;
  // A notice that was handed on: attached, or pasted below a few words.
  const within = message.attachments.find(({ children }) => children.length > 0)?.children[0];
  const status = within && readDeliveryStatus({ root: within });
  if (status) return statusOnly(fromStatus(status, { text: '', returned: '' }, message));
  const inner = innerNotice(message);
  return inner === undefined ? NONE : readOuter(inner);
}

function statusOnly(all: readonly ReturnedRecipient[]): ReturnedMail {
  // Lists that lead to one address give it many times.
  const known = new Set<string>();
  const recipients = all.filter(({ address, diagnostic }) => {
    const key = `${address?.toLowerCase()} ${diagnostic}`;
    return !known.has(key) && known.add(key);
  });
  return recipients.length > 0 ? { kind: 'bounce', recipients } : NONE;
}

function innerNotice(message: Message): Message | undefined {
  const { returned } = proseOf(message);
  const attached = message.attachments.find(({ type }) => type === 'message/rfc822');
  const bytes = attached ? partContent(attached) : Buffer.from(returned);
  if (!/multipart\/report|mailer-daemon/i.test(bytes.toString('latin1', 0, 10_000))) return undefined;
  return parse(bytes);
}

function readOuter(message: Message): ReturnedMail {
  const notice = readNotice(message);
  if (notice?.kind === 'feedback') return complaintOf(notice);
  if (notice?.kind === 'xarf') return { kind: 'complaint', recipients: [{ cause: 'complaint' }] };
  const told = readProviderNotice(message);
  if (told) return told;
  const prose = proseOf(message);
  if (notice?.kind === 'delivery_status') {
    const recipients = fromStatus(notice, prose, message);
    if (notice.recipients.length > 0) return statusOnly(recipients);
  }
  const written = statusIn(prose);
  if (written) return statusOnly(fromStatus(written, prose, message));
  const isReport = notice?.kind === 'delivery_status' || notice?.kind === 'other_report';
  if (!isReport && !isFromMachine(message, prose)) return isAutoReply(message) ? autoReplyOf(message) : NONE;
  const recipients = fromProse(prose, message, notice?.kind === 'delivery_status' ? notice : undefined);
  return recipients.length > 0 ? { kind: 'bounce', recipients } : NONE;
}

/** A delivery status that stands among the words, since the boundaries around it are broken. */
function statusIn({ text }: Prose): DeliveryStatusNotice | undefined {
  const begin = /^(?:Reporting-MTA|Original-Recipient|Final-Recipient):/im.exec(text);
  if (!begin || !/^Final-Recipient:/im.test(text)) return undefined;
  return readDeliveryStatus(parse(Buffer.from(`Content-Type: message/delivery-status\n\n${text.slice(begin.index)}`)));
}

/** Hard: no later message to this address can arrive. A temporary answer never says so of a whole domain. */
export function isHardBounce({ cause, status, replyCode }: ReturnedRecipient): boolean {
  const isTemporary = (status ?? String(replyCode ?? '5')).startsWith('4');
  return causes[cause].isHard && !(cause === 'no_mail_accepted' && isTemporary);
}

function complaintOf({ originalRecipients, original }: FeedbackReport): ReturnedMail {
  const named = originalRecipients.length > 0 ? originalRecipients : toOf(original?.fields ?? []).slice(0, 1);
  const recipients = (named.length > 0 ? named : [undefined]).map((address) => ({
    ...(address && { address }),
    cause: 'complaint' as const,
  }));
  return { kind: 'complaint', recipients };
}

const toOf = (fields: Message['fields']): string[] =>
  fields.filter(({ key }) => key === 'to').flatMap(({ raw }) => readMailboxes(raw).map(({ address }) => address));

// --- A delivery status.

function fromStatus(notice: DeliveryStatusNotice, prose: Prose, message: Message): ReturnedRecipient[] {
  const failed = notice.recipients.filter(
    ({ action }) => action === undefined || action === 'failed' || action === 'delayed',
  );
  const senders = sendersOf(message, prose);
  return failed.map((one) => {
    const address = one.finalRecipient ?? one.originalRecipient;
    const key = address?.toLowerCase();
    const mention =
      key === undefined
        ? undefined
        : mentionsIn(prose.text, senders, new Set([key])).find((found) => found.address.toLowerCase() === key);
    return recipientOf(one, address, [mention?.words ?? '', failed.length === 1 ? prose.text : '']);
  });
}

function recipientOf(
  one: Partial<DsnRecipient>,
  address: string | undefined,
  around: readonly string[],
): ReturnedRecipient {
  const texts = [one.diagnostic ?? '', ...around];
  const text = texts.find(hasProviderCode) ?? texts.find(saysWhy) ?? texts.find((each) => each.trim() !== '') ?? '';
  const status = statusOf(one.status, texts);
  const replyCode = replyCodeIn(one.diagnostic ?? '') ?? replyCodeIn(text);
  const stage = texts.map(stageIn).find((found) => found !== undefined);
  const cause = causeOfRefusal({
    text,
    ...(status && { status }),
    ...(replyCode !== undefined && { replyCode }),
    ...(stage && { stage }),
  });
  return {
    ...(address && { address: bare(address) }),
    cause: cause === 'undetermined' && one.action === 'delayed' ? 'expired' : cause,
    ...(status && { status }),
    ...(replyCode !== undefined && { replyCode }),
    ...(text.trim() && { diagnostic: text.trim().replace(/\s+/g, ' ').slice(0, LONGEST_DIAGNOSTIC) }),
    ...(one.remoteMta && { remoteMta: one.remoteMta }),
    ...(one.originalRecipient && { originalAddress: bare(one.originalRecipient) }),
    ...((one.action === 'delayed' || (one.action === undefined && STILL_TRYING.test(text))) && { isDelayed: true }),
  };
}

const LONGEST_DIAGNOSTIC = 500;
const STILL_TRYING =
  /will (?:be retried|(?:continue|keep|retry) ?(?:to try|trying)?)|still (?:being )?(?:trying|retried|attempted)|has not yet been delivered|(?:do not|don'?t) (?:need to )?resend/i;
const bare = (address: string) => address.trim().replace(/^<|>$/g, '');
const STATUS = /(?:^|[\s(#<:'-])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/;

/** `5.0.0` is what software writes that does not know: what the other server said is better. */
function statusOf(given: string | undefined, texts: readonly string[]): string | undefined {
  if (given && !/^[45]\.0\.0$/.test(given)) return given;
  return texts.map((text) => STATUS.exec(text)?.[1]).find((found) => found !== undefined) ?? given;
}

const replyCodeIn = (text: string): number | undefined => {
  const code = /(?:^|[\s:'<("])([45][0-5]\d)[ -](?!\d{3}\b)/.exec(text)?.[1];
  return code === undefined ? undefined : Number(code);
};

// --- Words to people.

function fromProse(prose: Prose, message: Message, notice: DeliveryStatusNotice | undefined): ReturnedRecipient[] {
  const failed = headerValues(message, 'x-failed-recipients')
    .flatMap((value) => value.split(/[\s,]+/))
    .filter(Boolean);
  const returned = returnedRecipients(prose, notice);
  const senders = sendersOf(message, prose);
  const named = new Set([...failed, ...returned].map((one) => bare(one).toLowerCase()));
  const mentions = mentionsIn(prose.text, senders, named);
  if (mentions.length === 0) {
    const address = failed[0] ?? returned.find((one) => !senders.has(one.toLowerCase()));
    return saysWhy(prose.text) || failed.length > 0 ? [recipientOf({}, address, [prose.text])] : [];
  }
  // What is said before the first of several belongs to none of them.
  const around = mentions.length === 1 ? [prose.text] : [];
  const all = mentions.map(({ address, words }) => recipientOf({}, address, [words, ...around]));
  return all.every(({ cause }) => cause === 'undetermined') && failed.length === 0 && !notice ? [] : all;
}

function returnedRecipients({ returned }: Prose, notice: DeliveryStatusNotice | undefined): string[] {
  const inHead = [...returned.slice(0, 10_000).matchAll(/^(?:to|cc|x-original-to|delivered-to):(.{1,500})$/gim)];
  return [
    ...inHead.flatMap(([, list]) => readMailboxes(list ?? '').map(({ address }) => address)),
    ...toOf(notice?.original?.fields ?? []),
  ];
}

/** Those who are told of the failure: the reader of this notice, and who stands as sender in what is given back. */
function sendersOf(message: Message, { returned }: Prose): Set<string> {
  const inHead = [...returned.slice(0, 10_000).matchAll(/^(?:from|return-path|sender|reply-to):(.{1,500})$/gim)];
  const all = [
    ...message.to.map(({ address }) => address),
    ...message.from.map(({ address }) => address),
    ...inHead.flatMap(([, list]) => readMailboxes(list ?? '').map(({ address }) => address)),
  ];
  return new Set(all.map((one) => one.toLowerCase()));
}

// --- What kind of mail it is.

const MACHINE_SENDER =
  /mailer-?daemon|postmaster|mail delivery|delivery (?:sub)?system|system administrator|mail (?:server|system|router)|mail\.delivery|undeliverable|^$/i;
const FAILURE_SUBJECT =
  /undeliver|deliver\w* (?:\w+ )?(?:fail|status|problem|error|report|notif|unsuccess)|fail\w* (?:to deliver|notice|delivery|mail)|returned (?:mail|message|to sender)|mail (?:system )?(?:error|failure|could not)|(?:could|can|was|is) ?not (?:be )?deliver|non-?deliver|unzustellbar|non remis|échec|echec|failure notice|bounce|message you sent|permanent|delay|warning:|spam/i;
const FAILURE_WORDS =
  /(?:could|can|was|were|did|has|have|is|are)(?: ?not|n'?t)(?: been| be)? (?:able to )?(?:deliver|reach|sent|accept|complete)|undeliver|delivery (?:to|of|has|status|fail|error)|permanent (?:fatal )?(?:error|failure)|following (?:recipient|address)|returned|failed (?:to|permanently)|had (?:delivery )?(?:problem|error)|rejected|unable to deliver|error(?: was|s)? (?:deliver|occurred|while)/i;

function isFromMachine(message: Message, { text }: Prose): boolean {
  if (headerValues(message, 'x-failed-recipients').length > 0) return true;
  const from = message.from
    .map(({ name, address }) => `${name ?? ''} ${address}`)
    .join(' ')
    .trim();
  const isMachine =
    MACHINE_SENDER.test(from) || headerValues(message, 'return-path').some((path) => /^<\s*>/.test(path.trim()));
  const isToldSo = FAILURE_SUBJECT.test(message.subject ?? '');
  return (isMachine && (isToldSo || FAILURE_WORDS.test(text))) || (isToldSo && FAILURE_WORDS.test(text));
}

const AWAY_SUBJECT =
  /^(?:\S{1,12}: ?)?(?:auto(?:matic|matische|-?reply| ?: |-?response|:)|out of (?:the )?office|vacation|away from|absen(?:t|ce|z)|réponse automatique|abwesenheit)/i;

/** RFC 3834 section 5, and the headers of those who came before it. */
function isAutoReply(message: Message): boolean {
  const has = (name: string, value: RegExp) => headerValues(message, name).some((one) => value.test(one));
  return (
    has('auto-submitted', /^\s*auto-replied/i) ||
    has('x-autoreply', /./) ||
    has('x-autorespond', /./) ||
    (has('x-auto-response-suppress', /^\s*all/i) && AWAY_SUBJECT.test(message.subject ?? '')) ||
    has('precedence', /auto.?reply/i) ||
    AWAY_SUBJECT.test(message.subject ?? '')
  );
}

function autoReplyOf(message: Message): ReturnedMail {
  const [from] = message.from;
  return { kind: 'auto_reply', recipients: [{ ...(from && { address: from.address }), cause: 'auto_reply' }] };
}
