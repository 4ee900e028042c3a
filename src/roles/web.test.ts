// The web role as a whole, on a port: what only shows when its settings have come all the way.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '#test/kit/database.ts';
import { start } from './web.ts';

const kit = await testDatabase({ env: { DAUPHIN_TRUSTED_PROXIES: '127.0.0.1' } });
const web = await start(kit.platform);
after(async () => {
  await web.close();
  await kit.close();
});

test('the web role believes its proxy about who calls: each visitor behind it is counted apart', async () => {
  for (const visitor of ['198.51.100.7', '198.51.100.8']) {
    const answer = await fetch(`http://127.0.0.1:${web.port}/api/session`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': visitor,
        'sec-fetch-site': 'same-origin',
      },
      body: JSON.stringify({ email: 'ines@exemple.fr', password: 'ce n’est pas le bon' }),
    });
    assert.equal(((await answer.json()) as { code: string }).code, 'sign_in_refused');
  }
  const keys = await kit.sql<
    { key: string }[]
  >`select key from sign_in_limits where key like '%198.51.100.%' order by key`;
  assert.deepEqual(
    keys.map(({ key }) => key),
    ['7', '8']
      .flatMap((n) => `password 198.51.100.${n}`)
      .concat(['7', '8'].map((n) => `password ines@exemple.fr 198.51.100.${n}`)),
  );
});
