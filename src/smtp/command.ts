// Reads one command line as a server (RFC 5321 section 4.1). Pure; a line that is no command is a value of its own.

import { isAscii } from 'node:buffer';

export type Command =
  | { verb: 'EHLO' | 'HELO' | 'LHLO'; name: string }
  | { verb: 'MAIL' | 'RCPT'; path: string; parameters: Map<string, string> }
  | { verb: 'DATA' | 'RSET' | 'NOOP' | 'QUIT' | 'STARTTLS' | 'VRFY' | 'HELP' }
  /** A command that exists and is not offered here. */
  | { verb: 'EXPN' | 'TURN' | 'ETRN' }
  | { verb: 'AUTH'; argument: string }
  /** RFC 3030: so many octets of the message follow. */
  | { verb: 'BDAT'; size: number; isLast: boolean }
  /** What a proxy of the house says of the client: Postfix's XCLIENT; names in capitals, values decoded. */
  | { verb: 'XCLIENT'; attributes: Map<string, string> }
  /** Known verb, wrong arguments. */
  | { verb: 'malformed'; of: string }
  /** Another protocol has knocked: no mail client would say this. */
  | { verb: 'foreign' }
  | { verb: 'unknown' };

const ARGUMENTS_OF_PATH = /^(?:MAIL FROM|RCPT TO):[ \t]*<((?:"(?:[^"\\]|\\.)*"|[^<>"\s])*)>(?:[ \t]+(.*))?$/i;
const NO_ARGUMENT = new Set(['DATA', 'RSET', 'QUIT', 'STARTTLS']);
const ANY_ARGUMENT = new Set(['NOOP', 'VRFY', 'HELP', 'EXPN', 'TURN', 'ETRN']);
const CHUNK = /^(\d{1,20})(?:[ \t]+(LAST))?$/i;
const FOREIGN = /^(?:GET|POST|PUT|HEAD|OPTIONS|CONNECT|PRI|Host:|User-Agent:|SSH-)/;

export function readCommand(line: string): Command {
  const [word = ''] = line.trimEnd().split(/[ \t:]/, 1);
  const verb = word.toUpperCase();
  const argument = line.trimEnd().slice(word.length).trim();
  if (verb === 'EHLO' || verb === 'HELO' || verb === 'LHLO')
    return argument === '' ? { verb: 'malformed', of: verb } : { verb, name: argument };
  if (verb === 'MAIL' || verb === 'RCPT') return readPath(verb, line);
  if (verb === 'BDAT') {
    const chunk = CHUNK.exec(argument);
    return chunk ? { verb, size: Number(chunk[1]), isLast: chunk[2] !== undefined } : { verb: 'malformed', of: verb };
  }
  if (verb === 'XCLIENT') return readAttributes(argument);
  if (NO_ARGUMENT.has(verb)) return argument === '' ? ({ verb } as Command) : { verb: 'malformed', of: verb };
  if (verb === 'AUTH') return { verb, argument };
  if (ANY_ARGUMENT.has(verb)) return { verb } as Command;
  return FOREIGN.test(line) ? { verb: 'foreign' } : { verb: 'unknown' };
}

function readPath(verb: 'MAIL' | 'RCPT', line: string): Command {
  const match = ARGUMENTS_OF_PATH.exec(line.trimEnd());
  if (!match || !line.toUpperCase().startsWith(verb === 'MAIL' ? 'MAIL FROM' : 'RCPT TO'))
    return { verb: 'malformed', of: verb };
  const parameters = new Map<string, string>();
  for (const parameter of (match[2] ?? '').split(/[ \t]+/).filter(Boolean)) {
    const equals = parameter.indexOf('=');
    const key = (equals < 0 ? parameter : parameter.slice(0, equals)).toUpperCase();
    if (!/^[A-Z0-9][A-Z0-9-]*$/.test(key) || parameters.has(key)) return { verb: 'malformed', of: verb };
    parameters.set(key, equals < 0 ? '' : parameter.slice(equals + 1));
  }
  // RFC 5321 appendix C: a source route is read and ignored.
  return { verb, path: (match[1] ?? '').replace(/^@[^:"]*:/, ''), parameters };
}

/** `ADDR=192.0.2.1 HELO=one+2Etwo`: values are xtext (RFC 3461 section 4). */
function readAttributes(argument: string): Command {
  const attributes = new Map<string, string>();
  for (const one of argument.split(/[ \t]+/)) {
    const [, key, value] = /^([A-Z]{1,20})=([\x21-\x7e]{1,1000})$/i.exec(one) ?? [];
    if (!key || !value) return { verb: 'malformed', of: 'XCLIENT' };
    attributes.set(
      key.toUpperCase(),
      value.replace(/\+([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
  }
  return { verb: 'XCLIENT', attributes };
}

/** Whether a path can be a mailbox: `local@domain`, or a bare `postmaster` (RFC 5321 section 4.1.1.3). */
export function isMailbox(path: string): boolean {
  if (/^postmaster$/i.test(path)) return true;
  const at = path.lastIndexOf('@');
  const local = path.slice(0, Math.max(at, 0));
  const domain = path.slice(at + 1);
  // 64 octets for a local part says RFC 5321; signed return paths exceed it, and we are among those who write them.
  return local !== '' && Buffer.byteLength(path) <= 512 && /^(?:\[[0-9A-Za-z.:]+\]|[^\s@[\]()<>,;:"\\]+)$/.test(domain);
}

export const isAsciiPath = (path: string): boolean => isAscii(Buffer.from(path));
