import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type AddressFault, normaliseAddress, splitAddress } from './address.ts';

const accepted: [string, string][] = [
  ['jean@exemple.fr', 'jean@exemple.fr'],
  ['  Jean.Dupont@EXEMPLE.FR ', 'Jean.Dupont@exemple.fr'],
  ['jean@exemple.fr.', 'jean@exemple.fr'],
  ['jean@exemple.fr,', 'jean@exemple.fr'],
  ['mailto:jean@exemple.fr?subject=Bonjour', 'jean@exemple.fr'],
  ['MAILTO:jean%2Btri@exemple.fr', 'jean+tri@exemple.fr'],
  ['<jean@exemple.fr>', 'jean@exemple.fr'],
  ['"Dupont, Jean" <jean@exemple.fr>', 'jean@exemple.fr'],
  ['jean@exemple.fr <jean@exemple.fr>', 'jean@exemple.fr'],
  ['<jean@exemple.fr', 'jean@exemple.fr'],
  ['jean(le grand)@exemple.fr (Jean (encore))', 'jean@exemple.fr'],
  ['jean @ exemple.fr', 'jean@exemple.fr'],
  ['"jean"@exemple.fr', 'jean@exemple.fr'],
  ['"jean dupont"@exemple.fr', '"jean dupont"@exemple.fr'],
  ['"a@b"@exemple.fr', '"a@b"@exemple.fr'],
  ['"a\\"b\\\\"@exemple.fr', '"a\\"b\\\\"@exemple.fr'],
  ['"jean."@exemple.fr', '"jean."@exemple.fr'],
  ["o'neil+news!#$%&*/=?^_`{|}~-@exemple.fr", "o'neil+news!#$%&*/=?^_`{|}~-@exemple.fr"],
  ['\u200bjean\u200d@exe\u00admple.fr\u00a0', 'jean@exemple.fr'],
  ['\ufeffjean@exemple.fr', 'jean@exemple.fr'],
  ['jean@exemple.fr\r\n', 'jean@exemple.fr'],
  ['zoé@Éxemple.fr', 'zoé@xn--xemple-9ua.fr'],
  ['zoe\u0301@exemple.fr', 'zoé@exemple.fr'],
  ['info@faß.de', 'info@xn--fa-hia.de'],
  ['用户@例え。jp', '用户@xn--r8jz45g.jp'],
  ['a@نامه\u200cای.com', 'a@xn--mgba3gch31f060k.com'],
  ['a@XN--R8JZ45G.jp', 'a@xn--r8jz45g.jp'],
  [`${'a'.repeat(64)}@exemple.fr`, `${'a'.repeat(64)}@exemple.fr`],
];

for (const [text, address] of accepted) {
  test(`normaliseAddress reads ${JSON.stringify(text)}`, () => {
    assert.deepEqual(normaliseAddress(text), { ok: true, address });
  });
}

const refused: [string, AddressFault][] = [
  ['', 'empty'],
  [' \u200b\u00a0 ', 'empty'],
  ['jean.exemple.fr', 'no_at_sign'],
  ['Jean Dupont', 'no_at_sign'],
  ['"jean@exemple.fr"', 'no_at_sign'],
  ['@exemple.fr', 'local_part_empty'],
  ['jean@', 'domain_empty'],
  ['jean@@exemple.fr', 'local_part_invalid'],
  ['a@b@exemple.fr', 'local_part_invalid'],
  ['a@exemple.fr; b@exemple.fr', 'several_addresses'],
  ['a@exemple.fr b@exemple.fr', 'several_addresses'],
  ['A <a@exemple.fr>, B <b@exemple.fr>', 'several_addresses'],
  ['jean dupont@exemple.fr', 'local_part_invalid'],
  ['jean\u00a0dupont@exemple.fr', 'local_part_invalid'],
  ['.jean@exemple.fr', 'local_part_invalid'],
  ['jean.@exemple.fr', 'local_part_invalid'],
  ['jean..dupont@exemple.fr', 'local_part_invalid'],
  ['""@exemple.fr', 'local_part_invalid'],
  ['"jean@exemple.fr', 'no_at_sign'],
  ['je\ufffdn@exemple.fr', 'local_part_invalid'],
  ['je\ud800n@exemple.fr', 'local_part_invalid'],
  ['jean@localhost', 'domain_without_dot'],
  ['jean@exemple', 'domain_without_dot'],
  ['jean@[192.0.2.1]', 'domain_invalid'],
  ['jean@192.0.2.1', 'domain_invalid'],
  ['jean@exemple.0x7f', 'domain_invalid'],
  ['jean@exem ple.fr', 'domain_invalid'],
  ['jean@exemple..fr', 'domain_invalid'],
  ['jean@-exemple.fr', 'domain_invalid'],
  ['jean@exem_ple.fr', 'domain_invalid'],
  ['jean@exemple%2efr', 'domain_invalid'],
  ['jean@exemple.fr/x', 'domain_invalid'],
  ['jean@xn--iñvalid.fr', 'domain_invalid'],
  [`jean@${'a'.repeat(64)}.fr`, 'domain_invalid'],
  [`${'a'.repeat(65)}@exemple.fr`, 'local_part_too_long'],
  [`${'é'.repeat(33)}@exemple.fr`, 'local_part_too_long'],
  [`jean@${'abcdefg.'.repeat(32)}fr`, 'domain_too_long'],
  [`${'a'.repeat(60)}@${'abcdefg.'.repeat(25)}fr`, 'address_too_long'],
  ['x'.repeat(5_000), 'address_too_long'],
];

for (const [text, reason] of refused) {
  test(`normaliseAddress refuses ${JSON.stringify(text.slice(0, 50))}: ${reason}`, () => {
    assert.deepEqual(normaliseAddress(text), { ok: false, reason });
  });
}

test('normaliseAddress never throws, is stable on its own results, and keeps within the limits of RFC 5321', () => {
  const messy = fc.string({ unit: fc.constantFrom(...'aé.@"\\() <>,;:[]\r\n\t-_0\u200b\u00a0例。'), maxLength: 40 });
  const hopeful = fc
    .tuple(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.domain())
    .map(([local, domain]) => `${local}@${domain}`);
  fc.assert(
    fc.property(fc.oneof(messy, hopeful, fc.emailAddress(), fc.string({ unit: 'binary' })), (text) => {
      const result = normaliseAddress(text);
      if (!result.ok) return;
      assert.deepEqual(normaliseAddress(result.address), result);
      const { local, domain } = splitAddress(result.address);
      assert.ok(Buffer.byteLength(local) <= 64 && Buffer.byteLength(result.address) <= 254);
      assert.match(domain, /^[a-z0-9.-]+\.[a-z][a-z0-9-]*$/);
      assert.doesNotMatch(result.address, /[\p{Cc}\u200b\u00a0]/u);
    }),
    { numRuns: 3_000 },
  );
});

test('normaliseAddress accepts every address that RFC 5322 calls plain', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      const { local, domain } = splitAddress(address);
      assert.deepEqual(normaliseAddress(address), { ok: true, address: `${local}@${domain.toLowerCase()}` });
    }),
  );
});
