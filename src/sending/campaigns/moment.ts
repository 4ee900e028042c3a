// When a campaign leaves: a wall-clock time in the workspace's zone becomes one instant, also on the two days a year when
// clocks change. An hour that does not exist moves forward by the length of the gap; an hour that exists twice means its
// first occurrence (the choice of RFC 5545 section 3.3.5). It fails only on a zone or a text it does not know: undefined.
// It must never ask what time it is.

/** 'exact', or what the change of clocks did to the time asked for. */
export type Fit = 'exact' | 'moved_forward' | 'first_of_two';

export interface Instant {
  at: Date;
  fit: Fit;
}

const wallClock = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/;
const formats = new Map<string, Intl.DateTimeFormat>();

export function knownZone(zone: string): boolean {
  return formatOf(zone) !== undefined;
}

/** The wall clock of a zone at an instant, as 'YYYY-MM-DDTHH:MM'. */
export function wallClockAt(at: Date, zone: string): string | undefined {
  const format = formatOf(zone);
  return format && new Date(shownAt(at.getTime(), format)).toISOString().slice(0, 16);
}

/** 'YYYY-MM-DDTHH:MM' in an IANA zone -> the instant it means. */
export function instantOf(local: string, zone: string): Instant | undefined {
  const format = formatOf(zone);
  const wanted = readWallClock(local);
  if (!format || wanted === undefined) return undefined;
  const candidates = offsetsAround(wanted, format)
    .map((offset) => wanted - offset)
    .filter((at) => shownAt(at, format) === wanted)
    .sort((a, b) => a - b);
  const first = candidates[0];
  if (first === undefined) return afterGap(wanted, format);
  return { at: new Date(first), fit: candidates.length > 1 ? 'first_of_two' : 'exact' };
}

/** In a gap the clock has already jumped: reading the time with the offset of before lands after the jump. */
function afterGap(wanted: number, format: Intl.DateTimeFormat): Instant {
  const before = offsetAt(wanted - dayMs, format);
  return { at: new Date(wanted - before), fit: 'moved_forward' };
}

const dayMs = 86_400_000;

/** No zone changes twice within two days, so the offsets a day before and a day after are the only possible ones. */
function offsetsAround(wanted: number, format: Intl.DateTimeFormat): number[] {
  return [...new Set([offsetAt(wanted - dayMs, format), offsetAt(wanted + dayMs, format)])];
}

function offsetAt(at: number, format: Intl.DateTimeFormat): number {
  return shownAt(at, format) - at;
}

/** The wall clock shown at an instant, written as if it were UTC, in milliseconds. */
function shownAt(at: number, format: Intl.DateTimeFormat): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
}

function readWallClock(local: string): number | undefined {
  const match = wallClock.exec(local);
  if (!match) return undefined;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number];
  const at = Date.UTC(year, month - 1, day, hour, minute);
  return new Date(at).toISOString().startsWith(local) ? at : undefined; // 31 February, 25 o'clock
}

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  const known = formats.get(zone);
  if (known) return known;
  try {
    const made = new Intl.DateTimeFormat('en-u-ca-iso8601', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, made);
    return made;
  } catch {
    return undefined;
  }
}
