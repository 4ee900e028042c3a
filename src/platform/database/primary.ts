// Several servers in one DATABASE_URL (postgres://user@first,second:5433/name): finds the one that takes writes, each time a connection is
// opened, so that a promoted standby is found without anybody changing a setting. The drivers cannot: one tries for ever when all servers
// are down and never says so, the other knows a single host. It never settles for a standby: no primary is a refused connection.

import { connect as connectTo, Socket } from 'node:net';
import postgres from 'postgres';

/** An answer is believed so long: the connections of a pool are opened together. */
const BELIEVED_MS = 500;
const ANSWER_SECONDS = 3;

interface Place {
  host: string;
  port: number;
}

/** One URL for each server named, in order. */
export function serversOf(url: string): string[] {
  const [, before = '', servers = '', after = ''] = /^([a-z]+:\/\/(?:[^/?#]*@)?)([^/?#]*)(.*)$/s.exec(url) ?? [];
  return servers.includes(',') ? servers.split(',').map((server) => ownChoice(before + server + after)) : [url];
}

/** Whom to choose is decided here. */
function ownChoice(text: string): string {
  const url = new URL(text);
  url.searchParams.delete('target_session_attrs');
  return url.href;
}

const asked = new Map<string, { place: Promise<Place>; until: number }>();

function findPrimary(url: string): Promise<Place> {
  const known = asked.get(url);
  if (known && performance.now() < known.until) return known.place;
  const place = Promise.any(serversOf(url).map(askServer)).catch((cause) => {
    const none = new Error('none of the servers of DATABASE_URL answers and takes writes', { cause });
    throw Object.assign(none, { code: 'ECONNREFUSED' });
  });
  const question = { place, until: Number.POSITIVE_INFINITY };
  const answered = () => {
    question.until = performance.now() + BELIEVED_MS;
  };
  place.then(answered, answered);
  asked.set(url, question);
  return place;
}

/** Rejects unless it is a primary. */
async function askServer(url: string): Promise<Place> {
  const sql = postgres(url, { max: 1, connect_timeout: ANSWER_SECONDS, fetch_types: false, onnotice: () => {} });
  try {
    const [row] = await sql<[{ standby: boolean }]>`select pg_is_in_recovery() as standby`;
    if (row.standby) throw new Error('a standby');
    return { host: sql.options.host[0] as string, port: sql.options.port[0] as number };
  } finally {
    void sql.end({ timeout: 0 });
  }
}

/** For postgres.js, which takes a socket as connected: what it writes meanwhile waits. */
export async function socketToPrimary(url: string): Promise<Socket> {
  try {
    const { host, port } = await findPrimary(url);
    // The driver asks the socket for the name that a certificate must bear.
    return Object.assign(connectTo({ host, port }), { host });
  } catch (cause) {
    const socket = new Socket();
    // Once the driver listens.
    process.nextTick(() => socket.destroy(cause as Error));
    return socket;
  }
}

/** For node-postgres, which connects the socket itself, to a host that it is not asked for. */
export function socketForPrimary(url: string): Socket {
  const socket = new Socket();
  const open = socket.connect.bind(socket);
  socket.connect = () => {
    findPrimary(url).then(
      (place) => open(place),
      (cause) => socket.destroy(cause),
    );
    return socket;
  };
  return socket;
}
