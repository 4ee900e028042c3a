// Where a block goes when it is inserted by its button: into the selected container if it may stand there, else right after the
// selection or what contains it, else at the end of the message. A new content block in an empty message gets its own section.

import type { PuckApi } from '@puckeditor/core';
import { type EditorType, allowedIn, baseType } from './block-config.ts';
import { type BlockProps, containerTags } from './mjml-document.ts';

const rootZone = 'root:default-zone';

interface Placed {
  type: string;
  props: BlockProps;
}

export function insertBlock(puck: PuckApi, type: EditorType): void {
  const place = placeFor(puck, type);
  if (place) return insertAt(puck, type, place.zone, place.index);
  // No container for it anywhere: make one.
  const content = puck.appState.data.content as Placed[];
  const sectionId = `Section-${crypto.randomUUID()}`;
  puck.dispatch({
    type: 'insert',
    componentType: 'Section',
    destinationIndex: content.length,
    destinationZone: rootZone,
    id: sectionId,
  });
}

function insertAt(puck: PuckApi, type: EditorType, zone: string, index: number): void {
  const id = `${type}-${crypto.randomUUID()}`;
  puck.dispatch({
    type: 'insert',
    componentType: type,
    destinationIndex: index,
    destinationZone: zone,
    id,
  });
  puck.dispatch({ type: 'setUi', ui: { itemSelector: { index, zone } } });
  showBlock(id);
}

/** Once it is drawn, brings a block into sight on the canvas. */
export function showBlock(id: string): void {
  setTimeout(() => {
    for (const frame of document.querySelectorAll('iframe')) {
      frame.contentDocument
        ?.querySelector(`[data-puck-component="${CSS.escape(id)}"]`)
        ?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    }
  }, 150);
}

function placeFor(puck: PuckApi, type: EditorType): { zone: string; index: number } | undefined {
  const selected = puck.selectedItem as Placed | null;
  const inside = selected && insideOf(selected, type);
  if (inside) return inside;
  for (let item = selected; item; ) {
    const id = item.props.id;
    const parent = puck.getParentById(id) as Placed | undefined;
    const selector = puck.getSelectorForId(id);
    const isRoot = !parent || parent.props.id === 'root';
    if (selector && allowedIn(isRoot ? 'Body' : baseType(parent.type)).includes(type))
      return { zone: selector.zone, index: selector.index + 1 };
    item = isRoot ? null : parent;
  }
  return lastPlace(puck, type);
}

/** The end of the selected container, or of its last column. */
function insideOf({ type, props }: Placed, wanted: EditorType): { zone: string; index: number } | undefined {
  const base = baseType(type);
  if (!(base in containerTags)) return undefined;
  const blocks = (props.blocks ?? []) as Placed[];
  if (wanted !== 'Raw' && allowedIn(base).includes(wanted)) return { zone: `${props.id}:blocks`, index: blocks.length };
  return blocks.map((block) => insideOf(block, wanted)).findLast(Boolean);
}

function lastPlace({ appState }: PuckApi, type: EditorType): { zone: string; index: number } | undefined {
  const content = appState.data.content as Placed[];
  if (type !== 'Raw' && allowedIn('Body').includes(type)) return { zone: rootZone, index: content.length };
  return content.map((block) => insideOf(block, type)).findLast(Boolean);
}
