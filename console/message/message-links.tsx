// Every link of a message with the address it really leads to.

import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import type { MessageView } from './message-view.ts';

export function MessageLinks({ message }: { message: Pick<MessageView, 'links'> }) {
  const { t } = useTranslation('message');
  const { number } = useFormat();
  const count = message.links.length;
  if (count === 0) return null;
  return (
    <details className="message-links">
      <summary>{t('links', { count, shown: number(count) })}</summary>
      <Table highlightOnHover={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('linkText')}</Table.Th>
            <Table.Th>{t('linkTarget')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {message.links.map(({ text, target, host }, index) => (
            // biome-ignore lint: links have no identity but their order, which never changes
            <Table.Tr key={index}>
              <Table.Td>{text || <Text c="dimmed">{t('noLinkText')}</Text>}</Table.Td>
              <Table.Td className="link-target">{host ? <Target target={target} host={host} /> : target}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}

/** The host stands out: it is what decides where one goes. */
function Target({ target, host }: { target: string; host: string }) {
  const at = target.toLowerCase().indexOf(host);
  if (at < 0) return target;
  return (
    <>
      {target.slice(0, at)}
      <b>{target.slice(at, at + host.length)}</b>
      {target.slice(at + host.length)}
    </>
  );
}
