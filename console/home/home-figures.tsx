// How much there is of what campaigns are made of.

import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { Figure, FigureRow } from '../app/parts/figure.tsx';
import { useApi } from '../app/use-api.ts';

export function HomeFigures() {
  const { t } = useTranslation('home');
  const format = useFormat();
  const contacts = useApi('GET /api/contacts/count').data;
  const domains = useApi('GET /api/domains').data;
  if (!contacts || !domains) return null;
  const count = format.number(contacts.count);
  return (
    <FigureRow>
      <Figure label={t('figures.contacts')} value={contacts.isAtLeast ? `> ${count}` : count} />
      <Figure label={t('figures.domains')} value={format.number(domains.domains.length)} />
    </FigureRow>
  );
}
