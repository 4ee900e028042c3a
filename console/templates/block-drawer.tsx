// The blocks one can add: dragged into the page, or inserted after the selection by the button beside each (for the keyboard).

import { ActionIcon, Group, Stack, Text } from '@mantine/core';
import { Drawer, useGetPuck } from '@puckeditor/core';
import {
  IconAlignJustified,
  IconBoxMultiple,
  IconBrandFacebook,
  IconCode,
  IconColumns1,
  IconColumns2,
  IconColumns3,
  IconHandClick,
  IconHeading,
  IconLayoutBottombar,
  IconMinus,
  IconPhoto,
  IconPlus,
  IconSpacingVertical,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type EditorType, drawer } from './block-config.ts';
import { insertBlock } from './insert-block.ts';

const icons: Partial<Record<EditorType, TablerIcon>> = {
  Title: IconHeading,
  Text: IconAlignJustified,
  Button: IconHandClick,
  Image: IconPhoto,
  Divider: IconMinus,
  Spacer: IconSpacingVertical,
  Social: IconBrandFacebook,
  Raw: IconCode,
  Section: IconColumns1,
  Columns2: IconColumns2,
  Columns3: IconColumns3,
  Footer: IconLayoutBottombar,
};

export function BlockDrawer() {
  const { t } = useTranslation('templates');
  const getPuck = useGetPuck();
  return (
    <Stack gap="xs">
      {drawer.map(({ key, types }) => (
        <div key={key}>
          <Text size="xs" c="dimmed" fw={550} mb={4}>
            {t(`visual.${key}`)}
          </Text>
          <Drawer>
            {types.map((type) => (
              <div key={type} className="drawer-row">
                <Drawer.Item name={type} label={t(`block.${type}`)}>
                  {() => <DrawerBlock type={type} />}
                </Drawer.Item>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={t('visual.insertBlock', { block: t(`block.${type}`) })}
                  onClick={() => insertBlock(getPuck(), type)}
                >
                  <IconPlus size={14} aria-hidden />
                </ActionIcon>
              </div>
            ))}
          </Drawer>
        </div>
      ))}
      <Text size="xs" c="dimmed">
        {t('visual.dragOrInsert')}
      </Text>
    </Stack>
  );
}

function DrawerBlock({ type }: { type: EditorType }) {
  const { t } = useTranslation('templates');
  const Icon = icons[type] ?? IconBoxMultiple;
  return (
    <Group className="drawer-block" gap={8} wrap="nowrap">
      <Icon size={16} stroke={1.6} aria-hidden />
      <Text size="sm" flex={1} truncate>
        {t(`block.${type}`)}
      </Text>
    </Group>
  );
}
