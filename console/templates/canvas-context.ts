// What every block on the canvas needs to know of the whole: defaults, the head's styles, field names, and how to change itself.

import { createContext, useContext, useMemo } from 'react';
import { type Attributes, type Defaults, type HeadStyle, resolveAttributes } from './mjml-style.ts';

export interface Canvas {
  defaults: Defaults;
  head: HeadStyle;
  /** Width of the message: `600px`. */
  bodyWidth: string;
  /** How a Liquid expression is shown. */
  label: (liquid: string) => string;
  words: { emptyColumn: string; noImage: string };
}

export const CanvasContext = createContext<Canvas | undefined>(undefined);

export function useCanvas(): Canvas {
  const canvas = useContext(CanvasContext);
  if (!canvas) throw new Error('a block stands outside the canvas');
  return canvas;
}

export function useResolved(tag: string, own: Attributes): Attributes {
  const { defaults, head } = useCanvas();
  return useMemo(() => resolveAttributes(tag, own, defaults, head), [tag, own, defaults, head]);
}
