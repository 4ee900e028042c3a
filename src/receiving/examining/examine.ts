// What is found out about one arriving message: who vouches for it, what the judge says for each of its owners, what cleaning takes out,
// and the octets to be delivered. The DNS and what is remembered are asked through the functions handed in. It never throws for
// a message, however broken; only those functions can fail, and then the message is asked for again.

import { authenticate } from '#authentication/authenticate.ts';
import type { AskDns } from '#authentication/dns-text.ts';
import type { AuthenticationResults } from '#authentication/results.ts';
import type { BlockedLink, SenderHistory, Thread } from '#judge/context.ts';
import { judge } from '#judge/judge.ts';
import type { Verdict } from '#judge/verdict.ts';
import { type Message, parse } from '#message/parse.ts';
import { readQrCodes } from '#platform/pictures/qr-codes.ts';
import { clean } from '../cleaning/clean.ts';
import { type CopyMarks, copyMarks, provePersonal } from '../cleaning/compare-personal.ts';
import type { Removal } from '../cleaning/removal.ts';
import { type AskedLink, askedLinks, linkPrefixes, linksOf } from '../linkguard/message-links.ts';
import { createLap, type Took } from '../metrics/step-times.ts';
import { withoutOurFields } from './our-fields.ts';
import type { PersonalModel } from './personal-models.ts';

export interface Arrival {
  source: Buffer;
  receivedAt: Date;
  ip: string;
  helo: string;
  mailFrom: string;
  /** Our name: in Authentication-Results. */
  host: string;
  /** The owner's side, from which its people write. */
  domain: string;
  owners: readonly ArrivalOwner[];
  clean: boolean;
  cleanLinks: boolean;
}

export interface ArrivalOwner {
  id: string;
  recipient: string;
  addresses: readonly string[];
}

/** By what a sender is remembered. */
export interface SenderMarks {
  /** Lower case; '' when From names nobody. */
  fromAddress: string;
  /** Message-IDs that it says it answers, newest last. */
  references: readonly string[];
  links: readonly AskedLink[];
  /** It fetches something, so that what others got is worth comparing. */
  hasLoads: boolean;
}

/** What an owner remembers of this sender. */
export interface Remembered {
  history?: SenderHistory;
  thread?: Thread;
  blockedLinks?: readonly BlockedLink[];
  /** Above 0: he taught the judge something; the number rises with each lesson. */
  lessonsEpoch: number;
}

export interface Recalled {
  /** For each owner, in their order. */
  owners: readonly Remembered[];
  /** What others got from this sender lately. */
  copies: readonly CopyMarks[];
}

export interface Surroundings {
  resolver: AskDns;
  recall(sender: SenderMarks, owners: readonly string[]): Promise<Recalled>;
  personalModel: PersonalModel;
}

export interface Examination {
  messageId: string;
  fromAddress: string;
  fromName: string;
  subject: string;
  authentication: AuthenticationResults;
  /** It names a mailing list, or an ARC chain that holds. */
  isPassedOn: boolean;
  /** Servers that it says it passed through. */
  hops: number;
  /** One for each owner, in their order. */
  verdicts: Verdict[];
  removals: readonly Removal[];
  /** Its links, by the prefixes under which they would be reported. */
  links: readonly number[];
  /** By which copies that others get are compared with it. */
  copyMarks: CopyMarks;
  /** How long each step took. */
  took: Took;
  /** What goes to the mailbox server, where it differs from what came. */
  deliverable?: Buffer;
}

const LONGEST = 500;

export async function examine(arrival: Arrival, surroundings: Surroundings): Promise<Examination> {
  const { resolver, recall } = surroundings;
  const { source, receivedAt, ip, helo, mailFrom, owners } = arrival;
  const lap = createLap();
  const took: Took = {};
  const message = parse(source);
  took.parse = lap();
  const authentication = await authenticate(source, { ip, helo, mailFrom, resolver, now: receivedAt });
  took.authenticate = lap();
  const from = message.from.find(({ address }) => address !== '');
  const qrCodes = await readQrCodes(message);
  const links = linksOf(message, { qrCodes });
  // Cleaning writes fields in our name: what others wrote in it goes first.
  const own = withoutOurFields(source, arrival.host);
  const cleanable = own === source ? message : parse(own);
  const marks = arrival.clean ? copyMarks(cleanable) : [];
  const sender = {
    fromAddress: storable(from?.address ?? '').toLowerCase(),
    references: referencesOf(message),
    links: askedLinks(links),
    hasLoads: marks.length > 0,
  };
  const { owners: remembered, copies } = await recall(
    sender,
    owners.map(({ id }) => id),
  );
  took.recall = lap();
  const ownerDomains = [arrival.domain];
  const verdicts: Verdict[] = [];
  for (const [at, { id, recipient, addresses }] of owners.entries()) {
    const { lessonsEpoch = 0, ...known } = remembered[at] ?? {};
    const context = {
      receivedAt,
      envelope: { mailFrom, recipient, clientAddress: ip },
      authentication,
      qrCodes,
      ownerAddresses: addresses,
      ownerDomains,
      ...known,
      ...(lessonsEpoch > 0 && { model: await surroundings.personalModel(id, lessonsEpoch) }),
    };
    verdicts.push(judge(message, context));
  }
  took.judge = lap();
  const recipients = [...new Set(owners.flatMap((owner) => [owner.recipient.toLowerCase(), ...owner.addresses]))];
  const personal = provePersonal(cleanable, copies);
  const { source: deliverable, removals } = arrival.clean
    ? clean(own, cleanable, { recipients, personal, links: arrival.cleanLinks })
    : { source: own, removals: [] };
  took.clean = lap();
  return {
    messageId: storable(message.messageId ?? ''),
    fromAddress: sender.fromAddress,
    fromName: storable(from?.name ?? ''),
    subject: storable(message.subject ?? ''),
    authentication,
    isPassedOn: isPassedOn(message, authentication),
    hops: message.fields.filter(({ key }) => key === 'received').length,
    verdicts,
    removals,
    links: linkPrefixes(links),
    copyMarks: marks,
    took,
    ...(deliverable !== source && { deliverable }),
  };
}

const isPassedOn = ({ fields }: Message, { arc }: AuthenticationResults) =>
  arc?.result === 'pass' || fields.some(({ key }) => key === 'list-id' || key === 'list-post');

/** A conversation is known by its newest messages. */
const MOST_REFERENCES = 20;

function referencesOf({ fields }: Message): string[] {
  const raw = fields
    .filter(({ key }) => key === 'references' || key === 'in-reply-to')
    .map((field) => field.raw.slice(-5_000));
  const found = [...raw.join(' ').matchAll(/<([^<>\s]{3,500})>/g)].map(([, id]) => storable(id as string));
  return [...new Set(found)].slice(-MOST_REFERENCES);
}

/** Half a character and NUL cannot be stored. */
const storable = (text: string) => text.slice(0, LONGEST).toWellFormed().replaceAll('\0', '\ufffd');
