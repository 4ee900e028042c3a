// SMTP submission (RFC 6409, 8314) on the ports that are set: 465 with TLS from the first octet, 587 with STARTTLS. Nobody sends without TLS and a key;
// each key sends so many messages a minute. It starts, or throws when a port or the certificate cannot be had.

import { openCertificate } from '#platform/certificate.ts';
import { OperatorError } from '#platform/operator-error.ts';
import type { Platform } from '#platform/platform.ts';
import { createRate } from '#platform/rate.ts';
import type { Reply } from '#smtp/reply.ts';
import { type ServerHandlers, type ServerOptions, type SmtpServer, startSmtpServer } from '#smtp/server.ts';
import { limits } from '../relay-message.ts';
import { keyAuthenticator, type SubmissionAccount } from './key-authenticator.ts';
import { recipientProblem, senderProblem, takeSubmission } from './take-submission.ts';

/** Of one key, over all its sessions with this listener. */
const MESSAGES_A_MINUTE = 600;
const TOO_FAST: Reply = {
  code: 450,
  enhanced: '4.7.1',
  text: `At most ${MESSAGES_A_MINUTE} messages a minute, slow down`,
};

export interface Submission {
  /** With TLS from the first octet; and with STARTTLS. */
  ports: { implicit?: number; startTls?: number };
  close(): Promise<void>;
}

/** Nothing listens where no port is set. */
export async function startSubmission(platform: Platform, failurePauseMs?: number): Promise<Submission> {
  const { config, clock, log } = platform;
  const { submissionsPort, submissionPort, tlsCertificate: cert, tlsKey: key } = config;
  if (submissionsPort === undefined && submissionPort === undefined) return { ports: {}, async close() {} };
  if (!cert || !key) throw CERTIFICATE_NEEDED;
  const shared: Omit<ServerOptions, 'port'> = {
    name: config.mailHost,
    host: config.smtpHost,
    tls: openCertificate({ cert, key }, { clock, log }),
    authenticator: keyAuthenticator(platform, failurePauseMs),
    notices: true,
    limits: { size: limits.messageOctets, recipients: 100, errors: 10 },
  };
  const handlers = handlersFor(platform);
  const start = (port: number | undefined, more: Partial<ServerOptions>): Promise<SmtpServer> | undefined =>
    port === undefined ? undefined : startSmtpServer({ ...shared, ...more, port }, handlers);
  const implicit = await start(submissionsPort, { implicitTls: true });
  const startTls = await start(submissionPort, { isProxy: (ip) => (config.smtpProxies ?? []).includes(ip) });
  return {
    ports: { ...(implicit && { implicit: implicit.port }), ...(startTls && { startTls: startTls.port }) },
    async close() {
      await Promise.all([implicit?.close(), startTls?.close()]);
    },
  };
}

const CERTIFICATE_NEEDED = new OperatorError({
  fr: 'La soumission par SMTP demande un certificat : donnez DAUPHIN_TLS_CERT et DAUPHIN_TLS_KEY, ou retirez ses ports.',
  en: 'Submission by SMTP needs a certificate: give DAUPHIN_TLS_CERT and DAUPHIN_TLS_KEY, or take its ports away.',
});

function handlersFor(platform: Platform): ServerHandlers {
  const rate = createRate(platform.clock, { most: MESSAGES_A_MINUTE, perMs: 60_000 });
  return {
    onMail(from, envelope) {
      const account = envelope.account as SubmissionAccount;
      return rate.passes(account.apiKeyId) ? senderProblem(platform, account, from) : TOO_FAST;
    },
    onRcpt: recipientProblem,
    onMessage: (envelope, bytes) => takeSubmission(platform, envelope, bytes),
    onFault: (err) => platform.log.error({ err }, 'a submitted message could not be kept; its sender will try again'),
  };
}
