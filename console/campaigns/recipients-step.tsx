// Every recipient of a campaign with their outcome and its reason: found by address, state, reason or domain, and exported.

import { Button, Group, Select, Text, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconDownload, IconSearch, IconUsers } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiAnswer, apiUrl } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { type KeysetColumn, KeysetTable } from '../app/parts/keyset-table.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { StateBadge, type Tone } from '../app/parts/state-badge.tsx';
import { useApi, useApiPages } from '../app/use-api.ts';
import { useDraft } from './use-draft.ts';
import { useReasonText } from './use-reason-text.ts';

type Line = ApiAnswer<'GET /api/campaigns/:campaignId/recipients'>['items'][number];

const page = getRouteApi('/campaigns/$campaignId/recipients');
const TONES: Record<Line['state'], Tone> = {
  planned: 'quiet',
  handed_over: 'running',
  deferred: 'warning',
  accepted: 'good',
  bounced: 'bad',
  suppressed: 'quiet',
  skipped: 'quiet',
};
const STATES = Object.keys(TONES) as Line['state'][];

export function RecipientsStep() {
  const { t } = useTranslation('campaigns');
  const { campaign } = useDraft();
  const search = page.useSearch();
  const params = { campaignId: campaign.id };
  const lines = useApiPages(
    'GET /api/campaigns/:campaignId/recipients',
    { params, query: search },
    { topics: [], keepPrevious: true },
  );
  const columns = useColumns();

  return (
    <PageBody>
      <Group justify="space-between" gap="xs">
        <Filters />
        <Button
          component="a"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          href={apiUrl('GET /api/campaigns/:campaignId/recipients.csv', { params, query: search })}
          download
        >
          {t('recipients.export')}
        </Button>
      </Group>
      <KeysetTable
        name="recipients"
        label={t('recipients.label')}
        columns={columns}
        pages={lines}
        rowId={({ contactId, step }) => `${contactId}-${step}`}
        height="calc(100dvh - 250px)"
        empty={<EmptyState icon={IconUsers} title={t('recipients.empty')} text={t('recipients.emptyText')} />}
      />
    </PageBody>
  );
}

function Filters() {
  const { t } = useTranslation('campaigns');
  const { campaign } = useDraft();
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const reasonText = useReasonText();
  const progress = useApi(
    'GET /api/campaigns/:campaignId/progress',
    { params: { campaignId: campaign.id } },
    { topics: [] },
  );
  const reasons = [...new Set(progress.data?.progress?.reasons.map(({ reason }) => reason) ?? [])];
  const filter = (change: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const look = useDebouncedCallback((text: string) => filter({ search: text.trim() || undefined }), 250);
  return (
    <Group gap="xs">
      <TextInput
        aria-label={t('recipients.search')}
        placeholder={t('recipients.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        defaultValue={search.search}
        onChange={(event) => look(event.currentTarget.value)}
        w={260}
      />
      <Select
        aria-label={t('recipients.state')}
        placeholder={t('recipients.state')}
        data={STATES.map((value) => ({ value, label: t(`recipientState.${value}`) }))}
        value={search.state ?? null}
        onChange={(state) => filter({ state: (state as Line['state']) ?? undefined })}
        clearable
        w={150}
      />
      <Select
        aria-label={t('recipients.reason')}
        placeholder={t('recipients.reason')}
        data={reasons.map((value) => ({ value, label: reasonText(value) }))}
        value={search.reason ?? null}
        onChange={(reason) => filter({ reason: reason ?? undefined })}
        clearable
        searchable
        w={240}
      />
      {search.domain && (
        <Button variant="light" size="compact-md" onClick={() => filter({ domain: undefined })} rightSection="×">
          {search.domain}
        </Button>
      )}
    </Group>
  );
}

function useColumns(): KeysetColumn<Line>[] {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const reasonText = useReasonText();
  return useMemo(
    () => [
      { id: 'email', label: t('recipients.email'), cell: ({ email }) => email },
      {
        id: 'state',
        label: t('recipients.state'),
        width: 130,
        cell: ({ state }) => <StateBadge tone={TONES[state]}>{t(`recipientState.${state}`)}</StateBadge>,
      },
      {
        id: 'reason',
        label: t('recipients.reason'),
        cell: ({ reason }) => reason && <span className="reason-cell">{reasonText(reason)}</span>,
      },
      {
        id: 'reply',
        label: t('recipients.reply'),
        cell: ({ reply }) =>
          reply && (
            <Tooltip label={reply} multiline maw={480}>
              <Text size="sm" c="dimmed" className="reply-cell">
                {reply}
              </Text>
            </Tooltip>
          ),
      },
      {
        id: 'attempts',
        label: t('recipients.attempts'),
        width: 100,
        align: 'right',
        cell: ({ attempts }) => format.number(attempts),
      },
      {
        id: 'duplicates',
        label: t('recipients.duplicates'),
        width: 130,
        align: 'right',
        isHidden: true,
        cell: ({ maybeDuplicates }) => (maybeDuplicates === 0 ? '' : format.number(maybeDuplicates)),
      },
      {
        id: 'at',
        label: t('recipients.at'),
        width: 190,
        cell: ({ updatedAt }) => <time dateTime={updatedAt}>{format.dateTime(updatedAt)}</time>,
      },
    ],
    [t, format, reasonText],
  );
}
