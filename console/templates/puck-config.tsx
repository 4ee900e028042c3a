// Puck's configuration: one component per block, drawn by canvas-blocks.tsx, holding what mjml-document.ts allows.
// Puck's own field forms are not used: the settings at the right (block-settings.tsx) are ours.

import type { ComponentConfig, Config } from '@puckeditor/core';
import type { TFunction } from 'i18next';
import { type EditorType, allowedIn, baseType, newProps, presets } from './block-config.ts';
import {
  BandBlock,
  BodyBlock,
  ButtonBlock,
  ColumnBlock,
  DividerBlock,
  GroupBlock,
  ImageBlock,
  RawBlock,
  SocialBlock,
  SocialLinkBlock,
  SpacerBlock,
  TextBlock,
} from './canvas-blocks.tsx';
import { type BlockType, containerTags, contentTags } from './mjml-document.ts';

// biome-ignore lint: Puck hands each block its own properties
type Draw = (props: any) => React.JSX.Element;

const drawings: Record<BlockType, Draw> = {
  Wrapper: (props) => <BandBlock tag="mj-wrapper" {...props} />,
  Section: (props) => <BandBlock tag="mj-section" {...props} />,
  Group: (props) => <GroupBlock {...props} />,
  Column: (props) => <ColumnBlock {...props} />,
  Text: (props) => <TextBlock {...props} />,
  Button: (props) => <ButtonBlock {...props} />,
  Image: (props) => <ImageBlock {...props} />,
  Divider: (props) => <DividerBlock {...props} />,
  Spacer: (props) => <SpacerBlock {...props} />,
  Social: (props) => <SocialBlock {...props} />,
  SocialLink: (props) => <SocialLinkBlock {...props} />,
  Raw: (props) => <RawBlock {...props} />,
};

export function puckConfig(t: TFunction<'templates'>): Config {
  const types = [
    ...Object.keys(containerTags),
    ...Object.keys(contentTags),
    'Raw',
    ...Object.keys(presets),
  ] as EditorType[];
  const components = Object.fromEntries(types.map((type) => [type, component(type, t)]));
  return {
    components,
    root: {
      fields: {},
      // biome-ignore lint: see above
      render: ({ children, attributes }: any) => <BodyBlock attributes={attributes}>{children}</BodyBlock>,
    },
  } as Config;
}

function component(type: EditorType, t: TFunction<'templates'>): ComponentConfig {
  const base = baseType(type);
  const isContainer = base in containerTags;
  return {
    label: t(`block.${type}`),
    inline: true,
    defaultProps: newProps(type, t),
    fields: isContainer ? { blocks: { type: 'slot', allow: allowedIn(base) } } : {},
    render: drawings[base],
  } as ComponentConfig;
}
