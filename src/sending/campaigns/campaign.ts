// A campaign: one mailing to an audience, from draft to last figure. The states it can stand in, the moves between them, and
// what its draft still lacks. Pure: time and facts are handed in. Nothing here sends, reads or stores.

import { normaliseAddress } from '#message/address.ts';
import type { ClickTracking } from '#sending/feedback/links.ts';
import { instantOf, wallClockAt } from './moment.ts';
import { type Remark, remark } from './remark.ts';

export const campaignStates = ['draft', 'scheduled', 'sending', 'paused', 'finished', 'cancelled'] as const;
export type CampaignState = (typeof campaignStates)[number];

export const campaignMoves = [
  'schedule',
  'unschedule',
  'launch',
  'pause',
  'resume',
  'cancel',
  'delete',
  'edit',
] as const;
export type CampaignMove = (typeof campaignMoves)[number];

const permitted: Record<CampaignState, readonly CampaignMove[]> = {
  draft: ['edit', 'delete', 'schedule', 'launch'],
  scheduled: ['unschedule', 'launch'],
  sending: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  finished: [],
  cancelled: [],
};

export const mayMove = (state: CampaignState, move: CampaignMove): boolean => permitted[state].includes(move);

/** What an operator writes; all of it may be incomplete until the launch. */
export interface CampaignDraft {
  name: string;
  purposeId: string | null;
  conditions: unknown;
  domainId: string | null;
  senderName: string;
  /** What stands before the @; the domain is one of the workspace. */
  senderLocalPart: string;
  /** Empty: replies go to the sender. */
  replyTo: string;
  /** Groups the figures of alike campaigns at a mailbox provider (Feedback-ID). */
  stream: string;
  language: 'fr' | 'en';
  subject: string;
  preheader: string;
  templateId: string | null;
  mjml: string;
  clickTracking: ClickTracking;
  /** Wall clock in the workspace's zone; null: as soon as launched. */
  scheduledLocal: string | null;
}

export interface Campaign extends CampaignDraft {
  id: string;
  state: CampaignState;
  revision: number;
  scheduledZone: string | null;
  scheduledAt: Date | null;
  refusal: { words: { fr: string; en: string }; at: string } | null;
  sendId: string | null;
  launchedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** What the rules need to know of the world around a draft. */
export interface DraftFacts {
  now: Date;
  timeZone: string;
  purpose?: { name: string; kind: 'marketing' | 'service' | 'tracking'; archived: boolean };
  domain?: { name: string; mode: 'sandbox' | 'live'; verified: boolean; hasKey: boolean };
  /** Names of all domains of the workspace. */
  ownDomains: readonly string[];
}

/** What the draft lacks or could do better, seen without composing anything. */
export function draftRemarks(draft: CampaignDraft, facts: DraftFacts): Remark[] {
  return [
    ...audienceRemarks(draft, facts),
    ...senderRemarks(draft, facts),
    ...replyRemarks(draft, facts),
    ...contentRemarks(draft),
    ...momentRemarks(draft, facts),
  ];
}

function audienceRemarks({ purposeId }: CampaignDraft, { purpose }: DraftFacts): Remark[] {
  if (purposeId === null || !purpose) return [remark('purpose_missing')];
  if (purpose.archived) return [remark('purpose_archived', { name: purpose.name })];
  return purpose.kind === 'tracking' ? [remark('purpose_is_tracking')] : [];
}

function senderRemarks(draft: CampaignDraft, { domain }: DraftFacts): Remark[] {
  if (!domain) return [remark('domain_missing')];
  const found: Remark[] = [];
  if (domain.mode === 'live' && !domain.verified) found.push(remark('domain_unverified', { domain: domain.name }));
  if (!domain.hasKey) found.push(remark('domain_without_key', { domain: domain.name }));
  if (draft.senderLocalPart.trim() === '') found.push(remark('sender_address_missing', { domain: domain.name }));
  else if (!senderAddress(draft, domain.name)) {
    const address = `${draft.senderLocalPart.trim()}@${domain.name}`;
    found.push(
      remark(isAscii(draft.senderLocalPart) ? 'sender_address_invalid' : 'sender_needs_smtputf8', { address }),
    );
  }
  if (draft.senderName.trim() === '') found.push(remark('sender_name_missing'));
  return found;
}

/** What any mail server can carry: beyond it every server on the way must know SMTPUTF8 (RFC 6531), and many do not. */
const isAscii = (text: string): boolean => !/[^\p{ASCII}]/u.test(text);

/** The From address, or undefined when the local part makes none. */
export function senderAddress({ senderLocalPart }: CampaignDraft, domain: string): string | undefined {
  const local = senderLocalPart.trim();
  // Plain atoms only: an address that must be quoted or needs SMTPUTF8 is refused by too many receivers to send from.
  if (!/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local)) return undefined;
  const normalised = normaliseAddress(`${local}@${domain}`);
  return normalised.ok ? normalised.address : undefined;
}

function replyRemarks(draft: CampaignDraft, { domain, ownDomains }: DraftFacts): Remark[] {
  const reply = draft.replyTo.trim();
  if (reply === '') {
    const sender = domain && senderAddress(draft, domain.name);
    return sender && isNoReply(sender) ? [remark('no_reply', { address: sender })] : [];
  }
  const normalised = normaliseAddress(reply);
  if (!normalised.ok) return [remark('reply_to_invalid', { address: reply })];
  if (!isAscii(normalised.address)) return [remark('reply_to_needs_smtputf8', { address: reply })];
  if (isNoReply(normalised.address)) return [remark('no_reply', { address: reply })];
  const replyDomain = normalised.address.slice(normalised.address.lastIndexOf('@') + 1);
  const own = ownDomains.some(
    (name) => replyDomain === name || replyDomain.endsWith(`.${name}`) || name.endsWith(`.${replyDomain}`),
  );
  return own ? [] : [remark('reply_to_foreign', { domain: replyDomain })];
}

/** Addresses whose name says that nobody reads them, in the two languages of the house and their spellings. */
export function isNoReply(address: string): boolean {
  const local = address.slice(0, address.lastIndexOf('@')).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return /(?:^|[._+-])(?:no|not|non|ne|do[._-]?not|nepas|ne[._-]?pas)[._-]?(?:reply|repl|replies|answer|repondre|repondez|reponse)/.test(
    local,
  );
}

function contentRemarks({ subject, preheader, mjml }: CampaignDraft): Remark[] {
  const found: Remark[] = [];
  if (subject.trim() === '') found.push(remark('subject_missing'));
  if (preheader.trim() === '') found.push(remark('preheader_missing'));
  if (mjml.trim() === '') found.push(remark('template_missing'));
  return found;
}

function momentRemarks({ scheduledLocal }: CampaignDraft, { now, timeZone }: DraftFacts): Remark[] {
  const instant = scheduledLocal === null ? { at: now, fit: 'exact' as const } : instantOf(scheduledLocal, timeZone);
  if (!instant) return [remark('moment_unreadable', { zone: timeZone })];
  if (scheduledLocal !== null && instant.at <= now) return [remark('moment_past')];
  const time = wallClockAt(instant.at, timeZone)?.slice(11) ?? '';
  const found: Remark[] = [];
  if (instant.fit === 'moved_forward') found.push(remark('moment_moved', { time }));
  if (instant.fit === 'first_of_two') found.push(remark('moment_twice'));
  if (time < '06:00') found.push(remark('moment_night', { time }));
  return found;
}
