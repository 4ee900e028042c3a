// When the campaign leaves: at the launch, or by itself at a wall-clock time of the workspace. What the change of clocks does to
// that time is said by the server's remarks; no date is reckoned here.

import { Group, Radio, Stack, Text } from '@mantine/core';
import { DatePickerInput, TimeInput } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { currentLanguage } from '../app/i18n.ts';
import { PageBody } from '../app/parts/page-body.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { NextStep } from './next-step.tsx';
import { RemarkList } from './remark-list.tsx';
import { remarksOf } from './steps.ts';
import { useDraft } from './use-draft.ts';

export function MomentStep() {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const { campaign, values, change, isEditable } = useDraft();
  const [day, setDay] = useState<string | null>(values.scheduledLocal?.slice(0, 10) ?? null);
  const [time, setTime] = useState(values.scheduledLocal?.slice(11) ?? '09:00');
  const [isLater, setIsLater] = useState(values.scheduledLocal !== null);
  const save = (nextDay: string | null, nextTime: string) => {
    if (nextDay && /^\d\d:\d\d$/.test(nextTime)) change({ scheduledLocal: `${nextDay}T${nextTime}` });
  };
  const choose = (value: string) => {
    setIsLater(value === 'later');
    if (value === 'now') change({ scheduledLocal: null });
    else save(day, time);
  };

  return (
    <PageBody width="reading">
      <Panel title={t('moment.title')}>
        <Radio.Group value={isLater ? 'later' : 'now'} onChange={choose} aria-label={t('moment.title')}>
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
        {isLater && (
          <>
            <Group gap="sm" mt="md" align="flex-end" id="moment">
              <DatePickerInput
                label={t('moment.day')}
                value={day}
                onChange={(value) => {
                  setDay(value);
                  save(value, time);
                }}
                minDate={new Date().toISOString().slice(0, 10)}
                valueFormat={currentLanguage() === 'fr' ? 'D MMMM YYYY' : 'D MMMM YYYY'}
                locale={currentLanguage()}
                disabled={!isEditable}
                w={220}
              />
              <TimeInput
                label={t('moment.time')}
                value={time}
                onChange={(event) => {
                  setTime(event.currentTarget.value);
                  save(day, event.currentTarget.value);
                }}
                disabled={!isEditable}
                w={110}
              />
            </Group>
            {campaign.momentAt && values.scheduledLocal !== null && (
              <Text size="sm" c="dimmed" mt="xs">
                {t('moment.leaves', { moment: format.relative(campaign.momentAt) })} · {t('moment.zone', { zone: campaign.timeZone })}
              </Text>
            )}
          </>
        )}
      </Panel>
      <RemarkList campaignId={campaign.id} remarks={remarksOf('moment', campaign.remarks)} />
      <NextStep from="moment" />
    </PageBody>
  );
}
