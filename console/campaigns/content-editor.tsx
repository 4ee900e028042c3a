// The campaign's own copy of the content, in the editor of templates. Subject and preview text have their place in an earlier step.

import { useMemo } from 'react';
import { TemplateEditor, type TemplateValue } from '../templates/template-editor.tsx';
import { useDraft } from './use-draft.ts';

export function ContentEditor() {
  const { values, change, isEditable } = useDraft();
  const { subject, preheader, mjml, language } = values;
  const value = useMemo(() => ({ subject, preheader, mjml }), [subject, preheader, mjml]);
  const save = (next: TemplateValue) => {
    if (next.mjml !== mjml) change({ mjml: next.mjml });
  };
  return (
    <TemplateEditor value={value} language={language} onChange={save} isReadOnly={!isEditable} withSubject={false} />
  );
}
