// The operator's desk: every stream of the installation, those at risk first, why, and the decisions.

import { Button, Card, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { useApi } from '../app/use-api.ts';
import { DeskActions } from './desk-actions.tsx';
import { StandingSections } from './standing-sections.tsx';
import { StandingBadge, StandingView } from './standing-view.tsx';

export type DeskItem = ApiAnswer<'GET /api/standing/desk'>['items'][number];

export function DeskPage() {
  const { t } = useTranslation('standing');
  const { data, error } = useApi('GET /api/standing/desk');
  return (
    <>
      <PageHeader title={t('desk')} />
      <StandingSections />
      <PageBody>
        <ErrorNotice problem={error} />
        <Stack gap="md">
          <Text c="dimmed" size="sm">
            {t('deskText')}
          </Text>
          {data?.items.map((item) => (
            <DeskCard key={`${item.workspaceId}/${item.stream}`} item={item} />
          ))}
        </Stack>
      </PageBody>
    </>
  );
}

function DeskCard({ item }: { item: DeskItem }) {
  const { t } = useTranslation('standing');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { workspace, stream, step, since, plan } = item;
  const name = `${workspace}, ${t(`stream.${stream}`)}`;
  return (
    <Card withBorder component="section" aria-label={name}>
      <Stack gap="xs">
        <Group gap="xs">
          <Text fw={600}>{name}</Text>
          <StandingBadge step={step} />
          <Text size="sm" c="dimmed">
            {format.relative(since)}
          </Text>
        </Group>
        {plan && (
          <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {t('planOf', { plan })}
          </Text>
        )}
        <Group gap="xs" role="group" aria-label={t('actionsOf', { workspace, stream: t(`stream.${stream}`) })}>
          <DeskActions item={item} />
          <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
            {t('why')}
          </Button>
        </Group>
      </Stack>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={<Text fw={600}>{workspace}</Text>} size="xl">
        <Why item={item} />
      </Modal>
    </Card>
  );
}

function Why({ item }: { item: DeskItem }) {
  const { data, error } = useApi('GET /api/standing/desk/:accountId', { params: { accountId: item.workspaceId } });
  return (
    <>
      <ErrorNotice problem={error} />
      {data && <StandingView view={data} mayAnswer={false} />}
    </>
  );
}
