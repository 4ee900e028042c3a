// Somebody at the console, without a browser: calls routes through the whole web edge, keeps cookies as a browser does, and sends the
// headers a browser sends. It never throws for a refusal: the test looks at status and answer.

import { createWebApp } from '#platform/http/server.ts';
import type { RouteTable } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { authenticateRequest } from '#accounts/session-store.ts';
import { openSession } from '#accounts/session-store.ts';
import { addMembership, addOperator } from '#accounts/operators-store.ts';
import type { Role } from '#accounts/roles.ts';
import { sessionCookie } from '#accounts/session.ts';

export interface CallInput {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  /** The JSON, or undefined. */
  body: any;
  response: Response;
}

export interface Caller {
  call(endpoint: string, input?: CallInput): Promise<Answer>;
  /** The session cookie, as `name=value`. */
  cookie: string;
}

export interface CallerSettings {
  platform: Platform;
  routes: RouteTable;
  ip?: string;
  /** Sent with every call. */
  headers?: Record<string, string>;
  cookie?: string;
}

export function caller({ platform, routes, ip = '127.0.0.1', headers = {}, cookie = '' }: CallerSettings): Caller {
  const app = createWebApp({ platform, routes, authenticate: (request) => authenticateRequest(platform, request) });
  const origin = platform.config.publicUrl;
  const self: Caller = {
    cookie,
    async call(endpoint, input = {}) {
      const [method, pattern = ''] = endpoint.split(' ');
      const path = pattern.replace(/:([A-Za-z]+)/g, (_, name) => encodeURIComponent(input.params?.[name] ?? ''));
      const url = new URL(path, origin);
      for (const [name, value] of Object.entries(input.query ?? {})) url.searchParams.set(name, value);
      const sent = {
        host: url.host,
        'sec-fetch-site': 'same-origin',
        ...(self.cookie && { cookie: self.cookie }),
        ...(input.body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
        ...input.headers,
      };
      const body = input.body === undefined ? undefined : JSON.stringify(input.body);
      const incoming = { socket: { remoteAddress: ip }, headers: sent };
      const response = await app.request(url, { method, headers: sent, body }, { incoming } as never);
      const set = response.headers.get('set-cookie');
      if (set !== null) self.cookie = set.split(';')[0]?.replace(/^[^=]+=$/, '') ?? '';
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json');
      return { status: response.status, body: isJson ? JSON.parse(text) : undefined, response };
    },
  };
  return self;
}

/** A caller already signed in to a workspace of the test, with a role. */
export async function signedIn(
  settings: CallerSettings & { workspaceId: string; role?: Role; email?: string; language?: 'fr' | 'en' },
): Promise<Caller & { operatorId: string }> {
  const { platform, workspaceId, role = 'owner', email = `${role}@dauphin.example`, language = 'en' } = settings;
  const { sql, clock, config } = platform;
  const now = clock.now();
  const operatorId = await addOperator(sql, now, { email, name: role, language, passwordHash: 'cannot sign in' });
  await addMembership(sql, now, { workspaceId, operatorId, role });
  const session = { operatorId, workspaceId, stage: 'open' as const, address: '127.0.0.1', userAgent: 'test' };
  const token = await openSession(sql, now, session);
  const cookie = sessionCookie(config.publicUrl, token).split(';')[0];
  return Object.assign(caller({ ...settings, cookie }), { operatorId });
}
