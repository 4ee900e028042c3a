// Reasons of the ledger in words. A reason that this console does not know yet is shown as it is, never hidden.

import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type fr from './campaigns.fr.ts';

type KnownReason = keyof (typeof fr)['reason'];

export function useReasonText(): (reason: string) => string {
  const { t } = useTranslation('campaigns');
  return (reason) => (i18next.exists(`campaigns:reason.${reason}`) ? t(`reason.${reason as KnownReason}`) : reason);
}
