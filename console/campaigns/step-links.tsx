// The steps of a campaign as a row of links, each marked complete or not: the sequence, and the way between its parts.

import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isComplete, type Step, stepsOf } from './steps.ts';
import type { CampaignAnswer } from './use-draft.ts';

export function StepLinks({ campaign }: { campaign: CampaignAnswer }) {
  const { t } = useTranslation('campaigns');
  const { pathname } = useLocation();
  const row = useRef<HTMLElement>(null);
  // On a phone the row is longer than the screen.
  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <nav ref={row} className="section-links" aria-label={t('step.label')}>
      {stepsOf(campaign.state).map((step) => (
        <Link
          key={step}
          to={`/campaigns/$campaignId/${step}`}
          params={{ campaignId: campaign.id }}
          aria-current={pathname.endsWith(`/${step}`) ? 'page' : undefined}
          className="step-link"
        >
          {campaign.state === 'draft' && step !== 'preflight' && <StepMark step={step} campaign={campaign} />}
          {t(`step.${step}`)}
        </Link>
      ))}
    </nav>
  );
}

function StepMark({ step, campaign: { remarks } }: { step: Step; campaign: CampaignAnswer }) {
  const { t } = useTranslation('campaigns');
  return isComplete(step, remarks) ? (
    <IconCircleCheckFilled size={15} color="var(--mantine-color-teal-6)" role="img" aria-label={t('step.complete')} />
  ) : (
    <IconCircle size={15} role="img" aria-label={t('step.incomplete')} />
  );
}
