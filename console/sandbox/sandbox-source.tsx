// The source of a message of the sandbox.

import { apiUrl } from '../app/api.ts';
import { useApi } from '../app/use-api.ts';
import { SourceView } from '../message/source-view.tsx';
import type { ShownMessage } from './shown-message.ts';

export function SandboxSource({ message }: { message: ShownMessage }) {
  const params = { messageId: message.id };
  const raw = useApi(
    'GET /api/sandbox/messages/:messageId/raw',
    { params },
    { topics: [], staleTime: Number.POSITIVE_INFINITY },
  );
  const downloadUrl = apiUrl('GET /api/sandbox/messages/:messageId/source', { params });
  return <SourceView message={message} raw={raw} downloadUrl={downloadUrl} />;
}
