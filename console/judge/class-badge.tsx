// The judge's class in one word and one tone, the same on every page.

import { useTranslation } from 'react-i18next';
import type { MessageClass } from '../../src/judge/verdict.ts';
import { StateBadge, type Tone } from '../app/parts/state-badge.tsx';

export const CLASS_TONES: Record<MessageClass, Tone> = {
  desired: 'good',
  greybulk: 'good',
  greymail: 'warning',
  greyspam: 'warning',
  spam: 'bad',
  phish: 'bad',
};

export function ClassBadge({ name }: { name: MessageClass | null }) {
  const { t } = useTranslation('judge');
  if (name === null) return <StateBadge tone="quiet">{t('unjudged')}</StateBadge>;
  return <StateBadge tone={CLASS_TONES[name]}>{t(`class.${name}`)}</StateBadge>;
}
