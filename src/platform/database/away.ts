// Whether a fault means that PostgreSQL cannot be reached just now, as it does for a second or two when it is started again: whoever asked
// may ask again. A wrong password or a wrong statement does not mend itself, and is not meant.

const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  // A unix socket that nobody has made yet.
  'ENOENT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
]);

export function isDatabaseAway(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  const { code, syscall } = fault as NodeJS.ErrnoException;
  // 57P01 to 57P03: shutting down, crashed, starting up.
  if (code?.startsWith('57P0')) return true;
  if (code !== undefined && CODES.has(code)) return code !== 'ENOENT' || syscall === 'connect';
  // What the driver of the job queue says.
  if (fault.message.startsWith('Connection terminated')) return true;
  return isDatabaseAway(fault.cause);
}
