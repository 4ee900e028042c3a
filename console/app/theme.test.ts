// Every text colour of the theme on every ground it meets, by the formula of WCAG 2.2.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_THEME, mergeMantineTheme } from '@mantine/core';
import { cssVariables, themeIn } from './theme.ts';

const theme = mergeMantineTheme(DEFAULT_THEME, themeIn({ close: 'Close' }));
const { light, dark } = cssVariables(theme) as Record<'light' | 'dark', Record<string, string>>;

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  assert.match(hex, /^#[0-9a-f]{6}$/i);
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(text: string, ground: string): number {
  const [high = 0, low = 0] = [luminance(text), luminance(ground)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function readable(text: string | undefined, ground: string | undefined, where: string): void {
  const ratio = contrast(text ?? '', ground ?? '');
  assert.ok(ratio >= 4.5, `${where}: ${text} on ${ground} is ${ratio.toFixed(2)}:1`);
}

for (const [scheme, variables, text] of [
  ['light', light, theme.black],
  ['dark', dark, dark['--mantine-color-text']],
] as const) {
  const grounds = [variables['--dauphin-ground'], variables['--dauphin-side']];
  test(`${scheme}: texts are readable on the page and in the navigation`, () => {
    for (const ground of grounds) {
      for (const name of ['dimmed', 'placeholder', 'error', 'anchor'])
        readable(variables[`--mantine-color-${name}`], ground, name);
      readable(text, ground, 'text');
    }
    readable(variables['--dauphin-chosen-text'], variables['--dauphin-chosen'], 'chosen place');
  });
  test(`${scheme}: light variants are readable in every colour, also under the mouse`, () => {
    for (const colour of Object.keys(theme.colors)) {
      const name = `--mantine-color-${colour}-light`;
      for (const ground of [variables[name], variables[`${name}-hover`]])
        readable(variables[`${name}-color`], ground, name);
    }
  });
}

test('white is readable on the primary buttons of both schemes', () => {
  const shade = theme.primaryShade;
  assert.ok(typeof shade === 'object');
  for (const at of [shade.light, shade.dark]) readable('#ffffff', theme.colors['sea']?.[at], `sea ${at}`);
});
