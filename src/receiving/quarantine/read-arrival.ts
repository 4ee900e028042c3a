// A kept message made readable again: its bytes out of the shared blob, parsed, with the verdict that was given when it arrived. Nothing
// is judged anew: what is shown is what was decided upon.

import type { Verdict } from '#judge/verdict.ts';
import { type Message, parse } from '#message/parse.ts';
import type { Platform } from '#platform/platform.ts';
import type { StoredArrival } from './quarantine-store.ts';

export async function readSource({ blobs }: Platform, { blobKey, blobOffset, size }: StoredArrival): Promise<Buffer> {
  return (await blobs.read(blobKey)).subarray(blobOffset, blobOffset + size);
}

export async function readJudged(
  platform: Platform,
  stored: StoredArrival,
): Promise<{ message: Message; verdict: Verdict }> {
  const message = parse(await readSource(platform, stored));
  return { message, verdict: { ...stored.verdict, class: stored.class, score: stored.score } };
}
