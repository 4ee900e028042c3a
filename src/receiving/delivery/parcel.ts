// What is carried to a mailbox server: one message for the recipients of one domain who are told the same of it.

import type { ArcResult } from '#authentication/results.ts';
import type { Platform } from '#platform/platform.ts';
import type { Delivery } from '#smtp/delivery.ts';
import type { DueRecipient, Outcome, RowKey } from './delivery-store.ts';
import { ourFields, withoutOurFields } from '../examining/our-fields.ts';
import { arrivalMark } from '../reactions/arrival-mark.ts';
import { nextTry } from './patience.ts';

export interface Parcel {
  workspaceId: string;
  domainId: string;
  mailFrom: string;
  receivedAt: Date;
  bytes: Buffer;
  /** What was found of its chain when it came in. */
  arc: ArcResult | undefined;
  recipients: { id: string; address: string; attempts: number }[];
}

/** Due rows as parcels; a blob is read once for those that stand together. */
export async function parcelsOf(
  due: readonly DueRecipient[],
  { blobs, config, vault }: Pick<Platform, 'blobs' | 'config' | 'vault'>,
): Promise<Parcel[]> {
  const parcels = new Map<string, Parcel>();
  let key = '';
  let blob: Buffer = Buffer.alloc(0);
  for (const one of due) {
    if (one.blobKey !== key) blob = await blobs.read(one.blobKey);
    key = one.blobKey;
    const told = [
      one.workspaceId,
      one.messageId,
      one.domainId,
      one.class,
      one.score,
      one.disposition,
      one.wantsOriginal,
    ].join(' ');
    const { workspaceId, domainId, mailFrom, receivedAt } = one;
    const mark = arrivalMark(vault, { workspaceId, messageRow: one.messageId });
    const own = blob.subarray(one.offset, one.offset + one.size);
    const parcel = parcels.get(told) ?? {
      workspaceId,
      domainId,
      mailFrom,
      receivedAt,
      arc: one.authentication.arc,
      bytes: withOurFields(
        ourFields({ ...one, mark, host: config.mailHost }),
        one.wantsOriginal ? withoutOurFields(own, config.mailHost) : own,
      ),
      recipients: [],
    };
    parcels.set(told, parcel);
    parcel.recipients.push({ id: one.id, address: one.recipient, attempts: one.attempts });
  }
  return [...parcels.values()];
}

export const withOurFields = (fields: string, message: Buffer): Buffer => Buffer.concat([Buffer.from(fields), message]);

export const rowsOf = ({ workspaceId, recipients }: Parcel): RowKey[] =>
  recipients.map(({ id }) => ({ workspaceId, id }));

/** What the ledger is told of one recipient. `heldDays`: how long its domain keeps what is held. */
export function outcomeOf(parcel: Parcel, at: number, end: Delivery, heldDays: number, now: Date): Outcome {
  const { id, attempts } = parcel.recipients[at] as Parcel['recipients'][number];
  const key = { workspaceId: parcel.workspaceId, id };
  const reply = end.kind === 'broken' ? `${end.fault}: ${end.detail}` : `${end.reply.code} ${end.reply.text}`;
  if (end.kind === 'accepted') return { ...key, state: 'delivered', reply };
  // A refusal of ourselves, before any recipient was named, is a fault of set-up that will be mended.
  const isAboutUs = end.stage === 'greeting' || end.stage === 'hello' || end.stage === 'tls';
  if (end.kind === 'refused' && !isAboutUs)
    return { ...key, state: 'held', reason: 'mailbox_refused', reply, heldDays };
  const again = nextTry({ attempts: attempts + 1, receivedAt: parcel.receivedAt, now });
  if (!again) return { ...key, state: 'held', reason: 'undeliverable', reply, heldDays };
  return { ...key, state: 'waiting', again, reply, mayBeDouble: end.kind === 'broken' && end.mayBeAccepted };
}
