// The pretend world's side of the listener: takes what our own outbox sends on this machine, and nothing else. A message is known by
// its signed return path; strangers and other machines find nobody here.

import { BlockList, isIPv6 } from 'node:net';
import type { Platform } from '#platform/platform.ts';
import { readReturnPath } from '#platform/return-path.ts';
import type { Destination } from '../listener/destination.ts';
import type { Keeper } from './keeper.ts';
import type { SimulatedReturns } from './simulated-return.ts';
import { simulatedAnswer } from './simulator.ts';
import { summarise } from './summary.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

export function sandboxDestination({ vault }: Platform, keeper: Keeper, returns?: SimulatedReturns): Destination {
  return {
    name: 'sandbox',
    claim(recipient, { from, ip }) {
      if (!loopback.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4') || !readReturnPath(vault, from)) return undefined;
      return simulatedAnswer(recipient) ?? 'mine';
    },
    async take({ from }, recipients, bytes) {
      const handOver = readReturnPath(vault, from);
      if (!handOver) return { code: 550, enhanced: '5.7.1', text: 'This return path was not given by us' };
      const summary = summarise(bytes);
      const message = { ...handOver, ...summary, mailFrom: from, size: bytes.length, bytes };
      await Promise.all(recipients.map((recipient) => keeper.keep({ ...message, mailbox: recipient.toLowerCase() })));
      for (const recipient of recipients) returns?.ask(from, recipient);
      return undefined;
    },
  };
}
