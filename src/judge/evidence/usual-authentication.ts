// What is unusual for this sender: whose signatures his mail usually carries and from which networks it usually comes, by the owner's past.
// People change providers and write from a train: one unusual thing alone weighs little. Without a past nothing is said.

import type { Finding } from '../finding.ts';
import { organizationOf } from '../hosts.ts';
import { isInNetwork, readAddress } from '../networks.ts';
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
  if (networks.length === 0 || !from || !readAddress(client)) return 'unknown';
  if (networks.some((network) => isInNetwork(client, network))) return 'usual';
  return { symbol: 'AUTH_UNUSUAL_NETWORK', details: { address: from.address, client } };
}
