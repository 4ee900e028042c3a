// Draws the starters' pictures again from the SVG files beside this one: `node src/sending/templates/starters/draw-pictures.ts`.
// Run by hand after changing a drawing. Mail programs do not show SVG, so the PNG files are what is shipped and served.

import { globSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

for (const name of globSync('*.svg', { cwd: import.meta.dirname })) {
  const width = name.startsWith('starter-news-') && !name.includes('lead') ? 560 : 1200;
  const target = join(import.meta.dirname, name.replace(/svg$/, 'png'));
  const { size } = await sharp(join(import.meta.dirname, name), { density: 144 })
    .resize({ width })
    .png({ palette: true, quality: 90, colours: 128, effort: 10, compressionLevel: 9 })
    .toFile(target);
  process.stdout.write(`${target} ${size}\n`);
}
