// Where things are in a checkout.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));
export const inProject = (...names) => join(projectFolder, ...names);
