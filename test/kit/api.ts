// Calls the routes of one station as the web server would, without a port: the same router, the same edge, a session of your choice.
// Answers come back parsed; a problem comes back too, never as an exception.

import { createWebApp } from '#platform/http/server.ts';
import type { RouteTable, Session } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON, or the text when it is something else; undefined when empty. */
  body: any;
}

export interface TestApi {
  /** `call('POST /api/domains', { name: 'exemple.fr' })`. */
  call(route: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

/** `session.may` allows everything unless you say otherwise. */
export function testApi(
  platform: Platform,
  routes: RouteTable,
  session: Partial<Session> & { workspaceId: string },
): TestApi {
  const full: Session = { operatorId: '1', language: 'fr', may: () => true, ...session };
  const app = createWebApp({ platform, routes, authenticate: async () => full });
  return {
    async call(route, body, headers = {}) {
      const [method = '', path = ''] = route.split(' ');
      const answer = await app.request(`http://dauphin.test${path}`, {
        method,
        headers: { 'accept-language': 'fr', ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      const isJson = /json/.test(answer.headers.get('content-type') ?? '');
      return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text || undefined };
    },
  };
}
