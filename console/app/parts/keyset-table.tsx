// A table for lists of any length: rows come page after page as one scrolls (keyset paging), only those in sight are drawn, the server
// sorts, and the reader chooses the columns (remembered on this machine by `name`). A list that could not be had says so, and never
// that it is empty. It must never ask for all rows, nor count them.

import { Box, Skeleton, Table, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../api.ts';
import { ColumnChoice } from './column-choice.tsx';
import { ErrorNotice } from './error-notice.tsx';

export interface KeysetColumn<Row> {
  id: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** The server can sort by it, under the column's id. */
  isSortable?: boolean;
  /** Pixels; the others share what is left. */
  width?: number;
  align?: 'left' | 'right';
  /** Not shown until the reader chooses it. */
  isHidden?: boolean;
}

export interface KeysetSort {
  column: string;
  direction: 'asc' | 'desc';
}

/** What `useApiPages` gives. */
interface Pages<Row> {
  data: { pages: readonly { items: readonly Row[] }[] } | undefined;
  error: ApiProblem | null;
  isPending: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
}

export interface KeysetTableProps<Row> {
  /** Under which the chosen columns are remembered. */
  name: string;
  /** Says what the table lists (read aloud). */
  label: string;
  columns: readonly KeysetColumn<Row>[];
  pages: Pages<Row>;
  rowId: (row: Row) => string;
  sort?: KeysetSort;
  onSort?: (sort: KeysetSort) => void;
  /** Shown when there is no row. */
  empty: ReactNode;
  /** CSS height; by default what is left of the window under a header and a toolbar. */
  height?: string;
}

const ROW_HEIGHT = 38;
const AHEAD = 20;

export function KeysetTable<Row>(props: KeysetTableProps<Row>) {
  const { pages, empty } = props;
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items) ?? [], [pages.data]);
  const isEmpty = !pages.isPending && !pages.error && rows.length === 0;
  return (
    <>
      <ErrorNotice problem={pages.error} onRetry={() => void pages.refetch()} />
      {isEmpty ? empty : (rows.length > 0 || pages.isPending) && <Rows {...props} rows={rows} />}
    </>
  );
}

function Rows<Row>({ rows, ...props }: KeysetTableProps<Row> & { rows: readonly Row[] }) {
  const { name, label, columns, pages, rowId, sort, onSort, height = 'calc(100dvh - 200px)' } = props;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const [chosen, setChosen] = useLocalStorage<Record<string, boolean>>({
    key: `dauphin-columns-${name}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const visibility = Object.fromEntries(columns.map(({ id, isHidden }) => [id, chosen[id] ?? !isHidden]));
  const shown = columns.filter(({ id }) => visibility[id]);

  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => (rows[index] ? rowId(rows[index]) : index),
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastSeen >= rows.length - AHEAD) fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, lastSeen, rows.length, fetchNextPage]);
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);

  return (
    <Box
      ref={scroller}
      className="keyset-table"
      style={{ maxHeight: height }}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <Table stickyHeader aria-rowcount={hasNextPage ? -1 : rows.length + 1}>
        <Table.Thead>
          <Table.Tr aria-rowindex={1}>
            {shown.map((column) => (
              <Heading key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
            <Table.Th w={40} p={0}>
              <ColumnChoice
                columns={columns}
                visibility={visibility}
                onChange={(id, isShown) => setChosen({ ...chosen, [id]: isShown })}
              />
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {items.map(({ index, key }) => {
            const row = rows[index];
            return (
              row && (
                <Table.Tr key={key} data-index={index} aria-rowindex={index + 2} ref={virtual.measureElement}>
                  {shown.map(({ id, align, cell }) => (
                    <Table.Td key={id} ta={align}>
                      {cell(row)}
                    </Table.Td>
                  ))}
                  <Table.Td />
                </Table.Tr>
              )
            );
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
          {(pages.isPending || isFetchingNextPage) && (
            <Waiting span={shown.length + 1} rows={pages.isPending ? 8 : 1} />
          )}
        </Table.Tbody>
      </Table>
    </Box>
  );
}

function Heading<Row>({
  column,
  sort,
  onSort,
}: {
  column: KeysetColumn<Row>;
  sort?: KeysetSort;
  onSort?: (sort: KeysetSort) => void;
}) {
  const { t } = useTranslation();
  const { id, label, width, align, isSortable } = column;
  const direction = sort?.column === id ? sort.direction : undefined;
  const next = direction === 'asc' ? 'desc' : 'asc';
  const Icon = direction === 'asc' ? IconArrowUp : direction === 'desc' ? IconArrowDown : IconArrowsSort;
  return (
    <Table.Th w={width} ta={align} aria-sort={direction && (direction === 'asc' ? 'ascending' : 'descending')}>
      {isSortable && onSort ? (
        <Tooltip label={t(next === 'asc' ? 'table.sortUp' : 'table.sortDown', { column: label })}>
          <UnstyledButton
            className="sort-button"
            data-sorted={direction !== undefined}
            onClick={() => onSort({ column: id, direction: next })}
          >
            {label}
            <Icon size={14} aria-hidden />
          </UnstyledButton>
        </Tooltip>
      ) : (
        label
      )}
    </Table.Th>
  );
}

function Waiting({ span, rows }: { span: number; rows: number }) {
  const { t } = useTranslation();
  return Array.from({ length: rows }, (_, at) => (
    <Table.Tr key={at}>
      <Table.Td colSpan={span}>
        <Skeleton height={14} width={`${70 - (at % 3) * 12}%`} my={5} />
        {at === 0 && (
          <Text component="span" className="visually-hidden" role="status">
            {t('table.loading')}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  ));
}
