// The inside of a measuring thread: the whole way of a message through the judge, DNS questions answered by nothing at once.

import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { authenticate } from '#authentication/authenticate.ts';
import { judge } from '#judge/judge.ts';
import { startModel } from '#judge/learn/start.ts';
import { parse } from '#message/parse.ts';
import { testResolver } from '#test/kit/resolver.ts';

const { files, seconds } = workerData as { files: string[]; seconds: number };
const messages = files.map((file) => readFileSync(file));
const model = startModel();
const arrival = {
  ip: '192.0.2.7',
  helo: 'mx.example.org',
  mailFrom: 'bounce@example.org',
  now: new Date('2026-03-02'),
};

let [count, octets] = [0, 0];
const steps = { parse: 0, authentication: 0, judge: 0 };

async function one(bytes: Buffer): Promise<void> {
  const began = performance.now();
  const message = parse(bytes);
  const parsed = performance.now();
  const authentication = await authenticate(bytes, { ...arrival, resolver: testResolver({}) });
  const authenticated = performance.now();
  judge(message, { authentication, model });
  steps.parse += parsed - began;
  steps.authentication += authenticated - parsed;
  steps.judge += performance.now() - authenticated;
  count++;
  octets += bytes.length;
}

for (const bytes of messages.slice(0, 300)) await one(bytes);
[count, octets] = [0, 0];
Object.assign(steps, { parse: 0, authentication: 0, judge: 0 });
const began = performance.now();
const until = began + seconds * 1_000;
for (let next = 0; performance.now() < until; next++) await one(messages[next % messages.length] as Buffer);
parentPort?.postMessage({ count, octets, seconds: (performance.now() - began) / 1_000, steps });
