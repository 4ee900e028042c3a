// All imports, newest first: what each brought, and the way to its result.

import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { type KeysetColumn, KeysetTable } from '../app/parts/keyset-table.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { useSession } from '../app/session.ts';
import { useApiPages } from '../app/use-api.ts';
import { ImportStateBadge } from './import-state.tsx';

type Line = ApiAnswer<'GET /api/imports'>['items'][number];

export function ImportsPage() {
  const { t } = useTranslation('imports');
  const { may } = useSession();
  const lines = useApiPages('GET /api/imports', {});
  const columns = useColumns();
  const button = may('contacts:write') && (
    <Button component={Link} to="/imports/new" leftSection={<IconUpload size={16} aria-hidden />}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')}>{button}</PageHeader>
      <PageBody>
        <KeysetTable
          name="imports"
          label={t('list.label')}
          columns={columns}
          pages={lines}
          rowId={({ id }) => id}
          empty={
            <EmptyState icon={IconUpload} title={t('list.empty')} text={t('list.emptyText')}>
              {button}
            </EmptyState>
          }
        />
      </PageBody>
    </>
  );
}

function useColumns(): KeysetColumn<Line>[] {
  const { t } = useTranslation('imports');
  const format = useFormat();
  return useMemo(() => {
    const count = (id: 'created' | 'updated' | 'rejected'): KeysetColumn<Line> => ({
      id,
      label: t(`list.${id}`),
      width: 120,
      align: 'right',
      cell: (line) => format.number(line[id]),
    });
    return [
      {
        id: 'file',
        label: t('list.file'),
        cell: ({ id, fileName }) => (
          <Link to="/imports/$importId" params={{ importId: id }}>
            {fileName}
          </Link>
        ),
      },
      { id: 'state', label: t('list.state'), width: 180, cell: ({ state }) => <ImportStateBadge state={state} /> },
      count('created'),
      count('updated'),
      count('rejected'),
      { id: 'when', label: t('list.when'), width: 180, cell: ({ createdAt }) => format.dateTime(createdAt) },
    ];
  }, [t, format]);
}
