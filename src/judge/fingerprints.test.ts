// Copies of one campaign, with other names, codes and hosts; other mail of the same sending service; and campaigns as a honeypot got them.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import { parse } from '#message/parse.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { type Fingerprints, fingerprintsOf, resemblance } from './fingerprints.ts';

const skip = withoutCorpora();

interface Copy {
  name: string;
  code: string;
  host: string;
  sender: string;
}

const campaign = ({ name, code, host, sender }: Copy) =>
  fingerprintsOf(
    parse(
      Buffer.from(
        [
          `Received: from ${host} (${host} [192.0.2.1]) by mx.example.org; Mon, 2 Mar 2026 09:59:00 +0100`,
          `From: "Service client" <${sender}>`,
          `To: ${name}@example.org`,
          `Subject: Votre colis ${code}`,
          `Message-ID: <${code}@${host}>`,
          'Date: Mon, 2 Mar 2026 09:59:00 +0100',
          'MIME-Version: 1.0',
          'X-Mailer: Sender 2.1',
          'Content-Type: text/html; charset=utf-8',
          '',
          `<html><body><table width="600"><tr><td><img src="https://${host}/i/${code}.png"></td></tr><tr><td style="color:#333"><p>Bonjour ${name},</p><p>Votre colis numéro ${code} est en attente dans notre entrepôt depuis trois jours. Pour le recevoir, réglez les frais de douane de 1,99 euro avant demain soir.</p><p><a href="https://${host}/suivi/${code}/p?u=${code}">Suivre mon colis</a></p><p>Merci de votre confiance, le service des livraisons.</p><a href="https://${host}/stop/${code}?id=3">Ne plus recevoir</a></td></tr></table></body></html>`,
        ].join('\r\n'),
      ),
    ),
  );

const first = campaign({
  name: 'camille',
  code: 'a8f3k2d9',
  host: 'colis-info.example.net',
  sender: 'a@colis-info.example.net',
});
const second = campaign({
  name: 'anne',
  code: 'q7b1z4m2',
  host: 'livraison-77.example.com',
  sender: 'b@livraison-77.example.com',
});

test('fingerprintsOf: copies with other names, codes and hosts are nearly the same, but for where they lead', () => {
  for (const kind of ['text', 'html', 'links', 'headers'] as const) {
    const common = resemblance(first[kind], second[kind]);
    assert.ok(common !== undefined && common >= 0.75, `${kind}: ${common}`);
  }
  assert.deepEqual(first.landings.filter((one) => second.landings.includes(one)).length, 0);
});

test('fingerprintsOf: their sizes are those that are documented, and a bare greeting has no text', () => {
  const { text, html, links, headers, landings } = first;
  assert.deepEqual([text?.length, html?.length, links?.length, headers?.length], [32, 32, 16, 16]);
  assert.ok(landings.length <= 8);
  assert.equal(fingerprintsOf(parse(Buffer.from('From: a@example.org\r\n\r\nBonjour !'))).text, undefined);
});

test('resemblance: with itself 1, the same both ways, and whatever the bytes a number or none', () => {
  const prints = fc
    .string({ maxLength: 300 })
    .map((body) => fingerprintsOf(parse(Buffer.from(`From: a@b.fr\r\nContent-Type: text/html\r\n\r\n<p>${body}`))));
  fc.assert(
    fc.property(prints, prints, (one, other) => {
      for (const kind of ['text', 'html', 'links', 'headers'] as const) {
        assert.equal(resemblance(one[kind], one[kind]) ?? 1, 1);
        assert.equal(resemblance(one[kind], other[kind]), resemblance(other[kind], one[kind]));
      }
    }),
    { numRuns: 60 },
  );
});

test('fingerprintsOf: one newsletter for two readers is one text; two newsletters are two', { skip }, () => {
  const folder = corpus('mail/newsletters-de-paired-dev') ?? '';
  const files = readdirSync(folder).filter((file) => file.endsWith('.eml'));
  const prints = files.map((file) => ({
    name: file.replace(/[.-]u[12]\.eml$/, ''),
    text: fingerprintsOf(parse(readFileSync(join(folder, file)))).text,
  }));
  for (const [index, one] of prints.entries()) {
    for (const other of prints.slice(index + 1)) {
      const common = resemblance(one.text, other.text) ?? 0;
      assert.ok(one.name === other.name ? common >= 0.8 : common <= 0.25, `${one.name} ${other.name}: ${common}`);
    }
  }
});

test('fingerprintsOf: campaigns of a honeypot are told apart by their text', { skip }, (t) => {
  const folder = corpus('mail/phishing_pot-2022-2025q1') ?? '';
  const rows = readFileSync(join(folder, 'labels.tsv'), 'utf8').trim().split('\n').slice(1);
  const messages = rows
    .filter((_, index) => index % 4 === 0)
    .map((row) => ({
      cluster: /cluster=(\d+)/.exec(row)?.[1],
      prints: fingerprintsOf(parse(readFileSync(join(folder, row.split('\t')[0] as string)))),
    }));
  const { precision, recall } = pairwise(messages);
  // The labels part campaigns of one text whose subjects differ, and join by steps texts that have little in common: neither reaches 1.
  t.diagnostic(`${messages.length} messages: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} of pairs`);
  assert.ok(precision > 0.9);
  assert.ok(recall > 0.3);
});

const SAME_TEXT = 0.5;

function pairwise(messages: readonly { cluster?: string; prints: Fingerprints }[]): {
  precision: number;
  recall: number;
} {
  let found = 0;
  let wrong = 0;
  let all = 0;
  for (const [index, one] of messages.entries()) {
    for (const other of messages.slice(index + 1)) {
      const common = resemblance(one.prints.text, other.prints.text);
      if (common === undefined) continue;
      const isSame = one.cluster === other.cluster;
      if (isSame) all++;
      if (common >= SAME_TEXT && isSame) found++;
      else if (common >= SAME_TEXT) wrong++;
    }
  }
  return { precision: found / (found + wrong), recall: found / all };
}
