// What is learned from one labelled message: its verdict, what the evidence saw, and the example that it makes.
// The Authentication-Results on top of a collected message are those of the server that collected it: the DNS of those days is gone.

import { takeOver } from '#authentication/take-over.ts';
import type { AuthenticationResults } from '#authentication/results.ts';
import type { EvidenceSymbol } from '#judge/data/weights.ts';
import { examine } from '#judge/judge.ts';
import { writeExample } from '#judge/learn/example.ts';
import { contentFeatures } from '#judge/learn/features.ts';
import { exampleOf } from '#judge/learn/recall.ts';
import type { MessageClass } from '#judge/verdict.ts';
import { type Message, parse } from '#message/parse.ts';

export interface Examination {
  symbols: EvidenceSymbol[];
  /** As example.ts writes it. */
  example: Uint8Array;
  /** Slots of the visible content alone. */
  content: Uint32Array;
  /** Milliseconds since 1970, of the Date header. */
  at?: number;
  octets: number;
  milliseconds: number;
}

export interface ExaminationTask {
  /** Whose Authentication-Results are believed; 'first': those of the topmost header, whoever wrote it. */
  trustedServer?: string;
  isFirstTrusted?: boolean;
}

export function examineLabelled(
  bytes: Buffer,
  told: readonly MessageClass[],
  { trustedServer, isFirstTrusted }: ExaminationTask,
): Examination {
  const since = performance.now();
  const message = parse(bytes);
  const server = isFirstTrusted ? firstServer(message) : trustedServer;
  const authentication = server === undefined ? undefined : takeOver(message, server);
  const examined = examine(message, known(authentication));
  const example = exampleOf(examined, told);
  return {
    milliseconds: performance.now() - since,
    symbols: [...new Set(examined.findings.map(({ symbol }) => symbol))],
    example: writeExample(example),
    content: contentFeatures({ message, visibleText: examined.reading.visibleText }),
    ...(message.date && { at: message.date.getTime() }),
    octets: bytes.length,
  };
}

const known = (authentication: AuthenticationResults | undefined) =>
  authentication && Object.keys(authentication).length > 0 ? { authentication } : {};

/** RFC 8601 section 2.2: the authserv-id stands first; Exchange Online writes none. */
function firstServer({ fields }: Message): string | undefined {
  const value = fields.find(({ key }) => key === 'authentication-results')?.value;
  if (value === undefined) return undefined;
  const id = /^\s*([^\s;]+)/.exec(value)?.[1] ?? '';
  return id.includes('=') ? '' : id;
}
