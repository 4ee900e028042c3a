// Puck's configuration: one component per block, drawn by canvas-blocks.tsx, holding what mjml-document.ts allows.
// Puck's own field forms are not used: the settings at the right (block-settings.tsx) are ours.

import type { ComponentConfig, Config } from '@puckeditor/core';
import type { TFunction } from 'i18next';
import type { Dress } from './block-dress.ts';
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

export function puckConfig(t: TFunction<'templates'>, dress: Dress): Config {
  const types = [
    ...Object.keys(containerTags),
    ...Object.keys(contentTags),
    'Raw',
    ...Object.keys(presets),
  ] as EditorType[];
  const components = Object.fromEntries(types.map((type) => [type, component(type, t, dress)]));
  return {
    components,
    root: {
      fields: {},
      // The page's own place for blocks takes any of them: ours, of the same name, takes what may stand there.
      // biome-ignore lint: see above
      render: ({ attributes, puck: { renderDropZone: DropZone } }: any) => (
        <BodyBlock attributes={attributes}>
          <DropZone zone="root:default-zone" allow={allowedIn('Body')} />
        </BodyBlock>
      ),
    },
  } as Config;
}

function component(type: EditorType, t: TFunction<'templates'>, dress: Dress): ComponentConfig {
  const base = baseType(type);
  const props = newProps(type, t);
  const isContainer = base in containerTags;
  return {
    label: t(`block.${type}`),
    inline: true,
    // A foot is dressed as a foot.
    defaultProps: type === 'Footer' ? props : { ...props, attributes: { ...props.attributes, ...dress[base] } },
    fields: isContainer ? { blocks: { type: 'slot', allow: allowedIn(base) } } : {},
    render: drawings[base],
  } as ComponentConfig;
}
