// The mail that the judge is trained on and measured with: the labelled packs of the corpora, once per campaign, and the letters that
// we wrote ourselves. What may be trained on what is decided in the corpora's MANIFEST: weights of evidence on all of it, sequences
// of bytes only on what is free.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '#platform/config.ts';
import { OperatorError } from '#platform/operator-error.ts';
import { findLabelled, type LabelledMail } from '../evaluation/labelled-mail.ts';

const PACKS = [
  'mail/spamassassin-2002-2003',
  'mail/csdmc2010-train',
  'mail/deadlists-2019-2022',
  'mail/glitchyzorua-2023-2024',
  'mail/listham-usrp-2019-2022',
  'mail/phishing_pot-2022-2025q1',
  'mail/cwl-sample-b037',
];
const WANTED = ['mail/newsletters-de-paired-dev'];
const LINES = ['text/fr-transactional-ham.jsonl'];
const FREE = new Set(['spamassassin-2002-2003', 'glitchyzorua-2023-2024', 'cwl-sample-b037']);

/** The source of all our own letters. */
const LETTERS = 'letters';
const lettersFolder = join(projectFolder, 'src/judge/letters');

/** `find`: where a part of the corpora lies, undefined when it is not there. */
export function trainingMail(find: (part: string) => string | undefined): LabelledMail[] {
  const must = (part: string) => {
    const path = find(part);
    if (path && existsSync(path)) return path;
    throw new OperatorError({ fr: `Il manque ${part} dans les corpus.`, en: `${part} is missing from the corpora.` });
  };
  const letters = readdirSync(lettersFolder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => join(lettersFolder, name));
  return [
    ...oncePerCampaign(
      findLabelled([...PACKS.map(must), ...WANTED.map((part) => `ham=${must(part)}`), ...LINES.map(must)]),
    ),
    ...findLabelled(letters).map((mail) => ({ ...mail, source: LETTERS })),
  ];
}

/** Whether sequences of its bytes may go into what the program ships with. */
export const isFree = (mail: LabelledMail): boolean => isLetter(mail) || FREE.has(mail.source);

export const isLetter = ({ source }: LabelledMail): boolean => source === LETTERS;

function oncePerCampaign(all: readonly LabelledMail[]): LabelledMail[] {
  const seen = new Set<string>();
  return all.filter(({ source, label, cluster }) => {
    if (cluster === undefined) return true;
    const campaign = `${source} ${label} ${cluster}`;
    return !seen.has(campaign) && Boolean(seen.add(campaign));
  });
}
