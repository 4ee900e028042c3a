// How far a session had come when it was refused, from the ways mail servers tell it: Postfix, Exim, qmail, sendmail's transcript.

import type { SessionStage } from './classify-bounce.ts';

const STAGES: Readonly<Record<string, SessionStage>> = {
  connect: 'connect',
  connection: 'connect',
  ehlo: 'helo',
  helo: 'helo',
  lhlo: 'helo',
  mail: 'mail',
  rcpt: 'rcpt',
  data: 'data',
  dot: 'data',
};

const TOLD: readonly RegExp[] = [
  // Postfix, Exim, Exchange and others name the command.
  /in reply to (?:the )?(?:end of )?"?(ehlo|helo|lhlo|mail|rcpt|data)\b/i,
  /(?:after|response to|responded to|following|during|at) (?:the )?(?:pipelined |sending |end of |initial )?"?(ehlo|helo|lhlo|mail|rcpt|data|connection)\b(?! (?:server|system|box))/i,
  /while (?:performing|sending) (?:the )?(?:end of )?(ehlo|helo|lhlo|mail|rcpt|data)\b/i,
  /did not like our (ehlo|helo|mail|rcpt|data)\b/i,
  /smtp command (ehlo|helo|mail|rcpt|data)\b/i,
  /\[(ehlo|helo|mail|rcpt|data)(?:_\w{2,4})?\]/i,
  /\bsmtp:(rcpt|data|mail|ehlo|helo)\b/i,
  /\b(?:command|verb)[:=] ?"?(ehlo|helo|mail|rcpt|data)\b/i,
];

export function stageIn(text: string): SessionStage | undefined {
  if (/does not like recipient|recipient.{0,20}not accepted by/i.test(text)) return 'rcpt';
  if (/failed after I sent the message/i.test(text)) return 'data';
  if (/refused to talk to me/i.test(text)) return 'connect';
  if (/my name was rejected/i.test(text)) return 'helo';
  if (/sender was rejected|does not like sender/i.test(text)) return 'mail';
  for (const pattern of TOLD) {
    const command = pattern.exec(text)?.[1]?.toLowerCase();
    if (command) return STAGES[command];
  }
  return inTranscript(text);
}

/** `>>> RCPT To:<a@b.example>` and then `<<< 550 ...`: the last command before the first refusal. */
function inTranscript(text: string): SessionStage | undefined {
  let stage: SessionStage | undefined;
  for (const line of text.split('\n')) {
    const command = /^\s*>>> ?(ehlo|helo|mail|rcpt|data|dot|\.)/i.exec(line)?.[1]?.toLowerCase();
    if (command) stage = STAGES[command === '.' ? 'dot' : command];
    else if (stage && /^\s*<<< ?[45]\d\d/.test(line)) return stage;
  }
  return undefined;
}
