// One protected domain: whether it is connected, its settings, what is done with each class, its owners and its rules about senders.

import { Group, Stack } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../app/parts/confirm-button.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { useSession } from '../app/session.ts';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { ConnectionPanel } from './connection-panel.tsx';
import { DomainSettings } from './domain-settings.tsx';
import { OwnerPanel } from './owner-panel.tsx';
import { SenderPanel } from './sender-panel.tsx';
import type { ProtectedDomain } from './settings.ts';

const route = getRouteApi('/gateway/$domainId');

export function ProtectedDomainPage() {
  const { domainId } = route.useParams();
  const { t } = useTranslation('gateway');
  const { may } = useSession();
  const { data: domain, error } = useApi('GET /api/gateway/domains/:domainId', { params: { domainId } });
  return (
    <>
      <PageHeader title={domain?.displayName ?? t('title')} parent={<Link to="/gateway">{t('title')}</Link>} />
      <PageBody>
        <ErrorNotice problem={error} />
        {domain && (
          <Stack gap="md" key={domain.id}>
            <ConnectionPanel domain={domain} />
            <DomainSettings domain={domain} />
            <OwnerPanel domain={domain} />
            <SenderPanel domain={domain} />
            {may('gateway:write') && <DeleteDomain domain={domain} />}
          </Stack>
        )}
      </PageBody>
    </>
  );
}

function DeleteDomain({ domain }: { domain: ProtectedDomain }) {
  const { t } = useTranslation('gateway');
  const navigate = useNavigate();
  const remove = useApiMutation('DELETE /api/gateway/domains/:domainId', {
    onDone: () => void navigate({ to: '/gateway' }),
  });
  return (
    <Group justify="flex-end">
      <ConfirmButton
        variant="subtle"
        color="red"
        size="xs"
        title={t('deleteTitle', { name: domain.displayName })}
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
