// The two-way street between MJML text, which is the stored truth, and the blocks of the visual editor. Pure.
// Lossless: each block remembers the text it came from and gives it back as long as nobody changed it, so that
// `toMjml(fromMjml(x)) === x` for every MJML document whose tags close, and an edit touches only what was edited.
// What the editor has no block for (Liquid between blocks, tables, comments) becomes a Raw block, kept verbatim.

import { type MjmlAttribute, type MjmlElement, readChildren, readElement } from './mjml-scan.ts';

/** Blocks that hold others, with what they may hold. */
export const containerTags = {
  Wrapper: 'mj-wrapper',
  Section: 'mj-section',
  Group: 'mj-group',
  Column: 'mj-column',
  Social: 'mj-social',
} as const;

export const contentTags = {
  Text: 'mj-text',
  Button: 'mj-button',
  Image: 'mj-image',
  Divider: 'mj-divider',
  Spacer: 'mj-spacer',
  SocialLink: 'mj-social-element',
} as const;

export type BlockType = keyof typeof containerTags | keyof typeof contentTags | 'Raw';

/** Where a block came from: given back verbatim while attributes and content are as they were. */
export interface Origin {
  open: string;
  close: string;
  attributes: Record<string, string>;
  content: string;
}

export interface BlockProps {
  id: string;
  /** White space before the block in the text; undefined for a block made in the editor. */
  before?: string;
  /** Attributes as written in MJML. An empty one is left out when written. */
  attributes: Record<string, string>;
  /** HTML between the tags; the whole text of a Raw block. */
  content: string;
  /** Blocks inside, for containers. */
  blocks?: Block[];
  /** White space before the closing tag of a container. */
  after?: string;
  origin?: Origin;
}

export interface Block {
  type: BlockType;
  props: BlockProps;
}

export interface RootProps {
  /** Everything up to and with the opening tag of mj-body, and from its closing tag on. */
  head: string;
  foot: string;
  after: string;
  /** Attributes of mj-body. */
  attributes: Record<string, string>;
  origin: Origin;
}

export interface MjmlDocument {
  root: RootProps;
  blocks: Block[];
}

const typeOfTag = new Map<string, BlockType>(
  [...Object.entries(containerTags), ...Object.entries(contentTags)].map(([type, tag]) => [tag, type as BlockType]),
);

/** What may stand directly in each container; anything else is kept as a Raw block. */
const mayHold: Record<string, readonly BlockType[]> = {
  'mj-body': ['Section', 'Wrapper'],
  'mj-wrapper': ['Section'],
  'mj-section': ['Column', 'Group'],
  'mj-group': ['Column'],
  'mj-column': ['Text', 'Button', 'Image', 'Divider', 'Spacer', 'Social'],
  'mj-social': ['SocialLink'],
};

export function mayHoldTypes(type: 'Body' | BlockType): readonly BlockType[] {
  const tag = type === 'Body' ? 'mj-body' : containerTags[type as keyof typeof containerTags];
  return [...(mayHold[tag ?? ''] ?? []), 'Raw'];
}

/** Undefined when the text is no MJML document, or its tags do not close one another. */
export function fromMjml(source: string): MjmlDocument | undefined {
  return new Reader(source).read();
}

class Reader {
  readonly #source: string;
  #count = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): MjmlDocument | undefined {
    const body = this.#body();
    if (!body || body.isSelfClosing) return undefined;
    const inner = this.#blocks('mj-body', body.openEnd, body.closeStart);
    if (!inner) return undefined;
    const attributes = record(body.attributes);
    const origin = { open: this.#source.slice(body.start, body.openEnd), close: '', attributes, content: '' };
    const root = {
      head: this.#source.slice(0, body.start),
      foot: this.#source.slice(body.closeStart),
      after: inner.after,
      attributes,
      origin,
    };
    return { root, blocks: inner.blocks };
  }

  #body(): MjmlElement | undefined {
    const start = this.#source.search(/<mjml[\s>]/i);
    const document = start < 0 ? undefined : readElement(this.#source, start);
    const children = document && readChildren(this.#source, document.openEnd, document.closeStart);
    const bodies = children?.filter(({ name }) => name === 'mj-body') ?? [];
    return bodies.length === 1 ? bodies[0] : undefined;
  }

  #blocks(parent: string, from: number, to: number): { blocks: Block[]; after: string } | undefined {
    const elements = readChildren(this.#source, from, to);
    if (!elements) return undefined;
    const blocks: Block[] = [];
    let at = from;
    for (const element of elements) {
      const before = this.#between(blocks, at, element.start);
      const block = this.#block(parent, element, before);
      if (!block) return undefined;
      blocks.push(block);
      at = element.end;
    }
    return { blocks, after: this.#between(blocks, at, to) };
  }

  /** Text, Liquid and comments between elements become a Raw block; answers the white space that is left before what follows. */
  #between(blocks: Block[], from: number, to: number): string {
    const text = this.#source.slice(from, to);
    const core = text.trim();
    if (core === '') return text;
    const lead = text.slice(0, text.length - text.trimStart().length);
    blocks.push(this.#raw(core, lead));
    return text.slice(text.trimEnd().length);
  }

  #raw(content: string, before: string): Block {
    return { type: 'Raw', props: { id: this.#id('Raw'), before, attributes: {}, content } };
  }

  #block(parent: string, element: MjmlElement, before: string): Block | undefined {
    const type = typeOfTag.get(element.name);
    const { start, openEnd, closeStart, end } = element;
    if (!type || !mayHold[parent]?.includes(type) || hasTwice(element.attributes))
      return this.#raw(this.#source.slice(start, end), before);
    const attributes = record(element.attributes);
    const isContainer = type in containerTags;
    const inner = isContainer ? this.#blocks(element.name, openEnd, closeStart) : undefined;
    if (isContainer && !inner) return undefined;
    const content = isContainer ? '' : this.#source.slice(openEnd, closeStart);
    const origin = {
      open: this.#source.slice(start, openEnd),
      close: this.#source.slice(closeStart, end),
      attributes,
      content,
    };
    return { type, props: { id: this.#id(type), before, attributes, content, ...inner, origin } };
  }

  #id(type: string): string {
    this.#count += 1;
    return `${type}-${this.#count}`;
  }
}

function record(attributes: readonly MjmlAttribute[]): Record<string, string> {
  return Object.fromEntries(attributes.map(({ name, value }) => [name, value]));
}

function hasTwice(attributes: readonly MjmlAttribute[]): boolean {
  return new Set(attributes.map(({ name }) => name)).size < attributes.length;
}

export function toMjml({ root, blocks }: MjmlDocument): string {
  const open = writeOpen('mj-body', root.attributes, root.origin, false);
  return root.head + open + writeBlocks(blocks, 2) + root.after + root.foot;
}

function writeBlocks(blocks: readonly Block[], depth: number): string {
  return blocks.map((block) => (block.props.before ?? `\n${'  '.repeat(depth)}`) + writeBlock(block, depth)).join('');
}

function writeBlock({ type, props }: Block, depth: number): string {
  if (type === 'Raw') return props.content;
  const tag =
    type in containerTags
      ? containerTags[type as keyof typeof containerTags]
      : contentTags[type as keyof typeof contentTags];
  const { attributes, content, origin } = props;
  const blocks = props.blocks ?? [];
  const isEmpty = blocks.length === 0 && content === '' && !props.after;
  const open = writeOpen(tag, attributes, origin, isEmpty);
  if (open.endsWith('/>')) return open;
  const after =
    type in containerTags && blocks.length > 0 && props.after === undefined
      ? `\n${'  '.repeat(depth)}`
      : (props.after ?? '');
  return open + content + writeBlocks(blocks, depth + 1) + after + (origin?.close || `</${tag}>`);
}

function writeOpen(
  tag: string,
  attributes: Record<string, string>,
  origin: Origin | undefined,
  isEmpty: boolean,
): string {
  const wasSelfClosing = origin?.open.endsWith('/>') ?? isEmpty;
  if (origin && sameAttributes(attributes, origin.attributes) && (!wasSelfClosing || isEmpty)) return origin.open;
  const written = Object.entries(attributes)
    // An empty alternative text says that an image is decorative; any other empty value says nothing.
    .filter(([name, value]) => value !== '' || name === 'alt')
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
  return `<${tag}${written}${wasSelfClosing && isEmpty ? ' />' : '>'}`;
}

function sameAttributes(a: Record<string, string>, b: Record<string, string>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
