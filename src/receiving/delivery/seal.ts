// Seals and signs what is delivered, where the domain wants it: an ARC set (RFC 8617) repeats what authentication found when the message came
// in, and a signature of the domain covers what cleaning changed, so that a provider behind, which checks again, can believe both although
// cleaning broke the sender's own signature. A message that cannot be sealed is delivered without, and the log says why.

import { sealForward } from '#authentication/arc-seal.ts';
import { readPrivateKey } from '#authentication/dkim-keys.ts';
import { prepareSigner } from '#authentication/dkim-sign.ts';
import { parse } from '#message/parse.ts';
import type { Platform } from '#platform/platform.ts';
import type { DomainList } from '../domains/domain-list.ts';
import { readSealKey, type SealKey } from '../domains/seal-key.ts';
import type { Parcel } from './parcel.ts';

/** What a signature of ours covers beside the sender's own fields. */
const SIGNED = ['from', 'to', 'cc', 'subject', 'date', 'message-id', 'reply-to', 'mime-version', 'content-type'];
const OURS = ['authentication-results', 'dauphin-class', 'dauphin-disposition', 'dauphin-removed'];

/** The octets to be delivered. */
export type Seal = (parcel: Parcel) => Promise<Buffer>;

export function createSeal(platform: Platform, domains: DomainList): Seal {
  const { sql, vault, clock, log, config } = platform;
  const opened = new Map<string, ReturnType<typeof open>>();

  function open({ selector, sealed }: SealKey) {
    return { selector, privateKey: readPrivateKey(vault.open(sealed)) };
  }

  async function keyFor({ workspaceId, domainId }: Parcel) {
    const key = await readSealKey(sql, workspaceId, domainId);
    if (!key) throw new Error(`the protected domain ${domainId} seals and has no key`);
    const known = opened.get(key.selector) ?? open(key);
    opened.set(key.selector, known);
    return known;
  }

  async function sealed(parcel: Parcel, domain: string): Promise<Buffer> {
    const { selector, privateKey } = await keyFor(parcel);
    const now = clock.now();
    const sign = prepareSigner(domain, [{ selector, privateKey, algorithm: 'rsa-sha256' }], OURS);
    const signed = await sign(parcel.bytes, now);
    const header = parse(signed.subarray(0, headerEnd(signed)));
    const sealer = {
      authservId: config.mailHost,
      domain,
      selector,
      privateKey,
      signedHeaders: [...SIGNED, ...OURS, 'dkim-signature'],
    };
    const seal = await sealForward(signed, header, parcel.arc ?? { result: 'none' }, sealer, now);
    if (seal.state === 'refused') {
      log.info({ domain, reason: seal.reason }, 'a message goes on without a seal');
      return signed;
    }
    return Buffer.concat([Buffer.from(seal.headers, 'latin1'), signed]);
  }

  return async (parcel) => {
    const domain = domains.byId(parcel.workspaceId, parcel.domainId);
    if (!domain?.seals) return parcel.bytes;
    try {
      return await sealed(parcel, domain.name);
    } catch (err) {
      log.error({ err, domain: domain.name }, 'a message could not be sealed and is delivered without');
      return parcel.bytes;
    }
  };
}

function headerEnd(message: Buffer): number {
  const at = message.indexOf('\r\n\r\n');
  return at < 0 ? message.length : at + 4;
}
