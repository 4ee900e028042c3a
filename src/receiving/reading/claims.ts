// Which servers say in the message itself that they checked who vouches for it (Authentication-Results, RFC 8601), and what they found.
// Anybody can write such a header: these are claims until somebody says that the server is theirs.

import { takeOver } from '#authentication/take-over.ts';
import { readAuthenticationResults } from '#authentication/authentication-results-header.ts';
import { headerValues, type Message } from '#message/parse.ts';

export interface Claim {
  server: string;
  spf: string;
  dkim: string;
  dmarc: string;
}

const MOST = 5;

/** The topmost first: the one that the last server wrote. A server that does not name itself makes no claim. */
export function claimsOf(message: Message): Claim[] {
  const ids = headerValues(message, 'Authentication-Results').map(
    (value) => readAuthenticationResults(value).authservId,
  );
  return [...new Set(ids.filter((id) => id !== ''))].slice(0, MOST).map((server) => {
    const { spf, dkim, dmarc } = takeOver(message, server);
    const best = dkim?.find(({ result }) => result === 'pass') ?? dkim?.[0];
    return { server, spf: spf?.result ?? '', dkim: best?.result ?? '', dmarc: dmarc?.result ?? '' };
  });
}
