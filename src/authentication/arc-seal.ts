// Seals a message that is passed on (RFC 8617 section 5.1): what our own Authentication-Results headers said when it came in, signed, so
// that the next receiver can believe it although forwarding breaks SPF and perhaps DKIM. The sealing is mailauth's; what is sealed is
// decided here. A chain that cannot be continued gives no seal and the reason; the message goes out without.

import type { KeyObject } from 'node:crypto';
import { createSeal } from 'mailauth';
import type { Message } from '#message/parse.ts';
import type { ArcResult } from './results.ts';

export interface ArcSealer {
  /** Whose Authentication-Results are sealed: the name that our own checks carry. */
  authservId: string;
  domain: string;
  selector: string;
  privateKey: KeyObject;
  /** h= of the message signature; absent: mailauth's list. */
  signedHeaders?: readonly string[];
}

export type ArcSeal =
  /** Three header fields, to stand above the message, with their last CRLF. */
  { state: 'sealed'; headers: string } | { state: 'refused'; reason: string };

/** `arc` is what was found of the chain when the message came in. */
export async function sealForward(
  source: Buffer,
  message: Pick<Message, 'fields'>,
  arc: ArcResult,
  sealer: ArcSealer,
  now: Date,
): Promise<ArcSeal> {
  const { headers, errors } = await createSeal(source, {
    seal: {
      signingDomain: sealer.domain,
      selector: sealer.selector,
      privateKey: sealer.privateKey.export({ type: 'pkcs8', format: 'pem' }),
      authResults: collectResults(message, sealer.authservId),
      cv: arc.result,
      signTime: now,
      ...(sealer.signedHeaders && { headerList: [...sealer.signedHeaders] }),
      strict: true,
    },
  });
  if (headers.length > 0) return { state: 'sealed', headers: `${headers.join('\r\n')}\r\n` };
  return { state: 'refused', reason: errors[0]?.err.message ?? 'no seal was made' };
}

/** All that was said under one name, in the order of the message, as one payload (RFC 8617 section 4.1.1). */
function collectResults({ fields }: Pick<Message, 'fields'>, authservId: string): string {
  const said = fields.flatMap(({ key, raw }) => {
    if (key !== 'authentication-results') return [];
    const [name = '', ...results] = raw.split(';');
    if (name.trim().split(/\s/)[0]?.toLowerCase() !== authservId.toLowerCase()) return [];
    return results.map((result) => result.trim()).filter((result) => result !== '' && result !== 'none');
  });
  return [authservId, ...(said.length > 0 ? said : ['none'])].join(';\r\n  ');
}
