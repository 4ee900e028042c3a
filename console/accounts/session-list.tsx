// Where one is signed in, and the way to end a session left open elsewhere.

import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { StateBadge } from '../app/parts/state-badge.tsx';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { browserOf } from './user-agent.ts';

export function SessionList() {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const { data, error } = useApi('GET /api/account/sessions');
  const close = useApiMutation('DELETE /api/account/sessions/:sessionId');
  return (
    <Panel title={t('sessions.heading')}>
      <ErrorNotice problem={error ?? close.error} />
      <Stack gap="sm" component="ul" className="plain-list">
        {data?.items.map(({ id, isCurrent, seenAt, createdAt, address, userAgent }) => {
          const found = browserOf(userAgent);
          const name = found ? t('sessions.browserOn', found) : t('sessions.unknown');
          const Icon = /Mobi|Android/.test(userAgent) ? IconDeviceMobile : IconDeviceDesktop;
          return (
            <Group key={id} component="li" justify="space-between" wrap="nowrap">
              <Group gap="sm" wrap="nowrap">
                <Icon size={20} stroke={1.5} aria-hidden />
                <div>
                  <Group gap="xs">
                    <Text size="sm">{name}</Text>
                    {isCurrent && <StateBadge tone="good">{t('sessions.current')}</StateBadge>}
                  </Group>
                  <Text size="sm" c="dimmed">
                    {[
                      address,
                      t('sessions.seen', { when: format.relative(seenAt) }),
                      t('sessions.since', { when: format.dateTime(createdAt) }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                </div>
              </Group>
              {!isCurrent && (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={t('sessions.closeOf', { browser: name })}
                  onClick={() => close.mutate({ params: { sessionId: id } })}
                >
                  {t('sessions.close')}
                </Button>
              )}
            </Group>
          );
        })}
      </Stack>
    </Panel>
  );
}
