// The menu of a table's columns: each is shown or not. The first names the row, and stays.

import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface ColumnChoiceProps {
  columns: readonly { id: string; label: string }[];
  visibility: Readonly<Record<string, boolean>>;
  onChange: (id: string, isShown: boolean) => void;
}

export function ColumnChoice({ columns, visibility, onChange }: ColumnChoiceProps) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Tooltip label={t('table.chooseColumns')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('table.chooseColumns')}>
            <IconColumns3 size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <Menu.Label>{t('table.columns')}</Menu.Label>
        {columns.map(({ id, label }, at) => (
          <Menu.CheckboxItem
            key={id}
            checked={visibility[id] ?? false}
            disabled={at === 0}
            onChange={(isShown) => onChange(id, isShown)}
          >
            {label}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
