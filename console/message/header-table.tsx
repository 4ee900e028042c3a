// All headers of a message, with the marks of evidence on their values.

import { Table } from '@mantine/core';
import { evidenceOn } from './message-head.tsx';
import { MarkedText } from './marked-text.tsx';
import type { MessageView, Selection } from './message-view.ts';

export interface HeaderTableProps extends Partial<Selection> {
  message: Pick<MessageView, 'headers' | 'verdict'>;
  active?: number;
}

const ignore = () => {};

/** Without `onSelect` nothing is marked. */
export function HeaderTable({ message: { headers, verdict }, active, selected, onSelect }: HeaderTableProps) {
  const seen = new Set<string>();
  return (
    <Table highlightOnHover={false} layout="fixed" className="header-table">
      <Table.Tbody>
        {headers.map(({ name, value }, index) => {
          // Evidence on a header that stands twice is on the first.
          const key = name.toLowerCase();
          const isFirst = !seen.has(key);
          seen.add(key);
          const evidence = onSelect && isFirst ? evidenceOn(key, verdict.evidence) : [];
          return (
            // biome-ignore lint: headers may repeat; their order is their identity
            <Table.Tr key={index}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td dir="auto">
                <MarkedText
                  text={value}
                  evidence={evidence}
                  active={active}
                  selected={selected}
                  onSelect={onSelect ?? ignore}
                />
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
