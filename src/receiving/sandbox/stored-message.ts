// One message of the sandbox made readable again: its bytes out of the shared blob, parsed, its senders' claims checked, judged.
// The same message always gives the same verdict: the moment that counts is that of its arrival.

import type { AuthenticationResults } from '#authentication/results.ts';
import { judge } from '#judge/judge.ts';
import type { Verdict } from '#judge/verdict.ts';
import { type Message, parse } from '#message/parse.ts';
import { readQrCodes } from '#platform/pictures/qr-codes.ts';
import type { Platform } from '#platform/platform.ts';
import type { StoredMessage } from './sandbox-store.ts';

/** Finds out who vouches for the sandbox messages of a workspace. Given by who knows its domains: the road out. */
export type PrepareAuthentication = (
  workspaceId: string,
) => Promise<(source: Buffer, mailFrom: string, at: Date) => Promise<AuthenticationResults>>;

export interface JudgedMessage {
  message: Message;
  authentication: AuthenticationResults;
  verdict: Verdict;
}

export async function readBytes({ blobs }: Platform, stored: StoredMessage): Promise<Buffer> {
  return bytesWithin(await blobs.read(stored.blobKey), stored);
}

export const bytesWithin = (blob: Buffer, { blobOffset, size }: StoredMessage): Buffer =>
  blob.subarray(blobOffset, blobOffset + size);

export async function judgeStored(
  stored: StoredMessage,
  source: Buffer,
  authenticate: Awaited<ReturnType<PrepareAuthentication>>,
): Promise<JudgedMessage> {
  const { receivedAt, mailFrom, mailbox } = stored;
  const message = parse(source);
  const authentication = await authenticate(source, mailFrom, receivedAt);
  const verdict = judge(message, {
    receivedAt,
    envelope: { mailFrom, recipient: mailbox },
    authentication,
    qrCodes: await readQrCodes(message),
  });
  return { message, authentication, verdict };
}
