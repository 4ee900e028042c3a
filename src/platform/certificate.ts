// The certificate of the SMTP server, read again when its files change, so that a renewed one serves at once. At start an unreadable file is the
// operator's to mend; later a broken one is told once and the last good one goes on serving.

import { readFileSync, statSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { OperatorError } from './operator-error.ts';

export interface Certificate {
  key: string;
  cert: string;
}

/** A handshake looks at the files no more often. */
const LOOK_MS = 5_000;

/** Throws an OperatorError when the files cannot serve now. */
export function openCertificate(
  { cert: certFile, key: keyFile }: { cert: string; key: string },
  { clock, log }: { clock: Clock; log: Log },
): () => Certificate {
  const read = (): Certificate => {
    const pair = { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
    // Throws when the key is not that of the certificate.
    createSecureContext(pair);
    return pair;
  };
  const changedAt = () => {
    const stats = [certFile, keyFile].map((file) => statSync(file, { throwIfNoEntry: false }));
    return stats.map((stat) => stat?.mtimeMs ?? 'absent').join(' ');
  };
  let current: Certificate;
  let seen: string;
  try {
    current = read();
    seen = changedAt();
  } catch (cause) {
    const reason = (cause as Error).message;
    throw new OperatorError({
      fr: `Le certificat ${certFile} et sa clé ${keyFile} ne peuvent pas servir : ${reason}`,
      en: `The certificate ${certFile} and its key ${keyFile} cannot serve: ${reason}`,
    });
  }
  let lookedAt = clock.now().getTime();
  return () => {
    const now = clock.now().getTime();
    if (now - lookedAt < LOOK_MS) return current;
    lookedAt = now;
    try {
      const mark = changedAt();
      if (mark === seen) return current;
      seen = mark;
      current = read();
      log.info({ certificate: certFile }, 'a new certificate serves');
    } catch (err) {
      log.error({ err, certificate: certFile }, 'the new certificate cannot serve; the last one goes on');
    }
    return current;
  };
}
