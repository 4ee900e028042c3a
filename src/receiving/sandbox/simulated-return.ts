// Lets a newcomer see in the pretend world what comes back after a message was taken: an address with `+late`, `+complaint`, `+away`
// or `+answer` in its local part sends a bounce, a complaint, an automatic reply or an answer to the message's return path, by real
// SMTP. Never to anywhere but our own listener. What cannot be sent is logged and lost: it is play.

import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '#platform/platform.ts';
import { connect } from '#smtp/client.ts';

export interface SimulatedReturns {
  /** Answers at once; what comes back follows. */
  ask(returnPath: string, recipient: string): void;
  /** Resolves when nothing more is under way; what had not begun is left out. */
  close(): Promise<void>;
}

/** As a real server, it takes a moment: the sender has written down by then that the message was taken. */
const DELAY_MS = 1_500;
/** More at once is no play any more. */
const MOST_WAITING = 1_000;

export function createSimulatedReturns({ config, log }: Platform, delay = DELAY_MS): SimulatedReturns {
  const closing = new AbortController();
  let waiting = 0;
  let line: Promise<void> = Promise.resolve();

  async function send(returnPath: string, { from, lines }: Returned, due: number): Promise<void> {
    await pause(Math.max(0, due - performance.now()), undefined, { signal: closing.signal });
    const connected = await connect({
      address: '127.0.0.1',
      port: config.sandboxSmtpPort,
      name: 'localhost',
      hello: 'sandbox.invalid',
      tls: 'never',
    });
    if (!connected.ok) throw new Error('our own listener did not answer');
    await connected.session.deliver({ from, to: returnPath }, Buffer.from(`${lines.join('\r\n')}\r\n`));
    await connected.session.quit();
  }

  return {
    ask(returnPath, recipient) {
      const returned = simulatedReturn(recipient);
      if (!returned || waiting >= MOST_WAITING) return;
      waiting++;
      const due = performance.now() + delay;
      line = line
        .then(() => send(returnPath, returned, due))
        .catch((err: unknown) => void (closing.signal.aborted || log.warn({ err }, 'no simulated return')))
        .finally(() => waiting--);
    },
    close() {
      closing.abort();
      return line;
    },
  };
}

interface Returned {
  from: string;
  lines: string[];
}

function simulatedReturn(recipient: string): Returned | undefined {
  const local = recipient.slice(0, recipient.lastIndexOf('@'));
  switch (/\+(late|complaint|away|answer)\b/i.exec(local)?.[1]?.toLowerCase()) {
    case 'late':
      return { from: '', lines: report('delivery-status', lateBounce(recipient)) };
    case 'complaint':
      return { from: 'fbl@sandbox.invalid', lines: report('feedback-report', COMPLAINT) };
    case 'away':
      return { from: recipient, lines: letter(recipient, 'Out of office', 'Back on Monday.', 'auto-replied') };
    case 'answer':
      return { from: recipient, lines: letter(recipient, 'Re: your message', 'Thank you, I will come.') };
    default:
      return undefined;
  }
}

const letter = (from: string, subject: string, text: string, auto?: string): string[] => [
  `From: <${from}>`,
  `Subject: ${subject}`,
  ...(auto ? [`Auto-Submitted: ${auto}`] : []),
  '',
  text,
];

const report = (type: string, part: readonly string[]): string[] => [
  'From: Sandbox <postmaster@sandbox.invalid>',
  'Subject: Report of the sandbox',
  'MIME-Version: 1.0',
  `Content-Type: multipart/report; report-type=${type}; boundary=part`,
  '',
  '--part',
  ...part,
  '--part--',
];

const lateBounce = (recipient: string): string[] => [
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; sandbox.invalid',
  '',
  `Final-Recipient: rfc822; ${recipient}`,
  'Action: failed',
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550 5.1.1 No such mailbox, found out later (simulated by +late)',
];

const COMPLAINT = [
  'Content-Type: message/feedback-report',
  '',
  'Feedback-Type: abuse',
  'User-Agent: Dauphin-Sandbox/1.0',
  'Version: 1',
];
