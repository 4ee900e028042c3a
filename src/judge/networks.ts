// Whether an IP address lies within a network, both as text. Pure: no system call knows of it. A text that is no address or no network lies
// nowhere and holds nothing. An IPv4 address written in IPv6 (RFC 4291 section 2.5.5.2) is the IPv4 address.

interface Address {
  value: bigint;
  length: 32 | 128;
}

const MAPPED = /^::ffff:(?=\d+\.)/i;
const GROUP = /^[0-9a-f]{1,4}$/i;

export function readAddress(text: string): Address | undefined {
  const bare = text.replace(MAPPED, '');
  return bare.includes(':') ? readIpv6(bare) : readIpv4(bare);
}

/** `192.0.2.0/24`, `2001:db8::/48`, or a single address. */
export function isInNetwork(address: string, network: string): boolean {
  const [base = '', bits] = network.split('/');
  const inside = readAddress(address);
  const whole = readAddress(base);
  if (!inside || !whole || inside.length !== whole.length) return false;
  if (bits !== undefined && !/^\d{1,3}$/.test(bits)) return false;
  const prefix = bits === undefined ? whole.length : Number(bits);
  if (prefix > whole.length) return false;
  const rest = BigInt(whole.length - prefix);
  return inside.value >> rest === whole.value >> rest;
}

function readIpv4(text: string): Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return undefined;
  return { value: parts.reduce((total, part) => (total << 8n) | BigInt(part), 0n), length: 32 };
}

function readIpv6(text: string): Address | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
  if (!groups.every((group) => GROUP.test(group))) return undefined;
  return { value: groups.reduce((total, group) => (total << 16n) | BigInt(`0x${group}`), 0n), length: 128 };
}
