// The judge's verdict as a person reads it: the class and how sure it is, what to make of it when it is a fraud, then the evidence, heaviest
// first. It draws what it is given and concludes nothing of its own.

import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { MessageClass } from '../../src/judge/verdict.ts';
import { CounselBox } from './counsel-box.tsx';
import { EvidenceList, type EvidenceListProps } from './evidence-list.tsx';
import type { ShownEvidence } from './shown-evidence.ts';
import { VerdictSummary } from './verdict-summary.tsx';
import './judge.css';

export interface ShownVerdict {
  class: MessageClass;
  score: number;
  scores: Record<MessageClass, number>;
  evidence: readonly ShownEvidence[];
  counsel?: Counsel | null;
}

/** A fraud taken apart: pieces of evidence by their symbols, and what to do. */
export interface Counsel {
  wants: readonly string[];
  contradicts: readonly string[];
  todo: readonly { fr: string; en: string }[];
}

export interface VerdictViewProps extends Omit<EvidenceListProps, 'evidence'> {
  verdict: ShownVerdict;
  /** What the verdict rests on, said under its summary. */
  aside?: ReactNode;
}

export function VerdictView({ verdict, aside, ...list }: VerdictViewProps) {
  const { evidence, counsel } = verdict;
  return (
    <Stack gap="lg">
      <VerdictSummary verdict={verdict} {...list} />
      {aside}
      {counsel && <CounselBox counsel={counsel} evidence={evidence} {...list} />}
      <EvidenceList evidence={evidence} {...list} />
    </Stack>
  );
}
