// The way a message came, step by step, as a line of stations: who handed it to whom, when, and whether on a closed line.

import { Box, Text, Title } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import type { RouteStep } from './message-view.ts';
import './message.css';

export function RouteView({ route }: { route: readonly RouteStep[] }) {
  const { t } = useTranslation('message');
  return (
    <section aria-label={t('route.title')}>
      <Title order={3}>{t('route.title')}</Title>
      <Text size="sm" c="dimmed" mt={2} mb="sm">
        {t(route.length === 0 ? 'route.none' : 'route.text')}
      </Text>
      <ol className="route">
        {route.map((step, index) => (
          // biome-ignore lint: steps have no identity but their order, which never changes
          <Step key={index} step={step} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step }: { step: RouteStep }) {
  const { t } = useTranslation('message');
  const { dateTime, duration } = useFormat();
  const { from, claimed, address, isPrivate, by, isEncrypted, at, seconds } = step;
  const Lock = isEncrypted ? IconLock : IconLockOpen;
  return (
    <li>
      <Box miw={0} flex={1}>
        <Text fw={600} className="route-name">
          {from || address || t('route.unnamed')}
        </Text>
        <Text size="sm" c="dimmed" className="route-name">
          {[
            from && address,
            isPrivate && t('route.private'),
            claimed && t('route.claimed', { name: claimed }),
            by && t('route.by', { server: by }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </Box>
      <Box className="route-time">
        {at && (
          <Text size="xs" c="dimmed">
            <time dateTime={at}>{dateTime(at)}</time>
          </Text>
        )}
        <Text size="xs" c="dimmed" component="span" className="route-line">
          {seconds !== undefined && seconds >= 0 && t('route.after', { duration: duration(seconds) })}
          <Lock size={13} role="img" aria-label={t(isEncrypted ? 'route.encrypted' : 'route.plain')} />
        </Text>
      </Box>
    </li>
  );
}
