// What the operator declares about a file: where it comes from, on what legal basis, for which purpose, what people saw, and when.
// Pure. Files that were bought, rented, found or collected without people knowing are refused, whatever else is declared.

import { z } from 'zod';
import { idSchema } from '#platform/http/route.ts';
import { BASES, ORIGINS } from './import-store.ts';

export const REFUSED_ORIGINS = ['bought', 'rented', 'scraped', 'exchanged', 'unknown'] as const;
export type RefusedOrigin = (typeof REFUSED_ORIGINS)[number];

const originNote = z.string().trim().max(2_000).default('');
const asked = ORIGINS.filter((origin) => origin !== 'suppression_list');

export const declarationSchema = z.discriminatedUnion('origin', [
  z.object({
    origin: z.enum(asked),
    originNote,
    basis: z.enum(BASES),
    purposeId: idSchema,
    /** What people saw when they agreed, or were told. */
    text: z.string().trim().min(10).max(20_000),
    collectedOn: z.iso.date(),
  }),
  z.object({ origin: z.literal('suppression_list'), originNote, purposeId: idSchema.nullable().default(null) }),
  z.object({ origin: z.enum(REFUSED_ORIGINS) }),
]);
export type Declaration = z.output<typeof declarationSchema>;

export type DeclarationFault =
  | 'origin_refused'
  | 'basis_not_for_purpose'
  | 'tracking_needs_consent'
  | 'collected_in_future'
  | 'purpose_unknown';

export interface DeclaredPurpose {
  kind: 'marketing' | 'service' | 'tracking';
  isArchived: boolean;
}

/** `today` in the workspace's zone, as YYYY-MM-DD. `purpose`: the one declared, when there is such a one. */
export function declarationFault(
  declaration: Declaration,
  purpose: DeclaredPurpose | undefined,
  today: string,
): DeclarationFault | undefined {
  if (isRefused(declaration)) return 'origin_refused';
  const namesPurpose = declaration.purposeId !== null;
  if (namesPurpose && (!purpose || purpose.isArchived)) return 'purpose_unknown';
  if (declaration.origin === 'suppression_list' || !purpose) return undefined;
  // A contract allows what the contract needs, never prospecting (CPCE L34-5).
  if (declaration.basis === 'contract' && purpose.kind !== 'service') return 'basis_not_for_purpose';
  if (declaration.basis !== 'consent' && purpose.kind === 'tracking') return 'tracking_needs_consent';
  return declaration.collectedOn > today ? 'collected_in_future' : undefined;
}

export function isRefused(declaration: Declaration): declaration is Extract<Declaration, { origin: RefusedOrigin }> {
  return (REFUSED_ORIGINS as readonly string[]).includes(declaration.origin);
}
