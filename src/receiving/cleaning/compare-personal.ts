// What only a gateway can know: two copies of one mailing, received by two owners, prove which addresses are made for one person. An address
// is personal when the other copies ask for the same thing in the same place under another address. Copies that do not resemble each other
// prove nothing. Pure; the more copies, the surer: what a second reader got too belongs to no one.

import type { Message } from '#message/parse.ts';
import { htmlParts } from './html-parts.ts';
import { readAddressesOf } from './loads.ts';

export interface PersonalAddresses {
  /** Of images and of all else that is fetched without a click, absolute. */
  images: ReadonlySet<string>;
  /** Of links, as written. */
  links: ReadonlySet<string>;
}

interface Copy {
  images: string[];
  links: string[];
}

/** Of two copies of one mailing so much is alike, personal addresses counted by their shape. */
const LEAST_ALIKE = 0.5;

export function comparePersonal(message: Pick<Message, 'root'>, ...others: Pick<Message, 'root'>[]): PersonalAddresses {
  const copy = readCopy(message);
  const alike = others.map(readCopy).filter((other) => areAlike(copy, other));
  return {
    images: personalOf(
      copy.images,
      alike.map(({ images }) => images),
    ),
    links: personalOf(
      copy.links,
      alike.map(({ links }) => links),
    ),
  };
}

function readCopy(message: Pick<Message, 'root'>): Copy {
  const read = htmlParts(message).map(readAddressesOf);
  return {
    images: read.flatMap(({ loads }) => loads.map(({ image }) => image.src)),
    links: read.flatMap(({ links }) => links.map(({ written }) => written.address).filter(isWebAddress)),
  };
}

const isWebAddress = (address: string): boolean => /^https?:\/\//i.test(address);

function personalOf(own: readonly string[], others: readonly (readonly string[])[]): ReadonlySet<string> {
  const seenElsewhere = new Set(others.flat());
  const shapes = new Set(others.flat().map(shapeOf));
  return new Set(own.filter((address) => !seenElsewhere.has(address) && shapes.has(shapeOf(address))));
}

function areAlike(one: Copy, other: Copy): boolean {
  const mine = [...one.images, ...one.links].map(shapeOf);
  const theirs = new Set([...other.images, ...other.links].map(shapeOf));
  return mine.filter((shape) => theirs.has(shape)).length >= mine.length * LEAST_ALIKE;
}

/** What is the same of an address for whoever gets it: the host, how deep the path is, what the parameters are called. */
function shapeOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { host, pathname, searchParams } = new URL(address);
  return [host, pathname.split('/').length, ...[...searchParams.keys()].map(nameShape)].join(' ');
}

/** A parameter without a value may be the code itself. */
const nameShape = (name: string): string => (name.length > 16 ? 'code' : name);
