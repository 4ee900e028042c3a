// Ctrl-K: go to a page, a contact or a campaign by typing a part of its name. What is typed is asked of the server, once typing rests.

import { ActionIcon, Button, Kbd } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch, IconSend, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlaces } from './navigation.tsx';
import { useSession } from './session.ts';
import { useApi } from './use-api.ts';

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

const TYPING_MS = 200;
const SHORTEST = 2;
const MOST = 6;

export function Finder() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), TYPING_MS);
  const groups: SpotlightActionGroupData[] = [
    { group: t('find.pages'), actions: usePages() },
    { group: t('find.campaigns'), actions: useCampaigns(search) },
    { group: t('find.contacts'), actions: useContacts(search) },
  ];
  return (
    <Spotlight
      actions={groups.filter(({ actions }) => actions.length > 0)}
      query={typed}
      onQueryChange={setTyped}
      shortcut={['mod + K']}
      nothingFound={t('find.nothing')}
      attributes={{ content: { 'aria-label': t('find.label') } }}
      scrollable
      maxHeight={420}
      searchProps={{
        placeholder: t('find.placeholder'),
        'aria-label': t('find.label'),
        leftSection: <IconSearch size={18} aria-hidden />,
      }}
    />
  );
}

function usePages(): SpotlightActionData[] {
  const navigate = useNavigate();
  return usePlaces().map(({ to, label, icon: Icon }) => ({
    id: to,
    label,
    leftSection: <Icon size={18} stroke={1.6} aria-hidden />,
    onClick: () => void navigate({ to }),
  }));
}

function useCampaigns(search: string): SpotlightActionData[] {
  const navigate = useNavigate();
  const { may } = useSession();
  const enabled = search.length >= SHORTEST && may('campaigns:read');
  const { data } = useApi('GET /api/campaigns', { query: { search } }, { enabled });
  return (data?.items ?? []).slice(0, MOST).map(({ id, name }) => ({
    id: `campaign ${id}`,
    label: name,
    leftSection: <IconSend size={18} stroke={1.6} aria-hidden />,
    onClick: () => void navigate({ to: '/campaigns/$campaignId', params: { campaignId: id } }),
  }));
}

function useContacts(search: string): SpotlightActionData[] {
  const navigate = useNavigate();
  const { may } = useSession();
  const enabled = search.length >= SHORTEST && may('contacts:read');
  const { data } = useApi('GET /api/contacts', { query: { search, limit: MOST } }, { enabled });
  return (data?.items ?? []).map(({ id, email, givenName, familyName }) => ({
    id: `contact ${id}`,
    label: email,
    description: [givenName, familyName].filter(Boolean).join(' '),
    // Found by the server, by name or field perhaps: what was typed need not stand in the label.
    keywords: [search],
    leftSection: <IconUser size={18} stroke={1.6} aria-hidden />,
    onClick: () => void navigate({ to: '/contacts/$contactId', params: { contactId: id } }),
  }));
}
