// The campaign's own copy of the content, in the editor of templates. Subject and preview text have their place in an earlier step.

import { Loader } from '@mantine/core';
import { useMemo } from 'react';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { useApi } from '../app/use-api.ts';
import { TemplateEditor, type TemplateValue } from '../templates/template-editor.tsx';
import { useDraft } from './use-draft.ts';

export function ContentEditor() {
  const { campaign, values, mjml: unsaved, change, isEditable } = useDraft();
  const params = { campaignId: campaign.id };
  // Asked once: what others save meanwhile must not move under the writer's hands.
  const content = useApi('GET /api/campaigns/:campaignId/content', { params }, { topics: [] });
  const { subject, preheader, language } = values;
  const mjml = unsaved ?? content.data?.mjml;
  const value = useMemo(() => ({ subject, preheader, mjml: mjml ?? '' }), [subject, preheader, mjml]);
  if (content.error) return <ErrorNotice problem={content.error} onRetry={() => void content.refetch()} />;
  if (mjml === undefined) return <Loader mx="auto" />;
  const save = (next: TemplateValue) => {
    if (next.mjml !== mjml) change({ mjml: next.mjml });
  };
  return (
    <TemplateEditor value={value} language={language} onChange={save} isReadOnly={!isEditable} withSubject={false} />
  );
}
