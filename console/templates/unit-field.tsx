// A length in MJML (`16px`): a number with its unit, stepped by the arrows. Empty means the default.

import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface UnitFieldProps {
  label: string;
  value: string;
  fallback?: string;
  max?: number;
  onChange: (value: string) => void;
}

export function UnitField({ label, value, fallback = '', max = 600, onChange }: UnitFieldProps) {
  const { t } = useTranslation('templates');
  const { number, unit } = split(value || fallback);
  return (
    <NumberInput
      size="xs"
      label={label}
      value={value === '' ? '' : (number ?? '')}
      placeholder={split(fallback).number === undefined ? t('field.auto') : fallback}
      min={0}
      max={max}
      clampBehavior="strict"
      allowDecimal={false}
      suffix={` ${unit}`}
      onChange={(next) => onChange(next === '' ? '' : `${next}${unit}`)}
    />
  );
}

function split(value: string): { number: number | undefined; unit: string } {
  const match = /^(-?\d*\.?\d+)(px|%|em)?$/.exec(value.trim());
  return { number: match ? Number(match[1]) : undefined, unit: match?.[2] ?? 'px' };
}
