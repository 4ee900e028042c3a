// A table for lists of any length: rows come page after page as one scrolls (keyset paging, `useApiPages`), only those in sight
// are drawn, the server sorts, and the reader chooses the columns (remembered on this machine by `name`).
// It must never ask for all rows, nor count them.

import { ActionIcon, Box, Checkbox, Menu, Skeleton, Table, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconArrowDown, IconArrowsSort, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import {
  columnVisibilityFeature,
  createColumnHelper,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useLocation } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';

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

export interface KeysetTableProps<Row> {
  /** Says what the table lists (read aloud), and remembers the chosen columns. */
  name: string;
  label: string;
  columns: readonly KeysetColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  isLoading?: boolean;
  /** There are rows after the last one. */
  hasMore?: boolean;
  isLoadingMore?: boolean;
  onMore?: () => void;
  sort?: KeysetSort;
  onSort?: (sort: KeysetSort) => void;
  /** Ids of the chosen rows; left out, rows can not be chosen. */
  selected?: readonly string[];
  onSelect?: (ids: string[]) => void;
  /** Shown when there is no row and nothing is loading. */
  empty?: ReactNode;
  /** CSS height; by default what is left of the window under a header and a toolbar. */
  height?: string;
}

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });
const ROW_HEIGHT = 38;
const AHEAD = 20;

export function KeysetTable<Row extends object>(props: KeysetTableProps<Row>) {
  const {
    name,
    columns,
    rows,
    rowId,
    hasMore,
    isLoadingMore,
    onMore,
    selected,
    onSelect,
    height = 'calc(100dvh - 200px)',
  } = props;
  const { t } = useTranslation();
  const byDefault = useMemo(() => Object.fromEntries(columns.map(({ id, isHidden }) => [id, !isHidden])), [columns]);
  const [visibility, setVisibility] = useLocalStorage<Record<string, boolean>>({
    key: `dauphin-columns-${name}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return columns.map(({ id, label, cell }) =>
      helper.display({ id, header: label, cell: ({ row }) => cell(row.original) }),
    );
  }, [columns]);
  const selection = useMemo(() => Object.fromEntries((selected ?? []).map((id) => [id, true as const])), [selected]);
  const table = useTable({
    features,
    columns: definitions,
    data: rows as Row[],
    getRowId: rowId,
    state: { columnVisibility: { ...byDefault, ...visibility }, rowSelection: selection },
    onRowSelectionChange: (update) => {
      const next = typeof update === 'function' ? update(selection) : update;
      onSelect?.(Object.keys(next).filter((id) => next[id]));
    },
  });

  const scroller = useRef<HTMLDivElement>(null);
  const models = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: models.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => models[index]?.id ?? index,
    overscan: 12,
  });
  // Another order or another search, which stand in the address, is another list: it is read from its top.
  const asked = useLocation({ select: ({ searchStr }) => searchStr });
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [asked]);
  const items = virtual.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isLoadingMore && lastSeen >= models.length - AHEAD) onMore?.();
  }, [hasMore, isLoadingMore, lastSeen, models.length, onMore]);

  const shown = table.getVisibleLeafColumns().map((column) => columns.find(({ id }) => id === column.id)!);
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const span = shown.length + 1 + (selected ? 1 : 0);

  if (!props.isLoading && rows.length === 0 && props.empty) return props.empty;
  return (
    <Box
      ref={scroller}
      className="keyset-table"
      style={{ maxHeight: height }}
      tabIndex={0}
      role="region"
      aria-label={props.label}
    >
      <Table stickyHeader aria-rowcount={hasMore ? -1 : models.length + 1}>
        <Table.Thead>
          <Table.Tr aria-rowindex={1}>
            {selected && (
              <Table.Th w={40}>
                <Checkbox
                  size="xs"
                  aria-label={t('table.selectAll')}
                  checked={rows.length > 0 && table.getIsAllRowsSelected()}
                  indeterminate={table.getIsSomeRowsSelected()}
                  onChange={table.getToggleAllRowsSelectedHandler()}
                />
              </Table.Th>
            )}
            {shown.map((column) => (
              <Heading key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
            <Table.Th w={40} p={0}>
              <ColumnChoice
                columns={columns}
                visibility={{ ...byDefault, ...visibility }}
                onChange={(id, isShown) => setVisibility({ ...visibility, [id]: isShown })}
              />
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {items.map(({ index, key }) => {
            const row = models[index];
            if (!row) return null;
            return (
              <Table.Tr key={key} data-index={index} aria-rowindex={index + 2} ref={virtual.measureElement}>
                {selected && (
                  <Table.Td>
                    <Checkbox
                      size="xs"
                      aria-label={t('table.selectRow')}
                      checked={row.getIsSelected()}
                      onChange={row.getToggleSelectedHandler()}
                    />
                  </Table.Td>
                )}
                {row.getVisibleCells().map((cell, at) => (
                  <Table.Td key={cell.id} ta={shown[at]?.align}>
                    <table.FlexRender cell={cell} />
                  </Table.Td>
                ))}
                <Table.Td />
              </Table.Tr>
            );
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
          {(props.isLoading || isLoadingMore) && <Waiting span={span} rows={props.isLoading ? 8 : 1} />}
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

interface ColumnChoiceProps<Row> {
  columns: readonly KeysetColumn<Row>[];
  visibility: Record<string, boolean>;
  onChange: (id: string, isShown: boolean) => void;
}

function ColumnChoice<Row>({ columns, visibility, onChange }: ColumnChoiceProps<Row>) {
  const { t } = useTranslation();
  return (
    <Menu closeOnItemClick={false} position="bottom-end" shadow="md">
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
          <Menu.Item
            key={id}
            role="menuitemcheckbox"
            aria-checked={visibility[id]}
            disabled={at === 0}
            leftSection={<Checkbox.Indicator size="xs" checked={visibility[id]} />}
            onClick={() => onChange(id, !visibility[id])}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
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
