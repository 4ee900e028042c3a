// Ctrl-K: go to a page, a contact or a campaign by typing a part of its name.

import { ActionIcon, Button, Kbd } from '@mantine/core';
import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlaces } from './navigation.tsx';

export function FinderButton({ compact = false }: { compact?: boolean }) {
  const { t } = useTranslation();
  if (compact) {
    return (
      <ActionIcon variant="default" size="lg" onClick={spotlight.open} aria-label={t('find.label')}>
        <IconSearch size={18} />
      </ActionIcon>
    );
  }
  return (
    <Button
      variant="default"
      fullWidth
      size="xs"
      h={32}
      className="finder-button"
      fw={400}
      c="dimmed"
      onClick={spotlight.open}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={<Kbd size="xs">{/Mac/.test(navigator.userAgent) ? '⌘' : 'Ctrl'} K</Kbd>}
    >
      {t('find.button')}
    </Button>
  );
}

export function Finder() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const places = usePlaces();
  const groups: SpotlightActionGroupData[] = [
    {
      group: t('find.pages'),
      actions: places.map(({ to, label, icon: Icon }) => ({
        id: to,
        label,
        leftSection: <Icon size={18} stroke={1.6} />,
        onClick: () => void navigate({ to }),
      })),
    },
  ];
  return (
    <Spotlight
      actions={groups}
      shortcut={['mod + K']}
      nothingFound={t('find.nothing')}
      scrollable
      maxHeight={420}
      searchProps={{
        placeholder: t('find.placeholder'),
        'aria-label': t('find.label'),
        leftSection: <IconSearch size={18} />,
      }}
    />
  );
}
