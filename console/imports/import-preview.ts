// The preview of an import: its shape, and the topic under which it goes stale. That topic is its own: once the import has started
// there is nothing to preview, and the notice of the start must not ask for it.

import type { ApiAnswer } from '../app/api.ts';

export type ImportPreview = ApiAnswer<'GET /api/imports/:importId/preview'>;

export const PREVIEW_TOPICS = ['import-preview'];
