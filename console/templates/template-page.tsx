// One template: its name, its content, and saving. What is not saved is never lost in silence: leaving asks first, and a template
// that somebody else saved meanwhile offers both versions.

import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { getRouteApi, Link, useBlocker, useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import type { Language } from '../app/i18n.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { useSession } from '../app/session.ts';
import { staleTopics, useApi, useApiMutation } from '../app/use-api.ts';
import { TemplateEditor, type TemplateValue } from './template-editor.tsx';

type Template = ApiAnswer<'GET /api/templates/:templateId'>;

const page = getRouteApi('/templates/$templateId');

export function TemplatePage() {
  const { templateId } = page.useParams();
  // Asked once: what others save meanwhile must not overwrite what is being written.
  const { data, error, refetch } = useApi(
    'GET /api/templates/:templateId',
    { params: { templateId } },
    { topics: [], staleTime: 0 },
  );
  const [opened, setOpened] = useState(0);
  if (error) {
    return (
      <PageBody>
        <ErrorNotice problem={error} />
      </PageBody>
    );
  }
  if (!data || data.id !== templateId) return null;
  const reload = async () => {
    await refetch();
    setOpened((count) => count + 1);
  };
  return <OpenTemplate key={`${templateId} ${opened}`} template={data} onReload={reload} />;
}

interface Draft extends TemplateValue {
  name: string;
  language: Language;
}

function OpenTemplate({ template, onReload }: { template: Template; onReload: () => Promise<void> }) {
  const { t } = useTranslation('templates');
  const { may } = useSession();
  const client = useQueryClient();
  const isReadOnly = !may('templates:write');
  const [saved, setSaved] = useState<Draft>(draftOf(template));
  const [draft, setDraft] = useState<Draft>(saved);
  const [revision, setRevision] = useState(template.revision);
  const isDirty = !isSame(draft, saved);
  const save = useApiMutation('PUT /api/templates/:templateId', {
    onDone: (answer, { body }) => {
      setRevision(answer.revision);
      setSaved({
        name: body.name,
        language: body.language,
        subject: body.subject,
        preheader: body.preheader,
        mjml: body.mjml,
      });
    },
  });
  const conflict = save.error?.code === 'template_changed' ? save.error : undefined;
  const store = () => {
    if (isDirty && !isReadOnly && !save.isPending && draft.name.trim() !== '') {
      save.mutate({ params: { templateId: template.id }, body: { ...draft, name: draft.name.trim(), revision } });
    }
  };
  useHotkeys([['mod+S', store]], [], true);
  const blocker = useBlocker({ shouldBlockFn: () => isDirty, enableBeforeUnload: () => isDirty, withResolver: true });

  return (
    <>
      <PageHeader title={draft.name || template.name} parent={<Link to="/templates">{t('title')}</Link>}>
        {!isReadOnly && (
          <>
            <Text size="sm" c="dimmed" role="status">
              {save.isPending ? t('page.saving') : isDirty ? t('page.unsaved') : t('page.saved')}
            </Text>
            <Button
              leftSection={<IconDeviceFloppy size={16} aria-hidden />}
              disabled={!isDirty || draft.name.trim() === ''}
              loading={save.isPending}
              onClick={store}
            >
              {t('page.save')}
            </Button>
          </>
        )}
      </PageHeader>
      <PageBody>
        <ErrorNotice problem={conflict ? null : save.error} />
        <TemplateEditor
          lead={!isReadOnly && <NameField draft={draft} onChange={setDraft} />}
          value={draft}
          language={draft.language}
          isReadOnly={isReadOnly}
          onChange={(value) => setDraft((before) => ({ ...before, ...pick(value) }))}
        />
      </PageBody>
      {conflict && (
        <ConflictDialog
          text={conflict.message}
          draft={draft}
          onClose={() => save.reset()}
          onLeave={() => setSaved(draft)}
          onTheirs={async () => {
            staleTopics(client, ['templates']);
            await onReload();
          }}
        />
      )}
      <Modal opened={blocker.status === 'blocked'} onClose={() => blocker.reset?.()} title={t('page.leave')}>
        <Text mb="md">{t('page.leaveText', { name: draft.name })}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => blocker.proceed?.()}>
            {t('page.discard')}
          </Button>
          <Button onClick={() => blocker.reset?.()} data-autofocus>
            {t('page.stay')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

function NameField({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { t } = useTranslation('templates');
  return (
    <TextInput
      label={t('page.name')}
      value={draft.name}
      maxLength={200}
      error={draft.name.trim() === '' && ' '}
      onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
    />
  );
}

interface ConflictDialogProps {
  text: string;
  draft: Draft;
  onClose: () => void;
  /** Nothing unsaved is left here. */
  onLeave: () => void;
  onTheirs: () => Promise<void>;
}

function ConflictDialog({ text, draft, onClose, onLeave, onTheirs }: ConflictDialogProps) {
  const { t } = useTranslation('templates');
  const navigate = useNavigate();
  const copy = useApiMutation('POST /api/templates', {
    onDone: ({ id }) => {
      onLeave();
      onClose();
      // After the page knows that nothing is unsaved, or it would ask.
      setTimeout(() => void navigate({ to: '/templates/$templateId', params: { templateId: id } }));
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('page.changed')}>
      <Stack>
        <Text>{text}</Text>
        <ErrorNotice problem={copy.error} />
        <Button
          loading={copy.isPending}
          onClick={() =>
            copy.mutate({ body: { from: 'text', ...draft, name: t('copyOf', { name: draft.name }).slice(0, 200) } })
          }
          data-autofocus
        >
          {t('page.keepCopy')}
        </Button>
        <Button variant="default" onClick={() => void onTheirs()}>
          {t('page.takeTheirs')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('page.keepOpen')}
        </Button>
      </Stack>
    </Modal>
  );
}

function draftOf({ name, language, subject, preheader, mjml }: Template): Draft {
  return { name, language, subject, preheader, mjml };
}

function pick({ subject, preheader, mjml }: TemplateValue): TemplateValue {
  return { subject, preheader, mjml };
}

function isSame(a: Draft, b: Draft): boolean {
  return (
    a.name === b.name &&
    a.language === b.language &&
    a.subject === b.subject &&
    a.preheader === b.preheader &&
    a.mjml === b.mjml
  );
}
