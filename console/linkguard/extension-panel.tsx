// The address that the browser extension is given, with the key of the house.

import { useTranslation } from 'react-i18next';
import { CopyField } from '../app/parts/copy-field.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { useApi } from '../app/use-api.ts';

export function ExtensionPanel() {
  const { t } = useTranslation('linkguard');
  const { data } = useApi('GET /api/linkguard/extension', {}, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <Panel title={t('extension')} text={t('extensionText')}>
      {data && <CopyField value={data.address} label={t('extensionAddress')} withLabel />}
    </Panel>
  );
}
