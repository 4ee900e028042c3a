// The way of one message through Dauphin: who handed it over, who vouches for it, what was decided and why, and what the mailbox server said.

import { Box, List, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { RouteView } from '../message/route-view.tsx';
import type { Arrival } from './arrival.ts';

export function ArrivalCourse({ arrival }: { arrival: Arrival }) {
  const { t, i18n } = useTranslation('quarantine');
  const { dateTime, number } = useFormat();
  const language = i18n.language === 'fr' ? 'fr' : 'en';
  const { removals, attempts, nextAttemptAt, reply, releasedAt, endedAt } = arrival;
  return (
    <Stack p="md" gap="lg">
      <Table layout="auto" withRowBorders={false} verticalSpacing={4}>
        <Table.Tbody>
          <Line name={t('course.reason')}>{t(`reason.${arrival.reason}`)}</Line>
          <Line name={t('course.client')}>
            {arrival.clientAddress}, {t('course.helo', { name: arrival.helo })},{' '}
            {t(arrival.encrypted ? 'course.encrypted' : 'course.plain')}
          </Line>
          <Line name={t('course.mailFrom')}>{arrival.mailFrom || t('course.noSender')}</Line>
          <Line name={t('course.authentication')}>{authenticationText(arrival)}</Line>
          <Line name={t('course.cleaning')}>
            {removals.length === 0
              ? t('course.notCleaned')
              : t('course.cleaned', { count: removals.length, shown: number(removals.length) })}
            <List size="sm" spacing={2}>
              {removals.slice(0, 20).map((removal, at) => (
                <List.Item key={`${removal.address}${at}`}>{removal.sentence[language]}</List.Item>
              ))}
            </List>
          </Line>
          {attempts > 0 && <Line name={t('course.attempts')}>{number(attempts)}</Line>}
          {nextAttemptAt && <Line name={t('course.next')}>{dateTime(nextAttemptAt)}</Line>}
          {reply && <Line name={t('course.reply')}>{reply}</Line>}
          {releasedAt && <Line name={t('course.released')}>{dateTime(releasedAt)}</Line>}
          {endedAt && <Line name={t('course.ended')}>{dateTime(endedAt)}</Line>}
        </Table.Tbody>
      </Table>
      {arrival.mayBeDouble && <Text size="sm">{t('course.double')}</Text>}
      <Box>
        <RouteView route={arrival.route} />
      </Box>
    </Stack>
  );
}

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <Table.Tr>
    <Table.Th scope="row" w={190} fw={500} style={{ verticalAlign: 'top' }}>
      {name}
    </Table.Th>
    <Table.Td style={{ overflowWrap: 'anywhere' }}>{children}</Table.Td>
  </Table.Tr>
);

/** In the words of the standards, which are the same in every language. */
function authenticationText({ authentication: { spf, dkim = [], dmarc, arc } }: Arrival): string {
  return [
    spf && `SPF ${spf.result} (${spf.domain})`,
    ...(dkim.length === 0 ? ['DKIM none'] : dkim.map(({ result, domain }) => `DKIM ${result} (${domain})`)),
    dmarc && `DMARC ${dmarc.result}${dmarc.policy ? ` (p=${dmarc.policy})` : ''}`,
    arc && arc.result !== 'none' && `ARC ${arc.result}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
