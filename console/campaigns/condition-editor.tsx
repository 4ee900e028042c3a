// Conditions on contacts, one line each: a field, what to ask of it, a value of the field's type. Which questions a type allows
// is the server's rule (sending/audience/conditions.ts); the type checker holds the two together.

import {
  ActionIcon,
  Button,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  TagsInput,
  TextInput,
} from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CampaignAnswer } from './use-draft.ts';

export type Conditions = CampaignAnswer['conditions'];
export type Condition = NonNullable<Conditions>['conditions'][number];
type FieldType = Condition['type'];
type Operator = Condition['operator'];

export interface ConditionField {
  key: string;
  label: string;
  type: FieldType;
  choices: readonly string[];
}

const OPERATORS = {
  text: ['is', 'is_not', 'contains', 'contains_not', 'starts_with', 'not_empty', 'empty'],
  number: ['is', 'is_not', 'greater', 'at_least', 'less', 'at_most', 'not_empty', 'empty'],
  date: ['is', 'before', 'after', 'not_empty', 'empty'],
  boolean: ['is', 'not_empty', 'empty'],
  choice: ['is', 'is_not', 'any_of', 'not_empty', 'empty'],
  list: ['includes', 'includes_not', 'not_empty', 'empty'],
} as const satisfies { [Type in FieldType]: readonly Extract<Condition, { type: Type }>['operator'][] };

/** A line being written: it becomes a condition once it has a value. */
export interface Line {
  id: number;
  field: string;
  operator: Operator;
  value: string | number | boolean | string[] | null;
}

export interface ConditionEditorProps {
  fields: readonly ConditionField[];
  match: 'all' | 'any';
  lines: readonly Line[];
  onChange: (match: 'all' | 'any', lines: Line[]) => void;
  isEditable: boolean;
}

export function ConditionEditor({ fields, match, lines, onChange, isEditable }: ConditionEditorProps) {
  const { t } = useTranslation('campaigns');
  const replace = (line: Line) =>
    onChange(
      match,
      lines.map((one) => (one.id === line.id ? line : one)),
    );
  const add = () => {
    const [field] = fields;
    if (field) onChange(match, [...lines, emptyLine(field, 1 + Math.max(0, ...lines.map(({ id }) => id)))]);
  };
  return (
    <Stack gap="sm">
      {lines.length > 1 && (
        <SegmentedControl
          aria-label={t('condition.match')}
          data={[
            { value: 'all', label: t('condition.all') },
            { value: 'any', label: t('condition.any') },
          ]}
          value={match}
          onChange={(value) => onChange(value as 'all' | 'any', [...lines])}
          disabled={!isEditable}
          style={{ alignSelf: 'flex-start' }}
        />
      )}
      {lines.map((line, index) => (
        <ConditionRow
          key={line.id}
          number={index + 1}
          line={line}
          fields={fields}
          onChange={replace}
          onRemove={() =>
            onChange(
              match,
              lines.filter(({ id }) => id !== line.id),
            )
          }
          isEditable={isEditable}
        />
      ))}
      {isEditable && (
        <Group>
          <Button variant="light" size="compact-md" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
            {t('condition.add')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface RowProps {
  number: number;
  line: Line;
  fields: readonly ConditionField[];
  onChange: (line: Line) => void;
  onRemove: () => void;
  isEditable: boolean;
}

function ConditionRow({ number, line, fields, onChange, onRemove, isEditable }: RowProps) {
  const { t } = useTranslation('campaigns');
  const field = fields.find(({ key }) => key === line.field);
  const chooseField = (key: string | null) => {
    const next = fields.find((one) => one.key === key);
    if (next) onChange(emptyLine(next, line.id));
  };
  return (
    <div className="condition-row" role="group" aria-label={t('condition.row', { number })}>
      <Select
        aria-label={t('condition.field')}
        data={fields.map(({ key, label }) => ({ value: key, label }))}
        value={field ? line.field : null}
        placeholder={field ? undefined : t('condition.fieldGone', { field: line.field })}
        error={field ? undefined : t('condition.fieldGone', { field: line.field })}
        onChange={chooseField}
        searchable
        allowDeselect={false}
        disabled={!isEditable}
      />
      <Select
        aria-label={t('condition.operator')}
        data={field ? OPERATORS[field.type].map((value) => ({ value, label: t(operatorText(field.type, value)) })) : []}
        value={line.operator}
        onChange={(operator) => operator && field && onChange(withOperator(line, field, operator as Operator))}
        allowDeselect={false}
        disabled={!isEditable}
      />
      {field && needsValue(line.operator) ? (
        <ConditionValue field={field} line={line} onChange={onChange} isEditable={isEditable} />
      ) : (
        <span />
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size={34}
        aria-label={t('condition.remove', { number })}
        onClick={onRemove}
        disabled={!isEditable}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  );
}

/** « est » of a text and « est égal à » of a number are the same question in other words. */
function operatorText(type: FieldType, operator: Operator) {
  return type === 'number' && (operator === 'is' || operator === 'is_not')
    ? (`condition.number_${operator}` as const)
    : (`condition.operators.${operator}` as const);
}

const needsValue = (operator: Operator) => operator !== 'empty' && operator !== 'not_empty';

interface ValueProps {
  field: ConditionField;
  line: Line;
  onChange: (line: Line) => void;
  isEditable: boolean;
}

function ConditionValue({ field, line, onChange, isEditable }: ValueProps) {
  const { t } = useTranslation('campaigns');
  const set = (value: Line['value']) => onChange({ ...line, value });
  const common = { 'aria-label': t('condition.value'), placeholder: t('condition.value'), disabled: !isEditable };
  switch (field.type) {
    case 'number':
      return (
        <NumberInput
          {...common}
          value={typeof line.value === 'number' ? line.value : ''}
          onChange={(value) => set(value === '' ? null : Number(value))}
        />
      );
    case 'date':
      return (
        <DatePickerInput
          {...common}
          valueFormat="D MMMM YYYY"
          value={typeof line.value === 'string' ? line.value : null}
          onChange={set}
          clearable
        />
      );
    case 'boolean':
      return (
        <SegmentedControl
          aria-label={t('condition.value')}
          data={[
            { value: 'yes', label: t('condition.yes') },
            { value: 'no', label: t('condition.no') },
          ]}
          value={line.value === false ? 'no' : 'yes'}
          onChange={(value) => set(value === 'yes')}
          disabled={!isEditable}
        />
      );
    case 'choice':
      if (line.operator === 'any_of') {
        return (
          <TagsInput
            {...common}
            data={[...field.choices]}
            value={Array.isArray(line.value) ? line.value : []}
            onChange={set}
          />
        );
      }
      return (
        <Select
          {...common}
          data={[...field.choices]}
          value={typeof line.value === 'string' ? line.value : null}
          onChange={set}
          searchable
        />
      );
    default:
      return (
        <TextInput
          {...common}
          value={typeof line.value === 'string' ? line.value : ''}
          onChange={(event) => set(event.currentTarget.value)}
          maxLength={500}
        />
      );
  }
}

function emptyLine({ key, type }: ConditionField, id: number): Line {
  return { id, field: key, operator: OPERATORS[type][0], value: type === 'boolean' ? true : null };
}

function withOperator(line: Line, field: ConditionField, operator: Operator): Line {
  const isList = operator === 'any_of';
  const wasList = line.operator === 'any_of';
  const value = isList === wasList ? line.value : isList ? [line.value].filter((one) => typeof one === 'string') : null;
  return { ...line, operator, value: field.type === 'boolean' ? (line.value ?? true) : value };
}

/** Stored conditions as lines, and back: a line without its value yet is not a condition. */
export function linesOf(conditions: readonly Condition[]): Line[] {
  return conditions.map((condition, index) => ({
    id: index + 1,
    field: condition.field,
    operator: condition.operator,
    value: 'value' in condition ? condition.value : null,
  }));
}

export function conditionsOf(lines: readonly Line[], fields: readonly ConditionField[]): Condition[] {
  return lines.flatMap(({ field, operator, value }) => {
    const type = fields.find(({ key }) => key === field)?.type;
    if (!type) return [];
    if (!needsValue(operator)) return [{ field, type, operator } as Condition];
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [];
    return [{ field, type, operator, value } as Condition];
  });
}
