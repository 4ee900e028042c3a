// The lines a sender must stay under, and the ladder a new account climbs. Figures of STANDARDS sections 2 and 7; tables, never code.

/** Measures of a stream, with the rate from which each step is called for; null: never for this alone. */
export const lines = {
  hard_bounces: { of: 'attempted', warned: 0.02, limited: 0.05, suspended: 0.08 },
  complaints: { of: 'delivered', warned: 0.0008, limited: 0.001, suspended: 0.003 },
  unsubscribes: { of: 'delivered', warned: 0.01, limited: 0.014, suspended: null },
  blocked: { of: 'attempted', warned: 0.1, limited: 0.2, suspended: 0.3 },
} as const;

/** From this rate of unsubscribes on a stream is limited, when more people leave than click. */
export const MORE_LEAVE_THAN_CLICK = 0.01;
/** More complaints than this in one day suspend, whatever the rate. */
export const COMPLAINTS_A_DAY = 50;

/** Under these nothing is concluded. */
export const LEAST_RECIPIENTS = 200;
export const LEAST_EVENTS = 3;
export const WINDOW_DAYS = 7;
export const LIMIT_DAYS = 7;

/** A limited stream keeps a quarter of what it sent a day, and never less than so many. */
export const LIMITED_SHARE = 0.25;
export const LIMITED_LEAST = 200;

/** New recipients a day, and the days a stream in good standing stays on each rung. After the last there is no ceiling. */
export const rungs = [
  { ceiling: 200, days: 1 },
  { ceiling: 500, days: 1 },
  { ceiling: 1_000, days: 1 },
  { ceiling: 2_000, days: 1 },
  { ceiling: 5_000, days: 2 },
  { ceiling: 10_000, days: 3 },
  { ceiling: 20_000, days: 4 },
  { ceiling: 50_000, days: 7 },
  { ceiling: 100_000, days: 9 },
  { ceiling: 250_000, days: 15 },
] as const;
