// Who writes, and what the reader sees first: sender, reply address, subject, preview text, shown as an inbox shows them.

import { Anchor, Group, Radio, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../app/parts/panel.tsx';
import { useApi } from '../app/use-api.ts';
import { SubjectFields } from '../templates/subject-fields.tsx';
import { useTemplateCheck } from '../templates/use-template-check.ts';
import { InboxPreview } from './inbox-preview.tsx';
import { NextStep } from './next-step.tsx';
import { RemarkList } from './remark-list.tsx';
import { StepLayout } from './step-layout.tsx';
import { remarksOf } from './steps.ts';
import { type Draft, useDraft } from './use-draft.ts';

/** Only the two lines are checked here. */
const NO_CONTENT = '<mjml><mj-body></mj-body></mjml>';
const TRACKINGS = ['none', 'anonymous', 'consented'] as const;

export function SenderStep() {
  const { t } = useTranslation('campaigns');
  const draft = useDraft();
  // An empty field says enough by itself while one is still writing.
  const said = remarksOf('sender', draft.campaign.remarks).filter(({ code }) => !code.endsWith('_missing'));

  return (
    <StepLayout aside={<InboxPreview values={draft.values} />} next={<NextStep from="sender" />}>
      <Panel title={t('sender.senderTitle')}>
        <Stack gap="sm">
          <SenderFields draft={draft} />
        </Stack>
      </Panel>
      <SubjectPanel draft={draft} />
      <RemarkList campaignId={draft.campaign.id} remarks={said} />
      <Panel title={t('sender.technicalTitle')}>
        <FollowUpFields draft={draft} />
      </Panel>
    </StepLayout>
  );
}

function SenderFields({ draft: { values, change, isEditable } }: { draft: Draft }) {
  const { t } = useTranslation('campaigns');
  const domains = useApi('GET /api/domains');
  const choices = domains.data?.domains.map(({ id, name }) => ({ value: id, label: `@${name}` })) ?? [];
  return (
    <>
      <TextInput
        id="sender"
        label={t('sender.name')}
        description={t('sender.nameHelp')}
        value={values.senderName}
        onChange={(event) => change({ senderName: event.currentTarget.value })}
        maxLength={200}
        disabled={!isEditable}
      />
      <Group gap="xs" align="flex-end" grow preventGrowOverflow={false}>
        <TextInput
          label={t('sender.address')}
          value={values.senderLocalPart}
          onChange={(event) => change({ senderLocalPart: event.currentTarget.value.trim() })}
          maxLength={64}
          disabled={!isEditable}
          autoComplete="off"
          spellCheck={false}
        />
        <Select
          label={t('sender.domain')}
          placeholder={t('sender.domainPlaceholder')}
          data={choices}
          value={values.domainId}
          onChange={(domainId) => change({ domainId })}
          disabled={!isEditable}
          allowDeselect={false}
        />
      </Group>
      {domains.data?.domains.length === 0 && (
        <Text size="sm">
          {t('sender.noDomain')}{' '}
          <Anchor component={Link} to="/domains" underline="always">
            {t('sender.addDomain')}
          </Anchor>
        </Text>
      )}
      <TextInput
        id="reply_to"
        label={t('sender.replyTo')}
        description={t('sender.replyToHelp')}
        value={values.replyTo}
        onChange={(event) => change({ replyTo: event.currentTarget.value })}
        type="email"
        maxLength={320}
        disabled={!isEditable}
        autoComplete="off"
      />
    </>
  );
}

function SubjectPanel({ draft: { values, change, isEditable } }: { draft: Draft }) {
  const { t } = useTranslation('campaigns');
  const { subject, preheader, language } = values;
  const value = useMemo(() => ({ subject, preheader, mjml: NO_CONTENT }), [subject, preheader]);
  const { check } = useTemplateCheck(value, language);
  return (
    <Panel title={t('sender.subjectTitle')} text={t('sender.subjectHelp')}>
      <div id="subject">
        <SubjectFields
          value={value}
          diagnostics={check?.diagnostics ?? []}
          isReadOnly={!isEditable}
          onChange={change}
        />
      </div>
    </Panel>
  );
}

function FollowUpFields({ draft: { values, change, isEditable } }: { draft: Draft }) {
  const { t } = useTranslation('campaigns');
  return (
    <Stack gap="md">
      <Radio.Group
        label={t('sender.tracking')}
        description={t('sender.noPixel')}
        value={values.clickTracking}
        onChange={(value) => change({ clickTracking: value as (typeof TRACKINGS)[number] })}
      >
        <Stack gap="xs" mt="xs">
          {TRACKINGS.map((value) => {
            const name = `tracking${value[0]?.toUpperCase()}${value.slice(1)}` as 'trackingNone';
            return (
              <Radio
                key={value}
                value={value}
                label={t(`sender.${name}`)}
                description={t(`sender.${name}Help`)}
                disabled={!isEditable}
              />
            );
          })}
        </Stack>
      </Radio.Group>
      <div>
        <Text size="sm" fw={500} id="campaign-language">
          {t('sender.language')}
        </Text>
        <Text size="xs" c="dimmed" mb={4}>
          {t('sender.languageHelp')}
        </Text>
        <SegmentedControl
          aria-labelledby="campaign-language"
          data={[
            { value: 'fr', label: t('sender.fr') },
            { value: 'en', label: t('sender.en') },
          ]}
          value={values.language}
          onChange={(value) => change({ language: value as 'fr' | 'en' })}
          disabled={!isEditable}
        />
      </div>
      <TextInput
        label={t('sender.stream')}
        description={t('sender.streamHelp')}
        defaultValue={values.stream}
        onChange={(event) => {
          const stream = event.currentTarget.value.trim().toLowerCase();
          if (/^[a-z0-9][a-z0-9_-]{0,29}$/.test(stream)) change({ stream });
        }}
        maxLength={30}
        disabled={!isEditable}
        maw={260}
        spellCheck={false}
      />
    </Stack>
  );
}
