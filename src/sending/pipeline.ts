// The road out, written once. A batch of recipients of one send goes down it step by step:
//
//   recipients   due rows are drawn from the ledger and locked, with the contacts as they stand now
//   render       the template becomes subject, html and text for one person
//   compose      these become one message, with the headers that mailbox providers ask for
//   sign         for the sending domain (DKIM)
//   hand over    the rows are claimed, consent and suppression asked for the last time, and the messages given to their lane
//   outcome      what the receiving server said is written into the ledger
//
// The judge stands at the pre-flight, before the launch, on messages made by the same steps. A message that cannot be made costs only its
// recipient, and every drop carries a reason of outbox/send.ts. Until the hand-over commits nothing has happened: a batch that
// fails, or a process that dies, leaves its rows as they were. After it, nothing may be forgotten: outbox/worker.ts.

import { setImmediate as breathe } from 'node:timers/promises';
import type { Sql } from 'postgres';
import type { Clock } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import { claimRecipients } from '#sending/outbox/claim.ts';
import { type Drawn, drawRecipients } from '#sending/outbox/draw.ts';
import type { Line } from '#sending/outbox/line.ts';
import type { Made, Maker, Rendered } from '#sending/outbox/maker.ts';
import type { Parcel } from '#sending/outbox/parcel.ts';
import type { Mode } from '#sending/outbox/route.ts';
import { type Outcome, settleRecipients } from '#sending/outbox/settle.ts';
import type { Stopwatch } from '#sending/outbox/stopwatch.ts';

export const steps = ['recipients', 'render', 'compose', 'sign', 'hand_over', 'outcome'] as const;
export type StepName = (typeof steps)[number];

export interface Batch {
  workspaceId: string;
  sendId: string;
  mode: Mode;
  maker: Maker;
  /** The process under whose number rows are claimed. */
  worker: number;
  limit: number;
  /** Only recipients of these domains; absent: any. */
  domains?: readonly string[];
  /** Only those that were claimed before; absent: any. */
  onlyBegun?: boolean;
}

export interface Road {
  log: Log;
  clock: Clock;
  watch: Stopwatch<StepName>;
}

export interface BatchEnd {
  /** Rows that were due; fewer than the limit means that no more are. */
  drawn: number;
  /** Claimed and committed: these must be carried now. */
  parcels: Parcel[];
}

/** Letters made before the event loop may look at its sockets again. */
const BREATH = 20;

interface Letter {
  person: Drawn;
  rendered?: Rendered;
  message?: Buffer;
  drop?: Made<never> & { ok: false };
}

/** Takes one batch down the road as far as the hand-over. Rejects when the database fails; then nothing is claimed, or nothing is known to be. */
export function prepareBatch(road: Road, line: Line, batch: Batch): Promise<BatchEnd> {
  return line.transaction(async (tx, stands) => {
    const { drawn, letters } = await recipients(road, tx, batch);
    await makeLetters(road, batch, letters);
    stands();
    await closeDropped(road, tx, batch, letters);
    stands();
    return { drawn, parcels: await handOver(road, tx, batch, letters) };
  });
}

async function recipients(
  { clock, watch }: Road,
  tx: Sql,
  batch: Batch,
): Promise<{ drawn: number; letters: Letter[] }> {
  const since = performance.now();
  const drawn = await drawRecipients(tx, { ...batch, now: clock.now() });
  const ready = batch.maker.load ? await batch.maker.load(tx, drawn) : drawn;
  watch.add('recipients', drawn.length, since);
  return { drawn: drawn.length, letters: ready.map((person) => ({ person })) };
}

/** The middle of the road, letter by letter, so that the thread pool signs the first while the next is rendered. */
async function makeLetters(road: Road, batch: Batch, letters: readonly Letter[]): Promise<void> {
  const date = road.clock.now();
  const signatures: Promise<void>[] = [];
  for (const [index, letter] of letters.entries()) {
    if (index % BREATH === BREATH - 1) await breathe();
    if (letter.person.gone) continue;
    render(road, batch, letter);
    compose(road, batch, letter, date);
    signatures.push(sign(road, batch, letter, date));
  }
  await Promise.all(signatures);
}

function render({ watch }: Road, { maker }: Batch, letter: Letter): void {
  const since = performance.now();
  const made = maker.render(letter.person);
  if (made.ok) letter.rendered = made.value;
  else letter.drop = made;
  watch.add('render', 1, since);
}

function compose({ watch }: Road, { maker }: Batch, letter: Letter, date: Date): void {
  if (!letter.rendered) return;
  const since = performance.now();
  const made = maker.compose(letter.person, letter.rendered, date);
  if (made.ok) letter.message = made.value;
  else letter.drop = made;
  letter.rendered = undefined;
  watch.add('compose', 1, since);
}

async function sign({ watch }: Road, { maker }: Batch, letter: Letter, date: Date): Promise<void> {
  if (!letter.message) return;
  const since = performance.now();
  letter.message = await maker.sign(letter.message, date);
  watch.add('sign', 1, since);
}

async function closeDropped({ clock, log }: Road, tx: Sql, batch: Batch, letters: readonly Letter[]): Promise<void> {
  for (const { drop, person } of letters)
    if (drop?.fault)
      log.error({ err: drop.fault, send: batch.sendId, contact: person.contactId }, 'a message could not be made');
  const dropped = letters.filter((letter) => letter.drop).map((letter) => dropOutcome(batch, letter));
  if (dropped.length > 0) await settleRecipients(tx, dropped, clock.now());
}

async function handOver({ clock, watch }: Road, tx: Sql, batch: Batch, letters: readonly Letter[]): Promise<Parcel[]> {
  const since = performance.now();
  // Who is gone is asked for too: the claim closes the row with its reason.
  const made = letters.filter((letter) => !letter.drop);
  if (made.length === 0) return [];
  const claimed = await claimRecipients(
    tx,
    { ...batch, now: clock.now() },
    made.map(({ person }) => person),
  );
  const allowed = new Set(claimed.filter((row) => row.allowed).map((row) => `${row.contactId}/${row.step}`));
  watch.add('hand_over', made.length, since);
  return made
    .filter(({ person, message }) => message && allowed.has(`${person.contactId}/${person.step}`))
    .map((letter) => parcelOf(batch, letter));
}

function dropOutcome({ workspaceId, sendId }: Batch, { person, drop }: Letter): Outcome {
  return {
    workspaceId,
    sendId,
    contactId: person.contactId,
    step: person.step,
    claim: person.claims,
    state: 'skipped',
    reason: drop?.reason ?? null,
    cause: null,
    reply: drop?.detail ?? null,
    host: null,
    attempted: false,
    maybeDuplicate: false,
    nextAttemptAt: null,
  };
}

function parcelOf({ workspaceId, sendId, maker }: Batch, { person, message }: Letter): Parcel {
  return {
    workspaceId,
    sendId,
    contactId: person.contactId,
    step: person.step,
    claim: person.claims + 1,
    attempts: person.attempts,
    firstAttemptAt: person.firstAttemptAt,
    from: maker.returnPath(person),
    to: person.email,
    bytes: message as Buffer,
  };
}
