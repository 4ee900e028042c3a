// What of a message the learned part looks at: the sequences of four bytes of its beginning as it came (headers and all, nothing
// decoded) and of the text a reader sees, and the symbols of its evidence. Each is hashed to a slot; the message becomes the set
// of its slots. Bytes need no language and no tokenizer, and a word in disguise is a new sequence to learn like any other.
// Cormack's features (TREC 2007), to which the visible text is added for what base64 and HTML hide.

import type { Message } from '#message/parse.ts';
import { SLOT_BITS, SlotBits } from './slots.ts';

/** Octets that are looked at. More makes messages alike (measured: `npm run bench -- judge`). */
const RAW_OCTETS = 5_000;
const TEXT_OCTETS = 2_000;

/** So that the same four bytes are another feature in the text than in the raw message. */
const RAW_SALT = 0x1b873593;
const TEXT_SALT = 0x5bd1e995;

export interface FeatureSource {
  message: Pick<Message, 'bytes' | 'subject'>;
  visibleText: string;
  symbols: readonly string[];
}

/** The slots that the message at hand has met; empty between two messages. */
const met = new SlotBits();

/** The distinct slots of a message. */
export function featuresOf({ message, visibleText, symbols }: FeatureSource): Uint32Array {
  const found = new SlotSet(RAW_OCTETS + TEXT_OCTETS + symbols.length);
  addGrams(found, message.bytes, RAW_OCTETS, RAW_SALT);
  addGrams(found, textBytes(message.subject, visibleText), TEXT_OCTETS, TEXT_SALT);
  for (const symbol of symbols) found.add(symbolSlot(symbol));
  return found.take();
}

/** The slots of the visible content alone: raw bytes tell more of the road, and of the collection a message lay in. */
export function contentFeatures({ message, visibleText }: Omit<FeatureSource, 'symbols'>): Uint32Array {
  const found = new SlotSet(TEXT_OCTETS);
  addGrams(found, textBytes(message.subject, visibleText), TEXT_OCTETS, TEXT_SALT);
  return found.take();
}

/** Slot of the four bytes that end at `at` in a text, as `featuresOf` counts them. */
export const textSlot = (bytes: Buffer, at: number): number => slotOf(bytes.readInt32BE(at - 3), TEXT_SALT);

class SlotSet {
  readonly #slots: Uint32Array;
  #count = 0;

  constructor(most: number) {
    this.#slots = new Uint32Array(most);
  }

  add(slot: number): void {
    if (met.has(slot)) return;
    met.add(slot);
    this.#slots[this.#count++] = slot;
  }

  /** Each slot once, in the order they were met; the set is empty afterwards. */
  take(): Uint32Array {
    const slots = this.#slots.slice(0, this.#count);
    for (const slot of slots) met.clear(slot);
    this.#count = 0;
    return slots;
  }
}

/** Subject and text as they are looked at. */
export const textBytes = (subject: string | undefined, text: string): Buffer =>
  Buffer.from(`${subject ?? ''}\n${text.slice(0, TEXT_OCTETS)}`, 'utf8').subarray(0, TEXT_OCTETS);

function addGrams(found: SlotSet, bytes: Buffer, most: number, salt: number): void {
  const end = Math.min(bytes.length, most);
  let word = 0;
  for (let at = 0; at < end; at++) {
    word = (word << 8) | (bytes[at] as number);
    if (at >= 3) found.add(slotOf(word, salt));
  }
}

/** The upper bits of a product mix all four bytes (Knuth's multiplicative hashing), after a first mixing that keeps salts apart. */
function slotOf(word: number, salt: number): number {
  const mixed = Math.imul(word ^ salt, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 13), 0x9e3779b1) >>> (32 - SLOT_BITS);
}

function symbolSlot(symbol: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < symbol.length; at++) hash = Math.imul(hash ^ symbol.charCodeAt(at), 0x01000193);
  return slotOf(hash, 0xcc9e2d51);
}
