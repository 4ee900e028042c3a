// Finds addresses of crypto-money in a text and proves them by their own checksums, so that no random string passes for one:
// Bitcoin and Litecoin (base58check, bech32, bech32m), Ethereum (EIP-55), Monero. Pure arithmetic; whatever is no address is none.

import { keccak_256 } from '@noble/hashes/sha3.js';
import { sha256 } from '@noble/hashes/sha2.js';

export type Money = 'Bitcoin' | 'Litecoin' | 'Ethereum' | 'Monero';

export interface Wallet {
  money: Money;
  address: string;
  start: number;
}

const CANDIDATE = /(?<![A-Za-z0-9])(?:0x[0-9a-fA-F]{40}|[A-Za-z0-9]{26,110})(?![A-Za-z0-9])/g;
/** A text full of candidates is no letter to somebody: the rest is not looked at. */
const MOST_CANDIDATES = 40;

/** The first address in the text that its checksum proves. */
export function findWallet(text: string): Wallet | undefined {
  let looked = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    if ((looked += 1) > MOST_CANDIDATES) return undefined;
    const money = moneyOf(match[0]);
    if (money) return { money, address: match[0], start: match.index };
  }
  return undefined;
}

export function moneyOf(address: string): Money | undefined {
  if (address.startsWith('0x')) return isEthereum(address) ? 'Ethereum' : undefined;
  if (/^(?:bc1|ltc1)/i.test(address)) return segwitMoney(address);
  if (/^[48]/.test(address) && address.length >= 95) return isMonero(address) ? 'Monero' : undefined;
  return address.length <= 35 ? base58Money(address) : undefined;
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** The first octet of an address, by what it is for. */
const VERSIONS: ReadonlyMap<number, Money> = new Map([
  [0x00, 'Bitcoin'],
  [0x05, 'Bitcoin'],
  [0x30, 'Litecoin'],
  [0x32, 'Litecoin'],
]);

function base58Money(address: string): Money | undefined {
  const octets = base58(address, 25);
  if (!octets) return undefined;
  const check = sha256(sha256(octets.subarray(0, 21)));
  return check.subarray(0, 4).every((octet, index) => octet === octets[21 + index])
    ? VERSIONS.get(octets[0] as number)
    : undefined;
}

/** Exactly `size` octets, or nothing. */
function base58(text: string, size: number): Uint8Array | undefined {
  let value = 0n;
  for (const character of text) {
    const digit = BASE58.indexOf(character);
    if (digit < 0) return undefined;
    value = value * 58n + BigInt(digit);
  }
  const octets = new Uint8Array(size);
  for (let index = size - 1; index >= 0; index -= 1) {
    octets[index] = Number(value & 255n);
    value >>= 8n;
  }
  return value === 0n ? octets : undefined;
}

const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const BECH32_CHECK = 1;
const BECH32M_CHECK = 0x2bc830a3;

/** BIP 173 and 350: version 0 carries the older checksum, all later ones the newer. */
function segwitMoney(address: string): Money | undefined {
  const lower = address.toLowerCase();
  if (address !== lower && address !== address.toUpperCase()) return undefined;
  const split = lower.indexOf('1');
  const prefix = lower.slice(0, split);
  const values = Array.from(lower.slice(split + 1), (character) => BECH32.indexOf(character));
  if (values.length < 39 || values.length > 71 || values.includes(-1)) return undefined;
  const spread = Array.from(prefix, (character) => character.charCodeAt(0));
  const check = polymod([...spread.map((code) => code >> 5), 0, ...spread.map((code) => code & 31), ...values]);
  if (check !== (values[0] === 0 ? BECH32_CHECK : BECH32M_CHECK)) return undefined;
  return prefix === 'bc' ? 'Bitcoin' : 'Litecoin';
}

function polymod(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    GENERATORS.forEach((generator, bit) => {
      if ((top >> bit) & 1) sum ^= generator;
    });
  }
  return sum >>> 0;
}

/** EIP-55 hides a checksum in the case of the letters; an address in one case has none and counts as it stands. */
function isEthereum(address: string): boolean {
  const digits = address.slice(2);
  if (digits === digits.toLowerCase() || digits === digits.toUpperCase())
    return /\d/.test(digits) && /[a-f]/i.test(digits);
  const hash = keccak_256(new TextEncoder().encode(digits.toLowerCase()));
  return Array.from(digits).every((digit, index) => {
    const nibble = ((hash[index >> 1] as number) >> (index % 2 === 0 ? 4 : 0)) & 15;
    return !/[a-f]/i.test(digit) || nibble >= 8 === (digit === digit.toUpperCase());
  });
}

/** Octets that a block of Monero's base58 of so many characters stands for. */
const BLOCK_OCTETS: ReadonlyMap<number, number> = new Map([
  [11, 8],
  [7, 5],
]);
const MONERO_NETWORKS = new Set([18, 19, 42]);

function isMonero(address: string): boolean {
  const blocks = address.match(/.{1,11}/g) ?? [];
  const octets = blocks.map((block) => base58(block, BLOCK_OCTETS.get(block.length) ?? 0));
  if (octets.some((one) => one === undefined || one.length === 0)) return false;
  const all = Uint8Array.from((octets as Uint8Array[]).flatMap((one) => [...one]));
  const check = keccak_256(all.subarray(0, -4));
  return MONERO_NETWORKS.has(all[0] as number) && all.subarray(-4).every((octet, index) => octet === check[index]);
}
