// What the server tells of a judged message: one shape, whether it lies in the sandbox or was dropped on the judge's page.

import type { ApiAnswer } from '../app/api.ts';

export type MessageView = ApiAnswer<'POST /api/judge/reading'>;
export type ShownEvidence = MessageView['verdict']['evidence'][number];
export type RouteStep = MessageView['route'][number];

/** Where the bytes of a message are, for what the server draws of it. */
export type MessageSource =
  | { kind: 'sandbox'; messageId: string }
  /** What came by the road in. */
  | { kind: 'arrival'; arrivalId: string }
  /** A file of this browser, which the server judges and forgets. */
  | { kind: 'file'; file: File; trust: string | undefined };

/** The piece of evidence looked at, by its number in the list. */
export interface Selection {
  selected: number | undefined;
  onSelect: (number: number | undefined) => void;
}
