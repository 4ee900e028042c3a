// What each column of the file becomes: a field that everyone has, one of the workspace's own, a new one, or nothing.

import { Group, Select, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../app/parts/panel.tsx';
import { useApi } from '../app/use-api.ts';
import type { ImportPreview } from './import-preview.ts';

type Mapping = ImportPreview['mapping'];
type Target = Mapping[number];
type FieldType = ImportPreview['columns'][number]['type'];
export type Policy = 'fill' | 'overwrite' | 'skip';

const COMMON = ['email', 'given_name', 'family_name', 'language', 'consent', 'consent_date'] as const;
const TYPES: FieldType[] = ['text', 'number', 'date', 'boolean', 'choice', 'list'];
const POLICIES: Policy[] = ['fill', 'overwrite', 'skip'];

interface MappingStepProps {
  preview: ImportPreview;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
  policy: Policy;
  onPolicy: (policy: Policy) => void;
}

export function MappingStep({ preview, mapping, onChange, policy, onPolicy }: MappingStepProps) {
  const { t } = useTranslation('imports');
  const change = (index: number, target: Target) => onChange(mapping.with(index, target));
  return (
    <Panel title={t('mapping.title')} text={t('mapping.text')}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('mapping.column')}</Table.Th>
            <Table.Th visibleFrom="sm">{t('mapping.examples')}</Table.Th>
            <Table.Th w={{ base: '55%', sm: 420 }}>{t('mapping.becomes')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.columns.map((column, index) => {
            const name = column.header || t('mapping.unnamed', { number: index + 1 });
            return (
              <Table.Tr key={index}>
                <Table.Td fw={500}>
                  {name}
                  <Examples of={column.examples} hiddenFrom="sm" />
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <Examples of={column.examples} />
                </Table.Td>
                <Table.Td>
                  <TargetSelect
                    name={name}
                    type={column.type}
                    target={mapping[index] ?? { to: 'ignore' }}
                    onChange={(target) => change(index, target)}
                  />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      <Select
        label={t('mapping.policy')}
        data={POLICIES.map((value) => ({ value, label: t(`mapping.policies.${value}`) }))}
        value={policy}
        allowDeselect={false}
        onChange={(value) => value && onPolicy(value as Policy)}
        mt="md"
        maw={320}
      />
    </Panel>
  );
}

/** On a phone they stand under the column's name. */
function Examples({ of, ...rest }: { of: readonly string[]; hiddenFrom?: 'sm' }) {
  return (
    <Text size="sm" c="dimmed" lineClamp={2} style={{ wordBreak: 'break-word' }} {...rest}>
      {of.join(' · ')}
    </Text>
  );
}

interface TargetSelectProps {
  name: string;
  type: FieldType;
  target: Target;
  onChange: (target: Target) => void;
}

/** How numbers and dates are written, when the file does not tell: as in French files. */
const NOTATION = { decimal: ',' as const, dayFirst: true };
const notationOf = (target: Target) => ('notation' in target ? target.notation : NOTATION);

function TargetSelect({ name, type, target, onChange }: TargetSelectProps) {
  const { t } = useTranslation('imports');
  const { data: fields } = useApi('GET /api/contact-fields');
  const label = target.to === 'new_field' ? target.label : name;
  const choose = (value: string) => {
    const notation = notationOf(target);
    if (value.startsWith('field ')) return onChange({ to: 'field', key: value.slice('field '.length), notation });
    if (value === 'new_field') return onChange({ to: 'new_field', label, type, notation });
    if (value === 'consent_date') return onChange({ to: 'consent_date', notation });
    onChange({ to: value as 'email' });
  };
  return (
    <Group gap="xs">
      <Select
        aria-label={t('mapping.becomesOf', { name })}
        data={[
          { group: t('mapping.common'), items: COMMON.map((to) => ({ value: to, label: t(`mapping.${to}`) })) },
          {
            group: t('mapping.yours'),
            items: (fields?.items ?? []).map((field) => ({ value: `field ${field.key}`, label: field.label })),
          },
          {
            group: t('mapping.others'),
            items: [
              { value: 'new_field', label: t('mapping.newField', { label }) },
              { value: 'ignore', label: t('mapping.ignore') },
            ],
          },
        ]}
        value={target.to === 'field' ? `field ${target.key}` : target.to}
        allowDeselect={false}
        searchable
        onChange={(value) => value && choose(value)}
        flex="1 1 150px"
      />
      {target.to === 'new_field' && (
        <Select
          aria-label={t('mapping.typeOf', { name })}
          data={TYPES.map((value) => ({ value, label: t(`mapping.types.${value}`) }))}
          value={target.type}
          allowDeselect={false}
          onChange={(value) => value && onChange({ ...target, type: value as FieldType })}
          w={130}
        />
      )}
    </Group>
  );
}
