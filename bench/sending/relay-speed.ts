// How many messages a second another mail server relays, from the first that is handed in to the last that the sink has.

import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '#smtp/client.ts';
import { forkSink } from '#test/kit/sink.ts';
import type { Relay } from './relay-peers.ts';

const SESSIONS = 20;
/** A server that loses one would be waited for in vain. */
const MOST_MINUTES = 5;

export interface RelaySpeed {
  name: string;
  perSecond: number;
  received: number;
}

/** Undefined where the server cannot be had. */
export async function relaySpeed(
  start: (sinkPort: number) => Promise<Relay | undefined>,
  count: number,
  octets: number,
): Promise<RelaySpeed | undefined> {
  const sink = await forkSink();
  const relay = await start(sink.port);
  if (!relay) {
    sink.close();
    return undefined;
  }
  try {
    const began = performance.now();
    let next = 0;
    const client = async () => {
      const connected = await connect({
        address: '127.0.0.1',
        port: relay.port,
        name: 'localhost',
        hello: 'client.bench.example',
        tls: 'never',
      });
      if (!connected.ok) throw new Error(`${relay.name} cannot be reached`);
      while (next < count) {
        const number = next++;
        const envelope = { from: 'a@boutique.example', to: `lecteur${number}@poste${number % 97}.example` };
        const end = await connected.session.deliver(envelope, letter(number, octets));
        if (end.kind !== 'accepted') throw new Error(`${relay.name} takes no message: ${JSON.stringify(end)}`);
      }
      await connected.session.quit();
    };
    await Promise.all(Array.from({ length: SESSIONS }, client));
    const until = began + MOST_MINUTES * 60_000;
    let { messages } = await sink.counts();
    for (; messages < count && performance.now() < until; { messages } = await sink.counts()) await pause(50);
    const seconds = (performance.now() - began) / 1_000;
    return { name: relay.name, perSecond: messages / seconds, received: messages };
  } finally {
    relay.close();
    sink.close();
  }
}

function letter(number: number, octets: number): Buffer {
  const head = `From: Boutique <a@boutique.example>\r\nTo: lecteur${number}@poste.example\r\nSubject: Nouveautes\r\nMessage-ID: <${number}@boutique.example>\r\nDate: Fri, 27 Nov 2026 06:00:00 +0000\r\n\r\n`;
  const line = `${'voiles, cordages et lampes '.repeat(2)}\r\n`;
  return Buffer.from(head + line.repeat(Math.max(1, Math.round((octets - head.length) / line.length))));
}
