// Numbers, dates and sizes as the reader's language writes them, by Intl. Pure given the language and the time zone.
// No page builds a date or a number by hand.

import { useTranslation } from 'react-i18next';
import type { Language } from './i18n.ts';

const made = new Map<string, unknown>();

/** Intl objects are costly to build: one per language and choice of options. */
function once<T>(key: string, make: () => T): T {
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as T;
}

export interface Format {
  /** 12 345 · 12,345 */
  number(value: number | bigint): string;
  /** 0.968 -> 96,8 % · 96.8% */
  percent(share: number, digits?: number): string;
  /** 12 k · 12K, for tight places */
  compact(value: number): string;
  /** 26 nov. 2026 · 26 Nov 2026 */
  date(when: string | Date): string;
  /** 26 nov. 2026, 14:05 · 26 Nov 2026, 14:05 */
  dateTime(when: string | Date): string;
  /** 14:05 */
  time(when: string | Date): string;
  /** il y a 3 minutes · 3 minutes ago */
  relative(when: string | Date, now?: Date): string;
  /** bytes -> 1,2 Mo · 1.2 MB */
  bytes(size: number): string;
  /** seconds -> 1 h 5 min · 1 hr 5 mins */
  duration(seconds: number): string;
  /** ['a','b','c'] -> a, b et c · a, b and c */
  list(words: string[]): string;
}

const STEPS: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
/** Intl says « maintenant », which is not said of what was done. */
const JUST_NOW = { fr: 'à l’instant', en: 'just now' };
const BYTES = { fr: ['o', 'ko', 'Mo', 'Go', 'To'], en: ['B', 'kB', 'MB', 'GB', 'TB'] };

/** `timeZone` is an IANA name; absent means the browser's. English is written the European way (day first, 24 h). */
export function formatIn(language: Language, timeZone?: string): Format {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const number = (name: string, options: Intl.NumberFormatOptions) =>
    once(`${locale} n ${name}`, () => new Intl.NumberFormat(locale, options));
  const date = (name: string, options: Intl.DateTimeFormatOptions) =>
    once(`${locale} d ${name} ${timeZone}`, () => new Intl.DateTimeFormat(locale, { ...options, timeZone }));
  const unit = (value: number, of: string) =>
    number(of, { style: 'unit', unit: of, unitDisplay: 'short', maximumFractionDigits: 0 }).format(value);

  return {
    number: (value) => number('plain', {}).format(value),
    percent: (share, digits = 1) =>
      number(`percent${digits}`, { style: 'percent', maximumFractionDigits: digits }).format(share),
    compact: (value) => number('compact', { notation: 'compact', maximumFractionDigits: 1 }).format(value),
    date: (when) => date('date', { dateStyle: 'medium' }).format(new Date(when)),
    dateTime: (when) => date('both', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(when)),
    time: (when) => date('time', { timeStyle: 'short' }).format(new Date(when)),
    relative: (when, now = new Date()) => {
      const seconds = (new Date(when).getTime() - now.getTime()) / 1000;
      const [name, size] = STEPS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
      if (Math.abs(seconds) < 10) return JUST_NOW[language];
      return once(`${locale} r`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })).format(
        Math.round(seconds / size),
        name,
      );
    },
    bytes: (size) => {
      const power = Math.min(4, size < 1 ? 0 : Math.floor(Math.log10(size) / 3));
      return `${number('size', { maximumFractionDigits: 1 }).format(size / 1000 ** power)}\u00a0${BYTES[language][power]}`;
    },
    duration: (seconds) => {
      const whole = Math.round(seconds);
      if (whole < 60) return unit(whole, 'second');
      const hours = Math.floor(whole / 3600);
      const minutes = Math.round((whole % 3600) / 60);
      return hours === 0 ? unit(minutes, 'minute') : `${unit(hours, 'hour')} ${unit(minutes, 'minute')}`;
    },
    list: (words) => once(`${locale} l`, () => new Intl.ListFormat(locale)).format(words),
  };
}

/** The formatters of the language on screen; re-renders when it changes. Times are in the workspace's zone. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return formatIn(i18n.language === 'fr' ? 'fr' : 'en', workspaceZone.current);
}

/** Set once the session is known (session.ts): dates of a mailing are the workspace's, wherever the operator sits. */
export const workspaceZone: { current: string | undefined } = { current: undefined };
