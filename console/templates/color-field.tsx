// A colour as MJML writes it: typed, picked, or one of those the document already has. Empty means the default.

import { ColorInput } from '@mantine/core';
import { useEffect, useState } from 'react';

export interface ColorFieldProps {
  label: string;
  /** As written in the block, '' for none. */
  value: string;
  /** What shows when none is written. */
  fallback?: string;
  swatches: string[];
  onChange: (value: string) => void;
}

export function ColorField({ label, value, fallback, swatches, onChange }: ColorFieldProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <ColorInput
      size="xs"
      label={label}
      value={text}
      placeholder={fallback}
      format="hex"
      swatches={swatches}
      swatchesPerRow={8}
      withEyeDropper={false}
      popoverProps={{ withinPortal: true }}
      onChange={(next) => {
        setText(next);
        if (next === '' || /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(next)) onChange(next);
      }}
      onBlur={() => setText(value)}
    />
  );
}
