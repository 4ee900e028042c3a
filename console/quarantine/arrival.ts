// What the server tells of a message that arrived, and what is chosen on the page: the words that the panes share.

import type { getRouteApi } from '@tanstack/react-router';
import type { ApiAnswer } from '../app/api.ts';
import type { Tone } from '../app/parts/state-badge.tsx';

export type ArrivalLine = ApiAnswer<'GET /api/quarantine'>['items'][number];
export type Arrival = ApiAnswer<'GET /api/quarantine/:arrivalId'>;
export type QuarantineSearch = ReturnType<ReturnType<typeof getRouteApi<'/quarantine'>>['useSearch']>;

export interface PaneProps {
  search: QuarantineSearch;
  onChoose: (change: Partial<QuarantineSearch>) => void;
}

export const STATE_TONES: Record<ArrivalLine['state'], Tone> = {
  held: 'warning',
  waiting: 'running',
  delivered: 'good',
  refused: 'bad',
  deleted: 'quiet',
};

/** What the server is asked for; held is what the page is for. */
export const stateAsked = ({ state = 'held' as const }: { state?: QuarantineSearch['state'] | 'held' }) =>
  state === 'all' ? undefined : state;

export const canRelease = ({ state }: Pick<ArrivalLine, 'state'>) =>
  state === 'held' || state === 'refused' || state === 'deleted';
