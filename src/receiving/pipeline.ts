// The road in, one message at a time: parse, authenticate, recall, judge, clean, dispose, keep, and then deliver. What this answers is
// what the client is told; it answers nothing before the message is on disk and its rows are committed. A step that fails rejects,
// and the client brings the message again. Nothing is ever sent back to a sender by mail.

import type { Platform } from '#platform/platform.ts';
import type { Reply } from '#smtp/reply.ts';
import type { ReceivedEnvelope } from '#smtp/server.ts';
import type { Deliverer } from './delivery/deliverer.ts';
import { withOurFields } from './delivery/parcel.ts';
import type { ProtectedDomain } from './domains/protected-domain.ts';
import { type Disposed, dispose } from './disposition/dispose.ts';
import { type Disposition, policyOf } from './disposition/policy.ts';
import type { Examination, Recalled, SenderMarks } from './examining/examine.ts';
import type { Examiner } from './examining/examiner.ts';
import { ourFields } from './examining/our-fields.ts';
import { createLap, type StepTimes } from './metrics/step-times.ts';
import { arrivalMark } from './reactions/arrival-mark.ts';
import type { BlockedLinks } from './linkguard/blocked-links.ts';
import type { NewMessage, NewRecipient, RecipientState } from './intake/inbound-store.ts';
import type { Intake, Kept } from './intake/intake.ts';
import { ownAddress } from './owners/addressed-owner.ts';
import { findOwners, makeOwner, type OwnedAddress } from './owners/owner-store.ts';
import { type Known, recallFor } from './reputation/recall.ts';

export interface Stations {
  examiner: Examiner;
  intake: Intake;
  deliverer: Deliverer;
  blockedLinks: BlockedLinks;
  stepTimes: StepTimes;
  /** Told of mail that was held. */
  onHeld(workspaceId: string): void;
}

export interface Addressed {
  domain: ProtectedDomain;
  recipients: string[];
}

/** The recipients of one domain, with what is to be done for each. */
interface Group extends Addressed {
  owners: OwnedAddress[];
  found: Examination;
  disposed: Disposed[];
}

/** RFC 5321 section 6.3: a message that came this far goes in circles. */
const MOST_HOPS = 100;
const LOOP: Reply = { code: 554, enhanced: '5.4.6', text: 'This message goes in circles' };
/** Of a verdict: the rest weighs too little to matter to a reader. Of wanted mail less is asked. */
const KEPT_EVIDENCE = { held: 16, other: 6 };
const DAY = 86_400_000;

export function createPipeline(platform: Platform, stations: Stations) {
  const { sql, clock, config, vault } = platform;
  const { examiner, intake, deliverer, blockedLinks, stepTimes } = stations;

  async function ownersOf({ domain, recipients }: Addressed): Promise<OwnedAddress[]> {
    const { workspaceId, id: domainId } = domain;
    const asked = recipients.map((recipient) => [recipient.toLowerCase(), ownAddress(recipient)] as const);
    const find = () => findOwners(sql, workspaceId, [...new Set(asked.flat())]);
    let found = await find();
    const missing = asked.filter((both) => !found.some((owner) => both.includes(owner.asked)));
    for (const [, address] of missing) await makeOwner(sql, { workspaceId, domainId, address, now: clock.now() });
    if (missing.length > 0) found = await find();
    // The very address before that without its detail.
    return asked.map((both) => {
      const owner = both.flatMap((address) => found.find((one) => one.asked === address) ?? [])[0];
      if (!owner) throw new Error(`${both[1]} leads to no owner`);
      return owner;
    });
  }

  async function examineFor(addressed: Addressed, envelope: ReceivedEnvelope, source: Buffer, receivedAt: Date) {
    const { domain, recipients } = addressed;
    const owners = await ownersOf(addressed);
    const where = { workspaceId: domain.workspaceId, domainId: domain.id, owners, blockedLinks, now: receivedAt };
    let known: readonly Known[] = [];
    const recall = async (sender: SenderMarks): Promise<Recalled> => {
      const recalled = await recallFor(sql, where, sender);
      known = recalled.owners;
      return { owners: known.map(({ remembered }) => remembered), copies: recalled.copies };
    };
    const found = await examiner.examine(
      {
        source,
        receivedAt,
        ip: envelope.ip,
        helo: envelope.helo,
        mailFrom: envelope.from,
        host: config.mailHost,
        domain: domain.name,
        owners: owners.map(({ id, addresses }, at) => ({ id, addresses, recipient: recipients[at] as string })),
        clean: domain.clean,
        cleanLinks: domain.cleanLinks,
      },
      recall,
    );
    const disposed = owners.map((owner, at) =>
      dispose({
        ...found,
        class: found.verdicts[at]?.class ?? 'desired',
        policy: policyOf(domain.policy, owner.policy),
        rules: known[at]?.rules ?? [],
      }),
    );
    return { domain, recipients, owners, found, disposed };
  }

  async function keep(group: Group, envelope: ReceivedEnvelope, source: Buffer, receivedAt: Date, isRefused: boolean) {
    const { domain, found } = group;
    const { verdicts: _verdicts, hops: _hops, took, ...facts } = found;
    const heldUntil = new Date(receivedAt.getTime() + domain.keptDays * DAY);
    const recipients = group.owners.map((owner, at): NewRecipient => {
      const { class: name, score, scores, evidence } = found.verdicts[at] as Examination['verdicts'][number];
      const { disposition, reason } = settled(group.disposed[at] as Disposed, isRefused);
      const state = stateOf(disposition);
      return {
        ownerId: owner.id,
        domainId: domain.id,
        recipient: group.recipients[at] as string,
        class: name,
        score,
        verdict: { scores, evidence: evidence.slice(0, KEPT_EVIDENCE[state === 'waiting' ? 'other' : 'held']) },
        disposition,
        reason,
        state,
        heldUntil: state === 'held' ? heldUntil : null,
      };
    });
    const message: NewMessage = {
      ...facts,
      receivedAt,
      mailFrom: envelope.from,
      clientAddress: envelope.ip,
      helo: envelope.helo.replaceAll('\0', '\ufffd').toWellFormed(),
      encrypted: envelope.encrypted,
      source,
      recipients,
    };
    const lap = createLap();
    const kept = await intake.keep(domain.workspaceId, message);
    stepTimes.add({ ...took, keep: lap() });
    hand(domain, message, kept);
    if (recipients.some(({ state }) => state === 'held')) stations.onHeld(domain.workspaceId);
    return kept;
  }

  /** What waits goes to the mailbox server from memory: the ledger is asked only for what is left behind. */
  function hand({ workspaceId, id: domainId }: ProtectedDomain, message: NewMessage, kept: Kept): void {
    if (!kept.leasedUntil) return;
    const waiting = message.recipients.flatMap((recipient, at) =>
      recipient.state === 'waiting' ? [{ ...recipient, id: kept.recipientIds[at] as string }] : [],
    );
    const alike = Map.groupBy(waiting, (one) => [one.class, one.score, one.disposition].join(' '));
    for (const [first, ...others] of alike.values()) {
      if (!first) continue;
      const { source, deliverable = source, mailFrom, receivedAt } = message;
      const mark = arrivalMark(vault, { workspaceId, messageRow: kept.messageId });
      const said = { ...message, ...first, mark, host: config.mailHost, ip: message.clientAddress };
      const fields = ourFields(said);
      const recipients = [first, ...others].map(({ id, recipient }) => ({ id, address: recipient, attempts: 0 }));
      deliverer.offer({
        workspaceId,
        domainId,
        mailFrom,
        receivedAt,
        arc: message.authentication.arc,
        bytes: withOurFields(fields, deliverable),
        recipients,
      });
    }
  }

  /** Undefined: taken. */
  return async function take(
    envelope: ReceivedEnvelope,
    addressed: readonly Addressed[],
    source: Buffer,
  ): Promise<Reply | undefined> {
    const receivedAt = clock.now();
    const groups = await Promise.all(addressed.map((one) => examineFor(one, envelope, source, receivedAt)));
    if (groups.some(({ found }) => found.hops > MOST_HOPS)) return LOOP;
    // A refusal is one answer for all: where somebody else takes the message, it is held for whom it would have been refused.
    const isRefused = groups.every(
      ({ domain, disposed }) =>
        domain.verdictMoment === 'session' && disposed.every(({ disposition }) => disposition === 'refuse'),
    );
    const kept = await Promise.all(groups.map((group) => keep(group, envelope, source, receivedAt, isRefused)));
    return isRefused ? refusal(groups[0] as Group, kept[0] as Kept, config.publicUrl) : undefined;
  };
}

const settled = ({ disposition, reason }: Disposed, isRefused: boolean): Disposed => ({
  disposition: disposition === 'refuse' && !isRefused ? 'quarantine' : disposition,
  reason,
});

const stateOf = (disposition: Disposition): RecipientState =>
  disposition === 'refuse' ? 'refused' : disposition === 'quarantine' ? 'held' : 'waiting';

/** The heaviest reason in plain words, and where a sender says that he was wanted. */
function refusal({ found, domain }: Group, { messageId }: Kept, publicUrl: string): Reply {
  const why = found.verdicts[0]?.evidence.find(({ weight }) => weight > 0)?.sentence.en ?? 'Unwanted here.';
  const plain = why
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 200);
  return {
    code: 550,
    enhanced: '5.7.1',
    text: `Refused: ${plain} If it was expected: ${publicUrl}/contest?ref=${domain.workspaceId}-${messageId}`,
  };
}
