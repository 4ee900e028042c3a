// The time of day, handed to whoever needs it, so that tests decide what time it is.
// It cannot fail. Product code must never ask the system for the time in any other way.

export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
