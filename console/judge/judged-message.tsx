// A judged message: the verdict at the left, the message at the right, one selection between them. What is selected stands in the address
// (`#evidence-3`): the marks inside the message's own frame, where no script runs, are links to it.

import { Box, Loader, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiAnswer, type ApiProblem, upload } from '../app/api.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { useApi } from '../app/use-api.ts';
import type { MessageSource, MessageView } from '../message/message-view.ts';
import { ClaimsNotice } from './claims-notice.tsx';
import type { DroppedFile } from './message-intake.ts';
import { MessageReader, placeOf } from './message-reader.tsx';
import { VerdictView } from './verdict-view.tsx';

const page = getRouteApi('/judge');
type Reading = ApiAnswer<'POST /api/judge/reading'>;

export function JudgedFile({ dropped, trust }: { dropped: DroppedFile; trust: string | undefined }) {
  const { data, error, refetch } = useQuery<Reading, ApiProblem>({
    queryKey: ['judged', dropped.id, trust],
    queryFn: ({ signal }) => upload('POST /api/judge/reading', { query: { trust } }, dropped.file, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  });
  return (
    <Judged
      message={data}
      source={{ kind: 'file', file: dropped.file, trust }}
      problem={error}
      onRetry={refetch}
      trust={trust}
    />
  );
}

export function JudgedSandboxMessage({ messageId }: { messageId: string }) {
  const { data, error, refetch } = useApi(
    'GET /api/sandbox/messages/:messageId',
    { params: { messageId } },
    { topics: [], staleTime: Number.POSITIVE_INFINITY },
  );
  return <Judged message={data} source={{ kind: 'sandbox', messageId }} problem={error} onRetry={refetch} />;
}

interface JudgedProps {
  message: MessageView | undefined;
  source: MessageSource;
  problem: ApiProblem | null;
  onRetry: () => void;
  trust?: string;
}

function Judged({ message, source, problem, onRetry, trust }: JudgedProps) {
  if (problem) {
    return (
      <PageBody>
        <ErrorNotice problem={problem} onRetry={onRetry} />
      </PageBody>
    );
  }
  return message ? (
    <Panes message={message} source={source} trust={trust} />
  ) : (
    <Box p="xl" ta="center">
      <Loader />
    </Box>
  );
}

type Pane = 'verdict' | 'message';

function Panes({ message, source, trust }: { message: MessageView; source: MessageSource; trust?: string }) {
  const { t } = useTranslation('judge');
  const { hash } = useLocation();
  const navigate = page.useNavigate();
  const [hovered, hover] = useState<number | undefined>();
  const switcher = useRef<HTMLDivElement>(null);
  const [pane, showPane] = useState<Pane>('verdict');
  const number = Number(/^evidence-(\d+)$/.exec(hash)?.[1] ?? Number.NaN);
  const selected = Number.isNaN(number) ? undefined : number;
  const select = (next: number | undefined) => {
    if (next !== undefined && pane === 'verdict') showPane('message');
    void navigate({
      search: (now) => now,
      hash: next === undefined ? '' : `evidence-${next}`,
      replace: true,
      resetScroll: false,
      hashScrollIntoView: false,
    });
  };
  const active = hovered ?? selected;
  // On a narrow screen the panes take turns: each is come to where the selection is.
  useEffect(() => {
    const target = pane === 'verdict' ? document.getElementById(`evidence-${selected}`) : switcher.current;
    target?.scrollIntoView({ block: 'nearest' });
  }, [pane, selected]);

  return (
    <>
      <Box className="pane-switch" ref={switcher}>
        <SegmentedControl
          fullWidth
          value={pane}
          onChange={(value) => showPane(value as Pane)}
          aria-label={t('panes.label')}
          data={[
            { value: 'verdict', label: t('panes.verdict') },
            { value: 'message', label: t('panes.message') },
          ]}
        />
      </Box>
      <Box className="judge-panes" data-pane={pane}>
        <Box component="section" className="judge-pane verdict-pane" aria-label={t('verdict')} tabIndex={0}>
          <VerdictView
            verdict={message.verdict}
            aside={<ClaimsNotice message={message} trust={trust} />}
            voice="owner"
            selected={selected}
            active={active}
            onSelect={select}
            onHover={hover}
            canShow={(one) => placeOf(one, message) !== undefined}
          />
        </Box>
        <Box component="section" className="judge-pane message-pane" aria-label={t('panes.message')}>
          <MessageReader message={message} source={source} selected={selected} active={active} onSelect={select} />
        </Box>
      </Box>
    </>
  );
}
