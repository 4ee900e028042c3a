// A choice of time zone among those that the browser knows, found by typing a part of a city's name.

import { Select } from '@mantine/core';
import { useMemo } from 'react';

export interface TimeZoneSelectProps {
  label: string;
  description?: string;
  value: string;
  onChange: (zone: string) => void;
  disabled?: boolean;
}

export function browserTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'Europe/Paris';
}

export function TimeZoneSelect({ label, description, value, onChange, disabled }: TimeZoneSelectProps) {
  const zones = useMemo(() => [...new Set([value, ...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort(), [value]);
  return (
    <Select
      label={label}
      description={description}
      data={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      value={value}
      onChange={(zone) => zone && onChange(zone)}
      searchable
      limit={50}
      allowDeselect={false}
      required
      disabled={disabled}
    />
  );
}
