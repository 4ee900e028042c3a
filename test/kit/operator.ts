// Somebody at the console, for tests whose acts are logged.

import type { TestDatabase } from './database.ts';

/** The number of a new operator. */
export async function makeOperator({ sql, clock }: TestDatabase, name = 'Odile'): Promise<string> {
  const [row] = await sql<[{ id: string }]>`
    insert into operators (email, name, language, password_hash, created_at, updated_at)
    values (${`${name.toLowerCase()}@port.example`}, ${name}, 'fr', 'x', ${clock.now()}, ${clock.now()}) returning id`;
  return row.id;
}
