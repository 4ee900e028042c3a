// How a block changes its own properties: through the editor's history, so that it can be undone.

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
