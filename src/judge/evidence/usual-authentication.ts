// What is unusual for this sender: whose signatures his mail usually carries and from which networks it usually comes, by the owner's past.
// People change providers and write from a train: one unusual thing alone weighs little. Without a past nothing is said.

import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { Finding } from '../finding.ts';
import { organizationOf } from '../hosts.ts';
import type { Reading } from '../reading.ts';

/** Habits take a few messages to show. */
const FEWEST_MESSAGES = 3;

export function usualAuthenticationEvidence(reading: Reading): Finding[] {
  const { history } = reading.context;
  if (!history || reading.isDiscussion || (history.received ?? FEWEST_MESSAGES) < FEWEST_MESSAGES) return [];
  const signature = usualSignature(history.signers ?? [], reading);
  const network = usualNetwork(history.networks ?? [], reading);
  const unusual = [signature, network].filter((one) => typeof one === 'object');
  if (unusual.length > 0 || !(signature === 'usual' || network === 'usual')) return unusual;
  return [{ symbol: 'AUTH_AS_USUAL', details: { address: reading.from?.address ?? '' } }];
}

type Habit = Finding | 'usual' | 'unknown';

function usualSignature(usual: readonly string[], { context, from, signers }: Reading): Habit {
  if (usual.length === 0 || !from || !context.authentication?.dkim) return 'unknown';
  const habits = usual.map((one) => organizationOf(one.toLowerCase()));
  if (signers.some((one) => habits.includes(one))) return 'usual';
  const details = { address: from.address, usual: habits[0] ?? '' };
  const [other] = signers;
  return other === undefined
    ? { symbol: 'AUTH_USUALLY_SIGNED', details }
    : { symbol: 'AUTH_UNUSUAL_SIGNER', details: { ...details, signer: other } };
}

function usualNetwork(networks: readonly string[], { context, from, route }: Reading): Habit {
  const client = context.envelope?.clientAddress ?? route.handover?.address ?? '';
  const list = blockList(networks);
  if (!list || !from || familyOf(client) === undefined) return 'unknown';
  if (list.check(client, familyOf(client))) return 'usual';
  return { symbol: 'AUTH_UNUSUAL_NETWORK', details: { address: from.address, client } };
}

/** Networks that are none are left out; without any that is, nothing is known. */
function blockList(networks: readonly string[]): BlockList | undefined {
  const list = new BlockList();
  for (const network of networks) {
    const [base = '', bits] = network.split('/');
    const family = familyOf(base);
    const longest = family === 'ipv6' ? 128 : 32;
    const prefix = bits === undefined ? longest : Number(bits);
    if (family && Number.isInteger(prefix) && prefix >= 0 && prefix <= longest) list.addSubnet(base, prefix, family);
  }
  return list.rules.length > 0 ? list : undefined;
}

const familyOf = (address: string): 'ipv4' | 'ipv6' | undefined =>
  isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : undefined;
