// One reported link: what is known, who got it, and the two decisions. The address is text, never a link: nobody must fall for it here.

import { Button, Code, Group, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { StateBadge, type Tone } from '../app/parts/state-badge.tsx';
import { useSession } from '../app/session.ts';
import { useApiMutation } from '../app/use-api.ts';

type Link = ApiAnswer<'GET /api/linkguard/links'>['items'][number];

const TONES: Record<Link['state'], Tone> = { reported: 'warning', blocked: 'bad', cleared: 'quiet' };

export function LinkCard({ link }: { link: Link }) {
  const { t } = useTranslation('linkguard');
  const { may } = useSession();
  const { dateTime } = useFormat();
  const decide = useApiMutation('POST /api/linkguard/links/:id');
  const say = (state: 'blocked' | 'cleared') => decide.mutate({ params: { id: link.id }, body: { state } });
  return (
    <Paper withBorder p="md" component="article" aria-label={link.expression}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Code style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>{link.expression}</Code>
        <StateBadge tone={TONES[link.state]}>{t(`state.${link.state}`)}</StateBadge>
      </Group>
      <Text mt="xs">
        {link.source === 'desk'
          ? t('byDesk', { date: dateTime(link.reportedAt) })
          : t('reported', { count: link.reports, date: dateTime(link.reportedAt) })}{' '}
        {link.firstAt ? t('spread', { count: link.owners, date: dateTime(link.firstAt) }) : t('noSpread')}
      </Text>
      {link.senders.length > 0 && (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {t('senders', { list: link.senders.join(', ') })}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t('until', { date: dateTime(link.expiresAt) })}
      </Text>
      <ErrorNotice problem={decide.error} />
      {may('quarantine:write') && (
        <Group gap="xs" mt="sm">
          {link.state !== 'blocked' && (
            <Button color="red" loading={decide.isPending} onClick={() => say('blocked')}>
              {t('block')}
            </Button>
          )}
          {link.state !== 'cleared' && (
            <Button variant="default" loading={decide.isPending} onClick={() => say('cleared')}>
              {t('clear')}
            </Button>
          )}
        </Group>
      )}
    </Paper>
  );
}
