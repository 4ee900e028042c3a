// The message's blocks as a tree of buttons: each selects its block and brings it into sight. For the keyboard, and to find what is small.

import { UnstyledButton } from '@mantine/core';
import { createUsePuck, useGetPuck } from '@puckeditor/core';
import { useTranslation } from 'react-i18next';
import { type EditorType, baseType } from './block-config.ts';
import { showBlock } from './insert-block.ts';
import type { BlockProps } from './mjml-document.ts';

interface Item {
  type: string;
  props: BlockProps;
}

const usePuck = createUsePuck();

export function BlockOutline() {
  const { t } = useTranslation('templates');
  const content = usePuck((puck) => puck.appState.data.content) as Item[];
  const selected = usePuck((puck) => puck.selectedItem?.props['id'] as string | undefined);
  if (content.length === 0) return <p>{t('puck.outlineEmpty')}</p>;
  return <Branch items={content} selected={selected} />;
}

function Branch({ items, selected }: { items: readonly Item[]; selected: string | undefined }) {
  return (
    <ul className="block-outline">
      {items.map((item) => (
        <li key={item.props.id}>
          <Leaf item={item} isSelected={item.props.id === selected} />
          {item.props.blocks && item.props.blocks.length > 0 && (
            <Branch items={item.props.blocks} selected={selected} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Leaf({ item, isSelected }: { item: Item; isSelected: boolean }) {
  const { t } = useTranslation('templates');
  const getPuck = useGetPuck();
  const select = () => {
    const { getSelectorForId, dispatch } = getPuck();
    const selector = getSelectorForId(item.props.id);
    if (selector) dispatch({ type: 'setUi', ui: { itemSelector: selector } });
    showBlock(item.props.id);
  };
  return (
    <UnstyledButton className="outline-leaf" aria-current={isSelected || undefined} onClick={select}>
      <span>{t(`block.${item.type as EditorType}`)}</span>
      <small>{excerpt(item)}</small>
    </UnstyledButton>
  );
}

/** The first words of a text, or what an image shows. */
function excerpt({ type, props }: Item): string {
  if (baseType(type) === 'Image') return props.attributes['alt'] ?? '';
  return props.content
    .replace(/\{\{[\s\S]*?\}\}/g, '…')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60);
}
