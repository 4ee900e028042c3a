// The second factor: time-based codes (RFC 6238) from an app, and ten recovery codes for the day the telephone is lost.
// The secret is sealed by the vault; recovery codes are kept hashed and each is good once; a code of the app is good once too.

import { createHash, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { ISql } from 'postgres';
import QRCode from 'qrcode';
import type { Platform } from '#platform/platform.ts';
import type { Operator } from './operators-store.ts';

const STEP_SECONDS = 30;
/** One step either way: clocks of telephones are rarely more than half a minute off (RFC 6238 section 5.2). */
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** No vowel, so no word; no sign that is read as another. */
const RECOVERY_SIGNS = 'bcdfghjkmnpqrstvwxz23456789';
const RECOVERY_LENGTH = 12;

function totpOf(secret: Secret, label = ''): TOTP {
  return new TOTP({ issuer: 'Dauphin', label, secret, algorithm: 'SHA1', digits: 6, period: STEP_SECONDS });
}

export interface Enrolment {
  /** The secret in base32, for whoever can not scan. */
  secret: string;
  /** A picture of the otpauth:// address, as SVG. */
  qrSvg: string;
}

/** Draws a secret and keeps it aside; it counts only once a code made from it has come back. */
export async function startEnrolment({ sql, vault }: Platform, operator: Operator): Promise<Enrolment> {
  const secret = new Secret({ size: 20 });
  await sql`update operators set totp_pending_sealed = ${vault.seal(Buffer.from(secret.bytes))} where id = ${operator.id}`;
  const address = totpOf(secret, operator.email).toString();
  const qrSvg = await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  return { secret: secret.base32, qrSvg };
}

/** Turns the second factor on, and gives the recovery codes, which are shown this once. Undefined: the code is wrong. */
export async function finishEnrolment(
  platform: Platform,
  operator: Operator,
  code: string,
  via: ISql,
): Promise<string[] | undefined> {
  if (!operator.totpPendingSealed) return undefined;
  const step = stepOf(platform, operator.totpPendingSealed, code);
  if (step === undefined) return undefined;
  await via`
    update operators set totp_secret_sealed = totp_pending_sealed, totp_pending_sealed = null, totp_last_step = ${step}
    where id = ${operator.id}`;
  return renewRecoveryCodes(via, operator.id);
}

export async function removeSecondFactor(sql: ISql, operatorId: string): Promise<void> {
  await sql`update operators set totp_secret_sealed = null, totp_pending_sealed = null, totp_last_step = null where id = ${operatorId}`;
  await sql`delete from recovery_codes where operator_id = ${operatorId}`;
}

/** Makes ten new ones; those before are void. */
export async function renewRecoveryCodes(sql: ISql, operatorId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, drawRecoveryCode);
  await sql`delete from recovery_codes where operator_id = ${operatorId}`;
  await sql`
    insert into recovery_codes (operator_id, code_hash)
    select ${operatorId}, decode(unnest(${codes.map((code) => hashRecoveryCode(code).toString('hex'))}::text[]), 'hex')`;
  return codes;
}

export async function countRecoveryCodes(sql: ISql, operatorId: string): Promise<number> {
  const [row] = await sql<{ left: number }[]>`
    select count(*)::int as left from recovery_codes where operator_id = ${operatorId} and used_at is null`;
  return row!.left;
}

export type SecondFactorProof = 'code' | 'recovery_code';

/** Uses up a code of the app or a recovery code. Undefined: it is neither, or was used before. */
export async function proveSecondFactor(
  platform: Platform,
  operator: Operator,
  given: string,
): Promise<SecondFactorProof | undefined> {
  const code = given.replace(/[\s-]/g, '').toLowerCase();
  if (/^\d{6}$/.test(code)) return (await useCode(platform, operator, code)) ? 'code' : undefined;
  const { count } = await platform.sql`
    update recovery_codes set used_at = ${platform.clock.now()}
    where operator_id = ${operator.id} and code_hash = ${hashRecoveryCode(code)} and used_at is null`;
  return count === 1 ? 'recovery_code' : undefined;
}

async function useCode(platform: Platform, operator: Operator, code: string): Promise<boolean> {
  if (!operator.totpSecretSealed) return false;
  const step = stepOf(platform, operator.totpSecretSealed, code);
  if (step === undefined) return false;
  // Two requests with the same code: the row decides which was first (RFC 6238 section 5.2: one use only).
  const { count } = await platform.sql`
    update operators set totp_last_step = ${step} where id = ${operator.id} and (totp_last_step is null or totp_last_step < ${step})`;
  return count === 1;
}

/** The time step that a code belongs to, within the window. */
function stepOf({ vault, clock }: Platform, sealed: Uint8Array, code: string): number | undefined {
  const secret = new Secret({ buffer: new Uint8Array(vault.open(sealed)).buffer });
  const timestamp = clock.now().getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / STEP_SECONDS) + delta;
}

function drawRecoveryCode(): string {
  const signs = Array.from({ length: RECOVERY_LENGTH }, () => RECOVERY_SIGNS[randomInt(RECOVERY_SIGNS.length)]).join(
    '',
  );
  return signs.replace(/(.{4})(?=.)/g, '$1-');
}

/** 57 random bits behind a rate limit: a plain hash is enough. */
function hashRecoveryCode(code: string): Buffer {
  return createHash('sha256').update(code.replaceAll('-', '')).digest();
}
