// What the server tells of one message, and what is chosen on the page: the words that the panes share.

import type { getRouteApi } from '@tanstack/react-router';
import type { ApiAnswer } from '../app/api.ts';

export type ShownMessage = ApiAnswer<'GET /api/sandbox/messages/:messageId'>;
export type SandboxSearch = ReturnType<ReturnType<typeof getRouteApi<'/sandbox'>>['useSearch']>;

export interface PaneProps {
  search: SandboxSearch;
  onChoose: (change: Partial<SandboxSearch>) => void;
}
