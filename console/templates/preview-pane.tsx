// The message as one person will get it: rendered by the server, shown in a frame without scripts, at the width of a desktop
// or a phone, in the light or dark scheme, or as its text part. The last good picture stays while a new one is made.

import { Alert, Group, List, Paper, SegmentedControl, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type ApiAnswer } from '../app/api.ts';
import { currentLanguage, type Language } from '../app/i18n.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { useSession } from '../app/session.ts';
import { useApi } from '../app/use-api.ts';
import { settleScheme } from './mjml-style.ts';
import type { TemplateValue } from './template-editor.tsx';

type Device = 'desktop' | 'phone';
type Scheme = 'light' | 'dark';
type Part = 'html' | 'text';
type Preview = ApiAnswer<'POST /api/templates/preview'>;

export interface PreviewPaneProps {
  value: TemplateValue;
  language: Language;
}

export function PreviewPane({ value, language }: PreviewPaneProps) {
  const [contactId, setContactId] = useState<string | null>(null);
  const [device, setDevice] = useState<Device>('desktop');
  const [scheme, setScheme] = useState<Scheme>('light');
  const [part, setPart] = useState<Part>('html');
  const { preview, error } = usePreview(value, language, contactId);
  return (
    <div className="preview-pane">
      <Group gap="sm" className="preview-bar">
        <ContactChoice value={contactId} onChange={setContactId} />
        <Switches {...{ device, setDevice, scheme, setScheme, part, setPart }} />
      </Group>
      <ErrorNotice problem={error} />
      {preview && !preview.ok && <Reasons reasons={preview.reasons} />}
      {preview?.ok && (
        <>
          <Envelope subject={preview.message.subject} email={preview.email} />
          {part === 'html' ? (
            <HtmlFrame html={preview.message.html} device={device} scheme={scheme} />
          ) : (
            <TextFrame text={preview.message.text} device={device} />
          )}
        </>
      )}
    </div>
  );
}

function usePreview(value: TemplateValue, language: Language, contactId: string | null) {
  const [text] = useDebouncedValue(value, 300);
  const body = {
    subject: text.subject,
    preheader: text.preheader,
    mjml: text.mjml,
    language,
    ...(contactId ? { contactId } : {}),
  };
  const { data, error } = useQuery({
    queryKey: ['template-preview', body],
    queryFn: ({ signal }) => api('POST /api/templates/preview', { body, signal } as never) as Promise<Preview>,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
  return { preview: data, error };
}

function ContactChoice({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTranslation('templates');
  const { may } = useSession();
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search, 250);
  const { data } = useApi(
    'GET /api/contacts',
    { query: { search: wanted || undefined, limit: 20 } },
    { keepPrevious: true, enabled: may('contacts:read') },
  );
  const nameOf = ({
    givenName,
    familyName,
    email,
  }: {
    givenName: string | null;
    familyName: string | null;
    email: string;
  }) => [givenName, familyName].filter(Boolean).join(' ') || email;
  const people = (data?.items ?? []).map((contact) => ({
    value: contact.id,
    label: `${nameOf(contact)} <${contact.email}>`,
  }));
  if (!may('contacts:read')) return null;
  return (
    <Select
      size="xs"
      w={280}
      label={t('preview.for')}
      placeholder={t('preview.invented')}
      value={value}
      onChange={onChange}
      clearable
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      data={people}
    />
  );
}

interface SwitchesProps {
  device: Device;
  setDevice: (device: Device) => void;
  scheme: Scheme;
  setScheme: (scheme: Scheme) => void;
  part: Part;
  setPart: (part: Part) => void;
}

function Switches({ device, setDevice, scheme, setScheme, part, setPart }: SwitchesProps) {
  const { t } = useTranslation('templates');
  return (
    <>
      <Switch
        label={t('preview.part')}
        value={part}
        onChange={setPart}
        choices={[
          ['html', t('preview.html')],
          ['text', t('preview.text')],
        ]}
      />
      <Switch
        label={t('preview.device')}
        value={device}
        onChange={setDevice}
        choices={[
          ['desktop', t('preview.desktop')],
          ['phone', t('preview.phone')],
        ]}
      />
      {part === 'html' && (
        <Switch
          label={t('preview.scheme')}
          value={scheme}
          onChange={setScheme}
          choices={[
            ['light', t('preview.light')],
            ['dark', t('preview.dark')],
          ]}
        />
      )}
    </>
  );
}

function Switch<V extends string>({
  label,
  value,
  onChange,
  choices,
}: {
  label: string;
  value: V;
  onChange: (value: V) => void;
  choices: [V, string][];
}) {
  return (
    <div>
      <Text size="xs" fw={500} mb={3}>
        {label}
      </Text>
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={value}
        onChange={(next) => onChange(next as V)}
        data={choices.map(([one, words]) => ({ value: one, label: words }))}
      />
    </div>
  );
}

function Envelope({ subject, email }: { subject: string; email: string }) {
  const { t } = useTranslation('templates');
  return (
    <Paper className="preview-envelope">
      <Text fw={650}>{subject}</Text>
      <Text size="xs" c="dimmed">
        {t('preview.to')} {email}
      </Text>
    </Paper>
  );
}

function HtmlFrame({ html, device, scheme }: { html: string; device: Device; scheme: Scheme }) {
  const { t } = useTranslation('templates');
  const page = useMemo(() => frameable(settleScheme(html, scheme)), [html, scheme]);
  return (
    <div className="preview-stage" data-device={device}>
      <iframe title={t('preview.frame')} sandbox="" srcDoc={page} data-scheme={scheme} />
    </div>
  );
}

/** In the frame a link must not lead away: with a target that the sandbox forbids, a click does nothing. */
function frameable(html: string): string {
  return html.replace(/<head(\s[^>]*)?>/i, (head) => `${head}<base target="_blank">`);
}

function TextFrame({ text, device }: { text: string; device: Device }) {
  const { t } = useTranslation('templates');
  return (
    <div className="preview-stage" data-device={device}>
      <pre className="preview-text" tabIndex={0} aria-label={t('preview.textFrame')}>
        {text}
      </pre>
    </div>
  );
}

function Reasons({ reasons }: { reasons: { fr: string; en: string }[] }) {
  const { t } = useTranslation('templates');
  return (
    <Alert color="orange" title={t('preview.failed')} m="md">
      <List size="sm">
        {reasons.map((reason) => (
          <List.Item key={reason.en}>{reason[currentLanguage()]}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
