// How quickly the contacts page is there with a million contacts: the server's time for its first rows in each order, for a page
// far down, for searches and filters, through the real routes on a real database. Enough: 100 ms for the first rows.
// Usage: npm run bench -- contacts [rows]

import { testApi } from '#test/kit/api.ts';
import { testDatabase } from '#test/kit/database.ts';
import { contactRoutes } from '#sending/audience/contacts/contact-routes.ts';

const rows = Number(process.argv[2] ?? 1_000_000);
const RUNS = 15;
const ENOUGH_MS = 100;

const db = await testDatabase({ own: true });
try {
  const { sql, platform, workspaceId } = db;
  await sql`
    insert into contacts (workspace_id, email, address_hash, given_name, family_name, fields, created_at, updated_at, sort_name)
    select ${workspaceId}, 'p' || md5(i::text) || '@exemple' || i % 97 || '.fr', sha256(i::text::bytea),
      (array['Inès','Malo','Élodie','Zoé','Noé','Camille'])[1 + i % 6], 'Nom' || i % 50021,
      jsonb_build_object('ville', (array['Lille','Brest','Nantes','Sète'])[1 + i % 4], 'achats', i % 2000),
      now(), now(), 'nom' || i % 50021 || ' ' || (array['ines','malo','elodie','zoe','noe','camille'])[1 + i % 6]
    from generate_series(1, ${rows}::int) i`;
  const [purpose] = await sql<
    { id: string }[]
  >`select id from purposes where workspace_id = ${workspaceId} order by id limit 1`;
  const purposeId = purpose?.id ?? '';
  await sql`
    insert into consents (workspace_id, contact_id, purpose_id, channel, state, since, event_id)
    select workspace_id, id, ${purposeId}, 'email', case when id % 50 = 0 then 'withdrawn' else 'granted' end, now(), 1
    from contacts where id % 10 <> 0`;
  await sql`vacuum analyze contacts`;
  await sql`vacuum analyze consents`;

  const { call } = testApi(platform, contactRoutes(platform), { workspaceId });
  const deep = (await call('GET /api/contacts?sort=name&direction=desc&limit=200')).body.next;
  const cases: [string, string][] = [
    ['first rows, newest first', '/api/contacts'],
    ['first rows, by address', '/api/contacts?sort=email&direction=asc'],
    ['first rows, by name', '/api/contacts?sort=name&direction=asc'],
    ['a later page, by name', `/api/contacts?sort=name&direction=desc&after=${deep}`],
    ['search, common word', '/api/contacts?search=camille'],
    ['search, rare word', '/api/contacts?search=nom49999'],
    ['search, nobody', '/api/contacts?search=introuvable'],
    ['filter: agreed', `/api/contacts?purposeId=${purposeId}&consent=granted`],
    ['filter: withdrew', `/api/contacts?purposeId=${purposeId}&consent=withdrawn`],
    ['count, everybody', '/api/contacts/count'],
  ];
  const figures = [];
  for (const [name, path] of cases) {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const began = performance.now();
      const { status } = await call(`GET ${path}`);
      if (status !== 200) throw new Error(`${path} answered ${status}`);
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    figures.push({ name, median: round(times[RUNS >> 1]), slowest: round(times[RUNS - 1]) });
  }
  console.table(figures);
  const isEnough = figures.slice(0, 3).every(({ median }) => median <= ENOUGH_MS);
  console.log(JSON.stringify({ bench: 'contacts', rows, enoughMs: ENOUGH_MS, isEnough, figures }));
} finally {
  await db.close();
}

function round(milliseconds: number | undefined): number {
  return Math.round((milliseconds ?? 0) * 10) / 10;
}
