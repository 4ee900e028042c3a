// Before there is a message: where to drop one, where to paste one, a few to try, and the newest of the sandbox.

import { Button, Group, SimpleGrid, Stack, Text, Textarea, Title } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconClipboardText, IconMailUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../app/i18n.ts';
import { useSession } from '../app/session.ts';
import { useApi } from '../app/use-api.ts';
import { ClassBadge } from './class-badge.tsx';
import { examples } from './examples.ts';
import { type DroppedFile, fromFile, fromPaste, looksLikeSource } from './message-intake.ts';

const LARGEST = 30_000_000;

export function JudgeStart({ onFile }: { onFile: (file: DroppedFile) => void }) {
  const { t } = useTranslation('judge');
  const { may } = useSession();
  const [isPasting, setPasting] = useState(false);
  usePastedSource((text) => onFile(fromPaste(text, t('start.pasted'))));
  return (
    <Stack gap="xl" className="judge-start">
      <Dropzone
        className="judge-drop"
        multiple={false}
        maxSize={LARGEST}
        onDrop={([file]) => file && onFile(fromFile(file))}
        inputProps={{ 'aria-label': t('start.choose') }}
        aria-label={t('start.choose')}
      >
        <IconMailUp size={44} stroke={1.2} aria-hidden className="judge-drop-icon" />
        <Text fz={20} fw={650} mt="sm">
          {t('start.title')}
        </Text>
        <Text c="dimmed" maw={520} mx="auto" mt={4}>
          {t('start.text')}
        </Text>
        <Text component="span" className="judge-drop-button" aria-hidden>
          {t('start.choose')}
        </Text>
      </Dropzone>
      <Paste isOpen={isPasting} onOpen={() => setPasting(true)} onFile={onFile} />
      <Examples />
      {may('sandbox:read') && <FromSandbox />}
    </Stack>
  );
}

/** A source pasted anywhere on the page, outside of fields, is a message that is brought. */
function usePastedSource(onSource: (text: string) => void): void {
  useEffect(() => {
    const hear = (event: ClipboardEvent) => {
      const isInField = event.target instanceof HTMLElement && event.target.closest('input, textarea');
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!isInField && looksLikeSource(text)) onSource(text);
    };
    document.addEventListener('paste', hear);
    return () => document.removeEventListener('paste', hear);
  });
}

function Paste(props: { isOpen: boolean; onOpen: () => void; onFile: (file: DroppedFile) => void }) {
  const { isOpen, onOpen, onFile } = props;
  const { t } = useTranslation('judge');
  const [text, setText] = useState('');
  const isUnlikely = text.trim() !== '' && !looksLikeSource(text);
  if (!isOpen) {
    return (
      <Group justify="center" mt="calc(var(--mantine-spacing-xl) * -0.5)">
        <Button variant="subtle" leftSection={<IconClipboardText size={16} aria-hidden />} onClick={onOpen}>
          {t('start.paste')}
        </Button>
      </Group>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onFile(fromPaste(text, t('start.pasted')));
      }}
    >
      <Textarea
        label={t('start.source')}
        description={t('start.sourceHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={isUnlikely && t('start.unlikely')}
        rows={8}
        spellCheck={false}
        data-autofocus
        autoFocus
        classNames={{ input: 'source-field' }}
      />
      <Group mt="xs">
        <Button type="submit" disabled={text.trim() === ''}>
          {t('start.judge')}
        </Button>
      </Group>
    </form>
  );
}

function Examples() {
  const { t } = useTranslation('judge');
  return (
    <section aria-label={t('start.examples')}>
      <Title order={2} mb="xs">
        {t('start.examples')}
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
        {examples[currentLanguage()].map(({ id, name, hint, icon: Icon }) => (
          <Link key={id} to="/judge" search={{ example: id }} className="example-card">
            <Icon size={22} stroke={1.5} aria-hidden />
            <span>
              <Text span fw={600} display="block">
                {name}
              </Text>
              <Text span size="sm" c="dimmed" display="block">
                {hint}
              </Text>
            </span>
          </Link>
        ))}
      </SimpleGrid>
    </section>
  );
}

const NEWEST = 5;

function FromSandbox() {
  const { t } = useTranslation(['judge', 'message']);
  const { data } = useApi('GET /api/sandbox/messages', { query: {} });
  const messages = data?.items.slice(0, NEWEST) ?? [];
  if (messages.length === 0) return null;
  return (
    <section aria-label={t('start.sandbox')}>
      <Title order={2} mb="xs">
        {t('start.sandbox')}
      </Title>
      <ul className="plain-list sandbox-choices">
        {messages.map(({ id, subject, fromName, fromAddress, mailbox, class: name }) => (
          <li key={id}>
            <Link to="/judge" search={{ sandbox: id }} className="sandbox-choice">
              <span className="sandbox-choice-words">
                <b dir="auto">{subject || t('message:noSubject')}</b>
                <Text span size="sm" c="dimmed">
                  {`${fromName || fromAddress} → ${mailbox}`}
                </Text>
              </span>
              <ClassBadge name={name} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
