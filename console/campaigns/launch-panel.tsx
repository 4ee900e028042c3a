// The launch: possible when the present version was checked and nothing forbids it, and done only after a named second click
// that says how many people, and whether for real.

import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarTime, IconFlask, IconRocket, IconWorld } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { useSession } from '../app/session.ts';
import { useApi, useApiMutation } from '../app/use-api.ts';
import type { PreflightAnswer } from './preflight-step.tsx';
import { useDraft } from './use-draft.ts';

export function LaunchPanel({ preflight }: { preflight: PreflightAnswer | null }) {
  const { t } = useTranslation('campaigns');
  const { may } = useSession();
  const { campaign } = useDraft();
  if (campaign.state === 'scheduled') return <Waiting />;
  if (campaign.state !== 'draft') return null;
  const lacks = campaign.remarks.some(({ severity }) => severity === 'blocker');
  const stopped = preflight?.result?.remarks.some(({ severity }) => severity === 'blocker') ?? false;
  const blocked = lacks || stopped;
  const text = () => {
    if (!may('campaigns:send')) return t('preflight.mayNotSend');
    if (stopped) return t('preflight.launchBlocked');
    if (lacks) return t('preflight.launchIncomplete');
    if (!preflight) return t('preflight.launchUnchecked');
    return t(isWarned(preflight) ? 'preflight.launchReadyWarned' : 'preflight.launchReady');
  };
  return (
    <Panel title={t('preflight.launchTitle')} text={text()}>
      <LaunchButton
        isDisabled={!may('campaigns:send') || blocked || !preflight}
        people={preflight?.result?.people ?? 0}
      />
    </Panel>
  );
}

function isWarned({ result }: PreflightAnswer): boolean {
  return [...(result?.remarks ?? []), ...(result?.advice ?? [])].some(({ severity }) => severity === 'warning');
}

function LaunchButton({ isDisabled, people }: { isDisabled: boolean; people: number }) {
  const { t } = useTranslation('campaigns');
  const [isOpen, { open, close }] = useDisclosure(false);
  const { campaign } = useDraft();
  const when = campaign.scheduledLocal === null ? 'now' : 'scheduled';
  const Icon = when === 'now' ? IconRocket : IconCalendarTime;
  return (
    <>
      <Button size="md" leftSection={<Icon size={18} aria-hidden />} disabled={isDisabled} onClick={open}>
        {t(when === 'now' ? 'preflight.launchNow' : 'preflight.launchLater')}
      </Button>
      {isOpen && <Confirm when={when} checkedPeople={people} onClose={close} />}
    </>
  );
}

function Confirm({
  when,
  checkedPeople,
  onClose,
}: {
  when: 'now' | 'scheduled';
  checkedPeople: number;
  onClose: () => void;
}) {
  const { t } = useTranslation('campaigns');
  const { t: app } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { campaign } = useDraft();
  const params = { campaignId: campaign.id };
  const audience = useApi('GET /api/campaigns/:campaignId/audience', { params }, { staleTime: 0 });
  const people = audience.data?.people ?? checkedPeople;
  const isLive = campaign.domain?.mode === 'live';
  const launch = useApiMutation('POST /api/campaigns/:campaignId/launch', {
    onDone: () => {
      onClose();
      if (when === 'now') void navigate({ to: '/campaigns/$campaignId/report', params });
    },
  });

  return (
    <Modal
      opened
      onClose={onClose}
      title={<Text fw={600}>{t(when === 'now' ? 'preflight.confirmNowTitle' : 'preflight.confirmLaterTitle')}</Text>}
    >
      <Stack gap="sm">
        <Text size="lg">
          {t('preflight.confirmPeople', { count: people, formatted: format.number(people), subject: campaign.subject })}
        </Text>
        {when === 'scheduled' && campaign.momentAt && (
          <Text>
            {t('preflight.confirmMoment', { moment: format.dateTime(campaign.momentAt), zone: campaign.timeZone })}
          </Text>
        )}
        <Alert
          color={isLive ? 'orange' : 'yellow'}
          icon={isLive ? <IconWorld size={18} aria-hidden /> : <IconFlask size={18} aria-hidden />}
        >
          {t(isLive ? 'preflight.confirmLive' : 'preflight.confirmSandbox')}
        </Alert>
        <ErrorNotice problem={launch.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {app('action.cancel')}
          </Button>
          <Button loading={launch.isPending} onClick={() => launch.mutate({ params, body: { when } })}>
            {t(when === 'now' ? 'preflight.launchNow' : 'preflight.launchLater')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Waiting() {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const { may } = useSession();
  const { campaign } = useDraft();
  const unschedule = useApiMutation('POST /api/campaigns/:campaignId/unschedule');
  return (
    <Panel
      title={t('preflight.launchTitle')}
      text={
        campaign.scheduledAt &&
        t('preflight.confirmMoment', { moment: format.dateTime(campaign.scheduledAt), zone: campaign.timeZone })
      }
    >
      <ErrorNotice problem={unschedule.error} />
      {may('campaigns:send') && (
        <Button
          variant="default"
          loading={unschedule.isPending}
          onClick={() => unschedule.mutate({ params: { campaignId: campaign.id } })}
        >
          {t('action.unschedule')}
        </Button>
      )}
    </Panel>
  );
}
