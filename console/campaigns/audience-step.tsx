// Whom the campaign is for: a purpose that people consented to, and conditions among them; the number of people is counted as one
// changes them.

import { Anchor, Group, Loader, Paper, Progress, Select, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { useApi } from '../app/use-api.ts';
import { ConditionEditor, type ConditionField, conditionsOf, linesOf } from './condition-editor.tsx';
import { NextStep } from './next-step.tsx';
import { RemarkList } from './remark-list.tsx';
import { remarksOf } from './steps.ts';
import { StepLayout } from './step-layout.tsx';
import { useDraft } from './use-draft.ts';

export function AudienceStep() {
  const { t } = useTranslation('campaigns');
  const { campaign, values, change, isEditable } = useDraft();
  const purposes = useApi('GET /api/purposes');
  const choices = (purposes.data?.items ?? [])
    .filter(({ kind, archivedAt }) => kind !== 'tracking' && archivedAt === null)
    .map(({ id, name }) => ({ value: id, label: name }));
  const said = remarksOf('audience', campaign.remarks).filter(({ code }) => code !== 'purpose_missing');

  return (
    <StepLayout aside={<AudienceCount />} next={<NextStep from="audience" />}>
      <ErrorNotice problem={purposes.error} onRetry={() => void purposes.refetch()} />
      <Panel title={t('audience.purposeTitle')}>
        <Select
          id="audience"
          label={t('audience.purpose')}
          description={t('audience.purposeHelp')}
          placeholder={t('audience.purposePlaceholder')}
          data={choices}
          value={values.purposeId}
          onChange={(purposeId) => change({ purposeId })}
          disabled={!isEditable}
          allowDeselect={false}
        />
      </Panel>
      <Panel title={t('audience.conditionsTitle')} text={t('audience.conditionsText')}>
        <Conditions />
      </Panel>
      <RemarkList campaignId={campaign.id} remarks={said} />
    </StepLayout>
  );
}

function Conditions() {
  const { values, change, isEditable } = useDraft();
  const fields = useConditionFields();
  const [lines, setLines] = useState(() => linesOf(values.conditions?.conditions ?? []));
  if (!fields) return <Loader />;
  return (
    <ConditionEditor
      fields={fields}
      match={values.conditions?.match ?? 'all'}
      lines={lines}
      isEditable={isEditable}
      onChange={(match, next) => {
        setLines(next);
        const conditions = conditionsOf(next, fields);
        const unchanged = JSON.stringify({ match, conditions }) === JSON.stringify(values.conditions);
        if (!unchanged) change({ conditions: { match, conditions } });
      }}
    />
  );
}

/** The fields that everyone has, then the workspace's own. */
function useConditionFields(): ConditionField[] | undefined {
  const { t } = useTranslation('campaigns');
  const { data } = useApi('GET /api/contact-fields');
  return useMemo(() => {
    if (!data) return undefined;
    const common: ConditionField[] = [
      { key: 'given_name', label: t('audience.fields.given_name'), type: 'text', choices: [] },
      { key: 'family_name', label: t('audience.fields.family_name'), type: 'text', choices: [] },
      { key: 'email', label: t('audience.fields.email'), type: 'text', choices: [] },
      { key: 'language', label: t('audience.fields.language'), type: 'choice', choices: ['fr', 'en'] },
      { key: 'created_at', label: t('audience.fields.created_at'), type: 'date', choices: [] },
    ];
    return [...data.items, ...common];
  }, [data, t]);
}

function AudienceCount() {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const { campaign, saving } = useDraft();
  const { purposeId, revision } = campaign;
  // The revision is part of the question: each saved change is counted anew.
  const { data, isFetching } = useApi(
    'GET /api/campaigns/:campaignId/audience',
    { params: { campaignId: campaign.id }, query: { revision: String(revision) } },
    { enabled: purposeId !== null, keepPrevious: true },
  );
  const detail = useApi(
    'GET /api/campaigns/:campaignId/audience/detail',
    { params: { campaignId: campaign.id }, query: { revision: String(revision) } },
    { enabled: purposeId !== null, keepPrevious: true },
  ).data;
  if (purposeId === null) return <Text c="dimmed">{t('audience.noPurpose')}</Text>;
  const isCounting = isFetching || saving === 'saving' || !data;
  return (
    <Paper withBorder p="md" aria-live="polite">
      <Group gap="md" wrap="nowrap" align="flex-start">
        <IconUsers size={28} stroke={1.5} aria-hidden />
        <Stack gap={4} flex={1}>
          <Text size="sm" c="dimmed">
            {t('audience.peopleNow')}
          </Text>
          <Text fz={24} fw={650} lh={1.2} className="figures" c={isCounting ? 'dimmed' : undefined}>
            {data
              ? t('audience.people', { count: data.people, formatted: format.number(data.people) })
              : t('audience.counting')}
          </Text>
          {data && data.people === 0 && !isCounting && (
            <Text size="sm">
              {t('audience.nobody')}{' '}
              <Anchor component={Link} to="/contacts" underline="always">
                {t('audience.importContacts')}
              </Anchor>
            </Text>
          )}
          {data && data.people > 0 && detail && <Languages {...detail} />}
          {detail && detail.excluded > 0 && (
            <Text size="sm">
              {t('audience.excluded', { count: detail.excluded, formatted: format.number(detail.excluded) })}
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {t('audience.peopleHelp')}
          </Text>
        </Stack>
      </Group>
    </Paper>
  );
}

function Languages({ languages }: { languages: { fr: number; en: number; unknown: number } }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const people = languages.fr + languages.en + languages.unknown;
  const known = (['fr', 'en', 'unknown'] as const).filter((name) => languages[name] > 0);
  const colours = { fr: 'sea', en: 'teal', unknown: 'gray' };
  return (
    <div>
      <Progress.Root size="sm" my={6} aria-hidden>
        {known.map((name) => (
          <Progress.Section key={name} value={(100 * languages[name]) / people} color={colours[name]} />
        ))}
      </Progress.Root>
      <Text size="sm" c="dimmed">
        {known
          .map((name) =>
            t('audience.languageShare', {
              language: t(`audience.languages.${name}`),
              share: format.percent(languages[name] / people, 0),
            }),
          )
          .join(' · ')}
      </Text>
    </div>
  );
}
