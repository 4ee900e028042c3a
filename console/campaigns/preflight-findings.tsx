// What to mend, gravest first, from the campaign's own rules and from the judge alike: each with its words and the way to the place.
// Below, all the evidence of the worst message, for who wants to know.

import { Accordion, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { currentLanguage } from '../app/i18n.ts';
import { VerdictView } from '../judge/verdict-view.tsx';
import type { PreflightResult } from './preflight-step.tsx';
import { MendLink, RemarkList } from './remark-list.tsx';

type Advice = PreflightResult['advice'][number];
const SECTIONS = [
  ['blocker', 'blockers'],
  ['warning', 'warnings'],
  ['hint', 'hints'],
] as const;

export function PreflightFindings({ campaignId, result }: { campaignId: string; result: PreflightResult }) {
  const { t } = useTranslation('campaigns');
  return (
    <>
      {SECTIONS.map(([severity, title]) => {
        const remarks = result.remarks.filter((remark) => remark.severity === severity);
        const advice = result.advice.filter((one) => one.severity === severity);
        if (remarks.length + advice.length === 0) return null;
        return (
          <Stack key={severity} component="section" gap="xs">
            <Title order={2}>{t(`preflight.${title}`)}</Title>
            <RemarkList campaignId={campaignId} remarks={remarks} withLinks />
            {advice.map((one) => (
              <AdviceItem key={one.code} advice={one} campaignId={campaignId} />
            ))}
          </Stack>
        );
      })}
      {result.verdict && (
        <Accordion variant="contained">
          <Accordion.Item value="evidence">
            <Accordion.Control>{t('preflight.evidence')}</Accordion.Control>
            <Accordion.Panel>
              <VerdictView verdict={result.verdict} />
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      )}
    </>
  );
}

function AdviceItem({ advice, campaignId }: { advice: Advice; campaignId: string }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const language = currentLanguage();
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={600}>{advice.advice[language]}</Text>
          <Text size="sm" c="dimmed">
            {advice.sentence[language]}{' '}
            {t('preflight.inMessages', { count: advice.messages, formatted: format.number(advice.messages) })}
          </Text>
        </div>
        <MendLink campaignId={campaignId} mend={advice.mend} isHint={advice.severity === 'hint'} />
      </Group>
    </Paper>
  );
}
