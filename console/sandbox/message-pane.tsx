// The third pane: one message, as its reader would see it, as text, as it travelled, and as a filter judges it.

import { ActionIcon, Anchor, Box, Group, Loader, Tabs, Title } from '@mantine/core';
import { IconArrowLeft, IconDownload, IconMailOpened, IconScale } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { apiUrl } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Initials } from '../app/parts/initials.tsx';
import { useApi } from '../app/use-api.ts';
import { ClassBadge } from '../judge/class-badge.tsx';
import { PlainText } from '../message/plain-text.tsx';
import { ReaderView } from '../message/reader-view.tsx';
import { MessageVerdict } from './message-verdict.tsx';
import { SandboxSource } from './sandbox-source.tsx';
import type { PaneProps, ShownMessage } from './shown-message.ts';

const TABS = ['message', 'text', 'source', 'verdict'] as const;

export function MessagePane({ search, onChoose }: PaneProps) {
  const { t } = useTranslation('sandbox');
  const { data, error, refetch, isPending } = useApi(
    'GET /api/sandbox/messages/:messageId',
    { params: { messageId: search.message ?? '' } },
    // A message that arrived never changes: notices of new ones leave it alone.
    { enabled: search.message !== undefined, topics: [], staleTime: Number.POSITIVE_INFINITY },
  );
  if (!search.message) {
    return (
      <Pane>
        <EmptyState icon={IconMailOpened} title={t('message.choose')} text={t('message.chooseText')} />
      </Pane>
    );
  }
  return (
    <Pane>
      {error && (
        <Box p="md">
          <ErrorNotice problem={error} onRetry={() => void refetch()} />
        </Box>
      )}
      {isPending && !error && (
        <Box p="xl" ta="center">
          <Loader />
        </Box>
      )}
      {data && (
        <>
          <MessageHead
            message={data}
            onBack={() => onChoose({ message: undefined })}
            onVerdict={() => onChoose({ tab: 'verdict' })}
          />
          <MessageTabs key={data.id} message={data} tab={search.tab ?? 'message'} onTab={(tab) => onChoose({ tab })} />
        </>
      )}
    </Pane>
  );
}

function Pane({ children }: { children: ReactNode }) {
  const { t } = useTranslation('sandbox');
  return (
    <Box component="section" className="pane message" aria-label={t('message.tabs.message')}>
      {children}
    </Box>
  );
}

function MessageHead(props: { message: ShownMessage; onBack: () => void; onVerdict: () => void }) {
  const { message, onBack, onVerdict } = props;
  const { t } = useTranslation('sandbox');
  const { dateTime } = useFormat();
  const { fromName, fromAddress, replyTo, mailbox } = message;
  return (
    <Box className="message-head">
      <Group wrap="nowrap" gap="xs" align="flex-start">
        <ActionIcon variant="subtle" className="back" onClick={onBack} aria-label={t('message.back')}>
          <IconArrowLeft size={18} />
        </ActionIcon>
        <Title order={2} flex={1} className="message-subject" dir="auto">
          {message.subject || t('messages.noSubject')}
        </Title>
        <ActionIcon
          variant="default"
          renderRoot={(props) => <Link {...props} to="/judge" search={{ sandbox: message.id }} />}
          aria-label={t('message.judge')}
          title={t('message.judge')}
        >
          <IconScale size={16} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          component="a"
          href={apiUrl('GET /api/sandbox/messages/:messageId/source', { params: { messageId: message.id } })}
          download
          aria-label={t('message.download')}
          title={t('message.download')}
        >
          <IconDownload size={16} />
        </ActionIcon>
      </Group>
      <div className="message-people">
        <Initials name={fromName || fromAddress} size={34} />
        <dl className="message-facts">
          <Fact name={t('message.from')}>
            <b dir="auto">{fromName}</b> {fromAddress && `<${fromAddress}>`}
          </Fact>
          <Fact name={t('message.to')}>{mailbox}</Fact>
          {replyTo && <Fact name={t('message.replyTo')}>{replyTo}</Fact>}
          <Fact name={t('message.date')}>
            <time dateTime={message.receivedAt}>{dateTime(message.receivedAt)}</time>
          </Fact>
        </dl>
        <Anchor component="button" type="button" underline="never" onClick={onVerdict}>
          <ClassBadge name={message.verdict.class} />
        </Anchor>
      </div>
    </Box>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

type Tab = (typeof TABS)[number];

function MessageTabs({ message, tab, onTab }: { message: ShownMessage; tab: Tab; onTab: (tab: Tab) => void }) {
  const { t } = useTranslation('sandbox');
  return (
    <Tabs value={tab} onChange={(next) => next && onTab(next as Tab)} className="message-tabs">
      <Tabs.List>
        {TABS.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`message.tabs.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="message">
        <ReaderView
          message={message}
          source={{ kind: 'sandbox', messageId: message.id }}
          text={<PlainText message={message} isInPlaceOfHtml />}
        />
      </Tabs.Panel>
      <Tabs.Panel value="text">
        <PlainText message={message} />
      </Tabs.Panel>
      <Tabs.Panel value="source">
        <SandboxSource message={message} />
      </Tabs.Panel>
      <Tabs.Panel value="verdict">
        <MessageVerdict message={message} />
      </Tabs.Panel>
    </Tabs>
  );
}
