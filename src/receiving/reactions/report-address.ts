// The address to which an owner forwards, as an attachment, what he takes for fraud: `report@` a protected domain. Our mark within the attached
// message proves that it was delivered from here, and the sender must be one whom it reached; then it counts as his report.

import { splitAddress } from '#message/address.ts';
import { asciiDomain } from '#message/domain.ts';
import { type Message, parse } from '#message/parse.ts';
import type { Part } from '#message/mime.ts';
import type { Platform } from '#platform/platform.ts';
import type { Reply } from '#smtp/reply.ts';
import type { DomainList } from '../domains/domain-list.ts';
import type { Destination } from '../listener/destination.ts';
import { ownAddress } from '../owners/addressed-owner.ts';
import { findRecipient } from '../quarantine/quarantine-store.ts';
import { readArrivalMark } from './arrival-mark.ts';
import { react } from './react.ts';

const LOCAL = /^(?:report|signaler)$/i;
const LARGEST = 20_000_000;
const MOST_REPORTED = 20;
const AS_ATTACHMENT: Reply = {
  code: 550,
  enhanced: '5.7.1',
  text: 'Forward the message as an attachment, from the mailbox that received it',
};
const TOO_BIG: Reply = { code: 552, enhanced: '5.3.4', text: `At most ${LARGEST} octets are taken here` };

export function reportAddress(platform: Platform, domains: DomainList): Destination {
  const { sql, vault } = platform;
  return {
    name: 'reported by owners',
    claim(recipient) {
      const { local, domain } = splitAddress(recipient);
      return LOCAL.test(local) && domains.find(asciiDomain(domain) ?? '') ? 'mine' : undefined;
    },
    async take(_envelope, _recipients, bytes) {
      if (bytes.length > LARGEST) return TOO_BIG;
      const message = parse(bytes);
      const from = message.from[0]?.address.toLowerCase() ?? '';
      let reported = 0;
      for (const mark of marksIn(message)) {
        const marked = readArrivalMark(vault, mark);
        const addresses = [from, ownAddress(from)];
        const arrivalId = marked && (await findRecipient(sql, { ...marked, addresses }));
        if (!arrivalId) continue;
        await react(platform, { workspaceId: marked.workspaceId, arrivalId, kind: 'reported' });
        reported++;
      }
      return reported > 0 ? undefined : AS_ATTACHMENT;
    },
  };
}

/** Of the messages that it carries. */
function marksIn({ root }: Message): string[] {
  const marks: string[] = [];
  const waiting: Part[] = [root];
  for (let part = waiting.pop(); part && marks.length < MOST_REPORTED; part = waiting.pop()) {
    waiting.push(...part.children);
    if (part.type !== 'message/rfc822' && part.type !== 'message/global') continue;
    const within = part.children.length > 0 ? part.children : [parse(part.body).root];
    for (const { fields } of within) {
      const mark = fields.find(({ key }) => key === 'dauphin-id')?.value.trim();
      if (mark) marks.push(mark);
    }
  }
  return marks;
}
