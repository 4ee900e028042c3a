// Finds mail whose class is known: a folder with a labels.tsv, one with folders that bear the labels (`ham`, `spam`, `phish`…), an
// index of the TREC Spam Track (`spam ../data/inmail.1`), lines of JSON, or any files given as LABEL=PATH.
// A label that means nothing is an OperatorError that says where it stands; a file that is not there fails when it is read.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { classesOf, labelNames } from '#judge/learn/labels.ts';
import type { MessageClass } from '#judge/verdict.ts';
import { OperatorError } from '#platform/operator-error.ts';

export interface LabelledMail {
  path: string;
  /** Which line of a file of JSON lines, from 0. */
  line?: number;
  label: string;
  told: readonly MessageClass[];
  /** The collection it comes from: figures are shown for each. */
  source: string;
  language?: string;
  /** Mail of one campaign: it counts once. */
  cluster?: string;
  year?: number;
}

export function findLabelled(paths: readonly string[]): LabelledMail[] {
  return paths.flatMap((path) => {
    const [, label, file] = /^([a-z]+)=(.+)$/.exec(path) ?? [];
    if (label !== undefined && file !== undefined) return filesBelow(file).map((one) => labelled(one, label, file));
    if (!existsSync(path)) throw new OperatorError({ fr: `${path} n'existe pas.`, en: `${path} does not exist.` });
    if (statSync(path).isFile()) return path.endsWith('.jsonl') ? readLines(path) : readIndex(path);
    if (existsSync(join(path, 'labels.tsv'))) return readTable(join(path, 'labels.tsv'));
    return readFolders(path);
  });
}

/** The bytes of one; a line of JSON (`from`, `subject`, `text`) becomes the message that these make. */
export function readLabelled({ path, line }: LabelledMail): Buffer {
  if (line === undefined) return readFileSync(path);
  const { from, subject, text } = JSON.parse(linesOf(path)[line] as string) as Record<string, string>;
  const [, name = '', address = ''] = /^(.*?)\s*(<[^<>]*>)$/.exec(from ?? '') ?? [];
  return Buffer.from(
    `From: ${address ? `${encoded(name)} ${address}` : from}\r\nSubject: ${encoded(subject ?? '')}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}`,
  );
}

const encoded = (text: string): string => (text === '' ? '' : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`);

function labelled(path: string, label: string, where: string): LabelledMail {
  return { path, label, told: meaningOf(label, where), source: basename(resolve(where)) };
}

function meaningOf(label: string, where: string): readonly MessageClass[] {
  const told = classesOf(label);
  if (told) return told;
  throw new OperatorError({
    fr: `${where} : « ${label} » n'est pas une étiquette (${labelNames.join(', ')}).`,
    en: `${where}: "${label}" is not a label (${labelNames.join(', ')}).`,
  });
}

/** Columns: file, label, basis, language, year, …, extra with `cluster=N`. What bounced is neither wanted nor unwanted. */
function readTable(table: string): LabelledMail[] {
  const folder = dirname(table);
  return linesOf(table)
    .slice(1)
    .map((line) => line.split('\t'))
    .filter(([, label]) => label !== 'backscatter')
    .map(([file = '', label = '', , language, year, ...others]) => {
      const cluster = /cluster=(\d+)/.exec(others.at(-1) ?? '')?.[1];
      return {
        ...labelled(join(folder, file), label, table),
        source: basename(folder),
        ...(language && { language }),
        ...(cluster && { cluster }),
        ...(Number(year) > 0 && { year: Number(year) }),
      };
    });
}

function readIndex(index: string): LabelledMail[] {
  return linesOf(index).map((line, at) => {
    const [, label, file] = /^(\S+)\s+(.+)$/.exec(line) ?? [];
    if (!label || !file) {
      throw new OperatorError({
        fr: `${index}, ligne ${at + 1} : il faut une étiquette puis un fichier.`,
        en: `${index}, line ${at + 1}: a label and a file are expected.`,
      });
    }
    return { ...labelled(join(dirname(index), file), label, index), source: basename(dirname(resolve(index))) };
  });
}

function readLines(path: string): LabelledMail[] {
  return linesOf(path).map((text, line) => {
    const { label = '', lang } = JSON.parse(text) as { label?: string; lang?: string };
    return { ...labelled(path, label, path), line, ...(lang && { language: lang }) };
  });
}

function readFolders(folder: string): LabelledMail[] {
  const labels = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory() && classesOf(one.name));
  if (labels.length === 0) {
    throw new OperatorError({
      fr: `${folder} n'a ni labels.tsv ni dossiers nommés d'après des étiquettes (${labelNames.join(', ')}). On peut aussi écrire : ham=DOSSIER.`,
      en: `${folder} has neither a labels.tsv nor folders named by labels (${labelNames.join(', ')}). ham=FOLDER works too.`,
    });
  }
  return labels.flatMap(({ name }) =>
    filesBelow(join(folder, name)).map((file) => ({
      ...labelled(file, name, folder),
      source: basename(resolve(folder)),
    })),
  );
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) throw new OperatorError({ fr: `${path} n'existe pas.`, en: `${path} does not exist.` });
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const linesOf = (path: string): string[] => readFileSync(path, 'utf8').trim().split(/\r?\n/);
