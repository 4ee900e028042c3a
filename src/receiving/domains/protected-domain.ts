// A domain whose mail passes through Dauphin, and the mailbox server behind it. Shapes only.

import { isAbsolute } from 'node:path';
import { isIP } from 'node:net';
import { z } from 'zod';
import { asciiDomain } from '#message/domain.ts';
import { type PolicyChoices, policySchema } from '../disposition/policy.ts';

export interface MailboxServer {
  /** A host name, an IP address, or the absolute path of a unix socket. */
  host: string;
  /** Means nothing to a unix socket. */
  port: number;
  protocol: 'lmtp' | 'smtp';
  tls: 'never' | 'opportunistic' | 'required';
}

export interface ProtectedDomain {
  workspaceId: string;
  id: string;
  /** ASCII form. */
  name: string;
  mailbox: MailboxServer;
  /** `verify`: the mailbox server is asked who exists; `list`: only who is listed. */
  recipients: 'verify' | 'list';
  /** When the verdict is given: in the session, where a refusal reaches its sender, or after acceptance, where nothing is refused. */
  verdictMoment: 'session' | 'after';
  policy: PolicyChoices;
  /** Trackers are taken out of what is delivered. */
  clean: boolean;
  /** Links too: tracking parameters go, wrapped links lead straight to their targets. */
  cleanLinks: boolean;
  /** What is delivered is sealed (ARC) and signed, for a provider behind that checks again. */
  seals: boolean;
  /** Who comes for the first time is asked to come again in a few minutes. */
  greylist: boolean;
  /** Days for which originals and held mail are kept. */
  keptDays: number;
}

const mailboxSchema = z.object({
  host: z
    .string()
    .trim()
    .max(253)
    .refine((host) => isIP(host) !== 0 || isAbsolute(host) || host === 'localhost' || asciiDomain(host) !== undefined),
  port: z.int().min(0).max(65_535),
  protocol: z.enum(['lmtp', 'smtp']).default('lmtp'),
  tls: z.enum(['never', 'opportunistic', 'required']).default('opportunistic'),
});

/** What can be chosen for a domain. */
export const domainSettings = z.object({
  mailbox: mailboxSchema,
  recipients: z.enum(['verify', 'list']).default('verify'),
  verdictMoment: z.enum(['session', 'after']).default('session'),
  policy: policySchema.default({}),
  clean: z.boolean().default(true),
  cleanLinks: z.boolean().default(false),
  seals: z.boolean().default(false),
  greylist: z.boolean().default(false),
  keptDays: z.int().min(1).max(365).default(30),
});
export type DomainSettings = z.output<typeof domainSettings>;
