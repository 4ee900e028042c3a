// What our server announces and which envelopes it refuses before anybody is asked (RFC 5321, 1870, 6152, 6531, 9422).
// Pure: the session keeps the state and hands it in.

import { mechanisms } from './auth-mechanisms.ts';
import { isAsciiPath, isMailbox } from './command.ts';
import type { Reply } from './reply.ts';
import type { ReceivedEnvelope, ServerLimits } from './server.ts';

type Parameters = ReadonlyMap<string, string>;

export const say = (code: number, enhanced: string, text: string): Reply => ({ code, enhanced, text });

/** The lines of the answer to EHLO, the name first. */
export function keywords(
  name: string,
  limits: ServerLimits,
  offers: { tls: boolean; xclient: boolean; auth: boolean; notices: boolean },
): string[] {
  return [
    name,
    'PIPELINING',
    `SIZE ${limits.size}`,
    '8BITMIME',
    'SMTPUTF8',
    'ENHANCEDSTATUSCODES',
    'CHUNKING',
    `LIMITS MAILMAX=${limits.messagesPerSession} RCPTMAX=${limits.recipients}`,
    ...(offers.tls ? ['STARTTLS'] : []),
    ...(offers.xclient ? ['XCLIENT ADDR HELO'] : []),
    ...(offers.auth ? [`AUTH ${mechanisms.join(' ')}`] : []),
    ...(offers.notices ? ['DSN'] : []),
  ];
}

const MAIL_PARAMETERS = new Set(['SIZE', 'BODY', 'SMTPUTF8']);
const MAIL_NOTICES = new Set(['RET', 'ENVID']);
const RCPT_NOTICES = new Set(['NOTIFY', 'ORCPT']);

export function mailProblem(
  path: string,
  parameters: Parameters,
  { size }: ServerLimits,
  notices: boolean,
): Reply | undefined {
  const unknown = [...parameters.keys()].find(
    (key) => !(MAIL_PARAMETERS.has(key) || (notices && MAIL_NOTICES.has(key))),
  );
  if (unknown) return say(555, '5.5.4', `${unknown.slice(0, 40)} is not offered here`);
  if (!/^(?:7BIT|8BITMIME)$/i.test(parameters.get('BODY') ?? '7BIT'))
    return say(501, '5.5.4', 'BODY is 7BIT or 8BITMIME');
  if (!/^\d{1,20}$/.test(parameters.get('SIZE') ?? '0')) return say(501, '5.5.4', 'SIZE is a number');
  if (path !== '' && !isMailbox(path)) return say(553, '5.1.7', 'The sender is no address');
  if (!parameters.has('SMTPUTF8') && !isAsciiPath(path)) return NEEDS_UTF8;
  return Number(parameters.get('SIZE') ?? 0) > size ? tooBig(size) : undefined;
}

export function rcptProblem(
  path: string,
  parameters: Parameters,
  envelope: ReceivedEnvelope,
  notices: boolean,
): Reply | undefined {
  const unknown = [...parameters.keys()].find((key) => !(notices && RCPT_NOTICES.has(key)));
  if (unknown)
    return say(555, '5.5.4', notices ? `${unknown.slice(0, 40)} is not offered here` : 'RCPT takes no parameters here');
  if (!isMailbox(path)) return say(553, '5.1.3', 'The recipient is no address');
  return envelope.smtpUtf8 || isAsciiPath(path) ? undefined : NEEDS_UTF8;
}

const NEEDS_UTF8 = say(553, '5.6.7', 'An address outside ASCII needs SMTPUTF8');
export const NO_ROOM = say(452, '4.3.1', 'Too much mail at once, come back later');
export const tooBig = (size: number): Reply => say(552, '5.3.4', `At most ${size} octets`);
