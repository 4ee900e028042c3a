// What the operator is declaring about a file, while it is being typed, and what is sent of it.

import type { ApiInput } from '../app/api.ts';

export const ORIGINS = ['form', 'customers', 'event', 'paper', 'other_tool', 'suppression_list'] as const;
export const REFUSED_ORIGINS = ['bought', 'rented', 'scraped', 'exchanged', 'unknown'] as const;
export const BASES = ['consent', 'existing_customer', 'professional', 'non_commercial', 'contract'] as const;

type RefusedOrigin = (typeof REFUSED_ORIGINS)[number];
export type Origin = (typeof ORIGINS)[number] | RefusedOrigin;
export type Basis = (typeof BASES)[number];

export interface DeclarationDraft {
  origin: Origin | null;
  originNote: string;
  purposeId: string | null;
  basis: Basis;
  text: string;
  /** YYYY-MM-DD */
  collectedOn: string | null;
}

export const emptyDeclaration: DeclarationDraft = {
  origin: null,
  originNote: '',
  purposeId: null,
  basis: 'consent',
  text: '',
  collectedOn: null,
};

export const isRefusedOrigin = (origin: Origin | null): origin is RefusedOrigin =>
  REFUSED_ORIGINS.some((refused) => refused === origin);

type Declaration = ApiInput<'POST /api/imports/:importId/start'>['body']['declaration'];

/** As the server takes it; what is missing is left for it to name. */
export function declared({ origin, purposeId, collectedOn, ...rest }: DeclarationDraft): Declaration {
  const { originNote } = rest;
  if (origin === 'suppression_list') return { origin, originNote, purposeId };
  if (isRefusedOrigin(origin)) return { origin };
  return { ...rest, origin: origin ?? 'form', purposeId: purposeId ?? '', collectedOn: collectedOn ?? '' };
}
