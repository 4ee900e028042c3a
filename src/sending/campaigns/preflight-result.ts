// What a pre-flight found, as it is stored and shown. Shapes only.

import type { EvidenceSymbol } from '#judge/data/weights.ts';
import type { MendPlace, MessageClass, Words } from '#judge/verdict.ts';
import type { Diagnostic } from '#sending/templates/diagnostic.ts';
import type { Remark } from './remark.ts';

export interface PreflightResult {
  mode: 'sandbox' | 'live' | null;
  /** People in the audience at that moment. */
  people: number;
  /** The worst verdict of the sample: the mailing is as good as its worst message. Null: nothing could be composed. */
  verdict: { class: MessageClass; score: number } | null;
  /** How many messages of the sample in each class. */
  classes: Partial<Record<MessageClass, number>>;
  /** Heaviest first; a symbol seen in several messages stands once. */
  evidence: SampledEvidence[];
  remarks: Remark[];
  diagnostics: Diagnostic[];
  /** For how many recipients the message was rendered, and for how many it could not be. */
  rendered: { checked: number; failed: number };
  /** Of the heaviest message of the sample, in bytes. */
  size: { html: number; message: number } | null;
}

export interface SampledEvidence {
  symbol: EvidenceSymbol;
  weight: number;
  sentence: Words;
  advice?: Words;
  mend?: MendPlace;
  /** In how many messages of the sample. */
  messages: number;
}

export type PreflightState = 'running' | 'done' | 'failed' | 'cancelled';

export interface Preflight {
  id: string;
  campaignId: string;
  revision: number;
  state: PreflightState;
  done: number;
  total: number;
  result: PreflightResult | null;
  createdAt: Date;
  finishedAt: Date | null;
}

/** Why a recipient was chosen for the sample. */
export type SampleChoice = 'first' | 'longest_name' | 'missing_fields' | 'language' | 'random';

export interface Sample {
  position: number;
  contactId: string;
  email: string;
  choice: SampleChoice;
  subject: string;
  class: MessageClass;
  score: number;
}
