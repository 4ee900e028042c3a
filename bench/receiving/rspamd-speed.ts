// How many messages a second rspamd judges on this machine, asked over HTTP by several clients at once as a mail server would.

import { rspamd } from '../judge/peers.ts';

const CLIENTS = 8;

/** Undefined where it is not installed. */
export async function rspamdSpeed(messages: readonly Buffer[]): Promise<{ perSecond: number } | undefined> {
  const peer = await rspamd();
  if (!peer) return undefined;
  const check = async (message: Buffer) => {
    const answer = await fetch(peer.checkUrl, { method: 'POST', body: new Uint8Array(message) });
    await answer.arrayBuffer();
  };
  try {
    for (const message of messages.slice(0, 50)) await check(message);
    let next = 0;
    const began = performance.now();
    const client = async () => {
      for (let at = next++; at < messages.length; at = next++) await check(messages[at] as Buffer);
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    return { perSecond: (1_000 * messages.length) / (performance.now() - began) };
  } finally {
    peer.close();
  }
}
