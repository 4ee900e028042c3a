// The console's language: which one, how it is loaded (one chunk per language), and how it is changed.
// Keys are typed from the French catalogues: `t('contacts:title')` with an unknown key does not compile.
// It must never show a raw key: a missing text is a build failure, not a fallback. Plurals are `_one` and `_other` in both languages.

import i18next, { type TFunction } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type fr from './catalogues.fr.ts';

export type Language = 'fr' | 'en';
type Catalogues = typeof fr;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: Catalogues;
    returnNull: false;
  }
}

/** A `t` that takes the texts of any namespace by full key: `t('contacts:title')`. */
export type Translate = TFunction<(keyof Catalogues)[]>;

const LOAD: Record<Language, () => Promise<{ default: object }>> = {
  fr: () => import('./catalogues.fr.ts'),
  en: () => import('./catalogues.en.ts'),
};
const REMEMBERED = 'dauphin-language';

/** Before sign-in: what was chosen on this machine, else what the browser prefers, else English. */
export function guessLanguage(): Language {
  const chosen = localStorage.getItem(REMEMBERED);
  if (chosen === 'fr' || chosen === 'en') return chosen;
  const preferred = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return preferred.find((tag): tag is Language => tag === 'fr' || tag === 'en') ?? 'en';
}

/** Call once, before the first render. */
export async function startI18n(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'app',
    resources: {},
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
    // Keys are checked by the compiler; one that is put together while running is not, and the browser tests fail on this.
    saveMissing: true,
    missingKeyHandler: (_, namespace, key) => console.error(`missing text ${namespace}:${key}`),
    react: { useSuspense: false },
  });
  await changeLanguage(language);
}

/** Loads the language's texts, then switches every text on the page, `<html lang>` included. */
export async function changeLanguage(language: Language): Promise<void> {
  const { default: catalogues } = await LOAD[language]();
  for (const [namespace, texts] of Object.entries(catalogues)) {
    i18next.addResourceBundle(language, namespace, texts, true, true);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  localStorage.setItem(REMEMBERED, language);
}

export function currentLanguage(): Language {
  return i18next.language === 'fr' ? 'fr' : 'en';
}
