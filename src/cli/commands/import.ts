// `dauphin import FILE`: brings contacts in from the command line, by the same steps as the console: proposal, declaration, import.
// Without a declaration it only shows what it would do. The work is a job: a Dauphin that runs may do it, else this command does.
// Ctrl-C cancels the import; what was stored stays, as with the console's button.

import { createReadStream } from 'node:fs';
import { access, readFile, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Option } from 'commander';
import { Problem } from '#platform/http/problem.ts';
import { OperatorError } from '#platform/operator-error.ts';
import type { Platform } from '#platform/platform.ts';
import { listPurposes } from '#sending/audience/consent/purpose-store.ts';
import { declarationSchema } from '#sending/audience/imports/declaration.ts';
import { correctReading, dropDraft, openDraft, previewDraft, startImport } from '#sending/audience/imports/draft.ts';
import {
  BASES,
  findImport,
  type ImportRecord,
  ORIGINS,
  requestCancel,
} from '#sending/audience/imports/import-store.ts';
import { defineImportJobs } from '#sending/audience/imports/jobs.ts';
import { POLICIES, type Policy } from '#sending/audience/imports/merge.ts';
import type { Reading } from '#sending/audience/imports/reading.ts';
import { reportText } from '#sending/audience/imports/report.ts';
import type { Cli, RegisterCommand } from '../cli.ts';
import { mapColumns, shownTarget } from '../import-map.ts';

interface Options {
  workspace?: string;
  map: string[];
  purpose?: string;
  origin?: string;
  originNote?: string;
  basis?: string;
  text?: string;
  textFile?: string;
  collectedOn?: string;
  policy: Policy;
  separator?: string;
  report?: string;
  json?: boolean;
}

/** A tab and a blank are awkward to type. */
const SIGNS: Readonly<Record<string, Reading['separator']>> = { ',': ',', ';': ';', '|': '|', tab: '\t', space: ' ' };

export const registerImport: RegisterCommand = (program, cli) => {
  const say = cli.say;
  program
    .command('import')
    .argument('<file>', say({ fr: 'CSV, TSV, .xlsx ou .ods', en: 'CSV, TSV, .xlsx or .ods' }))
    .description(
      say({
        fr: 'importe des contacts ; sans déclaration, montre seulement ce qui serait fait',
        en: 'import contacts; without a declaration, only show what would be done',
      }),
    )
    .option(
      '--workspace <name>',
      say({ fr: "nom ou numéro de l'espace de travail", en: 'name or number of the workspace' }),
    )
    .option(
      '--map <column=field...>',
      say({
        fr: 'colonne (nom ou rang) = email, given_name, family_name, language, consent, consent_date, ignore, field:CLÉ ou new:TYPE',
        en: 'column (name or rank) = email, given_name, family_name, language, consent, consent_date, ignore, field:KEY or new:TYPE',
      }),
      [],
    )
    .addOption(
      new Option('--policy <policy>', say({ fr: 'pour les contacts connus', en: 'for known contacts' }))
        .choices(POLICIES)
        .default('fill'),
    )
    .addOption(
      new Option(
        '--separator <sign>',
        say({ fr: 'si la proposition se trompe', en: 'when the proposal is wrong' }),
      ).choices(Object.keys(SIGNS)),
    )
    .option('--purpose <name>', say({ fr: 'finalité, par nom ou numéro', en: 'purpose, by name or number' }))
    .addOption(
      new Option('--origin <origin>', say({ fr: "d'où vient le fichier", en: 'where the file comes from' })).choices(
        ORIGINS,
      ),
    )
    .option('--origin-note <text>', say({ fr: 'précisions sur son origine', en: 'more about its origin' }))
    .addOption(new Option('--basis <basis>', say({ fr: 'base légale', en: 'legal basis' })).choices(BASES))
    .option('--text <text>', say({ fr: 'ce que ces personnes ont lu', en: 'what these people read' }))
    .option('--text-file <file>', say({ fr: 'le même texte, dans un fichier', en: 'the same text, in a file' }))
    .option('--collected-on <date>', say({ fr: 'date de collecte, AAAA-MM-JJ', en: 'date of collection, YYYY-MM-DD' }))
    .option('--report <file>', say({ fr: 'où écrire les lignes écartées', en: 'where to write the lines left out' }))
    .option('--json', say({ fr: 'le résultat en JSON', en: 'the result as JSON' }))
    .action(async (file: string, options: Options) => {
      try {
        await cli.withPlatform((platform) => importFile(cli, platform, file, options));
      } catch (fault) {
        if (!(fault instanceof Problem)) throw fault;
        throw new OperatorError({ fr: fault.text('fr'), en: fault.text('en') }, { cause: fault });
      }
    });
};

async function importFile(cli: Cli, platform: Platform, file: string, options: Options): Promise<void> {
  const path = resolve(file);
  await access(path).catch((cause) => {
    throw new OperatorError({ fr: `${path} ne peut pas être lu.`, en: `${path} cannot be read.` }, { cause });
  });
  const workspace = await findWorkspace(platform, options.workspace);
  const uploader = { workspaceId: workspace.id, operatorId: null };
  const importId = await openDraft(platform, uploader, basename(path), createReadStream(path));
  let isStarted = false;
  try {
    const separator = options.separator === undefined ? undefined : SIGNS[options.separator];
    if (separator) await correctReading(platform, workspace.id, importId, { separator });
    const preview = await previewDraft(platform, workspace.id, importId, workspace.language);
    const mapping = mapColumns(preview, options.map);
    preview.columns.forEach(({ header, examples }, index) => {
      const name = header || `${cli.say({ fr: 'colonne', en: 'column' })} ${index + 1}`;
      cli.note(`${name} -> ${shownTarget(mapping[index])}    ${examples.join(' · ')}`);
    });
    if (!options.origin) {
      cli.note(
        cli.say({
          fr: "Rien n'est importé : déclarez d'où vient le fichier (--origin, --basis, --purpose, --text, --collected-on).",
          en: 'Nothing is imported: declare where the file comes from (--origin, --basis, --purpose, --text, --collected-on).',
        }),
      );
      return;
    }
    const declaration = await declarationFrom(platform, workspace.id, options);
    await startImport(platform, uploader, importId, { mapping, policy: options.policy, declaration });
    isStarted = true;
  } finally {
    if (!isStarted) await dropDraft(platform, workspace.id, importId);
  }
  await defineImportJobs(platform);
  const record = await watch(cli, platform, workspace.id, importId);
  await tell(cli, platform, workspace.id, record, options);
}

interface Workspace {
  id: string;
  name: string;
  language: 'fr' | 'en';
}

async function findWorkspace({ sql }: Platform, wanted: string | undefined): Promise<Workspace> {
  const all = await sql<Workspace[]>`select id, name, language from workspaces order by id`;
  const found = wanted === undefined ? all : all.filter(({ id, name }) => id === wanted || name === wanted);
  if (found.length === 1) return found[0] as Workspace;
  const names = all.map(({ id, name }) => `${name} (${id})`).join(', ');
  throw new OperatorError(
    all.length === 0
      ? {
          fr: "Il n'y a pas encore d'espace de travail : ouvrez la console.",
          en: 'There is no workspace yet: open the console.',
        }
      : {
          fr: `Choisissez un espace de travail avec --workspace : ${names}.`,
          en: `Choose a workspace with --workspace: ${names}.`,
        },
  );
}

async function declarationFrom({ sql }: Platform, workspaceId: string, options: Options) {
  const purposes = await listPurposes(sql, workspaceId);
  const purpose = purposes.find(({ id, name }) => id === options.purpose || name === options.purpose);
  if (options.purpose && !purpose) {
    const names = purposes.map(({ id, name }) => `${name} (${id})`).join(', ');
    throw new OperatorError({
      fr: `Finalité inconnue. Il y a : ${names}.`,
      en: `Unknown purpose. There are: ${names}.`,
    });
  }
  const given = declarationSchema.safeParse({
    origin: options.origin,
    originNote: options.originNote,
    basis: options.basis,
    purposeId: purpose?.id,
    text: options.textFile ? await readFile(options.textFile, 'utf8') : options.text,
    collectedOn: options.collectedOn,
  });
  if (given.success) return given.data;
  const flags: Record<string, string> = {
    purposeId: '--purpose',
    collectedOn: '--collected-on',
    originNote: '--origin-note',
  };
  const missing = [
    ...new Set(given.error.issues.map(({ path }) => flags[String(path[0])] ?? `--${String(path[0])}`)),
  ].join(', ');
  throw new OperatorError({
    fr: `La déclaration est incomplète ou fausse : ${missing}.`,
    en: `The declaration is incomplete or wrong: ${missing}.`,
  });
}

const WATCH_MS = 300;
const OVER = new Set<ImportRecord['state']>(['finished', 'cancelled', 'failed']);

async function watch(cli: Cli, { sql }: Platform, workspaceId: string, importId: string): Promise<ImportRecord> {
  const stop = () => void requestCancel(sql, workspaceId, importId);
  process.once('SIGINT', stop);
  const count = new Intl.NumberFormat(cli.language);
  try {
    for (let shown = ''; ; await pause(WATCH_MS)) {
      const record = (await findImport(sql, workspaceId, importId)) as ImportRecord;
      if (OVER.has(record.state)) return record;
      const line = cli.say({
        fr: `${count.format(record.cursorRows)} lignes lues`,
        en: `${count.format(record.cursorRows)} lines read`,
      });
      if (line !== shown) cli.note(line);
      shown = line;
    }
  } finally {
    process.removeListener('SIGINT', stop);
  }
}

const ENDS = {
  finished: { fr: 'Import terminé', en: 'Import finished' },
  cancelled: { fr: 'Import annulé en cours de route', en: 'Import cancelled on the way' },
  failed: { fr: 'Import interrompu', en: 'Import broken off' },
} as const;

async function tell(cli: Cli, { sql }: Platform, workspaceId: string, record: ImportRecord, options: Options) {
  if (record.state !== 'finished') process.exitCode = 1;
  if (options.report) {
    let text = '';
    for await (const piece of reportText(sql, workspaceId, record, cli.language)) text += piece;
    await writeFile(options.report, text);
  }
  const { created, updated, unchanged, rejected, noted, granted, refused } = record;
  if (options.json) {
    cli.print(
      JSON.stringify({
        id: record.id,
        state: record.state,
        created,
        updated,
        unchanged,
        rejected,
        noted,
        granted,
        refused,
      }),
    );
    return;
  }
  const n = (value: number) => new Intl.NumberFormat(cli.language).format(value);
  cli.print(
    cli.say({
      fr: `${ENDS[record.state as keyof typeof ENDS].fr} (n° ${record.id}) : ${n(created)} contacts créés, ${n(updated)} complétés, ${n(unchanged)} inchangés ; ${n(granted)} consentements ; ${n(rejected)} lignes écartées, ${n(noted)} gardées avec une remarque, ${n(refused)} refus respectés.`,
      en: `${ENDS[record.state as keyof typeof ENDS].en} (no. ${record.id}): ${n(created)} contacts made, ${n(updated)} changed, ${n(unchanged)} unchanged; ${n(granted)} consents; ${n(rejected)} lines left out, ${n(noted)} kept with a remark, ${n(refused)} refusals respected.`,
    }),
  );
  if (rejected + noted > 0 && !options.report) {
    cli.note(
      cli.say({
        fr: 'Les lignes écartées et leurs motifs : --report FICHIER, ou la console.',
        en: 'Lines left out and why: --report FILE, or the console.',
      }),
    );
  }
}
