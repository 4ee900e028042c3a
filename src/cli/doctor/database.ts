// Examines the database: whether it can be had, its version, encoding, schema, connections and clock. It applies no migration and makes
// no database: an installation that never started is found as such.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import type { Config } from '#platform/config.ts';
import { connect } from '#platform/database/database.ts';
import { oldestPostgres, pendingMigrations, readMigrations } from '#platform/database/migrate.ts';
import { reachDatabase } from '#platform/database/open.ts';
import type { Log } from '#platform/log.ts';
import { OperatorError } from '#platform/operator-error.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

const NEEDED_CONNECTIONS = 50;
const CLOCK_MS = 2_000;

export async function examineDatabase(config: Config, log: Log): Promise<Finding[]> {
  if (!config.databaseUrl && !isMade(config.dataDir)) {
    return [
      warn(
        'database',
        { fr: "La base embarquée n'existe pas encore.", en: 'The embedded database does not exist yet.' },
        { fr: '« npm start » la crée.', en: '"npm start" makes it.' },
      ),
    ];
  }
  try {
    const database = await reachDatabase(config, log);
    const sql = connect(database.address, { name: 'doctor', max: 1 });
    try {
      return await examine(sql, config);
    } finally {
      await sql.end();
      await database.close();
    }
  } catch (fault) {
    return [unusable(fault)];
  }
}

const isMade = (dataDir: string) =>
  existsSync(join(dataDir, 'postgres', 'cluster')) || existsSync(join(dataDir, 'postgres-folder'));

async function examine(sql: Sql, { databaseUrl }: Config): Promise<Finding[]> {
  const [row] = await sql`
    select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major,
      current_setting('server_encoding') as encoding, current_setting('max_connections')::int as connections, clock_timestamp() as now`;
  const { version, major, encoding, connections, now } = row as {
    version: string;
    major: number;
    encoding: string;
    connections: number;
    now: Date;
  };
  const where = databaseUrl ? 'DATABASE_URL' : 'PostgreSQL';
  if (major < oldestPostgres) {
    return [
      fail(
        'database',
        { fr: `PostgreSQL ${version} est trop ancien.`, en: `PostgreSQL ${version} is too old.` },
        {
          fr: `Installez PostgreSQL ${oldestPostgres} ou plus récent.`,
          en: `Install PostgreSQL ${oldestPostgres} or later.`,
        },
      ),
    ];
  }
  return [
    ok('database', `${where} répond (version ${version})`, `${where} answers (version ${version})`),
    examineEncoding(encoding),
    examineConnections(connections),
    examineClock(now),
    await examineSchema(sql),
  ];
}

function examineEncoding(encoding: string): Finding {
  if (encoding === 'UTF8') return ok('encoding', 'Encodage UTF-8', 'Encoding UTF-8');
  return fail(
    'encoding',
    {
      fr: `La base est en ${encoding} : des noms y seraient abîmés.`,
      en: `The database is in ${encoding}: names would be damaged in it.`,
    },
    { fr: "Créez-la avec encoding 'UTF8'.", en: "Create it with encoding 'UTF8'." },
  );
}

function examineConnections(connections: number): Finding {
  if (connections >= NEEDED_CONNECTIONS)
    return ok('connections', `${connections} connexions permises`, `${connections} connections allowed`);
  return warn(
    'connections',
    {
      fr: `Le serveur ne permet que ${connections} connexions ; un programme complet en prend jusqu'à ${NEEDED_CONNECTIONS}.`,
      en: `The server allows only ${connections} connections; one full program takes up to ${NEEDED_CONNECTIONS}.`,
    },
    { fr: 'Augmentez max_connections.', en: 'Raise max_connections.' },
  );
}

function examineClock(theirs: Date): Finding {
  const apart = Math.abs(theirs.getTime() - Date.now());
  if (apart < CLOCK_MS) return ok('clock', "À l'heure", 'Clocks agree');
  return warn(
    'clock',
    {
      fr: `L'horloge de cette machine et celle de la base diffèrent de ${Math.round(apart / 1000)} s.`,
      en: `The clocks of this machine and of the database are ${Math.round(apart / 1000)} s apart.`,
    },
    { fr: 'Réglez les deux par NTP.', en: 'Set both by NTP.' },
  );
}

async function examineSchema(sql: Sql): Promise<Finding> {
  const pending = await pendingMigrations(sql, await readMigrations());
  if (pending.length === 0) return ok('schema', 'Schéma à jour', 'Schema up to date');
  return warn(
    'schema',
    { fr: `${pending.length} migrations à appliquer.`, en: `${pending.length} migrations to apply.` },
    { fr: '« npm start » les applique.', en: '"npm start" applies them.' },
  );
}

function unusable(fault: unknown): Finding {
  // Such a fault says itself how to mend it.
  if (fault instanceof OperatorError) return { state: 'fail', check: 'database', what: fault.text };
  const reason = fault instanceof Error ? fault.message : String(fault);
  return fail(
    'database',
    { fr: `La base ne peut pas servir : ${reason}`, en: `The database cannot be used: ${reason}` },
    {
      fr: 'Voyez le journal de PostgreSQL dans le dossier de données (postgres/cluster/log).',
      en: "See PostgreSQL's log in the data directory (postgres/cluster/log).",
    },
  );
}
