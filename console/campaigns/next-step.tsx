// The way on, at the foot of each step.

import { Button, Group } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { draftSteps, type Step } from './steps.ts';
import { useDraft } from './use-draft.ts';

export function NextStep({ from }: { from: Step }) {
  const { t } = useTranslation('campaigns');
  const { campaign } = useDraft();
  const next = draftSteps[draftSteps.indexOf(from as (typeof draftSteps)[number]) + 1];
  if (!next || campaign.state !== 'draft') return null;
  return (
    <Group justify="flex-end">
      <Button
        component={Link}
        to={`/campaigns/${campaign.id}/${next}`}
        rightSection={<IconArrowRight size={16} aria-hidden />}
        aria-label={t('step.nextStep', { step: t(`step.${next}`) })}
      >
        {t(`step.${next}`)}
      </Button>
    </Group>
  );
}
