// How a block changes its own properties (through the editor's history, so that it can be undone), and selects itself.

import { useGetPuck } from '@puckeditor/core';
import { useCallback } from 'react';
import type { BlockProps } from './mjml-document.ts';

export type BlockChange = (id: string, change: Partial<BlockProps>) => void;

export function useBlockChange(): BlockChange {
  const getPuck = useGetPuck();
  return useCallback(
    (id, change) => {
      const { getItemById, getSelectorForId, dispatch } = getPuck();
      const item = getItemById(id);
      const selector = getSelectorForId(id);
      if (!item || !selector) return;
      dispatch({
        type: 'replace',
        destinationIndex: selector.index,
        destinationZone: selector.zone,
        data: { ...item, props: { ...item.props, ...change } },
      });
    },
    [getPuck],
  );
}

export function useBlockSelect(): (id: string) => void {
  const getPuck = useGetPuck();
  return useCallback(
    (id) => {
      const { getSelectorForId, dispatch, appState } = getPuck();
      const selector = getSelectorForId(id);
      const present = appState.ui.itemSelector;
      if (!selector || (present?.index === selector.index && present.zone === selector.zone)) return;
      dispatch({ type: 'setUi', ui: { itemSelector: selector } });
    },
    [getPuck],
  );
}
