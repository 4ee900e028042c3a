// Draws the starters' pictures again from the SVG files beside this one: `node src/sending/templates/starters/draw-pictures.ts`.
// Run by hand after changing a drawing. Mail programs do not show SVG, so the PNG files are what is shipped and served.

import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
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

// Marks of networks for the social block: outlines of Tabler (MIT), in a grey that shows on white and on black.
const networks = ['facebook', 'instagram', 'linkedin', 'youtube', 'x', 'mastodon', 'bluesky', 'tiktok'];
const icons = createRequire(import.meta.url)
  .resolve('@tabler/icons-react/package.json')
  .replace('package.json', 'dist/esm/icons');
for (const network of networks) {
  const icon = `IconBrand${network[0]?.toUpperCase()}${network.slice(1)}`;
  await drawMark(network, (await import(join(icons, `${icon}.mjs`))).__iconNode);
}
await drawMark('website', (await import(join(icons, 'IconWorld.mjs'))).__iconNode);

async function drawMark(name: string, nodes: [tag: string, attributes: Record<string, string>][]): Promise<void> {
  const shapes = nodes.map(
    ([tag, { key: _key, ...attributes }]) =>
      `<${tag} ${Object.entries(attributes)
        .map(([attribute, value]) => `${attribute}="${value}"`)
        .join(' ')}/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#6f7b88" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${shapes.join('')}</svg>`;
  await sharp(Buffer.from(svg), { density: 400 })
    .resize({ width: 72 })
    .png({ palette: true, effort: 10 })
    .toFile(join(import.meta.dirname, `starter-social-${name}.png`));
}
