// Serves the built console: hashed assets for a year, the page itself never from a cache. Any path that is not a file gets the
// page, whose router knows it. It serves nothing outside its folder.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { Readable } from 'node:stream';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

// Styles are written inline by the interface library; scripts never are. Frames show messages from a route with its own policy.
// Templates being written show the author's own pictures, wherever they are.
export const CONSOLE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' https: data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export function createStatic(folder: string) {
  return async function serveFile(pathname: string): Promise<Response | undefined> {
    const found = (await fileAt(folder, pathname)) ?? (await fileAt(folder, '/index.html'));
    if (!found) return undefined;
    const immutable = found.path.includes('/assets/');
    return new Response(Readable.toWeb(createReadStream(found.path)) as ReadableStream, {
      headers: {
        'content-type': TYPES[extname(found.path)] ?? 'application/octet-stream',
        'content-length': String(found.size),
        'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
        'content-security-policy': CONSOLE_POLICY,
      },
    });
  };
}

async function fileAt(folder: string, pathname: string): Promise<{ path: string; size: number } | undefined> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  const path = join(folder, normalize(`/${decoded}`));
  if (decoded.includes('\0') || !path.startsWith(folder)) return undefined;
  const entry = await stat(path).catch(() => undefined);
  return entry?.isFile() ? { path, size: entry.size } : undefined;
}
