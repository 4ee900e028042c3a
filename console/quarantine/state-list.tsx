// The first pane: what became of the messages, with how many wait for somebody, and the domain they came for.

import { Box, Select, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { useApi } from '../app/use-api.ts';
import type { PaneProps } from './arrival.ts';

const STATES = ['held', 'contested', 'waiting', 'delivered', 'refused', 'deleted', 'all'] as const;

export interface StateListProps extends PaneProps {
  domains: ApiAnswer<'GET /api/gateway/domains'>['domains'];
}

export function StateList({ search, onChoose, domains }: StateListProps) {
  const { t } = useTranslation('quarantine');
  const { number } = useFormat();
  const figures = useApi('GET /api/quarantine/figures').data;
  const chosen = search.state ?? 'held';
  const counts: Partial<Record<(typeof STATES)[number], number>> = figures ?? {};
  return (
    <Box component="nav" className="pane places" aria-label={t('states.label')}>
      {domains.length > 1 && (
        <Box p="xs">
          <DomainSelect search={search} onChoose={onChoose} domains={domains} />
        </Box>
      )}
      <ul className="pane-list">
        {STATES.map((state) => (
          <li key={state}>
            <UnstyledButton
              className="pane-row place-row"
              aria-current={state === chosen || undefined}
              onClick={() => onChoose({ state: state === 'held' ? undefined : state, message: undefined })}
            >
              <Text size="sm">{t(`states.${state}`)}</Text>
              {counts[state] !== undefined && (
                <Text size="xs" c="dimmed" className="figures">
                  {number(counts[state])}
                </Text>
              )}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Box>
  );
}

export function DomainSelect({ search, onChoose, domains }: StateListProps) {
  const { t } = useTranslation('quarantine');
  return (
    <Select
      size="xs"
      clearable
      data={domains.map(({ id, displayName }) => ({ value: id, label: displayName }))}
      value={search.domain ?? null}
      onChange={(domain) => onChoose({ domain: domain ?? undefined, message: undefined })}
      placeholder={t('allDomains')}
      aria-label={t('domains')}
    />
  );
}
