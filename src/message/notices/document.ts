// Finds the document that a report mail carries, packed or not, and opens it.

import { type Message, partContent } from '../parse.ts';
import type { Part } from '../mime.ts';
import { ownParts } from './notice-parts.ts';
import { type Unpacked, unpack } from './unpack.ts';

/** The first part that `isWanted` likes, opened; undefined when there is none. */
export function openDocument(message: Pick<Message, 'root'>, isWanted: (part: Part) => boolean): Unpacked | undefined {
  for (const part of ownParts(message.root)) {
    if (part.children.length === 0 && isWanted(part)) return unpack(partContent(part));
  }
  return undefined;
}
