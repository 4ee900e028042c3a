// One outbox process: looks after the running sends of all workspaces, with any number of others like it on one database.
// Events drive it (a send changed, a lane has room, rows become due); a slow tick catches what no event told.
// What it holds in memory can be lost at any moment: the ledger knows what is left, and what was in flight is taken back by
// whoever lives (worker.ts). It must never hand over a row that no claim allowed, nor forget one that it was given.

import type { Platform } from '#platform/platform.ts';
import { type BatchEnd, prepareBatch, type StepName, steps } from '#sending/pipeline.ts';
import { type DialSettings, prepareDial } from './dial.ts';
import { createDispatcher } from './dispatcher.ts';
import { createHands } from './hands.ts';
import { createLanes } from './lanes.ts';
import { openLine } from './line.ts';
import { loadMaker } from './load-maker.ts';
import type { MakerFault } from './maker.ts';
import { outcomeOf, putBack } from './outcome.ts';
import type { Ending, Parcel } from './parcel.ts';
import { createProgress } from './progress.ts';
import { createRoster } from './roster.ts';
import { openRouter } from './open-router.ts';
import type { Site } from './route.ts';
import { createSendQueue, type Flow, type SendQueue } from './send-queue.ts';
import { closeIdleRelay, finishSend, type OpenSend, openSends, pauseSend, sweepCancelled } from './send-store.ts';
import type { Outcome } from './settle.ts';
import { createSettler } from './settler.ts';
import { createStopwatch, type StepTime } from './stopwatch.ts';
import { registerWorker, watchForDead } from './worker.ts';

export interface OutboxOptions extends Pick<DialSettings, 'timeouts' | 'connectTo'> {
  /** A number in [0, 1). */
  dice?: () => number;
}

export interface Outbox {
  /** Looks at once at everything; needed only by who moves a clock. */
  wake(): void;
  /** Messages claimed by this process whose outcome is not yet written. */
  inFlight(): number;
  times(): Record<StepName, StepTime>;
  close(): Promise<void>;
}

/** Batches made at the same time: one is signed while another is rendered and a third is written down. */
const MAKING = 3;
const TICK_MS = 500;
/** Every so many ticks what events should have told is looked up. A pause whose notice was lost still acts within two seconds. */
const LOOK_EVERY = 2;
const TIDY_EVERY = 10;
const SWEEP = 5_000;
/** How long the servers may take to answer what is on the wire when this process closes, in ms. */
const LAST_ANSWERS = 15_000;
const LAST_OUTCOMES = 5_000;
/** Of messages in flight, beyond which single messages wait; and for how long, in ms. */
const MOST_OCTETS = 100_000_000;
const CROWDED_MS = 100;

export async function startOutbox(platform: Platform, options: OutboxOptions = {}): Promise<Outbox> {
  const { sql, clock, log, config } = platform;
  const dice = options.dice ?? Math.random;
  const router = openRouter(platform);
  const dial = prepareDial({ router, hello: config.mailHost, dice, ...options });
  const watch = createStopwatch(steps);
  const hands = createHands();
  const progress = createProgress(platform.live, log);
  const makingLines = Array.from({ length: MAKING }, () => openLine(sql));
  const [office, writingLine, closingLine] = [openLine(sql), openLine(sql), openLine(sql)];
  let closing = false;

  const worker = await registerWorker(sql, { clock, log, onLost: () => giveBack(() => true) });
  const dead = watchForDead(clock);
  const settler = createSettler({ line: writingLine, clock, log, onWritten: written });
  const lanes = createLanes({ dial, report: arrived, onRoom: () => dispatcher.dispatch() });

  const roster = createRoster({
    log,
    read: () => office.use((sql) => openSends(sql, clock.now())),
    start: async (send) =>
      createSendQueue(send, await office.use((sql) => loadMaker({ ...platform, sql }, send)), {
        line: office,
        closingLine,
        clock,
        router,
        laneOf: lanes.of,
        dice,
      }),
    stop: (queue) => giveBack((parcel) => parcel.sendId === queue.send.sendId),
    hold,
    sweep,
    onChange: () => dispatcher.wake(),
  });

  const dispatcher = createDispatcher({
    log,
    lines: makingLines,
    now: clock.now,
    queues: roster.queues,
    open: () => !closing && worker.alive,
    async prepare(line, { send, maker }, limit, domains) {
      // Single messages may be large: while too much is on its way no more is read. Those of a mailing are small, and lanes bound their number.
      if (send.kind === 'relay' && hands.octets() > MOST_OCTETS) {
        await pause(CROWDED_MS);
        return { drawn: 0, parcels: [] };
      }
      return prepareBatch({ clock, log, watch }, line, { ...send, maker, worker: worker.id, limit, domains });
    },
    carry,
    finish,
  });

  function carry(queue: SendQueue, flow: Flow, { parcels }: BatchEnd): void {
    hands.take(parcels);
    if (closing || !worker.alive || roster.find(queue.send.sendId) !== queue) settler.add(parcels.map(putBack));
    else flow.lane.carry(parcels);
  }

  function arrived(parcel: Parcel, ending: Ending, { site, reached }: { site: Site; reached: boolean }): void {
    // Our own listener is away: nobody refused anything, and it will be back.
    const away = !reached && site.mode === 'sandbox';
    settler.add([away ? putBack(parcel) : outcomeOf(parcel, ending, clock.now(), dice())]);
  }

  function giveBack(wanted: (parcel: Parcel) => boolean): void {
    settler.add(lanes.recall(wanted).map(putBack));
  }

  function written(outcomes: readonly Outcome[], began: number): void {
    hands.release(outcomes);
    watch.add('outcome', outcomes.length, began);
    for (const sendId of new Set(outcomes.map((outcome) => outcome.sendId))) {
      const queue = roster.find(sendId);
      if (queue) progress.tell(queue.send);
      if (queue && hands.count(sendId) === 0) dispatcher.wake(sendId);
    }
  }

  async function finish(queue: SendQueue): Promise<void> {
    const { workspaceId, sendId, kind } = queue.send;
    const close = kind === 'relay' ? closeIdleRelay : finishSend;
    if (hands.count(sendId) > 0 || !(await office.use((sql) => close(sql, workspaceId, sendId, clock.now())))) return;
    roster.drop(queue);
    progress.tell(queue.send);
    log.info({ send: sendId, steps: watch.read() }, 'a send is finished');
  }

  async function hold(send: OpenSend, fault: MakerFault): Promise<void> {
    await office.use((sql) => pauseSend(sql, send.workspaceId, send.sendId, fault.reason));
    progress.tell(send);
  }

  async function sweep(send: OpenSend): Promise<void> {
    const { workspaceId, sendId } = send;
    const some = () => office.use((sql) => sweepCancelled(sql, workspaceId, sendId, clock.now(), SWEEP));
    while (!closing && (await some()) > 0) progress.tell(send);
    if (await office.use((sql) => finishSend(sql, workspaceId, sendId, clock.now()))) progress.tell(send);
  }

  async function tick(count: number): Promise<void> {
    if (count % LOOK_EVERY === 0) {
      await roster.refresh();
      const taken = await office.use((sql) => dead.look(sql, worker.id));
      if (taken > 0)
        log.warn({ recipients: taken }, 'taken back from an outbox that died; some may get the message twice');
    }
    if (count % TIDY_EVERY === 0) {
      settler.add(await office.use((sql) => hands.strays(sql, worker.id)));
      lanes.prune(new Set(roster.queues().flatMap((queue) => queue.flows().map((flow) => flow.lane))));
    }
    dispatcher.dispatch();
  }

  const refresh = () => void roster.refresh().catch((err) => log.warn({ err }, 'the sends could not be read yet'));
  const listening = await sql.listen('dauphin_outbox', refresh, refresh);
  let ticks = 0;
  let ticking: Promise<void> | undefined;
  // One look at a time: while the database gives no answer they must not pile up.
  const timer = setInterval(() => {
    ticking ??= tick(++ticks)
      .catch((err) => log.warn({ err }, 'the outbox could not look around yet'))
      .finally(() => {
        ticking = undefined;
      });
  }, TICK_MS);

  return {
    wake: () => void (refresh(), dispatcher.wake()),
    inFlight: () => hands.count(),
    times: watch.read,
    async close() {
      closing = true;
      clearInterval(timer);
      await listening.unlisten().catch(() => {});
      await dispatcher.settled();
      giveBack(() => true);
      await Promise.race([lanes.close(), pause(LAST_ANSWERS)]);
      await settler.drain(LAST_OUTCOMES);
      await ticking;
      progress.close();
      await worker.close();
      await Promise.all([office, writingLine, closingLine, ...makingLines].map((line) => line.close()));
    },
  };
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref());
