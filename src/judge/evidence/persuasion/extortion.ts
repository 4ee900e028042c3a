// An extortion taken apart as a patient reader would: what it shows, what it lacks, where it really comes from. Each piece is a finding of
// its own, so that its reader sees that there is nothing behind it. Asked only once the text is known for an extortion.

import type { EvidenceSymbol } from '../../data/weights.ts';
import { type Finding, quote } from '../../finding.ts';
import { organizationOf } from '../../hosts.ts';
import type { Reading } from '../../reading.ts';
import type { FoundPlot } from './find-plots.ts';
import { placeOf } from './place-of.ts';
import type { Found } from './search.ts';
import type { Wallet } from './wallets.ts';

export function extortionPieces(
  plot: FoundPlot,
  found: Found,
  wallet: Wallet | undefined,
  reading: Reading,
): Finding[] {
  const said = (symbol: EvidenceSymbol, concept: string) => at(symbol, found.hits(plot.language, concept)[0], reading);
  const pieces: (Finding | false | undefined)[] = [
    said('EXTORTION_PASSWORD_SHOWN', 'password_shown'),
    said('EXTORTION_TELLS_CONTACTS', 'will_tell'),
    said('EXTORTION_DEADLINE', 'deadline'),
    wallet && toWallet(wallet, reading),
    !holdsProof(reading) && { symbol: 'EXTORTION_NO_PROOF' },
    passesForReader(reading) && { symbol: 'EXTORTION_FROM_YOURSELF', place: { part: 'header', header: 'From' } },
    labelOfReader(reading),
    isUnsigned(reading) && { symbol: 'EXTORTION_UNSIGNED' },
    foreignHost(reading),
  ];
  return pieces.filter((piece) => piece !== false && piece !== undefined);
}

function at(
  symbol: EvidenceSymbol,
  hit: { start: number; end: number } | undefined,
  reading: Reading,
): Finding | undefined {
  const place = hit && placeOf(hit, reading);
  return hit && { symbol, ...(place && { place }) };
}

function toWallet({ money, address, start }: Wallet, reading: Reading): Finding {
  const hit = { start, end: start + address.length };
  return { symbol: 'EXTORTION_WALLET', ...at('EXTORTION_WALLET', hit, reading), details: { money, address } };
}

const holdsProof = ({ message, images }: Reading): boolean => message.attachments.length > 0 || images.length > 0;

const passesForReader = ({ from, recipients, isVouchedFor }: Reading): boolean =>
  from !== undefined && !isVouchedFor && recipients.includes(from.address);

function isUnsigned({ context: { authentication }, isVouchedFor }: Reading): boolean {
  return (
    !isVouchedFor && authentication?.dkim !== undefined && !authentication.dkim.some(({ result }) => result === 'pass')
  );
}

/** A stolen password as the reader's name: what a mail merge does with a list of addresses and passwords. */
function labelOfReader({ message, recipients, subject = '', visibleText }: Reading): Finding | undefined {
  const to = message.to.find(({ address }) => recipients.includes(address.toLowerCase())) ?? message.to[0];
  const label = to?.name.trim() ?? '';
  const local = to?.address.split('@')[0]?.toLowerCase() ?? '';
  if (!/^\S{4,40}$/.test(label) || label.includes('@') || label.toLowerCase() === local) return undefined;
  const isOddName = /\d/.test(label) || /[^\p{L}\p{N}.'’-]/u.test(label);
  const isQuoted = `${subject}\n${visibleText}`.includes(label) && !/^\p{Lu}\p{Ll}+$/u.test(label);
  if (!isOddName && !isQuoted) return undefined;
  return { symbol: 'EXTORTION_TO_LABEL', details: { label: quote(label) }, place: { part: 'header', header: 'To' } };
}

/** The server that handed the message over, when it is not one of the sender's own. */
function foreignHost({ route: { handover }, from, isVouchedFor }: Reading): Finding | undefined {
  if (!handover || !from || isVouchedFor) return undefined;
  const host = handover.reverseName || handover.helo;
  if (!host || organizationOf(host.toLowerCase()) === from.organization) return undefined;
  const details = { host: quote(host), address: handover.address || '?', domain: from.domain };
  return { symbol: 'EXTORTION_FOREIGN_HOST', details, place: { part: 'header', header: 'Received' } };
}
