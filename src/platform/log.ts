// Writes what happened, one line each: JSON where a machine collects it, plain words where a person watches a terminal.
// Lines go to standard error, so that standard output stays for answers. Logging never throws and never waits for the network.
// Secrets must not be logged; the fields most likely to hold one are blanked in case they are.

import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'child'>;

const SECRET = ['password', 'token', 'secret', 'cookie', 'authorization', 'headers.cookie', 'headers.authorization'];

/** One log per thread. `part` names who speaks: a role, or the command. */
export function createLog(level: Config['logLevel'], part: string, stream: DestinationStream = standardError()): Log {
  return pino({ level, base: { part }, redact: { paths: [...SECRET, ...SECRET.map((name) => `*.${name}`)] } }, stream);
}

function standardError(): DestinationStream {
  const out = destination({ fd: 2, sync: true });
  return process.stderr.isTTY ? { write: (line) => out.write(plainLine(line)) } : out;
}

const LEVELS: Readonly<Record<number, string>> = { 20: 'debug', 30: 'info', 40: 'warning', 50: 'error' };

/** Turns one JSON line of the log into words: `14:05:09 warning outbox: connection lost  campaign=12 (ECONNRESET …)`. */
export function plainLine(json: string): string {
  const { level, time, part, msg, err, ...rest } = JSON.parse(json);
  const details = Object.entries(rest).map(
    ([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const fault = err ? `\n  ${err.stack ?? err.message ?? JSON.stringify(err)}` : '';
  return `${new Date(time).toTimeString().slice(0, 8)} ${LEVELS[level] ?? level} ${part}: ${msg ?? ''}${details.join('')}${fault}\n`;
}
