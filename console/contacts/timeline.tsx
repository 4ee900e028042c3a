// Everything that happened with one contact, newest first, loaded page by page.

import { Button, Text, Timeline as TimelineList } from '@mantine/core';
import {
  IconClick,
  IconFileImport,
  IconMail,
  IconMailExclamation,
  IconMailForward,
  IconMailOff,
  IconThumbDown,
  IconThumbUp,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { useApiPages } from '../app/use-api.ts';
import { useReasonText } from '../campaigns/use-reason-text.ts';

type Event = ApiAnswer<'GET /api/contacts/:contactId/timeline'>['items'][number];

/** Messages and clicks arrive while one looks. */
const TOPICS = ['contacts', 'campaigns', 'imports'];

export function Timeline({ contactId }: { contactId: string }) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const pages = useApiPages('GET /api/contacts/:contactId/timeline', { params: { contactId } }, { topics: TOPICS });
  const events = pages.data?.pages.flatMap(({ items }) => items as Event[]) ?? [];
  const textOf = useEventText();
  return (
    <Panel title={t('timeline.title')}>
      <ErrorNotice problem={pages.error} />
      {pages.data && events.length === 0 && <Text c="dimmed">{t('timeline.empty')}</Text>}
      <TimelineList bulletSize={24} lineWidth={2}>
        {events.map((event, index) => {
          const Icon = iconOf(event);
          return (
            // Events have no number of their own, and are only ever added before the others.
            <TimelineList.Item
              key={`${event.at} ${events.length - index}`}
              bullet={<Icon size={14} aria-hidden />}
              title={textOf(event)}
            >
              <Text size="sm" c="dimmed">
                {format.dateTime(event.at)}
              </Text>
              <Detail event={event} />
            </TimelineList.Item>
          );
        })}
      </TimelineList>
      {pages.hasNextPage && (
        <Button variant="subtle" mt="md" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('timeline.more')}
        </Button>
      )}
    </Panel>
  );
}

/** Why what came back changed nothing. */
const IGNORED = new Set(['names_another', 'too_late', 'repeated', 'unknown']);

function Detail({ event }: { event: Event }) {
  const { t } = useTranslation('contacts');
  const reasonText = useReasonText();
  if (event.kind === 'returned') {
    const nothing = event.effect as 'repeated';
    const said = [
      event.reason && reasonText(event.reason),
      IGNORED.has(event.effect) && t(`timeline.ignored.${nothing}`),
      event.diagnostic,
    ];
    return (
      <Text size="sm" lineClamp={3}>
        {said.filter(Boolean).join(' · ')}
      </Text>
    );
  }
  if (event.kind === 'message')
    return event.state !== 'accepted' && event.reason && <Text size="sm">{reasonText(event.reason)}</Text>;
  if (event.kind === 'consent') return event.note && <Text size="sm">{event.note}</Text>;
  if (event.kind !== 'hit') return null;
  return (
    <Text size="sm" c="dimmed" lineClamp={1}>
      {[event.url, event.class === 'scanner' && t('timeline.machine')].filter(Boolean).join(' · ')}
    </Text>
  );
}

function useEventText(): (event: Event) => string {
  const { t } = useTranslation('contacts');
  return (event) => {
    switch (event.kind) {
      case 'consent':
        return t(`timeline.consent.${event.action as 'granted'}`, { purpose: event.purpose });
      case 'import':
        return t(event.isNew ? 'timeline.importNew' : 'timeline.importSeen', { file: event.file });
      case 'message':
        return t(`timeline.message.${event.state as 'accepted'}`, { campaign: event.campaign });
      case 'returned':
        return t(`timeline.returned.${event.what}`, { campaign: event.campaign });
      case 'hit':
        return t(`timeline.${event.action as 'click'}`, { campaign: event.campaign });
    }
  };
}

function iconOf(event: Event): TablerIcon {
  if (event.kind === 'consent') return event.action === 'granted' ? IconThumbUp : IconThumbDown;
  if (event.kind === 'import') return IconFileImport;
  if (event.kind === 'hit') return IconClick;
  if (event.kind === 'returned') {
    if (event.what === 'complaint') return IconThumbDown;
    return event.what === 'reply' || event.what === 'auto_reply' ? IconMailForward : IconMailExclamation;
  }
  return event.state === 'accepted' ? IconMail : IconMailOff;
}
