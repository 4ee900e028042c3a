// The columns of the list: what everyone has, then the workspace's own fields, hidden until they are chosen.

import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { Initials } from '../app/parts/initials.tsx';
import type { KeysetColumn } from '../app/parts/keyset-table.tsx';
import { StateBadge, type Tone } from '../app/parts/state-badge.tsx';
import { useApi } from '../app/use-api.ts';
import { useFieldText } from './field-text.ts';

type ContactLine = ApiAnswer<'GET /api/contacts'>['items'][number];

export const CONSENT_TONES: Record<'granted' | 'withdrawn' | 'objected', Tone> = {
  granted: 'good',
  withdrawn: 'warning',
  objected: 'bad',
};

/** The fields shown before anyone has chosen. */
const SHOWN_FIELDS = 2;

export function useContactColumns(): KeysetColumn<ContactLine>[] {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const fieldText = useFieldText();
  const { data: fields } = useApi('GET /api/contact-fields');
  const { data: purposes } = useApi('GET /api/purposes');
  return useMemo(() => {
    const names = new Map(purposes?.items.map(({ id, name }) => [id, name]));
    return [
      {
        id: 'email',
        label: t('column.email'),
        isSortable: true,
        cell: (line) => (
          <Group gap="xs" wrap="nowrap">
            <Initials name={nameOf(line) || line.email} size={22} />
            <Link to="/contacts/$contactId" params={{ contactId: line.id }}>
              {line.email}
            </Link>
          </Group>
        ),
      },
      { id: 'name', label: t('column.name'), isSortable: true, cell: nameOf },
      {
        id: 'consents',
        label: t('column.consents'),
        cell: ({ consents, isSuppressed }) => (
          <Group gap={4} wrap="nowrap">
            {isSuppressed && <StateBadge tone="bad">{t('suppressed')}</StateBadge>}
            {consents.map(({ purposeId, state }) => (
              <StateBadge key={purposeId} tone={CONSENT_TONES[state]}>
                <span title={t(`state.${state}`)}>{names.get(purposeId) ?? purposeId}</span>
              </StateBadge>
            ))}
          </Group>
        ),
      },
      ...(fields?.items ?? []).map(({ key, label, type }, index) => ({
        id: `field-${key}`,
        label,
        align: type === 'number' ? ('right' as const) : ('left' as const),
        width: 140,
        isHidden: index >= SHOWN_FIELDS,
        cell: (line: ContactLine) => <Text size="sm">{fieldText(line.fields[key])}</Text>,
      })),
      {
        id: 'language',
        label: t('column.language'),
        width: 110,
        isHidden: true,
        cell: ({ language }) => t(`language.${language ?? 'none'}`),
      },
      {
        id: 'created',
        label: t('column.created'),
        isSortable: true,
        width: 140,
        cell: ({ createdAt }) => format.date(createdAt),
      },
    ];
  }, [t, format, fieldText, fields, purposes]);
}

export const nameOf = ({ givenName, familyName }: Pick<ContactLine, 'givenName' | 'familyName'>): string =>
  [givenName, familyName].filter(Boolean).join(' ');
