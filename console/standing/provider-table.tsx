// The week of one stream, provider by provider.

import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import type { StreamView } from './standing-view.tsx';

export type ProviderName =
  | 'gmail'
  | 'outlook'
  | 'yahoo'
  | 'icloud'
  | 'orange'
  | 'free'
  | 'sfr'
  | 'laposte'
  | 'bouygues'
  | 'other';

export function ProviderTable({ providers }: { providers: StreamView['providers'] }) {
  const { t } = useTranslation('standing');
  const format = useFormat();
  return (
    <Table.ScrollContainer minWidth={520} type="native" tabIndex={0} role="region" aria-label={t('providers')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('providers')}</Table.Th>
            <Table.Th ta="right">{t('sent')}</Table.Th>
            <Table.Th ta="right">{t('delivered')}</Table.Th>
            <Table.Th ta="right">{t('measure.hard_bounces')}</Table.Th>
            <Table.Th ta="right">{t('measure.complaints')}</Table.Th>
            <Table.Th ta="right">{t('measure.blocked')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="figures">
          {providers.map(({ provider, attempted, delivered, hard_bounces, complaints, blocked }) => (
            <Table.Tr key={provider}>
              <Table.Th scope="row">{t(`provider.${provider as ProviderName}`)}</Table.Th>
              {[attempted, delivered, hard_bounces, complaints, blocked].map((value, column) => (
                // The columns never change their order.
                <Table.Td key={column} ta="right">
                  {format.number(value)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
