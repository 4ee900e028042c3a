// A send on its way: how far, how long still, and the buttons that hold or stop it. Hears every change at once; asks only for
// the counters.

import { Button, Group, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { ConfirmButton } from '../app/parts/confirm-button.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { ProgressCard } from '../app/parts/progress-card.tsx';
import { useSession } from '../app/session.ts';
import { useApi, useApiMutation } from '../app/use-api.ts';
import type { CampaignAnswer } from './use-draft.ts';

export function SendProgress({ campaign }: { campaign: CampaignAnswer }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const params = { campaignId: campaign.id };
  const { data } = useApi('GET /api/campaigns/:campaignId/progress', { params }, { topics: ['campaigns'] });
  const progress = data?.progress;
  const done = progress
    ? progress.total - progress.states.planned - progress.states.handed_over - progress.states.deferred
    : 0;
  const remaining = useRemaining(done, progress?.total ?? 0, campaign.state === 'sending');
  if (!progress) return null;
  if (campaign.state === 'finished' || campaign.state === 'cancelled') {
    const at = progress.finishedAt && format.dateTime(progress.finishedAt);
    return (
      <Text size="sm" c="dimmed">
        {campaign.state === 'cancelled' ? t('report.cancelledAt') : at && t('report.finishedAt', { at })}
      </Text>
    );
  }
  const isPaused = campaign.state === 'paused';
  return (
    <ProgressCard
      title={t(isPaused ? 'report.paused' : 'report.progress')}
      done={done}
      total={progress.total}
      remaining={isPaused ? undefined : remaining}
      tone={isPaused ? 'warning' : 'running'}
      actions={<SteeringButtons campaign={campaign} />}
    >
      {isPaused && progress.pauseReason && <Text mt="xs">{t(`report.pauseReason.${progress.pauseReason}`)}</Text>}
    </ProgressCard>
  );
}

function SteeringButtons({ campaign }: { campaign: CampaignAnswer }) {
  const { t } = useTranslation('campaigns');
  const { may } = useSession();
  const input = { params: { campaignId: campaign.id } };
  const pause = useApiMutation('POST /api/campaigns/:campaignId/pause');
  const resume = useApiMutation('POST /api/campaigns/:campaignId/resume');
  const cancel = useApiMutation('POST /api/campaigns/:campaignId/cancel');
  if (!may('campaigns:send')) return null;
  return (
    <Group gap="xs">
      <ErrorNotice problem={pause.error ?? resume.error} />
      {campaign.state === 'sending' ? (
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconPlayerPause size={16} aria-hidden />}
          loading={pause.isPending}
          onClick={() => pause.mutate(input)}
        >
          {t('action.pause')}
        </Button>
      ) : (
        <Button
          size="compact-md"
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          loading={resume.isPending}
          onClick={() => resume.mutate(input)}
        >
          {t('action.resume')}
        </Button>
      )}
      <ConfirmButton
        size="compact-md"
        title={t('action.cancelTitle')}
        text={t('action.cancelText')}
        onConfirm={() => cancel.mutateAsync(input)}
        isBusy={cancel.isPending}
        problem={cancel.error}
      >
        {t('action.cancel')}
      </ConfirmButton>
    </Group>
  );
}

const WINDOW_MS = 20_000;

/** Seconds still to go at the pace of the last twenty seconds; unknown until something has moved. */
function useRemaining(done: number, total: number, isRunning: boolean): number | undefined {
  const seen = useRef<{ at: number; done: number }[]>([]);
  const [remaining, setRemaining] = useState<number>();
  useEffect(() => {
    if (!isRunning) {
      seen.current = [];
      setRemaining(undefined);
      return;
    }
    const now = performance.now();
    seen.current = [...seen.current.filter(({ at }) => now - at < WINDOW_MS), { at: now, done }];
    const first = seen.current[0];
    if (!first || done <= first.done || now - first.at < 1_500) return;
    const perSecond = (done - first.done) / ((now - first.at) / 1000);
    setRemaining((total - done) / perSecond);
  }, [done, total, isRunning]);
  return remaining;
}
