// How long each step of the road takes, summed under its name. It measures this process, not the time of day.

export interface StepTime {
  /** Recipients that went through the step. */
  recipients: number;
  milliseconds: number;
}

export interface Stopwatch<Name extends string> {
  add(step: Name, recipients: number, since: number): void;
  read(): Record<Name, StepTime>;
}

export function createStopwatch<Name extends string>(steps: readonly Name[]): Stopwatch<Name> {
  const times = Object.fromEntries(steps.map((step) => [step, { recipients: 0, milliseconds: 0 }])) as Record<
    Name,
    StepTime
  >;
  return {
    add(step, recipients, since) {
      times[step].recipients += recipients;
      times[step].milliseconds += performance.now() - since;
    },
    read: () => structuredClone(times),
  };
}
