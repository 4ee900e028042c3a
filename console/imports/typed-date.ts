// A date as somebody types it: the day first, in both languages (English is written the European way here), or year-month-day.
// What is no date of the calendar is nothing, never another day.

const DAY_FIRST = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})$/;
const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/** Gives `YYYY-MM-DD`. */
export function readTypedDate(text: string): string | null {
  const trimmed = text.trim();
  const [, day, month, year] = DAY_FIRST.exec(trimmed) ?? [];
  if (year) return whole(Number(year), Number(month), Number(day));
  const [, years, months, days] = YEAR_FIRST.exec(trimmed) ?? [];
  if (years) return whole(Number(years), Number(months), Number(days));
  // Words, as the field itself writes them in English: 1 Nov 2026.
  const read = /[a-z]/i.test(trimmed) ? new Date(trimmed) : undefined;
  return read && !Number.isNaN(read.getTime()) ? whole(read.getFullYear(), read.getMonth() + 1, read.getDate()) : null;
}

function whole(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
