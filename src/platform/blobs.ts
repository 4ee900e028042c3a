// Keeps large bytes (uploads, images, mail) as files under the data directory; the database keeps their keys.
// A key is given only when the bytes and the folder entry are on disk, so a committed row never points at nothing.
// Reading a key that does not exist throws. A key never comes from a user: it is checked against its one pattern anyway.

import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { keepForHolds } from './blob-holds.ts';

export interface BlobStore {
  put(workspaceId: string, content: Buffer | Readable): Promise<string>;
  get(key: string): Readable;
  read(key: string): Promise<Buffer>;
  delete(key: string): Promise<void>;
}

const KEY = /^\d+\/[0-9a-f]{2}\/[0-9a-f-]{36}$/;

export function createFileBlobs(directory: string): BlobStore {
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new Error(`not a blob key: ${JSON.stringify(key)}`);
    return join(directory, key);
  };
  return {
    async put(workspaceId, content) {
      const name = randomUUID();
      const key = `${workspaceId}/${name.slice(0, 2)}/${name}`;
      const path = pathOf(key);
      const folder = join(path, '..');
      await mkdir(folder, { recursive: true, mode: 0o700 });
      try {
        await writeDurably(path, content);
      } catch (cause) {
        await rm(path, { force: true });
        throw new Error(`cannot keep a blob under ${directory}`, { cause });
      }
      await syncFolder(folder);
      return key;
    },
    get: (key) => createReadStream(pathOf(key)),
    read: (key) => readFile(pathOf(key)),
    async delete(key) {
      const path = pathOf(key);
      await keepForHolds(directory, key);
      await rm(path, { force: true });
    },
  };
}

async function writeDurably(path: string, content: Buffer | Readable): Promise<void> {
  if (Buffer.isBuffer(content)) {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.datasync();
    } finally {
      await file.close();
    }
    return;
  }
  await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
