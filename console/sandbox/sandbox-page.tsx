// The pretend world's mailboxes in three panes: mailboxes, messages, message. On a phone one pane shows at a time.
// Nothing here changes a message; the one thing that can be done is to empty the sandbox.

import { Box, Text, Tooltip } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { ConfirmButton } from '../app/parts/confirm-button.tsx';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { LinkButton } from '../app/parts/link-button.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { useSession } from '../app/session.ts';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { MailboxList } from './mailbox-list.tsx';
import { MessageList } from './message-list.tsx';
import { MessagePane } from './message-pane.tsx';
import type { SandboxSearch } from './shown-message.ts';
import '../app/parts/panes.css';

const page = getRouteApi('/sandbox');

export function SandboxPage() {
  const { t } = useTranslation('sandbox');
  const { number } = useFormat();
  const { may } = useSession();
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const { data, error, refetch } = useApi('GET /api/sandbox');
  const choose = (change: Partial<SandboxSearch>) => void navigate({ search: (now) => ({ ...now, ...change }) });
  const isEmpty = data?.messages === 0;

  return (
    <>
      <PageHeader
        title={t('title')}
        aside={
          data &&
          !isEmpty && (
            <Tooltip label={t('keptHint', { limit: number(data.kept) })}>
              <Text size="sm" c="dimmed" className="figures">
                {t('kept', { count: data.messages, shown: number(data.messages) })}
              </Text>
            </Tooltip>
          )
        }
      >
        {may('sandbox:write') && data && !isEmpty && (
          <ClearButton onCleared={() => choose({ message: undefined, mailbox: undefined })} />
        )}
      </PageHeader>
      {error && (
        <PageBody>
          <ErrorNotice problem={error} onRetry={() => void refetch()} />
        </PageBody>
      )}
      {isEmpty && <NothingYet />}
      {data && !isEmpty && (
        <Box className="panes" data-pane={search.message ? 'message' : 'list'}>
          <MailboxList search={search} onChoose={choose} />
          <MessageList search={search} onChoose={choose} />
          <MessagePane search={search} onChoose={choose} />
        </Box>
      )}
    </>
  );
}

function ClearButton({ onCleared }: { onCleared: () => void }) {
  const { t } = useTranslation('sandbox');
  const clear = useApiMutation('DELETE /api/sandbox/messages', { onDone: onCleared });
  return (
    <ConfirmButton
      size="xs"
      color="red"
      title={t('clear.title')}
      text={t('clear.text')}
      onConfirm={() => clear.mutateAsync({})}
      isBusy={clear.isPending}
      problem={clear.error}
    >
      {t('clear.action')}
    </ConfirmButton>
  );
}

function NothingYet() {
  const { t } = useTranslation('sandbox');
  const { may } = useSession();
  return (
    <EmptyState icon={IconInbox} title={t('empty.title')} text={t('empty.text')} note={t('empty.simulate')}>
      {may('campaigns:write') && <LinkButton to="/campaigns">{t('empty.action')}</LinkButton>}
    </EmptyState>
  );
}
