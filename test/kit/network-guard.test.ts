// The guard itself, tried in a process of its own: what it lets through, and what fails.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import test from 'node:test';

function run(code: string) {
  const guard = join(import.meta.dirname, 'network-guard.ts');
  return spawnSync(process.execPath, ['--import', guard, '--input-type=module', '-e', code], { encoding: 'utf8' });
}

const leaks: Record<string, string> = {
  'a TCP connection to an address': `import net from 'node:net'; net.connect(25, '192.0.2.1');`,
  'a TCP connection by options': `import net from 'node:net'; net.connect({ port: 25, host: '192.0.2.1' });`,
  'a TLS connection to a name': `import tls from 'node:tls'; tls.connect({ port: 443, host: 'example.org' });`,
  fetch: `await fetch('http://192.0.2.1/').catch(() => {});`,
  'a fetch by name': `await fetch('http://example.org/').catch(() => {});`,
  'a datagram': `import dgram from 'node:dgram'; dgram.createSocket('udp4').send('x', 53, '192.0.2.1');`,
  'dns.resolve': `import dns from 'node:dns'; dns.resolve('example.org', () => {});`,
  'dns/promises resolveTxt, its error swallowed': `import dns from 'node:dns/promises'; try { await dns.resolveTxt('example.org') } catch {}`,
  'a question imported by its name': `import { resolve4 } from 'node:dns/promises'; try { await resolve4('example.org') } catch {}`,
  'a Resolver of its own': `import { Resolver } from 'node:dns/promises'; try { await new Resolver().resolve('example.org', 'MX') } catch {}`,
  'dns.lookup': `import dns from 'node:dns'; try { dns.lookup('example.org', () => {}) } catch {}`,
};

for (const [name, code] of Object.entries(leaks)) {
  test(`network guard: ${name} fails the process`, () => {
    const { status, stderr } = run(code);
    assert.notEqual(status, 0);
    assert.match(stderr, /leave this machine/);
  });
}

test('network guard: loopback and unix sockets pass', () => {
  const { status, stderr } = run(`
    import http from 'node:http'; import net from 'node:net'; import os from 'node:os';
    const server = http.createServer((_, answer) => answer.end('ok')).listen(0, '127.0.0.1', async () => {
      await (await fetch('http://localhost:' + server.address().port)).text().catch(() => {});
      await (await fetch('http://127.0.0.1:' + server.address().port)).text();
      server.close(); server.closeAllConnections();
    });
    const path = os.tmpdir() + '/guard-' + process.pid;
    const unix = net.createServer((socket) => socket.end()).listen(path, () => net.connect(path).on('close', () => unix.close()).resume());
  `);
  assert.equal(status, 0, stderr);
});
