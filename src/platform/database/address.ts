// Says where a database is, in a form that can be handed to another thread or program.
// It opens nothing; a malformed URL throws.

/** An operator's own server is known by its URL; the embedded one by the folder of its socket. */
export type DatabaseAddress =
  | { readonly url: string }
  | { readonly host: string; readonly port: number; readonly database: string; readonly user: string };

/** The same server and user, another database. */
export function inDatabase(address: DatabaseAddress, database: string): DatabaseAddress {
  if (!('url' in address)) return { ...address, database };
  const url = new URL(address.url);
  url.pathname = `/${encodeURIComponent(database)}`;
  return { url: url.href };
}

/** Fit to be shown or logged: where, which database, as whom, without the password. */
export function describeAddress(address: DatabaseAddress): string {
  if (!('url' in address)) return `${address.user} at ${address.host}, database ${address.database}`;
  const url = new URL(address.url);
  if (url.password) url.password = '***';
  return url.href;
}

/**
 * What postgres.js must be told beside the URL. It knows neither `?host=/folder` nor a percent-encoded folder as host,
 * the two ways in which libpq writes a unix socket into a URL, and would send `host` to the server as a setting.
 */
export function socketOfUrl(text: string): { url: string; host?: string } {
  const url = new URL(text);
  const inQuery = url.searchParams.get('host');
  const inHost = decodeURIComponent(url.hostname);
  url.searchParams.delete('host');
  if (inQuery) return { url: withHost(url), host: inQuery };
  return inHost.startsWith('/') ? { url: withHost(url), host: inHost } : { url: text };
}

function withHost(url: URL): string {
  url.hostname = 'localhost';
  return url.href;
}
