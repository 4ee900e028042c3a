// One reading of a message, shared by all evidence: who, to whom, which links and images, what is seen, what kind of mail it is.
// Pure and lazy in nothing: it is made once per verdict. It draws no conclusion that weighs; that is for the evidence files.

import { readHtml, type HtmlReading, type Span } from '#message/html.ts';
import type { HiddenBy } from '#message/html-style.ts';
import { asciiDomain } from '#message/domain.ts';
import { splitAddress } from '#message/address.ts';
import { headerValues, type Message } from '#message/parse.ts';
import { unsubscribePath, unsubscribeWords } from './data/words.ts';
import type { JudgeContext } from './context.ts';
import { type Route, readRoute } from './handover.ts';
import { organizationOf } from './hosts.ts';
import { behindProtection } from './protection.ts';
import type { Place } from './verdict.ts';

export interface Sender {
  name: string;
  address: string;
  local: string;
  domain: string;
  organization: string;
}

export interface ReadingLink {
  href: string;
  /** What the reader sees of it. */
  text: string;
  /** What stands in it and is not seen. */
  hiddenText: string;
  /** Where it leads, once a protection service of the reader has been looked through; absent when it is no web address. */
  url?: URL;
  /** ASCII, '' when there is none. */
  host: string;
  organization: string;
  isHidden: boolean;
  /** Absent for a link within a picture. */
  place?: Place;
}

export interface ReadingImage {
  src: string;
  url?: URL;
  host: string;
  alt?: string;
  width?: number;
  height?: number;
  isHidden: boolean;
  /** Behind an element: nothing that a text could stand for. */
  isBackground: boolean;
  place: Place;
}

export interface ReadingHtml {
  /** Octets. */
  bytes: number;
  visibleText: string;
  /** Where characters of `visibleText` stand. */
  placeOf(start: number, end: number): Place | undefined;
  hidden: readonly { text: string; by: HiddenBy; place: Place }[];
  forms: readonly { asksPassword: boolean; place: Place }[];
  elements(name: string): readonly Place[];
  refresh?: Place;
  commentLength: number;
  cutWords: HtmlReading['cutWords'];
  faintLength: number;
  titleLength: number;
  styleSheet: string;
}

export interface Reading {
  message: Message;
  context: JudgeContext;
  headers(name: string): string[];
  subject?: string;
  date?: Date;
  /** The From header as it stands, decoded; absent when there is none. */
  fromValue?: string;
  from?: Sender;
  fromCount: number;
  replyTo?: Sender;
  /** Lower-case addresses of the one this copy is for: envelope, owner, else the only To. */
  recipients: readonly string[];
  isAddressedToNobody: boolean;
  /** No trace of a way: no Received, Return-Path, Date or Message-ID. A draft, or a text out of an archive: what it lacks means nothing. */
  isExtract: boolean;
  /** Organizations whose DKIM signatures pass. */
  signers: readonly string[];
  /** DMARC passes, or an aligned signature does: the domain of From stands behind the message. */
  isVouchedFor: boolean;
  /** Somebody looked who vouches for the message, whatever came out. */
  isChecked: boolean;
  /** Sent in number, by its own account. */
  isBulk: boolean;
  /** People writing to people through a list. */
  isDiscussion: boolean;
  /** Name of the list, for people. */
  listName: string;
  /** How it came, as far as that can be believed. */
  route: Route;
  /** The message cites or carries another one: a true reply or forward without threading headers. */
  quotesAnotherMessage: boolean;
  hasRawHeaderBytes: boolean;
  text?: string;
  html?: ReadingHtml;
  visibleText: string;
  links: readonly ReadingLink[];
  images: readonly ReadingImage[];
  unsubscribeLink?: ReadingLink;
  /** The one host that most links go through. */
  wrapperHost?: string;
}

/** Names and subjects are read up to here: nobody sees more of them. */
const LONGEST_LINE = 1_000;
const TRACES = ['Received', 'Return-Path', 'Date', 'Message-ID'];
/** The text that evidence is looked for in. */
const LONGEST_TEXT = 500_000;

export function readMessage(message: Message, context: JudgeContext): Reading {
  const headers = (name: string) => headerValues(message, name);
  const people = message.from.filter(({ address }) => address !== '');
  const html = htmlOf(message);
  const links = linksIn(message, html, context);
  const visibleText = (html?.visibleText ?? message.text ?? '').slice(0, LONGEST_TEXT);
  const isDiscussion = comesFromDiscussion(headers);
  const passing = (context.authentication?.dkim ?? []).filter(({ result }) => result === 'pass');
  const fromFields = headers('From');
  return {
    message,
    context,
    headers,
    subject: message.subject?.slice(0, LONGEST_LINE),
    date: message.date,
    fromValue: fromFields[0],
    from: senderOf(people[0]),
    fromCount: Math.max(people.length, fromFields.length),
    replyTo: senderOf(message.replyTo.find(({ address }) => address !== '')),
    recipients: recipientsOf(message, context),
    isExtract: !context.envelope && TRACES.every((name) => headers(name).length === 0),
    isAddressedToNobody: [...message.to, ...message.cc].every(({ address }) => address === ''),
    signers: passing.map(({ domain }) => organizationOf(domain.toLowerCase())),
    isVouchedFor: context.authentication?.dmarc?.result === 'pass' || passing.some(({ isAligned }) => isAligned),
    isChecked: context.authentication?.dmarc !== undefined || context.authentication?.dkim !== undefined,
    isBulk: !isDiscussion && isSentInNumber(headers),
    isDiscussion,
    listName: nameOfList(headers('List-Id')[0]),
    route: readRoute(message, context.trustedServers),
    quotesAnotherMessage: quotesAnother(message, visibleText),
    hasRawHeaderBytes: message.defects.includes('header_raw_bytes'),
    text: message.text,
    html: html && readingHtml(html, message.htmlSize),
    visibleText,
    links,
    images: html ? html.images.map(toImage) : [],
    unsubscribeLink: links.findLast(isUnsubscribe),
    wrapperHost: commonHost(links),
  };
}

/** A message is read once, however many owners it is judged for. */
const htmlReadings = new WeakMap<Message, HtmlReading>();

function htmlOf(message: Message): HtmlReading | undefined {
  if (message.html === undefined) return undefined;
  const known = htmlReadings.get(message) ?? readHtml(message.html);
  htmlReadings.set(message, known);
  return known;
}

/** The links alone: what the whole reading says of them. */
export const readLinks = (message: Message, context: Pick<JudgeContext, 'qrCodes'>): ReadingLink[] =>
  linksIn(message, htmlOf(message), context);

const linksIn = (
  message: Message,
  html: HtmlReading | undefined,
  context: Pick<JudgeContext, 'qrCodes'>,
): ReadingLink[] => [
  ...(html ? [...htmlLinks(html), ...writtenLinks(html, message.html ?? '')] : textLinks(message.text ?? '')),
  ...qrLinks(context),
];

function senderOf(mailbox: Message['from'][number] | undefined): Sender | undefined {
  if (!mailbox) return undefined;
  const { local, domain: written } = splitAddress(mailbox.address);
  const domain = (asciiDomain(written) ?? written).toLowerCase();
  const address = `${local}@${domain}`.toLowerCase();
  return { name: mailbox.name.slice(0, LONGEST_LINE), address, local, domain, organization: organizationOf(domain) };
}

/** The addresses of the one this copy is for, in lower case: envelope and owner, else the only To. */
export function recipientsOf(
  { to }: Pick<Message, 'to'>,
  { envelope, ownerAddresses = [] }: Pick<JudgeContext, 'envelope' | 'ownerAddresses'>,
): string[] {
  const known = [...(envelope ? [envelope.recipient] : []), ...ownerAddresses];
  const shown = to.filter(({ address }) => address !== '').map(({ address }) => address);
  return [
    ...new Set([...known, ...(known.length === 0 && shown.length === 1 ? shown : [])].map((one) => one.toLowerCase())),
  ];
}

const BULK_HEADERS = [
  ...[
    'List-Unsubscribe',
    'List-Id',
    'Feedback-ID',
    'X-CSA-Complaints',
    'X-Mailgun-Sid',
    'X-MC-User',
    'X-SG-EID',
    'X-SFMC-Stack',
  ],
  ...[
    'X-Campaign',
    'X-CampaignID',
    'X-Campaign-Id',
    'X-MJ-Mid',
    'X-Mailin-Campaign',
    'X-Mailer-LID',
    'X-BounceId',
    'X-rpcampaign',
  ],
];

function isSentInNumber(headers: (name: string) => string[]): boolean {
  return (
    BULK_HEADERS.some((name) => headers(name).length > 0) ||
    headers('Precedence').some((value) => /^\s*(?:bulk|junk|list)\b/i.test(value))
  );
}

/** RFC 2369: a list that one can post to. Announcement lists say `List-Post: NO`. */
function comesFromDiscussion(headers: (name: string) => string[]): boolean {
  if (headers('List-Post').some((value) => /<\s*mailto:/i.test(value))) return true;
  return ['X-BeenThere', 'X-Mailman-Version', 'Mailing-List'].some((name) => headers(name).length > 0);
}

function nameOfList(value: string | undefined): string {
  if (value === undefined) return '';
  const [, phrase = '', id = ''] = /^\s*"?(.*?)"?\s*<\s*([^<>]*?)\s*>/s.exec(value) ?? [];
  return phrase.trim() || id || value.trim();
}

const QUOTED =
  /^>|^-{2,} ?(?:original message|forwarded message|message (?:original|d['’]origine|transféré)|ursprüngliche nachricht|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht)|^(?:le .{6,60} a écrit|on .{6,80} wrote|am .{6,60} schrieb)|^(?:from|de|von|van|da)\s?: .+\n(?:.+\n){0,3}?(?:sent|to|date|envoyé|à|gesendet|an|objet|subject|betreff)\s?:/im;

function quotesAnother({ attachments }: Message, visibleText: string): boolean {
  return attachments.some(({ type }) => type === 'message/rfc822') || QUOTED.test(visibleText.slice(0, 20_000));
}

const inHtml = ({ start, length }: Span): Place => ({ part: 'html', start, length });

function readingHtml(html: HtmlReading, bytes: number): ReadingHtml {
  return {
    bytes,
    visibleText: html.visibleText,
    placeOf(start, end) {
      const span = html.sourceOf(start, end);
      return span && inHtml(span);
    },
    hidden: html.hidden.map((one) => ({ text: one.text, by: one.by, place: inHtml(one) })),
    forms: html.forms.map((one) => ({ asksPassword: one.asksPassword, place: inHtml(one) })),
    elements: (name) => (html.active.get(name) ?? []).map(inHtml),
    ...(html.refresh && { refresh: inHtml(html.refresh) }),
    commentLength: html.commentLength,
    cutWords: html.cutWords,
    faintLength: html.faintLength,
    titleLength: html.titleLength,
    styleSheet: html.styleSheet,
  };
}

function htmlLinks(html: HtmlReading): ReadingLink[] {
  return html.links.map((link) => ({
    ...targetOf(link.href, html.base),
    text: link.text.slice(0, LONGEST_LINE),
    hiddenText: link.hiddenText,
    isHidden: link.isHidden,
    place: inHtml(link),
  }));
}

const WEB_ADDRESS = /\bhttps?:\/\/[^\s<>"'`]{1,2000}/gi;
const MAX_TEXT_LINKS = 2_000;
const LONGEST_ADDRESS = 5_000;

function textLinks(text: string): ReadingLink[] {
  return [...text.matchAll(WEB_ADDRESS)].slice(0, MAX_TEXT_LINKS).map((match) => {
    const href = match[0].replace(/[).,;:!?\]}]+$/, '');
    return {
      ...targetOf(href),
      text: href,
      hiddenText: '',
      isHidden: false,
      place: { part: 'text', start: match.index, length: href.length },
    };
  });
}

const MAX_WRITTEN_LINKS = 50;

/** Addresses written out in HTML without being links: mail programs make links of them. */
function writtenLinks(html: HtmlReading, source: string): ReadingLink[] {
  if (!html.visibleText.includes('://')) return [];
  const linked = new Set(
    html.links.flatMap(({ text }) => textLinks(text.slice(0, LONGEST_LINE)).map(({ href }) => href)),
  );
  return textLinks(html.visibleText)
    .filter(({ href }) => !linked.has(href))
    .slice(0, MAX_WRITTEN_LINKS)
    .map(({ place: _, ...link }) => {
      const start = source.indexOf(link.href);
      return start < 0 ? link : { ...link, place: { part: 'html', start, length: link.href.length } };
    });
}

/** Codes that hold a web address lead somewhere like any link; others (payments, visiting cards) lead nowhere. */
function qrLinks({ qrCodes = [] }: Pick<JudgeContext, 'qrCodes'>): ReadingLink[] {
  const web = qrCodes.filter(({ text }) => /^\s*https?:\/\//i.test(text));
  return web.map(({ text }) => ({ ...targetOf(text.trim()), text: '', hiddenText: '', isHidden: false }));
}

function targetOf(href: string, base?: string): Pick<ReadingLink, 'href' | 'url' | 'host' | 'organization'> {
  const written = urlOf(href, base);
  const url = written && (behindProtection(written) ?? written);
  const host = url ? hostOf(url) : '';
  return { href, ...(url && { url }), host, organization: organizationOf(host) };
}

function urlOf(href: string, base?: string): URL | undefined {
  // Pictures within the address itself may be huge, and lead nowhere.
  if (href.length > LONGEST_ADDRESS || /^\s*data:/i.test(href.slice(0, 20))) return undefined;
  const bare = href.replace(/[\t\r\n]/g, '').trim();
  const absolute = URL.canParse(bare) ? new URL(bare) : undefined;
  if (absolute) return absolute;
  return base && URL.canParse(bare, base) ? new URL(bare, base) : undefined;
}

const hostOf = ({ hostname }: URL): string => hostname.toLowerCase().replace(/\.$/, '');

export function toImage(image: HtmlReading['images'][number]): ReadingImage {
  const { src, alt, width, height, isHidden } = image;
  const url = urlOf(src);
  return {
    src,
    ...(url && { url }),
    host: url ? hostOf(url) : '',
    ...(alt !== undefined && { alt }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    isHidden,
    isBackground: image.from === 'style',
    place: inHtml(image),
  };
}

/** A link by which one leaves the list or sets how much one gets. */
export const isUnsubscribe = ({ text, url, isHidden }: ReadingLink): boolean =>
  !isHidden &&
  url !== undefined &&
  (unsubscribeWords.test(text) || unsubscribePath.test(`${url.pathname}${url.search}`));

/** Four links in five through one host, and at least four: what wrapping all links of a mailing looks like. */
function commonHost(links: readonly ReadingLink[]): string | undefined {
  const hosts = links.map(({ host }) => host).filter(Boolean);
  if (hosts.length < 4) return undefined;
  const [host, uses] =
    [...Map.groupBy(hosts, (one) => one)]
      .map(([one, all]) => [one, all.length] as const)
      .sort((a, b) => b[1] - a[1])[0] ?? [];
  return uses !== undefined && uses / hosts.length >= 0.8 ? host : undefined;
}
