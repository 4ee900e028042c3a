// The webhooks of the workspace: whom each tells what, how it fares, and what can be done about it.

import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { StateBadge } from '../app/parts/state-badge.tsx';
import { useSession } from '../app/session.ts';
import { useApi } from '../app/use-api.ts';
import { NewWebhookDialog } from './new-webhook-dialog.tsx';
import { WebhookActions } from './webhook-actions.tsx';

export type Webhook = ApiAnswer<'GET /api/webhooks'>['webhooks'][number];

export function WebhooksPage() {
  const { t } = useTranslation('webhooks');
  const { may } = useSession();
  const { data, error } = useApi('GET /api/webhooks');
  const [opened, { open, close }] = useDisclosure(false);
  const button = may('webhooks:write') && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
      {t('add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')}>{data && data.webhooks.length > 0 && button}</PageHeader>
      <PageBody>
        <ErrorNotice problem={error} />
        {data?.webhooks.length === 0 && (
          <EmptyState icon={IconWebhook} title={t('empty')} text={t('emptyText')}>
            {button}
          </EmptyState>
        )}
        <Stack gap="md">
          {data?.webhooks.map((webhook) => (
            <WebhookCard key={webhook.id} webhook={webhook} />
          ))}
        </Stack>
      </PageBody>
      <NewWebhookDialog opened={opened} onClose={close} />
    </>
  );
}

function WebhookCard({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const { may } = useSession();
  const format = useFormat();
  const { url, events, lastSuccessAt, lastFailure, waiting } = webhook;
  return (
    <Card withBorder component="section" aria-label={url}>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start">
          <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
            {url}
          </Text>
          <WebhookState webhook={webhook} />
        </Group>
        <Group gap={4}>
          {events.map((event) => (
            <Badge key={event} variant="light" color="gray" tt="none">
              {t(`event.${event}`)}
            </Badge>
          ))}
        </Group>
        <Text size="xs" c="dimmed">
          {[
            t('waiting', { count: waiting }),
            lastSuccessAt && t('lastSuccess', { when: format.relative(lastSuccessAt) }),
            lastFailure && t('lastFailure', { what: lastFailure }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {may('webhooks:write') && <WebhookActions webhook={webhook} />}
      </Stack>
    </Card>
  );
}

function WebhookState({ webhook: { disabledReason, failingSince } }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const format = useFormat();
  if (disabledReason === 'operator') return <StateBadge tone="quiet">{t('state.operator')}</StateBadge>;
  if (disabledReason)
    return (
      <StateBadge tone="warning">{t(disabledReason === 'gone' ? 'state.gone' : 'state.failingTooLong')}</StateBadge>
    );
  if (failingSince)
    return <StateBadge tone="warning">{t('state.failing', { when: format.relative(failingSince) })}</StateBadge>;
  return <StateBadge tone="good">{t('state.works')}</StateBadge>;
}
