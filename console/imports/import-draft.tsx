// An import being prepared: how the file is read, what each column becomes, where the file comes from; then the start.

import { Button, Group, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../app/parts/confirm-button.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { DeclarationStep } from './declaration-step.tsx';
import { type DeclarationDraft, declared, emptyDeclaration, isRefusedOrigin } from './declaration-draft.ts';
import { type ImportPreview, PREVIEW_TOPICS } from './import-preview.ts';
import { MappingStep, type Policy } from './mapping-step.tsx';
import { ReadingStep } from './reading-step.tsx';

export function ImportDraft({ importId }: { importId: string }) {
  const { data, error } = useApi(
    'GET /api/imports/:importId/preview',
    { params: { importId } },
    { topics: PREVIEW_TOPICS },
  );
  if (error) return <ErrorNotice problem={error} />;
  // Read otherwise, the file has other columns: what was chosen for the old ones is let go.
  return data && <Draft key={`${JSON.stringify(data.reading)} ${data.sheet}`} preview={data} />;
}

function Draft({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation('imports');
  const [mapping, setMapping] = useState(preview.mapping);
  const [policy, setPolicy] = useState<Policy>('fill');
  const [declaration, setDeclaration] = useState<DeclarationDraft>(emptyDeclaration);
  const start = useApiMutation('POST /api/imports/:importId/start', { topics: ['imports', 'contact-fields'] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate({ params: { importId: preview.id }, body: { mapping, policy, declaration: declared(declaration) } });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <ReadingStep preview={preview} />
        <MappingStep preview={preview} mapping={mapping} onChange={setMapping} policy={policy} onPolicy={setPolicy} />
        <DeclarationStep given={declaration} onChange={setDeclaration} />
        <ErrorNotice problem={start.error} />
        <Group justify="space-between">
          <DiscardButton importId={preview.id} />
          <Button type="submit" loading={start.isPending} disabled={isRefusedOrigin(declaration.origin)}>
            {t('start')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function DiscardButton({ importId }: { importId: string }) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const discard = useApiMutation('DELETE /api/imports/:importId', { onDone: () => void navigate({ to: '/imports' }) });
  return (
    <ConfirmButton
      title={t('discardTitle')}
      text={t('discardText')}
      isBusy={discard.isPending}
      problem={discard.error}
      onConfirm={() => discard.mutateAsync({ params: { importId } })}
    >
      {t('discard')}
    </ConfirmButton>
  );
}
