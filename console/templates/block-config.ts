// The blocks that the visual editor offers, and what each becomes in MJML. Data and pure functions.
// Presets (a title, two columns, a foot) are ordinary blocks with content to begin with: written to MJML they are
// what they are made of, and read back as that.

import type { TFunction } from 'i18next';
import {
  type Block,
  type BlockProps,
  type BlockType,
  type MjmlDocument,
  type RootProps,
  mayHoldTypes,
} from './mjml-document.ts';

export const presets = { Title: 'Text', Columns2: 'Section', Columns3: 'Section', Footer: 'Section' } as const;
export type Preset = keyof typeof presets;
/** What may stand in the editor's data. */
export type EditorType = BlockType | Preset;

export const drawer: readonly { key: 'structure' | 'content'; types: readonly EditorType[] }[] = [
  { key: 'content', types: ['Title', 'Text', 'Button', 'Image', 'Divider', 'Spacer', 'Social', 'Raw'] },
  { key: 'structure', types: ['Section', 'Columns2', 'Columns3', 'Footer'] },
];

export function baseType(type: string): BlockType {
  return type in presets ? presets[type as Preset] : (type as BlockType);
}

/** Names that may be dropped into a container: its blocks, and the presets made of them. */
export function allowedIn(type: 'Body' | BlockType): EditorType[] {
  const base = mayHoldTypes(type);
  return [...base, ...(Object.keys(presets) as Preset[]).filter((preset) => base.includes(presets[preset]))];
}

type T = TFunction<'templates'>;
type New = Omit<BlockProps, 'id' | 'blocks'> & { blocks?: NewBlock[] };
interface NewBlock {
  type: BlockType;
  props: New;
}

const block = (
  type: BlockType,
  attributes: Record<string, string> = {},
  content = '',
  blocks?: NewBlock[],
): NewBlock => ({
  type,
  props: { attributes, content, ...(blocks ? { blocks } : {}) },
});
const columns = (count: number): NewBlock[] => Array.from({ length: count }, () => block('Column', {}, '', []));

/** What a new block begins with. */
export function newProps(type: EditorType, t: T): New {
  switch (type) {
    case 'Title':
      return block('Text', {}, `<h1 style="margin: 0; font-size: 28px; line-height: 1.25">${t('sample.title')}</h1>`)
        .props;
    case 'Text':
      return block('Text', { 'font-size': '16px', 'line-height': '1.6' }, t('sample.text')).props;
    case 'Button':
      return block(
        'Button',
        { href: 'https://', 'font-size': '16px', 'inner-padding': '14px 28px', 'border-radius': '8px' },
        t('sample.button'),
      ).props;
    case 'Image':
      return block('Image', { src: '', alt: '' }).props;
    case 'Divider':
      return block('Divider', { 'border-width': '1px', 'border-color': '#d9dfe5' }).props;
    case 'Spacer':
      return block('Spacer', { height: '24px' }).props;
    case 'Social':
      return block(
        'Social',
        { 'icon-size': '28px' },
        '',
        ['facebook', 'instagram', 'linkedin'].map((network) => socialLink(network)),
      ).props;
    case 'SocialLink':
      return socialLink('website').props;
    case 'Section':
      return block('Section', { 'background-color': '#ffffff' }, '', columns(1)).props;
    case 'Columns2':
      return block('Section', { 'background-color': '#ffffff' }, '', columns(2)).props;
    case 'Columns3':
      return block('Section', { 'background-color': '#ffffff' }, '', columns(3)).props;
    case 'Footer':
      return footer(t);
    case 'Wrapper':
    case 'Group':
      return block(type, {}, '', []).props;
    case 'Column':
      return block('Column', {}, '', []).props;
    case 'Raw':
      return block('Raw', {}, '<mj-raw></mj-raw>').props;
  }
}

/** Pictures of networks lie with the starters' and are served by Dauphin itself: MJML's own come from another host. */
export function socialLink(network: string): NewBlock {
  return block('SocialLink', {
    name: network,
    src: `/i/starter-social-${network}.png`,
    href: 'https://',
    alt: network,
    'background-color': 'transparent',
  });
}

function footer(t: T): New {
  const text = `${t('sample.organisation')}<br>${t('sample.footer')}<br><a href="{{ unsubscribe_url }}" style="color: #52606d">${t('sample.unsubscribe')}</a>`;
  const line = block('Text', { align: 'center', 'font-size': '13px', 'line-height': '1.7', color: '#52606d' }, text);
  return block('Section', {}, '', [block('Column', {}, '', [line])]).props;
}

/** Data of the editor, whose shape is that of the document, with presets. */
export interface EditorData {
  root: { props?: Partial<RootProps> };
  content: { type: string; props: BlockProps }[];
}

export function toEditor({ root, blocks }: MjmlDocument): EditorData {
  return { root: { props: root }, content: blocks };
}

export function fromEditor({ root, content }: EditorData): MjmlDocument {
  return { root: root.props as RootProps, blocks: content.map(asBlock) };
}

function asBlock({ type, props }: { type: string; props: BlockProps }): Block {
  const blocks = props.blocks?.map(asBlock);
  return { type: baseType(type), props: blocks ? { ...props, blocks } : props };
}
