// The message beside its verdict: its head always in sight, below it one of four views. A selected piece of evidence brings the view that
// can show its place to the front.

import { Box, Loader, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { useApi } from '../app/use-api.ts';
import { HeaderTable } from '../message/header-table.tsx';
import { HEAD_FIELDS, MessageHead } from '../message/message-head.tsx';
import type { MessageSource, MessageView, Selection } from '../message/message-view.ts';
import { PlainText } from '../message/plain-text.tsx';
import { ReaderView } from '../message/reader-view.tsx';
import { RouteView } from '../message/route-view.tsx';
import type { ShownEvidence } from './shown-evidence.ts';

const TABS = ['message', 'text', 'headers', 'source'] as const;
type Tab = (typeof TABS)[number];
type Placed = ShownEvidence & { place?: { part: string; header?: string } };

/** The view that shows the place of this evidence; `head` is always shown; undefined when it has no place that can be seen. */
export function placeOf(evidence: Placed, message: MessageView): Tab | 'head' | undefined {
  const { place } = evidence;
  if (place?.part === 'header') {
    const name = place.header?.toLowerCase() ?? '';
    if ((HEAD_FIELDS as readonly string[]).includes(name)) return 'head';
    return message.headers.some((one) => one.name.toLowerCase() === name) ? 'headers' : undefined;
  }
  if (place?.part === 'text') return message.hasHtml ? 'text' : 'message';
  return evidence.isDrawn ? 'message' : undefined;
}

export interface MessageReaderProps extends Selection {
  message: MessageView;
  source: MessageSource;
  active: number | undefined;
}

export function MessageReader({ message, source, active, selected, onSelect }: MessageReaderProps) {
  const { t } = useTranslation('judge');
  const { href } = useLocation();
  const [tab, setTab] = useState<Tab>('message');
  const { evidence } = message.verdict;
  const wanted = evidence.find(({ number }) => number === selected);
  const view = wanted && placeOf(wanted, message);
  useEffect(() => {
    if (view && view !== 'head') setTab(view);
  }, [view, selected]);
  const selection = { active, selected, onSelect };
  // The message turns to what is chosen or pointed at. When pointing ends it stays: the pointer may be on its way to it.
  const [turnedTo, turn] = useState(selected);
  useEffect(() => turn(selected), [selected]);
  useEffect(() => {
    if (active !== selected) turn(active);
  }, [active, selected]);
  const shown = evidence.find(({ number }) => number === turnedTo);
  const mark = shown?.isDrawn ? shown.number : undefined;

  return (
    <>
      <MessageHead message={message} {...selection} />
      <Tabs value={tab} onChange={(next) => next && setTab(next as Tab)} className="message-tabs">
        <Tabs.List>
          {TABS.filter((name) => name !== 'text' || message.hasHtml).map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="message">
          <ReaderView
            message={message}
            source={source}
            text={<PlainText message={message} isInPlaceOfHtml {...selection} />}
            marks={{ mark, page: href.replace(/#.*$/, '') }}
          />
        </Tabs.Panel>
        <Tabs.Panel value="text">
          <PlainText message={message} {...selection} />
        </Tabs.Panel>
        <Tabs.Panel value="headers">
          <Box p="md">
            <RouteView route={message.route} />
            <Box mt="lg">
              <HeaderTable message={message} {...selection} />
            </Box>
          </Box>
        </Tabs.Panel>
        <Tabs.Panel value="source">
          <Source source={source} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

const SHOWN_SOURCE = 300_000;

function Source({ source }: { source: MessageSource }) {
  const { t } = useTranslation('judge');
  const { bytes } = useFormat();
  const file = source.kind === 'file' ? source.file : undefined;
  const own = useQuery({
    queryKey: ['source', file?.name, file?.lastModified, file?.size],
    enabled: file !== undefined,
    queryFn: async () => ({
      source: (await file?.slice(0, SHOWN_SOURCE).text()) ?? '',
      isCut: (file?.size ?? 0) > SHOWN_SOURCE,
    }),
  });
  const stored = useApi(
    'GET /api/sandbox/messages/:messageId/raw',
    { params: { messageId: source.kind === 'sandbox' ? source.messageId : '' } },
    { enabled: source.kind === 'sandbox', topics: [], staleTime: Number.POSITIVE_INFINITY },
  );
  const data = file ? own.data : stored.data;
  if (!data) return <Loader m="md" />;
  return (
    <Box p="md">
      <pre className="source-text" tabIndex={0}>
        {data.source}
      </pre>
      {data.isCut && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('sourceCut', { size: bytes(SHOWN_SOURCE) })}
        </Text>
      )}
    </Box>
  );
}
