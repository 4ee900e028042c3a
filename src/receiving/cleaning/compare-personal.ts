// What only a gateway can know: two copies of one mailing, received by two owners, prove which addresses are made for one person. What a mail
// program would fetch is personal when the other copies ask for the same thing in the same place under another address. Copies that do not
// resemble each other prove nothing, and what a second reader got too belongs to no one. Of other owners' copies only hashes are kept. Pure.

import { hashOf } from '#judge/fingerprints/min-hash.ts';
import type { Message } from '#message/parse.ts';
import { isMeantToBeSeen } from './find-trackers.ts';
import { addressesIn, type Load } from './loads.ts';

/** Of a copy: its subject's hash, and two for each thing it fetches: of what is the same for every reader of it, and of its whole address. Signed, of 32 bits; empty when it fetches nothing. */
export type CopyMarks = readonly number[];

/** What fetches more is not compared. */
const MOST_LOADS = 400;
/** Of two copies of one mailing so much is alike, personal addresses counted by their shape. */
const LEAST_ALIKE = 0.5;

export function copyMarks(message: Message): CopyMarks {
  const marked = markedLoads(message);
  return marked.length === 0 || marked.length > MOST_LOADS
    ? []
    : [subjectMark(message), ...marked.flatMap(({ shape, address }) => [shape, address])];
}

/** The addresses of `message`, absolute, that are its reader's own: `others` are copies that other people got. */
export function provePersonal(message: Message, others: readonly CopyMarks[]): ReadonlySet<string> {
  if (others.length === 0) return new Set();
  const marked = markedLoads(message);
  const shapes = marked.map(({ shape }) => shape);
  const alike = others.map(readCopy).filter((other) => areAlike(shapes, other));
  // A picture that is there to be looked at may differ because two versions of a mailing differ: their subjects do, too.
  const twins = alike.filter(({ subject }) => subject === subjectMark(message));
  const isPersonal = ({ load, shape, address }: Marked): boolean =>
    alike.every(({ addresses }) => !addresses.has(address)) &&
    (isMeantToBeSeen(load.image) ? twins : alike).some((other) => other.shapes.has(shape));
  return new Set(marked.filter(isPersonal).map(({ load }) => load.image.src));
}

interface Marked {
  load: Load;
  shape: number;
  address: number;
}

function markedLoads(message: Message): Marked[] {
  return addressesIn(message).flatMap(({ loads }) =>
    loads.map((load) => ({ load, shape: mark(shapeOf(load.image.src)), address: mark(load.image.src) })),
  );
}

const mark = (text: string): number => hashOf(text) | 0;
const subjectMark = ({ subject = '' }: Message): number => mark(subject);

interface Copy {
  subject: number | undefined;
  shapes: ReadonlySet<number>;
  addresses: ReadonlySet<number>;
}

function readCopy([subject, ...marks]: CopyMarks): Copy {
  return {
    subject,
    shapes: new Set(marks.filter((_, at) => at % 2 === 0)),
    addresses: new Set(marks.filter((_, at) => at % 2 === 1)),
  };
}

const areAlike = (own: readonly number[], { shapes }: Copy): boolean =>
  own.filter((shape) => shapes.has(shape)).length >= own.length * LEAST_ALIKE;

/** What is the same of an address for whoever gets it: the host, how deep the path is, what the parameters are called. */
function shapeOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { host, pathname, searchParams } = new URL(address);
  return [host, pathname.split('/').length, ...[...searchParams.keys()].map(nameShape)].join(' ');
}

/** A parameter without a value may be the code itself. */
const nameShape = (name: string): string => (name.length > 16 ? 'code' : name);
