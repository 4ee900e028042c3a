// The address at which programs ask about links, with the key of the house.

import { useTranslation } from 'react-i18next';
import { CopyField } from '../app/parts/copy-field.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { useApi } from '../app/use-api.ts';

export function LookupPanel() {
  const { t } = useTranslation('linkguard');
  const { data } = useApi('GET /api/linkguard/lookup-address', {}, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <Panel title={t('lookup')} text={t('lookupText')}>
      {data && <CopyField value={data.address} label={t('lookupAddress')} withLabel />}
    </Panel>
  );
}
