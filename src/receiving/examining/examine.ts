// What is found out about one arriving message: who vouches for it, what the judge says for each of its owners, what cleaning takes out,
// and the octets to be delivered. The DNS and what is remembered are asked through the functions handed in. It never throws for
// a message, however broken; only those functions can fail, and then the message is asked for again.

import { authenticate } from '#authentication/authenticate.ts';
import type { AskDns } from '#authentication/dns-text.ts';
import type { AuthenticationResults } from '#authentication/results.ts';
import type { Correspondent, SenderHistory } from '#judge/context.ts';
import { judge } from '#judge/judge.ts';
import type { Verdict } from '#judge/verdict.ts';
import { type Message, parse } from '#message/parse.ts';
import { readQrCodes } from '#platform/pictures/qr-codes.ts';
import { clean } from '../cleaning/clean.ts';
import type { Removal } from '../cleaning/removal.ts';
import { isVouched } from '../disposition/dispose.ts';
import { withoutOurFields } from './our-fields.ts';

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
  /** Somebody vouches for it. */
  isVouched: boolean;
}

/** What an owner remembers of this sender. */
export interface Remembered {
  history?: SenderHistory;
  correspondents?: readonly Correspondent[];
}

export interface Surroundings {
  resolver: AskDns;
  /** For each owner, in their order. */
  recall(sender: SenderMarks, owners: readonly string[]): Promise<readonly Remembered[]>;
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
  /** What goes to the mailbox server, where it differs from what came. */
  deliverable?: Buffer;
}

const LONGEST = 500;

export async function examine(arrival: Arrival, { resolver, recall }: Surroundings): Promise<Examination> {
  const { source, receivedAt, ip, helo, mailFrom, owners } = arrival;
  const message = parse(source);
  const authentication = await authenticate(source, { ip, helo, mailFrom, resolver, now: receivedAt });
  const from = message.from.find(({ address }) => address !== '');
  const sender = { fromAddress: (from?.address ?? '').toLowerCase(), isVouched: isVouched(authentication) };
  const [qrCodes, remembered] = await Promise.all([
    readQrCodes(message),
    recall(
      sender,
      owners.map(({ id }) => id),
    ),
  ]);
  const ownerDomains = [arrival.domain];
  const verdicts = owners.map(({ recipient, addresses }, at) =>
    judge(message, {
      receivedAt,
      envelope: { mailFrom, recipient, clientAddress: ip },
      authentication,
      qrCodes,
      ownerAddresses: addresses,
      ownerDomains,
      ...remembered[at],
    }),
  );
  const recipients = [...new Set(owners.flatMap((owner) => [owner.recipient.toLowerCase(), ...owner.addresses]))];
  // Cleaning writes fields in our name: what others wrote in it goes first.
  const own = withoutOurFields(source, arrival.host);
  const { source: deliverable, removals } = arrival.clean
    ? clean(own, own === source ? message : parse(own), { recipients })
    : { source: own, removals: [] };
  return {
    messageId: storable(message.messageId ?? ''),
    fromAddress: storable(sender.fromAddress),
    fromName: storable(from?.name ?? ''),
    subject: storable(message.subject ?? ''),
    authentication,
    isPassedOn: isPassedOn(message, authentication),
    hops: message.fields.filter(({ key }) => key === 'received').length,
    verdicts,
    removals,
    ...(deliverable !== source && { deliverable }),
  };
}

const isPassedOn = ({ fields }: Message, { arc }: AuthenticationResults) =>
  arc?.result === 'pass' || fields.some(({ key }) => key === 'list-id' || key === 'list-post');

/** Half a character and NUL cannot be stored. */
const storable = (text: string) => text.slice(0, LONGEST).toWellFormed().replaceAll('\0', '\ufffd');
