// What is chosen for a protected domain, as the forms hold it.

import type { ApiAnswer } from '../app/api.ts';

export type ProtectedDomain = ApiAnswer<'GET /api/gateway/domains/:domainId'>;
export type Mailbox = ProtectedDomain['mailbox'];
export type Policy = ProtectedDomain['policy'];
export const DISPOSITIONS = ['deliver', 'mark', 'junk', 'quarantine', 'refuse'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

export const FIRST_MAILBOX: Mailbox = { host: '', port: 24, protocol: 'lmtp', tls: 'opportunistic' };

/** `mail.example.com:24 (LMTP)`; a socket has no port. */
export const serverText = ({ host, port, protocol }: Mailbox): string =>
  `${host}${host.startsWith('/') ? '' : `:${port}`} (${protocol.toUpperCase()})`;
