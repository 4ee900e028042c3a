// Who did what, when: newest first, as far back as one scrolls.

import { IconHistory } from '@tabler/icons-react';
import i18next from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { type KeysetColumn, KeysetTable } from '../app/parts/keyset-table.tsx';
import { useApiPages } from '../app/use-api.ts';
import type actions from './audit-actions.fr.ts';

type Act = ApiAnswer<'GET /api/audit'>['items'][number];

/** An action that a later version logged, read by an earlier console, shows its own name. */
function actionText(action: string): string {
  const key = `audit-actions:${action}`;
  return i18next.exists(key, { keySeparator: false })
    ? i18next.t(key as `audit-actions:${keyof typeof actions}`, { keySeparator: false })
    : action;
}

export function AuditLog() {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const pages = useApiPages('GET /api/audit', {});
  const columns = useMemo<KeysetColumn<Act>[]>(
    () => [
      {
        id: 'at',
        label: t('audit.when'),
        width: 190,
        cell: ({ at }) => <time dateTime={at}>{format.dateTime(at)}</time>,
      },
      { id: 'who', label: t('audit.who'), cell: ({ operatorName }) => operatorName },
      { id: 'action', label: t('audit.what'), cell: ({ action }) => actionText(action) },
      { id: 'subject', label: t('audit.subject'), cell: ({ subject }) => subject },
      { id: 'address', label: t('audit.from'), isHidden: true, cell: ({ address }) => address },
    ],
    [t, format],
  );
  return (
    <KeysetTable
      name="audit"
      label={t('audit.heading')}
      columns={columns}
      pages={pages}
      rowId={({ id }) => id}
      empty={<EmptyState icon={IconHistory} title={t('audit.empty')} />}
    />
  );
}
