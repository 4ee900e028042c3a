// An evaluation as people read it, and as one object for programs. Figures of the field (judge/learn/figures.ts), per source and
// per language, always with what was lost of wanted mail beside what was found of unwanted mail.

import { calibrationError, missedAt, reliability, rocaPercent } from '#judge/learn/figures.ts';
import { type MessageClass, messageClasses } from '#judge/verdict.ts';
import type { Outcome } from './outcomes.ts';

export interface Evaluation {
  messages: number;
  rocaPercent: number;
  /** Percent of the unwanted that is missed when 0.1 % and 1 % of the wanted may be lost. */
  missedAt01: number;
  missedAt1: number;
  calibrationError: number;
  bySource: Share[];
  byLanguage: Share[];
  confusion: Record<string, Record<MessageClass, number>>;
  bands: { from: number; count: number; said: number; was: number }[];
}

export interface Share {
  name: string;
  wanted: number;
  /** Of these, called spam or phish. */
  wantedCondemned: number;
  unwanted: number;
  unwantedCondemned: number;
}

const isCondemned = (one: Outcome) => one.class === 'spam' || one.class === 'phish';

export function evaluationOf(outcomes: readonly Outcome[]): Evaluation {
  return {
    messages: outcomes.length,
    rocaPercent: rocaPercent(outcomes),
    missedAt01: missedAt(outcomes, 0.001),
    missedAt1: missedAt(outcomes, 0.01),
    calibrationError: calibrationError(outcomes),
    bySource: sharesBy(outcomes, ({ mail }) => mail.source),
    byLanguage: sharesBy(outcomes, ({ mail }) => mail.language ?? '?'),
    confusion: Object.fromEntries(
      [...Map.groupBy(outcomes, ({ mail }) => mail.label.split(':')[0] as string)].map(([label, all]) => [
        label,
        countClasses(all),
      ]),
    ),
    bands: reliability(outcomes),
  };
}

export function sharesBy(outcomes: readonly Outcome[], nameOf: (outcome: Outcome) => string): Share[] {
  return [...Map.groupBy(outcomes, nameOf)]
    .map(([name, all]) => {
      const [unwanted, wanted] = [all.filter((one) => one.isUnwanted), all.filter((one) => !one.isUnwanted)];
      return {
        name,
        wanted: wanted.length,
        wantedCondemned: wanted.filter(isCondemned).length,
        unwanted: unwanted.length,
        unwantedCondemned: unwanted.filter(isCondemned).length,
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const countClasses = (all: readonly Outcome[]) =>
  Object.fromEntries(messageClasses.map((name) => [name, all.filter((one) => one.class === name).length])) as Record<
    MessageClass,
    number
  >;

export interface ReportWords {
  source: string;
  language: string;
  wanted: string;
  lost: string;
  unwanted: string;
  found: string;
  label: string;
  said: string;
  was: string;
  count: string;
  missed(falseAlarms: string, percent: string): string;
  error(points: string): string;
}

export const reportWords: Readonly<Record<'fr' | 'en', ReportWords>> = {
  fr: {
    source: 'source',
    language: 'langue',
    wanted: 'voulus',
    lost: 'condamnés',
    unwanted: 'non voulus',
    found: 'trouvés',
    label: 'étiquette',
    said: 'annoncé',
    was: 'constaté',
    count: 'messages',
    missed: (falseAlarms, percent) => `${percent} % manqués pour ${falseAlarms} % de fausses alertes`,
    error: (points) => `écart de calibration : ${points} points`,
  },
  en: {
    source: 'source',
    language: 'language',
    wanted: 'wanted',
    lost: 'condemned',
    unwanted: 'unwanted',
    found: 'found',
    label: 'label',
    said: 'said',
    was: 'was',
    count: 'messages',
    missed: (falseAlarms, percent) => `${percent} % missed at ${falseAlarms} % false alarms`,
    error: (points) => `calibration error: ${points} points`,
  },
};

export function reportLines(evaluation: Evaluation, words: ReportWords): string[] {
  const { confusion, bands } = evaluation;
  return [
    ...shareTable(words.source, evaluation.bySource, words),
    '',
    ...shareTable(words.language, evaluation.byLanguage, words),
    '',
    ...table([
      [words.label, ...messageClasses],
      ...Object.entries(confusion).map(([label, counts]) => [
        label,
        ...messageClasses.map((name) => `${counts[name]}`),
      ]),
    ]),
    '',
    `1-ROCA ${evaluation.rocaPercent.toFixed(4)} %`,
    words.missed('0.1', evaluation.missedAt01.toFixed(2)),
    words.missed('1', evaluation.missedAt1.toFixed(2)),
    '',
    ...table([
      [words.said, words.was, words.count, ''],
      ...bands
        .filter(({ count }) => count > 0)
        .map(({ said, was, count }) => [percent(said), percent(was), `${count}`, '█'.repeat(Math.round(was * 30))]),
    ]),
    words.error((100 * evaluation.calibrationError).toFixed(1)),
  ];
}

export function shareTable(title: string, shares: readonly Share[], words: ReportWords): string[] {
  return table([
    [title, words.wanted, words.lost, '', words.unwanted, words.found, ''],
    ...shares.map(({ name, wanted, wantedCondemned, unwanted, unwantedCondemned }) => [
      name,
      ...(wanted > 0 ? [`${wanted}`, `${wantedCondemned}`, percent(wantedCondemned / wanted)] : ['', '', '']),
      ...(unwanted > 0 ? [`${unwanted}`, `${unwantedCondemned}`, percent(unwantedCondemned / unwanted)] : ['', '', '']),
    ]),
  ]);
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** Columns as wide as they need be: the first to the left, the others to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
