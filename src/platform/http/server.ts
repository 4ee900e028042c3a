// The web server: Hono carries the tables of routes, the live stream and the built console. It fails to start when its port is
// taken, and says so. Every answer carries the same few safety headers.

import { type HttpBindings, serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Platform } from '../platform.ts';
import { callerAddress } from './caller.ts';
import { createEdge } from './edge.ts';
import { httpProblem } from './http-problems.ts';
import { liveStream } from './live-stream.ts';
import { type RouteTable, route, type Session } from './route.ts';
import { createStatic } from './static.ts';

export interface WebSettings {
  platform: Platform;
  routes: RouteTable;
  authenticate(request: Request): Promise<Session | undefined>;
  /** Folder of the built console; none in tests of the API alone. */
  consoleFolder?: string;
  /** Proxies whose X-Forwarded-For is believed. */
  trustedProxies?: readonly string[];
}

/** How long a connection may take, in milliseconds. */
export interface ConnectionLimits {
  /** For a whole request to arrive, its body included. */
  request: number;
  /** Without a byte either way. */
  silence: number;
}

// The largest file on a slow line takes the better part of an hour; who trickles for longer is let go, and who says nothing much sooner.
const LIMITS: ConnectionLimits = { request: 2 * 3_600_000, silence: 120_000 };

export interface WebServer {
  port: number;
  close(): Promise<void>;
}

export function createWebApp(settings: WebSettings): Hono<{ Bindings: HttpBindings }> {
  const { platform, authenticate, consoleFolder, trustedProxies = [] } = settings;
  const edge = createEdge({ log: platform.log, authenticate });
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.use(async (context, next) => {
    await next();
    context.res.headers.set('x-content-type-options', 'nosniff');
    if (!context.res.headers.has('referrer-policy')) context.res.headers.set('referrer-policy', 'no-referrer');
  });

  const live = route({
    may: 'operator',
    summary: 'A stream of what changed in the workspace',
    run: ({ workspaceId, request }) => liveStream(platform.live, workspaceId, request.signal),
  });
  for (const [key, definition] of Object.entries({ ...settings.routes, 'GET /api/live': live })) {
    const [method = '', path = ''] = key.split(' ');
    app.on(method, path, (context) =>
      edge(definition, {
        request: context.req.raw,
        params: context.req.param() as Record<string, string>,
        ip: callerAddress(context.env?.incoming, trustedProxies),
      }),
    );
  }

  const nothing = (path: string) =>
    route({ may: 'public', summary: '', run: () => Promise.reject(httpProblem.not_found({ path })) });
  const serveFile = consoleFolder === undefined ? undefined : createStatic(consoleFolder);
  app.notFound(async (context) => {
    const { pathname } = new URL(context.req.url);
    const isPage = context.req.method === 'GET' && !pathname.startsWith('/api/');
    const file = isPage ? await serveFile?.(pathname) : undefined;
    return file ?? edge(nothing(pathname), { request: context.req.raw, params: {}, ip: '' });
  });
  return app;
}

export async function startWeb(
  settings: WebSettings & { port: number; host?: string; limits?: ConnectionLimits },
): Promise<WebServer> {
  const { request, silence } = settings.limits ?? LIMITS;
  const app = createWebApp(settings);
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: app.fetch,
        port: settings.port,
        hostname: settings.host,
        serverOptions: { requestTimeout: request, connectionsCheckingInterval: Math.min(30_000, request / 2) },
      },
      ({ port }) => {
        resolve({
          port,
          close: () =>
            new Promise((closed) => {
              server.close(() => closed());
              // Live streams never end by themselves.
              if ('closeAllConnections' in server) server.closeAllConnections();
            }),
        });
      },
    );
    if ('setTimeout' in server) server.setTimeout(silence);
    server.on('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE';
      reject(
        taken ? new Error(`port ${settings.port} is taken: stop what uses it, or set DAUPHIN_PORT`, { cause }) : cause,
      );
    });
  });
}
