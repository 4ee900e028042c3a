// Makes any use of a network beyond this machine fail the test that tries it: loaded by --import before every test file.
// It watches the two doors every library goes through: opening a TCP socket or sending a datagram, and asking a name server.
// What was refused also fails the process at its end, in case the code under test swallowed the error.

import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const refused: string[] = [];

function refuse(what: string): never {
  refused.push(what);
  throw new Error(`a test may not leave this machine: ${what}`);
}

const LOCAL_NAMES = new Set(['localhost', 'localhost.', '']);

function isLocal(host: string): boolean {
  if (LOCAL_NAMES.has(host) || host.endsWith('.localhost')) return true;
  if (net.isIPv4(host)) return host.startsWith('127.') || host === '0.0.0.0';
  const plain = host.replace(/%.*$/, '').toLowerCase();
  return plain === '::1' || plain === '::' || plain.startsWith('::ffff:127.');
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (this: net.Socket, ...args: any[]) {
  // Node calls itself again with its arguments normalised into an array.
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const host =
    typeof first === 'object' && first !== null
      ? first.path
        ? ''
        : (first.host ?? '')
      : typeof second === 'string'
        ? second
        : '';
  if (!isLocal(String(host))) refuse(`connection to ${host}`);
  return Reflect.apply(connect, this, args);
} as typeof connect;

const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function (this: dgram.Socket, ...args: any[]) {
  const host = args.findLast((arg) => typeof arg === 'string' && arg !== args[0]);
  if (host !== undefined && !isLocal(host)) refuse(`datagram to ${host}`);
  return Reflect.apply(send, this, args);
} as typeof send;

/** A resolver that a test has pointed at a name server of its own. */
function asksLocally(resolver: unknown): boolean {
  const isOwn = resolver instanceof dns.Resolver || resolver instanceof dns.promises.Resolver;
  return isOwn && resolver.getServers().every((server) => isLocal(server.replace(/^\[?(.*?)\]?(:\d+)?$/, '$1')));
}

// Only `lookup` of local names is harmless; every other function asks a name server.
const QUESTIONS = Object.getOwnPropertyNames(dns.Resolver.prototype).filter((name) => /^(resolve|reverse)/.test(name));
for (const target of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype] as any[]) {
  for (const name of QUESTIONS) {
    const ask = target[name];
    if (typeof ask !== 'function') continue;
    target[name] = function (this: unknown, question: string, ...rest: unknown[]) {
      return asksLocally(this)
        ? Reflect.apply(ask, this, [question, ...rest])
        : refuse(`DNS question ${name} ${question}`);
    };
  }
}
for (const target of [dns, dns.promises] as any[]) {
  const lookup = target.lookup;
  target.lookup = (name: string, ...rest: unknown[]) =>
    isLocal(name) || net.isIP(name) ? lookup(name, ...rest) : refuse(`DNS question lookup ${name}`);
}

// Those who imported a function by its name see the guarded one too.
syncBuiltinESMExports();

process.on('exit', () => {
  if (refused.length === 0) return;
  process.exitCode = 1;
  process.stderr.write(`a test tried to leave this machine: ${refused.join('; ')}\n`);
});
