// The report on one sender's trackers that a complaint can be built on (CNIL; art. 82 of law 78-17, deliberation 2026-042): what was found in
// his mail, whose it was, how it was recognised, and where. Pure: facts in, text out. It says what was seen and never what the
// sender was allowed to do: consent is not seen by a filter. Codes of readers are cut out of the addresses.

import type { Language } from '#platform/http/problem.ts';
import type { Removal } from '../cleaning/removal.ts';

export interface TrackerExample {
  receivedAt: Date;
  messageId: string;
  fromAddress: string;
  removals: readonly Removal[];
}

export interface TrackerFacts {
  /** Domain of the sender. */
  by: string;
  since: Date;
  until: Date;
  messages: number;
  recipients: number;
  /** Newest first. */
  examples: readonly TrackerExample[];
  installation: string;
}

const MOST_SHOWN = 20;

const words = {
  fr: {
    colon: ' :',
    title: (by: string) => `Traceurs dans les courriels de ${by}`,
    period: 'Période',
    messages: 'Messages qui contenaient au moins un traceur',
    recipients: 'Personnes qui en ont reçu',
    found: 'Ce qui a été trouvé (dans les derniers messages)',
    times: (count: number) => `${count} fois`,
    examples: 'Les derniers messages',
    received: 'Reçu le',
    from: 'Expéditeur',
    id: 'Message-ID',
    address: 'Adresse appelée à l’ouverture',
    recognised: 'Reconnu à ceci',
    law: [
      'Ce que dit le droit',
      'Un traceur individuel placé dans un courriel lit ou écrit une information dans le terminal de la personne : l’article 82 de la loi no 78-17 du 6 janvier 1978 demande son consentement préalable. La délibération no 2026-042 de la CNIL le précise pour les pixels de suivi : l’ouverture individuelle demande un consentement propre, distinct de celui de recevoir les messages.',
    ],
    limits: [
      'Ce que ce relevé ne dit pas',
      'Un filtre ne voit pas si la personne a consenti. Celle qui n’a pas consenti peut joindre ce relevé à sa réclamation (https://www.cnil.fr/fr/plaintes). Les codes qui désignent un lecteur sont coupés des adresses ci-dessus ; les messages d’origine sont gardés par le serveur et peuvent être produits.',
    ],
    made: (where: string, when: string) => `Relevé établi le ${when} par Dauphin (${where}).`,
  },
  en: {
    colon: ':',
    title: (by: string) => `Trackers in the mail of ${by}`,
    period: 'Period',
    messages: 'Messages that held at least one tracker',
    recipients: 'People who received some',
    found: 'What was found (in the latest messages)',
    times: (count: number) => `${count} times`,
    examples: 'The latest messages',
    received: 'Received on',
    from: 'Sender',
    id: 'Message-ID',
    address: 'Address fetched at opening',
    recognised: 'Recognised by this',
    law: [
      'What the law says',
      'A tracker of one reader in a message reads or writes information in that person’s terminal: article 82 of the French law 78-17 of 6 January 1978 asks for prior consent. Deliberation 2026-042 of the CNIL says so of tracking pixels: individual opening needs a consent of its own, apart from that to receiving the messages.',
    ],
    limits: [
      'What this report does not say',
      'A filter does not see whether the person agreed. Whoever did not can add this report to a complaint (https://www.cnil.fr/en/plaintes). Codes that stand for a reader are cut out of the addresses above; the original messages are kept by the server and can be produced.',
    ],
    made: (where: string, when: string) => `Report made on ${when} by Dauphin (${where}).`,
  },
} as const;

export function trackerReport(facts: TrackerFacts, language: Language): string {
  const t = words[language];
  const day = (date: Date) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
  const removals = facts.examples.flatMap((one) => one.removals);
  const kinds = [...Map.groupBy(removals, kindOf)].toSorted(([, a], [, b]) => b.length - a.length);
  return [
    heading(t.title(facts.by), '='),
    `${t.period}${t.colon} ${day(facts.since)} – ${day(facts.until)}`,
    `${t.messages}${t.colon} ${facts.messages}`,
    `${t.recipients}${t.colon} ${facts.recipients}`,
    '',
    heading(t.found, '-'),
    ...kinds.slice(0, MOST_SHOWN).map(([kind, those]) => `- ${kind}${t.colon} ${t.times(those.length)}`),
    '',
    heading(t.examples, '-'),
    ...facts.examples
      .slice(0, MOST_SHOWN)
      .flatMap(({ receivedAt, messageId, fromAddress, removals: own }) => [
        `${t.received} ${receivedAt.toISOString()}`,
        `  ${t.from}${t.colon} ${fromAddress}`,
        `  ${t.id}${t.colon} ${messageId || '?'}`,
        ...own
          .slice(0, 3)
          .flatMap(({ address, sentence }) => [
            `  ${t.address}${t.colon} ${withoutCodes(address)}`,
            `  ${t.recognised}${t.colon} ${withoutCodes(sentence[language])}`,
          ]),
        '',
      ]),
    heading(t.law[0], '-'),
    t.law[1],
    '',
    heading(t.limits[0], '-'),
    t.limits[1],
    '',
    t.made(facts.installation, day(facts.until)),
    '',
  ].join('\n');
}

const heading = (text: string, line: string) => `${text}\n${line.repeat(text.length)}\n`;

const kindOf = ({ vendor, host, kind }: Removal): string => [vendor, host, kind].filter(Boolean).join(', ');

/** What is long enough to stand for one reader keeps its first letters. */
export const withoutCodes = (text: string): string =>
  text.replace(/(?<=[/=?&:._-])(?=[A-Za-z0-9%+_-]{0,60}\d)[A-Za-z0-9%+_-]{8,}/g, (code) => `${code.slice(0, 4)}…`);
