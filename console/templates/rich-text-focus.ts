// Which text on the canvas is being written in, for the tools that format it: the tools stand outside the canvas's frame.

import { useSyncExternalStore } from 'react';

export interface RichText {
  element: HTMLElement;
  /** Puts a Liquid expression where the caret stands. */
  insertLiquid(liquid: string): void;
  /** Tells the editor that the element was changed from outside. */
  changed(): void;
}

let active: RichText | undefined;
const hearers = new Set<() => void>();

export function setActiveText(text: RichText | undefined): void {
  active = text;
  for (const hear of hearers) hear();
}

/** Only if it is still the active one. */
export function clearActiveText(text: RichText): void {
  if (active === text) setActiveText(undefined);
}

export function useActiveText(): RichText | undefined {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => active,
  );
}
