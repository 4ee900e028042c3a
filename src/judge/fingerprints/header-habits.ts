// What the program that wrote the message always does alike: which headers, in which order and spelling, and the forms of identifier, date,
// boundary and encoding. Headers that servers on the way add say nothing of the writer and are left out.

import type { Message } from '#message/parse.ts';
import { hashOf } from './min-hash.ts';

const ADDED_ON_THE_WAY =
  /^(?:received|return-path|delivered-to|x-original-to|authentication-results|received-spf|dkim-|domainkey-|arc-|x-google-|x-gm-|x-received|x-ms-|x-microsoft-|x-forefront-|x-spam|x-virus|x-originating-ip|x-forwarded|list-|envelope-to|delivery-date|x-incoming|x-eop|x-sid|x-sender-ip|x-antispam|x-mailman|x-beenthere|precedence|errors-to|sender$)/;

export function headerHabits({ fields, root, messageId }: Message): Set<number> {
  const own = fields.filter(({ key }) => !ADDED_ON_THE_WAY.test(key)).slice(0, 60);
  const value = (key: string) => own.find((field) => field.key === key)?.raw.slice(0, 300) ?? '';
  const habits = [
    ...own.slice(1).map(({ name }, at) => `${own[at]?.name}>${name}`),
    `mailer ${value('x-mailer').replace(/\d+/g, '9')}${value('user-agent').replace(/\d+/g, '9')}`,
    `id ${shape(messageId?.split('@')[0] ?? '')}`,
    `date ${shape(value('date'))}`,
    `boundary ${shape(root.parameters.get('boundary') ?? '')}`,
    `body ${root.type} ${root.encoding} ${root.children.map(({ type, encoding }) => `${type} ${encoding}`).join(' ')}`,
    `charset ${root.parameters.get('charset') ?? root.children.map(({ parameters }) => parameters.get('charset')).join(' ')}`,
    `from ${shape(value('from').replace(/<.*/s, '')).slice(0, 4)}`,
  ];
  return new Set(habits.map((habit) => hashOf(habit)));
}

/** Kinds of characters in a row, each run once with its length in broad steps: `4BC3-A80F` and `5CD4-B91E` have one shape. */
const shape = (text: string): string =>
  text
    .slice(0, 200)
    .replace(/[0-9A-Fa-f]{8,}/g, (run) => `h${run.length >> 2}`)
    .replace(/[A-Z]+/g, 'A')
    .replace(/[a-gi-z]+/g, 'a')
    .replace(/\d+/g, '9');
