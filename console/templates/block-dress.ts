// What a new block wears: the class and colours that most blocks of its kind wear in this document, so that it looks as if it had always
// been there, in the dark scheme too (which starters write by class). A document without classes dresses nobody.

import type { Block, BlockType, MjmlDocument } from './mjml-document.ts';

const worn = ['css-class', 'color', 'background-color'];
const dressed: readonly BlockType[] = ['Text', 'Button', 'Section'];

export type Dress = Partial<Record<BlockType, Record<string, string>>>;

export function dressOf({ blocks }: MjmlDocument): Dress {
  const everybody = blocks.flatMap(withInner);
  return Object.fromEntries(
    dressed.map((type) => [type, commonest(everybody.filter((block) => block.type === type && classOf(block)))]),
  );
}

function commonest(candidates: readonly Block[]): Record<string, string> {
  const counts = new Map<string, number>();
  for (const block of candidates) counts.set(classOf(block), (counts.get(classOf(block)) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const model = candidates.find((block) => counts.get(classOf(block)) === most);
  return Object.fromEntries(Object.entries(model?.props.attributes ?? {}).filter(([name]) => worn.includes(name)));
}

const classOf = ({ props }: Block) => props.attributes['css-class'] ?? '';
const withInner = (block: Block): Block[] => [block, ...(block.props.blocks ?? []).flatMap(withInner)];
