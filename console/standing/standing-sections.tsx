// From one's own standing to the desk and back; shown to the operator of the installation only.

import { useTranslation } from 'react-i18next';
import { SectionLinks } from '../app/parts/section-links.tsx';

export function StandingSections() {
  const { t } = useTranslation('standing');
  return (
    <SectionLinks
      label={t('sections')}
      sections={[
        { to: '/standing', label: t('mine') },
        { to: '/standing/desk', label: t('desk') },
      ]}
    />
  );
}
