// A text of the message with the places of evidence marked in it: each number is a button that chooses its evidence.

import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../app/i18n.ts';
import type { Selection, ShownEvidence } from './message-view.ts';
import './message.css';

export interface MarkedTextProps extends Selection {
  text: string;
  /** Those whose place is in this text. */
  evidence: readonly ShownEvidence[];
  /** Looked at: selected, or under the pointer in the list. */
  active: number | undefined;
}

interface Piece {
  start: number;
  end: number;
  evidence: ShownEvidence[];
}

export function MarkedText({ text, evidence, ...selection }: MarkedTextProps) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end, evidence: marks } of piecesIn(text, evidence)) {
    parts.push(text.slice(at, start));
    parts.push(
      <Mark key={marks[0]?.number} marks={marks} {...selection}>
        {text.slice(start, end)}
      </Mark>,
    );
    at = end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

/** In order; what overlaps is one piece with several numbers. Evidence without a place of its own stands for the whole text. */
function piecesIn(text: string, evidence: readonly ShownEvidence[]): Piece[] {
  const pieces: Piece[] = [];
  const places = evidence.map((one) => {
    const { start = 0, length = text.length } = one.place ?? {};
    return { start: Math.min(start, text.length), end: Math.min(start + length, text.length), evidence: [one] };
  });
  for (const piece of places.sort((a, b) => a.start - b.start)) {
    const last = pieces.at(-1);
    if (!last || piece.start >= last.end) pieces.push(piece);
    else {
      last.end = Math.max(last.end, piece.end);
      last.evidence.push(...piece.evidence);
    }
  }
  return pieces;
}

type MarkProps = Omit<MarkedTextProps, 'text' | 'evidence'> & { marks: readonly ShownEvidence[]; children: string };

function Mark({ marks, active, selected, onSelect, children }: MarkProps) {
  const { t } = useTranslation('message');
  const element = useRef<HTMLElement>(null);
  const isActive = marks.some(({ number }) => number === active);
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  const heaviest = marks[0]?.weight ?? 0;
  return (
    <mark
      ref={element}
      className="text-mark"
      data-tone={heaviest > 0 ? 'against' : heaviest < 0 ? 'for' : 'neutral'}
      data-active={isActive || undefined}
    >
      {marks.map(({ number, sentence }) => (
        <button
          key={number}
          type="button"
          className="mark-number"
          aria-label={t('marked', { number, sentence: sentence[currentLanguage()] })}
          aria-pressed={selected === number}
          title={sentence[currentLanguage()]}
          onClick={() => onSelect(selected === number ? undefined : number)}
        >
          {number}
        </button>
      ))}
      {children}
    </mark>
  );
}
