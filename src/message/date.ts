// Reads the date of a message (RFC 5322 sections 3.3 and 4.3), with the forms that old and careless software writes.
// A text that is no date gives undefined; it never guesses a missing part.

const DATE =
  /^\s*(?:[a-z]{2,9}\s*,?\s*)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{2,4})\s*,?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s*([ap]m))?\s*([+-]\s?\d{2}:?\d{2}|[a-z]{1,5})?/i;
/** A date with its comments is a line. */
const LONGEST_DATE = 200;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};

export function readDate(text: string): Date | undefined {
  const match = DATE.exec(text.slice(0, LONGEST_DATE).replace(/\([^()]*\)/g, ' '));
  if (!match) return undefined;
  const [, day = '', monthName = '', yearText = '', hour = '', minute = '', second = '0', half, zone] = match;
  const month = MONTHS.indexOf(monthName.toLowerCase());
  if (month < 0) return undefined;
  const time = Date.UTC(
    fullYear(yearText),
    month,
    Number(day),
    hourOf(Number(hour), half),
    Number(minute),
    Number(second),
  );
  const date = new Date(time - offsetMinutes(zone) * 60_000);
  return Number.isNaN(date.getTime()) || Number(day) > 31 || Number(hour) > 23 || Number(minute) > 59
    ? undefined
    : date;
}

/** RFC 5322 section 4.3: two digits are 1950 to 2049, three are counted from 1900. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return text.length === 3 ? 1900 + year : year;
}

function hourOf(hour: number, half: string | undefined): number {
  if (!half) return hour;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

/** An unknown zone counts as UTC, as the standard says (-0000). */
function offsetMinutes(zone: string | undefined): number {
  const match = /^([+-])\s?(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (!match) return (ZONES[(zone ?? '').toLowerCase()] ?? 0) * 60;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}
