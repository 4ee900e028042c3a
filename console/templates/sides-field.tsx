// The space around a block, side by side, written as one `padding` as short as can be.

import { Fieldset, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Attributes, sidesOf, writeSides } from './mjml-style.ts';
import { UnitField } from './unit-field.tsx';

const sides = ['top', 'bottom', 'left', 'right'] as const;

export interface SidesFieldProps {
  label: string;
  /** `padding` or `inner-padding`. */
  name: string;
  /** With defaults. */
  resolved: Attributes;
  onChange: (change: Attributes) => void;
}

export function SidesField({ label, name, resolved, onChange }: SidesFieldProps) {
  const { t } = useTranslation('templates');
  const present = sidesOf(resolved, name);
  return (
    <Fieldset variant="unstyled" legend={label} className="sides-field">
      <SimpleGrid cols={4} spacing={6}>
        {sides.map((side) => (
          <UnitField
            key={side}
            label={t(`field.${side}`)}
            value={present[side] === '0' ? '0px' : present[side]}
            max={200}
            onChange={(value) => {
              const next = writeSides({ ...present, [side]: value || '0' });
              // The single sides would win over the whole.
              const single = Object.fromEntries(sides.map((one) => [`${name}-${one}`, '']));
              onChange({ ...single, [name]: next });
            }}
          />
        ))}
      </SimpleGrid>
    </Fieldset>
  );
}
