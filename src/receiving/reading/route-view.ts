// The way a message says it came, first server first: the chain of its Received lines, with the time each step took.
// Only the lines of servers that one trusts are worth believing; the others may be invented, and the page says so.

import type { Field } from '#message/fields.ts';
import { isPrivateAddress, readReceived } from '#message/received.ts';

export interface RouteStep {
  /** What the sending machine is called: the name found for its address, else what it called itself. */
  from: string;
  /** What it called itself, when that is another name. */
  claimed: string;
  address: string;
  isPrivate: boolean;
  by: string;
  /** ESMTPS and the like: the line says that the step was encrypted. */
  isEncrypted: boolean;
  at?: string;
  /** Since the step before; clocks of servers differ, so it may be below zero. */
  seconds?: number;
}

const MOST_STEPS = 50;

export function routeOf(fields: readonly Field[]): RouteStep[] {
  const lines = fields.filter(({ key }) => key === 'received').slice(0, MOST_STEPS);
  let before: Date | undefined;
  return lines.toReversed().map(({ value }) => {
    const { helo, address, reverseName, by, date } = readReceived(value);
    const from = reverseName || helo;
    const seconds = before && date && (date.getTime() - before.getTime()) / 1_000;
    before = date ?? before;
    return {
      from,
      claimed: helo === from ? '' : helo,
      address,
      isPrivate: address !== '' && isPrivateAddress(address),
      by,
      isEncrypted: /\bwith (?:UTF8)?(?:E?SMTPSA?|LMTPSA?)\b|\bversion=TLS|\bTLSv?1/i.test(value.slice(0, 2_000)),
      ...(date && { at: date.toISOString() }),
      ...(seconds !== undefined && { seconds }),
    };
  });
}
