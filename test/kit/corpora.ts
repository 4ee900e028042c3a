// Finds the corpora: real mail, lists and templates that tests read but the project does not contain.
// Looked for in DAUPHIN_CORPORA, then in ../corpora-unpacked beside the checkout, else unpacked there from ../shared/corpora.
// Without them a test skips itself and says so; under CI their absence is a failure, so that nothing passes by not running.

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectFolder } from '#platform/config.ts';

const beside = (name: string) => join(projectFolder, '..', name);
const script = join(beside('shared'), 'corpora', 'unpack');

/** Path of something in the unpacked corpora, as `mail/spamassassin-2002-2003`; undefined when there are none here. */
export function corpus(path: string): string | undefined {
  const folder = corporaFolder();
  if (folder === undefined) {
    if (process.env['CI'] === 'true') throw new Error('the corpora are absent: set DAUPHIN_CORPORA');
    return undefined;
  }
  const full = join(folder, path);
  // A pack that was added after the others were unpacked.
  if (!existsSync(full) && existsSync(script)) unpackInto(folder);
  // Files that need no unpacking stay where they are.
  const asIs = join(beside('shared'), 'corpora', path);
  if (!existsSync(full) && existsSync(asIs)) return asIs;
  if (!existsSync(full)) throw new Error(`there is no ${path} in the corpora of ${folder}`);
  return full;
}

/** For the `skip` option of a test: why it cannot run, or false. */
export function withoutCorpora(): string | false {
  return corpus('.') === undefined && 'the corpora are absent (set DAUPHIN_CORPORA)';
}

let known: { folder: string | undefined } | undefined;

function corporaFolder(): string | undefined {
  known ??= { folder: locate() };
  return known.folder;
}

function locate(): string | undefined {
  const given = process.env['DAUPHIN_CORPORA'];
  if (given) return given;
  const places = [beside('corpora-unpacked'), join(tmpdir(), `dauphin-corpora-${process.getuid?.()}`)];
  const found = places.find((place) => existsSync(place));
  if (found || !existsSync(script)) return found;
  const place = places.find((one) => mayWrite(dirname(one)));
  if (place) unpackOnce(place);
  return place;
}

// Test processes start together: each may unpack, one rename decides, and none sees a half-filled folder.
function unpackOnce(place: string): void {
  const draft = `${place}.${process.pid}`;
  unpackInto(draft);
  try {
    renameSync(draft, place);
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(place)) throw cause;
  }
}

function unpackInto(folder: string): void {
  const { status, stderr } = spawnSync('sh', [script, folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the corpora could not be unpacked: ${stderr}`);
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
