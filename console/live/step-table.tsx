// How long each step of the road took over the last hour, on the whole installation: a bar for each, as long as its share.

import { Progress, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { Panel } from '../app/parts/panel.tsx';
import type { Live } from './live-figures.tsx';

export function StepTable({ steps }: { steps: Live['steps'] }) {
  const { t } = useTranslation('live');
  const { number } = useFormat();
  const rows = steps.map(({ step, messages, milliseconds }) => ({ step, messages, average: milliseconds / messages }));
  const longest = Math.max(...rows.map(({ average }) => average));
  return (
    <Panel title={t('steps')} text={t('stepsText')}>
      {rows.length === 0 && <Text c="dimmed">{t('noSteps')}</Text>}
      {rows.length > 0 && (
        <Table.ScrollContainer minWidth={320}>
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('step.name')}</Table.Th>
                <Table.Th ta="right">{t('messages')}</Table.Th>
                <Table.Th ta="right">{t('average')}</Table.Th>
                <Table.Th w="40%" visibleFrom="sm" aria-hidden />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ step, messages, average }) => (
                <Table.Tr key={step}>
                  <Table.Td>{t(`step.${step}`)}</Table.Td>
                  <Table.Td ta="right" className="figures">
                    {number(messages)}
                  </Table.Td>
                  <Table.Td ta="right" className="figures">
                    {t('milliseconds', { shown: number(Math.round(average * 10) / 10) })}
                  </Table.Td>
                  <Table.Td visibleFrom="sm" aria-hidden>
                    <Progress value={(100 * average) / longest} size="sm" />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}
