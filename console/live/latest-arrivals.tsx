// The latest messages, each leading to its place in the quarantine.

import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { PageLink } from '../app/parts/page-link.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { StateBadge } from '../app/parts/state-badge.tsx';
import { ClassBadge } from '../judge/class-badge.tsx';
import { STATE_TONES } from '../quarantine/arrival.ts';
import type { Live } from './live-figures.tsx';

export function LatestArrivals({ arrivals }: { arrivals: Live['latest'] }) {
  const { t } = useTranslation(['live', 'quarantine']);
  const format = useFormat();
  return (
    <Panel title={t('latest')}>
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('when')}</Table.Th>
              <Table.Th>{t('from')}</Table.Th>
              <Table.Th>{t('to')}</Table.Th>
              <Table.Th>{t('class')}</Table.Th>
              <Table.Th>{t('state')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {arrivals.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td className="figures">{format.time(one.receivedAt)}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  <PageLink to="/quarantine" search={{ state: 'all', message: one.id }}>
                    {one.fromAddress || '?'}
                  </PageLink>
                </Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }} c="dimmed">
                  {one.recipient}
                </Table.Td>
                <Table.Td>
                  <ClassBadge name={one.class} />
                </Table.Td>
                <Table.Td>
                  <StateBadge tone={STATE_TONES[one.state]}>{t(`quarantine:state.${one.state}`)}</StateBadge>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}
