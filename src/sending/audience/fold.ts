// The form under which words are compared when people search and sort: no case, no accents, no ligatures.
// Pure and total. It must never be shown: it loses letters on purpose.

const MARKS = /\p{M}+/gu;
const ASCII = /^[\x20-\x7e]*$/;
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', đ: 'd', ł: 'l', '’': "'" };
const LIGATURE = /[œæßøđł’]/g;

export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(LIGATURE, (sign) => LIGATURES[sign] as string);
}

/** What the list of contacts is sorted by: family name first. */
export function sortName(givenName: string | null, familyName: string | null): string {
  return fold(`${familyName ?? ''} ${givenName ?? ''}`).trim();
}
