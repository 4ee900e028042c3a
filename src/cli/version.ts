// The version of Dauphin, as package.json says it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '#platform/config.ts';

export const version: string = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')).version;
