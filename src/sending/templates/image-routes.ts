// Images over HTTP: operators upload and list them, readers of mail fetch them. An upload is counted as it comes in and
// refused at the limit, so that nobody can fill the memory. Serving needs no session: mail programs have none.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { imageBlob, keepImage, listImages } from './image-store.ts';
import { mostImageBytes, prepareImage } from './prepare-image.ts';
import { templateProblem } from './template-problems.ts';

const types: Record<string, string> = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif' };
/** Pictures of the starter templates lie beside them and are served like any other. */
const starterFolder = join(import.meta.dirname, 'starters');

export const imageRoutes = (platform: Platform) => ({
  'POST /api/images': route({
    may: 'templates:write',
    summary: 'Upload an image: the bytes are the body',
    query: z.object({ name: z.string().max(300).default('') }),
    run: async ({ query, request, workspaceId, operatorId }) => {
      const bytes = await readUpload(request, mostImageBytes);
      const line = await keepImage(platform, workspaceId, await prepareImage(bytes), {
        fileName: query.name,
        operatorId,
      });
      await platform.live.publish(workspaceId, 'images', line.id);
      return line;
    },
  }),

  'GET /api/images': route({
    may: 'templates:read',
    summary: 'Images of the workspace, newest first',
    query: z.object({ after: idSchema.optional() }),
    run: ({ query, workspaceId }) => listImages(platform.sql, workspaceId, { ...query, limit: 60 }),
  }),

  'GET /i/:name': route({
    may: 'public',
    summary: 'An image shown in mail',
    params: z.object({ name: z.string().regex(/^[\w-]{1,80}\.(?:png|jpg|gif)$/) }),
    run: async ({ params: { name } }) => imageAnswer(name, await readImage(platform, name)),
  }),
});

async function readImage({ sql, blobs }: Platform, name: string): Promise<Buffer> {
  if (name.startsWith('starter-')) return readFile(join(starterFolder, name)).catch(missing);
  const key = await imageBlob(sql, name);
  return key === undefined ? missing() : blobs.read(key);
}

function missing(): never {
  throw templateProblem.image_not_found();
}

function imageAnswer(name: string, content: Buffer): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      // The name is made of the content: it never changes.
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'",
      // Console previews are sandboxed, and mail read in a browser comes from anywhere.
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
}

/** The whole body, or a refusal as soon as it is known to be too large: by its declared length, or while it comes in. */
export async function readUpload(request: Request, most: number): Promise<Buffer> {
  const refuse = () => templateProblem.image_too_large({ most: Math.floor(most / 1_000_000) });
  if (Number(request.headers.get('content-length') ?? 0) > most) throw refuse();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > most) throw refuse();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
