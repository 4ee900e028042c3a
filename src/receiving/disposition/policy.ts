// What is done with a message of each class: the standard of the house, and what a domain and an owner want otherwise. Pure.
// Nothing is refused or thrown away by standard: the heaviest that happens unasked is to be held, where its owner finds it.

import { z } from 'zod';
import { type MessageClass, messageClasses } from '#judge/verdict.ts';

/**
 * `mark`: delivered, with a header that says what it is. `junk`: delivered, with the header by which the mailbox server files it.
 * `quarantine`: held here. `refuse`: not taken; its sender is told why.
 */
export const dispositions = ['deliver', 'mark', 'junk', 'quarantine', 'refuse'] as const;
export type Disposition = (typeof dispositions)[number];

export type Policy = Record<MessageClass, Disposition>;

export const STANDARD_POLICY: Policy = {
  desired: 'deliver',
  greybulk: 'deliver',
  greymail: 'deliver',
  greyspam: 'mark',
  spam: 'junk',
  phish: 'quarantine',
};

/** Classes that differ from the standard; the others are left out. */
export const policySchema = z.partialRecord(z.enum(messageClasses), z.enum(dispositions));
export type PolicyChoices = z.output<typeof policySchema>;

export const policyOf = (domain: PolicyChoices, owner: PolicyChoices): Policy => ({
  ...STANDARD_POLICY,
  ...domain,
  ...owner,
});

export const isHeavier = (one: Disposition, other: Disposition): boolean =>
  dispositions.indexOf(one) > dispositions.indexOf(other);
