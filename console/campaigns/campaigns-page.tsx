// All campaigns: where each stands, what became of those that left.

import { Button, Group, Progress, Select, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPlus, IconSearch, IconSend } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { type KeysetColumn, KeysetTable } from '../app/parts/keyset-table.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { useSession } from '../app/session.ts';
import { useApiPages } from '../app/use-api.ts';
import { type CampaignState, CampaignStateBadge } from './state-of.tsx';
import { NewCampaign } from './new-campaign.tsx';

type Line = ApiAnswer<'GET /api/campaigns'>['items'][number];

const page = getRouteApi('/campaigns');
const STATES: CampaignState[] = ['draft', 'scheduled', 'sending', 'paused', 'finished', 'cancelled'];

export function CampaignsPage() {
  const { t } = useTranslation('campaigns');
  const { may } = useSession();
  const { search, state } = page.useSearch();
  const navigate = page.useNavigate();
  const [isCreating, setIsCreating] = useState(false);
  const lines = useApiPages('GET /api/campaigns', { query: { search, state } }, { keepPrevious: true });
  const columns = useColumns();
  const look = useDebouncedCallback((text: string) => {
    void navigate({ search: (now) => ({ ...now, search: text.trim() || undefined }), replace: true });
  }, 250);
  const create = may('campaigns:write') && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsCreating(true)}>
      {t('list.new')}
    </Button>
  );
  const isFiltered = Boolean(search || state);

  return (
    <>
      <PageHeader title={t('title')}>{create}</PageHeader>
      <PageBody>
        <Group gap="xs">
          <TextInput
            aria-label={t('list.search')}
            placeholder={t('list.search')}
            leftSection={<IconSearch size={16} aria-hidden />}
            defaultValue={search}
            onChange={(event) => look(event.currentTarget.value)}
            flex={{ base: 1, sm: 'initial' }}
            w={{ sm: 280 }}
          />
          <Select
            aria-label={t('list.state')}
            placeholder={t('list.allStates')}
            data={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
            value={state ?? null}
            onChange={(value) =>
              void navigate({ search: (now) => ({ ...now, state: (value as CampaignState) ?? undefined }) })
            }
            clearable
            w={{ base: 140, sm: 180 }}
          />
        </Group>
        <KeysetTable
          name="campaigns"
          label={t('list.label')}
          columns={columns}
          pages={lines}
          rowId={({ id }) => id}
          empty={
            isFiltered ? (
              <EmptyState icon={IconSearch} title={t('list.nothingFound')} text={t('list.nothingFoundText')} />
            ) : (
              <EmptyState icon={IconSend} title={t('list.empty')} text={t('list.emptyText')}>
                {create}
              </EmptyState>
            )
          }
        />
      </PageBody>
      <NewCampaign isOpen={isCreating} onClose={() => setIsCreating(false)} />
    </>
  );
}

function useColumns(): KeysetColumn<Line>[] {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'name',
        label: t('list.name'),
        cell: ({ id, name, subject }) => (
          <div className="campaign-name">
            <Link to="/campaigns/$campaignId" params={{ campaignId: id }}>
              {name}
            </Link>
            <Text size="sm" c="dimmed" lineClamp={1}>
              {subject || t('list.noSubject')}
            </Text>
          </div>
        ),
      },
      { id: 'state', label: t('list.state'), width: 150, cell: (line) => <CampaignStateBadge {...line} /> },
      {
        id: 'moment',
        label: t('list.moment'),
        width: 190,
        cell: ({ launchedAt, scheduledAt }) => {
          const at = launchedAt ?? scheduledAt;
          return at && <time dateTime={at}>{format.dateTime(at)}</time>;
        },
      },
      { id: 'progress', label: t('list.progress'), width: 150, cell: (line) => <LineProgress line={line} /> },
      {
        id: 'recipients',
        label: t('list.recipients'),
        width: 120,
        align: 'right',
        cell: ({ counts }) => (hasLeft(counts) ? format.number(total(counts)) : ''),
      },
      {
        id: 'accepted',
        label: t('list.accepted'),
        width: 110,
        align: 'right',
        cell: ({ counts }) => (hasLeft(counts) ? format.percent((counts.accepted ?? 0) / total(counts)) : ''),
      },
      {
        id: 'bounced',
        label: t('list.bounced'),
        width: 110,
        align: 'right',
        cell: ({ counts }) => (hasLeft(counts) ? format.percent((counts.bounced ?? 0) / total(counts)) : ''),
      },
    ],
    [t, format],
  );
}

type Counts = Line['counts'];
const hasLeft = (counts: Counts) => total(counts) > 0;
const total = (counts: Counts) => Object.values(counts).reduce((sum, people) => sum + people, 0);

function LineProgress({ line }: { line: Line }) {
  const { t } = useTranslation('campaigns');
  if (!hasLeft(line.counts)) return null;
  const open = (line.counts.planned ?? 0) + (line.counts.handed_over ?? 0) + (line.counts.deferred ?? 0);
  const share = 100 * (1 - open / total(line.counts));
  return (
    <Progress.Root size="md">
      <Progress.Section
        value={share}
        color={line.state === 'paused' ? 'orange' : line.state === 'cancelled' ? 'gray' : 'sea'}
        aria-label={t('list.progress')}
      />
    </Progress.Root>
  );
}
