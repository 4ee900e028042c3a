// When the campaign leaves: at the launch, or by itself at a wall-clock time of the workspace. What the change of clocks does to
// that time is said by the server's remarks; no date is reckoned here but the day that is proposed first.

import { Group, Paper, Radio, Stack, Text } from '@mantine/core';
import { DatePickerInput, TimePicker } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { currentLanguage } from '../app/i18n.ts';
import { Panel } from '../app/parts/panel.tsx';
import { NextStep } from './next-step.tsx';
import { RemarkList } from './remark-list.tsx';
import { StepLayout } from './step-layout.tsx';
import { remarksOf } from './steps.ts';
import { useDraft } from './use-draft.ts';

const DAY_MS = 86_400_000;
const PROPOSED_TIME = '09:00';

export function MomentStep() {
  const { t } = useTranslation('campaigns');
  const { campaign, values, change, isEditable } = useDraft();
  const isLater = values.scheduledLocal !== null;
  // A moment is always whole: « later » without a day would mean « now » to whoever launches.
  const choose = (value: string) =>
    change({
      scheduledLocal: value === 'now' ? null : `${dayIn(campaign.timeZone, Date.now() + DAY_MS)}T${PROPOSED_TIME}`,
    });

  return (
    <StepLayout aside={<Departure />} next={<NextStep from="moment" />}>
      <Panel title={t('moment.title')}>
        <Radio.Group value={isLater ? 'later' : 'now'} onChange={choose} aria-label={t('moment.title')} id="moment">
          <Stack gap="sm">
            <Radio value="now" label={t('moment.now')} description={t('moment.nowHelp')} disabled={!isEditable} />
            <Radio
              value="later"
              label={t('moment.later')}
              description={t('moment.laterHelp', { zone: campaign.timeZone })}
              disabled={!isEditable}
            />
          </Stack>
        </Radio.Group>
        {values.scheduledLocal !== null && <MomentFields local={values.scheduledLocal} />}
      </Panel>
      <RemarkList campaignId={campaign.id} remarks={remarksOf('moment', campaign.remarks)} />
    </StepLayout>
  );
}

function MomentFields({ local }: { local: string }) {
  const { t } = useTranslation('campaigns');
  const { campaign, change, isEditable } = useDraft();
  const [time, setTime] = useState(local.slice(11));
  const day = local.slice(0, 10);
  const setMoment = (nextDay: string, nextTime: string) => change({ scheduledLocal: `${nextDay}T${nextTime}` });
  return (
    <Group gap="sm" mt="md" align="flex-end">
      <DatePickerInput
        label={t('moment.day')}
        value={day}
        onChange={(value) => value && setMoment(value, local.slice(11))}
        minDate={dayIn(campaign.timeZone, Date.now())}
        valueFormat="D MMMM YYYY"
        locale={currentLanguage()}
        disabled={!isEditable}
        w={220}
      />
      <TimePicker
        label={t('moment.time')}
        value={time}
        onChange={(value) => {
          setTime(value);
          if (/^\d\d:\d\d/.test(value)) setMoment(day, value.slice(0, 5));
        }}
        format="24h"
        minutesStep={5}
        withDropdown
        disabled={!isEditable}
        hoursInputLabel={t('moment.hours')}
        minutesInputLabel={t('moment.minutes')}
        w={130}
      />
    </Group>
  );
}

/** What was chosen, in words, as the server understood it. */
function Departure() {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const { campaign, saving } = useDraft();
  return (
    <Paper withBorder p="md" aria-live="polite">
      <Text size="sm" c="dimmed">
        {t('moment.departure')}
      </Text>
      {campaign.scheduledLocal === null || !campaign.momentAt ? (
        <Text fw={650} fz="lg">
          {t('moment.now')}
        </Text>
      ) : (
        <>
          <Text fw={650} fz="lg" c={saving === 'saving' ? 'dimmed' : undefined}>
            {format.dateTime(campaign.momentAt)}
          </Text>
          <Text size="sm" c="dimmed">
            {format.relative(campaign.momentAt)} · {campaign.timeZone}
          </Text>
        </>
      )}
    </Paper>
  );
}

/** YYYY-MM-DD on the calendar of a zone. */
function dayIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
}
