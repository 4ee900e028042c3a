// One sending domain: where it stands, what to publish, what the DNS says now, and the switch between sandbox and live.

import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconRefresh, IconRosetteDiscountCheck, IconSend } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { ConfirmButton } from '../app/parts/confirm-button.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { useSession } from '../app/session.ts';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { DnsRecord } from './dns-record.tsx';
import { ModeBadge } from './domains-page.tsx';
import { SigningKeys } from './signing-keys.tsx';

type Domain = ApiAnswer<'GET /api/domains/:domainId'>;

const route = getRouteApi('/domains/$domainId');

export function DomainPage() {
  const { domainId } = route.useParams();
  const { t } = useTranslation('domains');
  const { data: domain, error } = useApi('GET /api/domains/:domainId', { params: { domainId } });
  return (
    <>
      <PageHeader
        title={domain?.displayName ?? t('title')}
        aside={domain && <ModeBadge mode={domain.mode} />}
        parent={<Link to="/domains">{t('title')}</Link>}
      >
        {domain && <CheckButton domain={domain} />}
      </PageHeader>
      <PageBody>
        <ErrorNotice problem={error} />
        {domain && (
          <Stack gap="md">
            <Standing domain={domain} />
            <Panel title={t('records.title')} text={t('records.text')}>
              {domain.records.map((record) => (
                <DnsRecord key={record.kind} record={record} domain={domain.displayName} />
              ))}
            </Panel>
            <SigningKeys domain={domain} />
            <DeleteDomain domain={domain} />
          </Stack>
        )}
      </PageBody>
    </>
  );
}

/** A page that was never checked checks itself: nobody comes here to look at « not checked ». */
function CheckButton({ domain }: { domain: Domain }) {
  const { t } = useTranslation('domains');
  const format = useFormat();
  const check = useApiMutation('POST /api/domains/:domainId/check');
  const hasChecked = useRef(false);
  useEffect(() => {
    if (domain.checkedAt || hasChecked.current) return;
    hasChecked.current = true;
    check.mutate({ params: { domainId: domain.id } });
  }, [domain.checkedAt, domain.id, check]);
  return (
    <Group gap="sm">
      <Text size="sm" c="dimmed" aria-live="polite">
        {domain.checkedAt && !check.isPending && t('checkedOn', { when: format.relative(domain.checkedAt) })}
      </Text>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        loading={check.isPending}
        onClick={() => check.mutate({ params: { domainId: domain.id } })}
      >
        {t('check')}
      </Button>
    </Group>
  );
}

function Standing({ domain }: { domain: Domain }) {
  const { t } = useTranslation('domains');
  const isBroken = domain.mode === 'live' && !domain.canGoLive && domain.checkedAt !== null;
  if (domain.mode === 'live') {
    return (
      <Alert
        color={isBroken ? 'red' : 'teal'}
        icon={isBroken ? <IconAlertTriangle aria-hidden /> : <IconSend aria-hidden />}
        title={t('liveTitle')}
      >
        <Text size="sm">{t(isBroken ? 'liveBroken' : 'liveText')}</Text>
        <ModeButton domain={domain} mode="sandbox" />
      </Alert>
    );
  }
  return (
    <Alert color="sea" icon={<IconRosetteDiscountCheck aria-hidden />} title={t('sandboxTitle')}>
      <Text size="sm">{t(domain.canGoLive ? 'sandboxReady' : 'sandboxNotReady')}</Text>
      <ModeButton domain={domain} mode="live" />
    </Alert>
  );
}

function ModeButton({ domain, mode }: { domain: Domain; mode: Domain['mode'] }) {
  const { t } = useTranslation('domains');
  const { may } = useSession();
  const change = useApiMutation('POST /api/domains/:domainId/mode', {
    topics: ['domains', 'session'],
    onDone: () => notifications.show({ message: t(`mode.${mode}`), color: 'teal' }),
  });
  if (!may('domains:write')) return null;
  const name = domain.displayName;
  const words = mode === 'live' ? 'goLive' : 'goSandbox';
  return (
    <ConfirmButton
      mt="sm"
      size="xs"
      color="sea"
      variant={mode === 'live' && domain.canGoLive ? 'filled' : 'default'}
      title={t(`${words}Title`, { name })}
      text={t(`${words}Text`, { name })}
      isBusy={change.isPending}
      problem={change.error}
      onConfirm={() => change.mutateAsync({ params: { domainId: domain.id }, body: { mode } })}
    >
      {t(words)}
    </ConfirmButton>
  );
}

function DeleteDomain({ domain }: { domain: Domain }) {
  const { t } = useTranslation('domains');
  const { may } = useSession();
  const navigate = useNavigate();
  const remove = useApiMutation('DELETE /api/domains/:domainId', { onDone: () => void navigate({ to: '/domains' }) });
  if (!may('domains:write')) return null;
  const name = domain.displayName;
  return (
    <Group justify="flex-end">
      <ConfirmButton
        variant="subtle"
        color="red"
        size="xs"
        title={t('deleteTitle', { name })}
        text={t('deleteText')}
        isBusy={remove.isPending}
        problem={remove.error}
        onConfirm={() => remove.mutateAsync({ params: { domainId: domain.id } })}
      >
        {t('delete')}
      </ConfirmButton>
    </Group>
  );
}
