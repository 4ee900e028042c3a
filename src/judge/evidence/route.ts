// How the message came: the host that handed it over, what it called itself, whether the dates of its way can be true, and what it
// says it was written with. Only what our own side wrote of the way is believed (see handover.ts); the claims below it can speak
// against a message, never for it. Without a believed line nothing is said of the host.

import { brandInHost, belongsTo } from '../brand-names.ts';
import { freemailDomains } from '../data/freemail.ts';
import { isServerOf } from '../data/freemail-servers.ts';
import { type Mailer, mailers, serverIdentifier } from '../data/mailers.ts';
import { type Finding, quote } from '../finding.ts';
import { isAddressLiteral, organizationOf } from '../hosts.ts';
import type { Reading } from '../reading.ts';
import type { Hop } from '#message/received.ts';

const place = { part: 'header', header: 'Received' } as const;
/** Names for machines of a network of one's own; RFC 6762, 8375, and what home routers say. */
const LOCAL_NAME =
  /^(?:localhost|localdomain)$|\.(?:localhost|localdomain|local|lan|home|internal|intranet|corp|invalid|test|example|workgroup)$/;
/** What providers call the lines of their customers. */
const CUSTOMER_LINE =
  /(?:^|[.-])(?:dyn(?:amic)?(?:ip)?|dhcp|d?pool|ppp(?:oe)?|dial(?:up|in)?|[avx]?dsl|cable|cpe|broadband|residential|mobile|wireless|gprs|ftt[hx]|pools?|dip\d?|user|catv|home)[\d-]*(?=[.-])/;
const SERVER_NAME =
  /(?:^|[.\d-])(?:mail|smtp|mta|mx|out|outbound|relay|send(?:er)?|bounce|static|server|srv|vps|host)[\d-]*(?=[.-]|$)/;
const SCRIPT_HEADERS = ['X-PHP-Originating-Script', 'X-PHP-Script'];
/** Clocks of honest servers stand wrong by minutes, some by an hour of summer time or a zone. */
const SKEW_MS = 26 * 3_600_000;
/** FILETIME counts 100 ns from 1601; one step of its upper 32 bits is 2^32 of them. */
const FILETIME_UPPER_UNIT_MS = 2 ** 32 / 10_000;
const FILETIME_EPOCH_MS = 11_644_473_600_000;
/** Drafts are dated when they are begun, and some computers live in another year. */
const STAMP_TOLERANCE_MS = 60 * 24 * 3_600_000;

export function routeEvidence(reading: Reading): Finding[] {
  const { handover } = reading.route;
  return [
    ...(handover
      ? [...heloEvidence(handover, reading), ...hostEvidence(handover), ...foreignHost(handover, reading)]
      : []),
    ...dateOrder(reading),
    ...script(reading),
    ...mailerEvidence(reading),
  ];
}

function heloEvidence({ helo, reverseName, address }: Hop, reading: Reading): Finding[] {
  if (helo === '') return [];
  const details = { helo: quote(helo), host: reverseName || address };
  if (isAddressLiteral(helo)) {
    return helo.startsWith('[') ? [] : [{ symbol: 'ROUTE_HELO_ADDRESS', details, place }];
  }
  if (!helo.includes('.') || LOCAL_NAME.test(helo)) return [{ symbol: 'ROUTE_HELO_LOCAL', details, place }];
  return isForged(helo, reverseName, reading) ? [{ symbol: 'ROUTE_HELO_FORGED', details, place }] : [];
}

/** It calls itself by a well-known name, or by ours, and its address bears the name of another house. */
function isForged(helo: string, reverseName: string, reading: Reading): boolean {
  const claimed = organizationOf(helo);
  if (reverseName === '' || organizationOf(reverseName) === claimed) return false;
  if (isOurs(claimed, reading) && !freemailDomains.has(claimed)) return true;
  const brand = brandInHost(helo);
  return (
    freemailDomains.has(claimed) || (brand !== undefined && belongsTo(claimed, brand) && !belongsTo(reverseName, brand))
  );
}

/** The address in To is not asked: a list writes to itself. */
function isOurs(
  organization: string,
  { context: { envelope, ownerAddresses = [], ownerDomains = [] } }: Reading,
): boolean {
  const domains = [...(envelope ? [envelope.recipient] : []), ...ownerAddresses, ...ownerDomains];
  return domains.some((one) => organizationOf(one.slice(one.lastIndexOf('@') + 1).toLowerCase()) === organization);
}

function hostEvidence({ helo, reverseName, address, isNameless }: Hop): Finding[] {
  const name = reverseName || (isAddressLiteral(helo) ? '' : helo);
  if (name !== '' && CUSTOMER_LINE.test(name) && !SERVER_NAME.test(name))
    return [{ symbol: 'ROUTE_HOST_CUSTOMER_LINE', details: { host: name }, place }];
  return isNameless ? [{ symbol: 'ROUTE_HOST_NAMELESS', details: { address }, place }] : [];
}

/** Mail of a large provider that came from none of its hosts. Lists and services write on behalf of others, and say so. */
function foreignHost({ helo, reverseName, address }: Hop, reading: Reading): Finding[] {
  const { from, isVouchedFor, isBulk, isDiscussion } = reading;
  const host = reverseName || helo;
  if (!from || isVouchedFor || isBulk || isDiscussion || host === '' || reading.headers('Sender').length > 0) return [];
  if (isServerOf(from.domain, organizationOf(host)) !== false) return [];
  return [
    {
      symbol: 'ROUTE_HOST_FOREIGN',
      details: { domain: from.domain, host: isAddressLiteral(host) ? address : host },
      place,
    },
  ];
}

/** A line that pretends to be older than another, and is dated after it. */
function dateOrder({ route: { handover, claimed } }: Reading): Finding[] {
  let newest = handover?.date;
  for (const { date, by } of claimed) {
    if (!date) continue;
    if (newest && date.getTime() - newest.getTime() > SKEW_MS) {
      const hours = Math.round((date.getTime() - newest.getTime()) / 3_600_000);
      return [{ symbol: 'ROUTE_DATES_DISORDERED', details: { host: by || '?', hours }, place }];
    }
    newest = date;
  }
  return [];
}

function script(reading: Reading): Finding[] {
  for (const header of SCRIPT_HEADERS) {
    const [value] = reading.headers(header);
    if (value !== undefined) {
      return [{ symbol: 'ROUTE_WEB_SCRIPT', details: { script: quote(value) }, place: { part: 'header', header } }];
    }
  }
  return [];
}

function mailerEvidence({ headers, message: { messageId }, date }: Reading): Finding[] {
  if (messageId === undefined || serverIdentifier.test(messageId)) return [];
  for (const header of ['X-Mailer', 'User-Agent']) {
    const [claim] = headers(header);
    const mailer = claim === undefined ? undefined : mailers.find((one) => one.claim.test(claim));
    if (mailer && !isOwnIdentifier(messageId, mailer, date)) {
      return [{ symbol: 'ROUTE_MAILER_FORGED', details: { mailer: mailer.name }, place: { part: 'header', header } }];
    }
  }
  return [];
}

/** Of the kind that the program writes and, where it holds a time, made when the message says it was. */
function isOwnIdentifier(id: string, { identifier, stamp }: Mailer, date: Date | undefined): boolean {
  if (!identifier.test(id)) return false;
  const upperHalf = stamp?.exec(id)?.[1];
  if (upperHalf === undefined || !date) return true;
  const madeAt = Number.parseInt(upperHalf, 16) * FILETIME_UPPER_UNIT_MS - FILETIME_EPOCH_MS;
  return Math.abs(madeAt - date.getTime()) < STAMP_TOLERANCE_MS;
}
