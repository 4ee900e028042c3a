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
  const loads = loadsIn(message);
  return loads.length === 0 || loads.length > MOST_LOADS
    ? []
    : [subjectMark(message), ...loads.flatMap(({ image: { src } }) => marksOf(src))];
}

/** The addresses of `message`, absolute, that are its reader's own: `others` are copies that other people got. */
export function provePersonal(message: Message, others: readonly CopyMarks[]): ReadonlySet<string> {
  const loads = loadsIn(message);
  const shapes = loads.map(({ image: { src } }) => marksOf(src)[0]);
  const alike = others.map(readCopy).filter((other) => areAlike(shapes, other));
  // A picture that is there to be looked at may differ because two versions of a mailing differ: their subjects do, too.
  const twins = alike.filter(({ subject }) => subject === subjectMark(message));
  const isPersonal = (load: Load): boolean => {
    const [shape, address] = marksOf(load.image.src);
    return (
      alike.every(({ addresses }) => !addresses.has(address)) &&
      (isMeantToBeSeen(load.image) ? twins : alike).some((other) => other.shapes.has(shape))
    );
  };
  return new Set(alike.length === 0 ? [] : loads.filter(isPersonal).map(({ image }) => image.src));
}

const loadsIn = (message: Message): Load[] => addressesIn(message).flatMap(({ loads }) => loads);

const mark = (text: string): number => hashOf(text) | 0;
const subjectMark = ({ subject = '' }: Message): number => mark(subject);
const marksOf = (address: string): [shape: number, address: number] => [mark(shapeOf(address)), mark(address)];

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
