// How a section is divided: one to four columns, equal or not. Columns are added empty; those taken away give their blocks to the last one left.

import { Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Block } from './mjml-document.ts';

const layouts: readonly (readonly number[])[] = [
  [100],
  [50, 50],
  [67, 33],
  [33, 67],
  [33.33, 33.33, 33.33],
  [25, 25, 25, 25],
];

export interface ColumnsFieldProps {
  blocks: readonly Block[];
  onChange: (blocks: Block[]) => void;
}

export function ColumnsField({ blocks, onChange }: ColumnsFieldProps) {
  const { t } = useTranslation('templates');
  const columns = blocks.filter(({ type }) => type === 'Column');
  // Conditions between columns would be torn apart.
  if (columns.length !== blocks.length) return null;
  return (
    <div>
      <Text size="xs" fw={500} mb={4} id="columns-field">
        {t('field.columns')}
      </Text>
      <div className="columns-field" role="group" aria-labelledby="columns-field">
        {layouts.map((widths) => (
          <UnstyledButton
            key={widths.join()}
            aria-pressed={isLayout(columns, widths)}
            aria-label={widths.map((width) => `${Math.round(width)} %`).join(' + ')}
            onClick={() => onChange(withLayout(columns, widths))}
          >
            {widths.map((width, index) => (
              // biome-ignore lint: the parts of a drawing have no other key
              <span key={index} style={{ flex: width }} />
            ))}
          </UnstyledButton>
        ))}
      </div>
    </div>
  );
}

function isLayout(columns: readonly Block[], widths: readonly number[]): boolean {
  if (columns.length !== widths.length) return false;
  return columns.every(({ props }, index) => {
    const width = Number.parseFloat(props.attributes['width'] ?? '') || 100 / columns.length;
    return Math.abs(width - (widths[index] ?? 0)) < 6;
  });
}

export function withLayout(columns: readonly Block[], widths: readonly number[]): Block[] {
  const isEqual = widths.every((width) => width === widths[0]);
  const kept = widths.map((width, index): Block => {
    const column = columns[index] ?? {
      type: 'Column',
      props: { id: `Column-${crypto.randomUUID()}`, attributes: {}, content: '', blocks: [] },
    };
    const { width: _width, ...attributes } = column.props.attributes;
    return {
      ...column,
      props: { ...column.props, attributes: isEqual ? attributes : { ...attributes, width: `${width}%` } },
    };
  });
  const orphans = columns.slice(widths.length).flatMap(({ props }) => props.blocks ?? []);
  const last = kept.at(-1);
  if (last)
    kept[kept.length - 1] = { ...last, props: { ...last.props, blocks: [...(last.props.blocks ?? []), ...orphans] } };
  return kept;
}
