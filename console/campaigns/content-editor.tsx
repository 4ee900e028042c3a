// The campaign's own copy of the content, as its reader would see it.

import { Loader } from '@mantine/core';
import { useEffect } from 'react';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { useApiMutation } from '../app/use-api.ts';
import { useDraft } from './use-draft.ts';

export function ContentEditor() {
  const { values } = useDraft();
  const { subject, preheader, mjml, language } = values;
  const preview = useApiMutation('POST /api/templates/preview', { topics: [] });
  const { mutate } = preview;
  useEffect(() => mutate({ body: { subject, preheader, mjml, language } }), [mutate, subject, preheader, mjml, language]);
  if (preview.error) return <ErrorNotice problem={preview.error} />;
  if (!preview.data?.ok) return <Loader />;
  return <iframe className="sample-frame" title={subject} sandbox="" srcDoc={preview.data.message.html} />;
}
