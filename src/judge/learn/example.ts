// What the learned part keeps of a message whose class was told: slots and numbers, from which no text can be read back, and the
// owner as a fingerprint. A journal of examples is the whole memory: read again in order it gives the same model to the last bit,
// and read again without one owner it gives the model that would be if that owner had never been (RGPD: an exact forgetting).
// Reading never fails: what a crash cut off at the end is left out.

import { type MessageClass, messageClasses } from '../verdict.ts';
import { CLASSES, type Logits } from './model.ts';

export interface Example {
  /** Fingerprint of the owner in hexadecimal, 16 octets; absent when it was told for everybody. */
  owner?: string;
  features: Uint32Array;
  /** What the evidence said then. */
  evidence: Logits;
  /** The classes it may be. */
  told: readonly MessageClass[];
}

const OWNER_OCTETS = 16;
const NOBODY = '0'.repeat(2 * OWNER_OCTETS);
const LENGTH_OCTETS = 4;
const HEAD_OCTETS = OWNER_OCTETS + 1 + 4 * CLASSES;

/** A length, then owner, classes as bits, evidence as float32, and slots in rising order as differences of 1 to 3 octets. */
export function writeExample({ owner = NOBODY, features, evidence, told }: Example): Buffer {
  const slots = features.toSorted();
  const bytes = Buffer.alloc(LENGTH_OCTETS + HEAD_OCTETS + 3 * slots.length);
  bytes.write(owner, LENGTH_OCTETS, 'hex');
  bytes[LENGTH_OCTETS + OWNER_OCTETS] = bitsOf(told);
  for (let index = 0; index < CLASSES; index++)
    bytes.writeFloatLE(evidence[index] as number, LENGTH_OCTETS + OWNER_OCTETS + 1 + 4 * index);
  let at = LENGTH_OCTETS + HEAD_OCTETS;
  let previous = 0;
  for (const slot of slots) {
    let difference = slot - previous;
    previous = slot;
    for (; difference > 0x7f; difference >>>= 7) bytes[at++] = (difference & 0x7f) | 0x80;
    bytes[at++] = difference;
  }
  bytes.writeUInt32LE(at - LENGTH_OCTETS, 0);
  return bytes.subarray(0, at);
}

export function* readExamples(journal: Buffer): Generator<Example> {
  for (let start = 0; start + LENGTH_OCTETS + HEAD_OCTETS <= journal.length; ) {
    const end = start + LENGTH_OCTETS + journal.readUInt32LE(start);
    if (end > journal.length) return;
    yield readExample(journal.subarray(start + LENGTH_OCTETS, end));
    start = end;
  }
}

function readExample(bytes: Buffer): Example {
  const owner = bytes.toString('hex', 0, OWNER_OCTETS);
  const evidence = Float64Array.from({ length: CLASSES }, (_, index) =>
    bytes.readFloatLE(OWNER_OCTETS + 1 + 4 * index),
  );
  const slots: number[] = [];
  let slot = 0;
  for (let at = HEAD_OCTETS; at < bytes.length; ) {
    let difference = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      difference |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    slot += difference;
    slots.push(slot);
  }
  return {
    ...(owner !== NOBODY && { owner }),
    features: Uint32Array.from(slots),
    evidence,
    told: messageClasses.filter((_, index) => ((bytes[OWNER_OCTETS] as number) >> index) & 1),
  };
}

const bitsOf = (told: readonly MessageClass[]): number =>
  told.reduce((bits, name) => bits | (1 << messageClasses.indexOf(name)), 0);
