// The look of the console, all of it: colours, contrast, density, and each component's defaults.
// Every text colour here reaches 4.5:1 on every ground it meets, in light and in dark (WCAG 2.2, 1.4.3).
// A page must not set colours of its own: it names a colour of this theme.

import {
  Badge,
  CloseButton,
  createTheme,
  type CSSVariablesResolver,
  InputWrapper,
  Loader,
  Modal,
  NavLink,
  Table,
  Tabs,
  Tooltip,
  type MantineColorsTuple,
} from '@mantine/core';

const sea: MantineColorsTuple = [
  '#eaf4fa',
  '#d2e7f3',
  '#a6d0e8',
  '#76b6db',
  '#4c9fcf',
  '#2f8cc3',
  '#1a76ad',
  '#0b659b',
  '#06527f',
  '#033f63',
];

/** The dark scheme's greys: text first, ground last, with a breath of the sea in them. */
const dark: MantineColorsTuple = [
  '#dde3ea',
  '#bcc5d0',
  '#9aa6b4',
  '#75828f',
  '#3b4652',
  '#2b353f',
  '#202931',
  '#161d24',
  '#10161c',
  '#0a0f14',
];

/** What a component must say by itself, in the reader's language. */
export interface ThemeWords {
  close: string;
}

/** Mantine's types of default properties leave out `aria-label`; with one that they know, they let it pass. */
const named = (label: string) => ({ 'aria-label': label, variant: 'subtle' });

export const themeIn = (words: ThemeWords) =>
  createTheme({
    primaryColor: 'sea',
    primaryShade: { light: 7, dark: 6 },
    colors: { sea, dark },
    black: '#17212b',
    autoContrast: true,
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    headings: {
      fontWeight: '650',
      sizes: {
        h1: { fontSize: '1.125rem', lineHeight: '1.4' },
        h2: { fontSize: '1rem', lineHeight: '1.4' },
        h3: { fontSize: '0.875rem', lineHeight: '1.4' },
      },
    },
    fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
    spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.25rem', xl: '2rem' },
    radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
    defaultRadius: 'md',
    cursorType: 'pointer',
    respectReducedMotion: true,
    focusRing: 'auto',
    components: {
      Badge: Badge.extend({
        defaultProps: { variant: 'light', size: 'md', radius: 'sm' },
        styles: { root: { textTransform: 'none', fontWeight: 550 } },
      }),
      CloseButton: CloseButton.extend({ defaultProps: named(words.close) }),
      // Nearly every field is required: the few optional ones say so instead.
      InputWrapper: InputWrapper.extend({ defaultProps: { withAsterisk: false } }),
      Loader: Loader.extend({ defaultProps: { size: 'sm', type: 'dots' } }),
      Modal: Modal.extend({ defaultProps: { centered: true, radius: 'lg' }, styles: { title: { fontWeight: 600 } } }),
      NavLink: NavLink.extend({ styles: { root: { borderRadius: 'var(--mantine-radius-md)' } } }),
      Table: Table.extend({ defaultProps: { verticalSpacing: 7, horizontalSpacing: 'sm', highlightOnHover: true } }),
      Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
      Tooltip: Tooltip.extend({ defaultProps: { openDelay: 250, events: { hover: true, focus: true, touch: false } } }),
    },
  });

export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#566372',
    '--mantine-color-placeholder': '#66727f',
    '--mantine-color-error': '#c02a2a',
    '--mantine-color-anchor': sea[7],
    '--mantine-color-default-border': '#d9dfe5',
    '--dauphin-ground': '#ffffff',
    '--dauphin-side': '#f6f8fa',
    '--dauphin-line': '#e3e8ed',
    '--dauphin-chosen': '#dcecf6',
    '--dauphin-chosen-text': sea[8],
    ...lightVariants(colors, (shades) => [mix(shades[1], '#ffffff', 0.65), mix(shades[9], '#000000', 0.65), shades[1]]),
  },
  dark: {
    '--mantine-color-body': dark[8],
    '--mantine-color-text': dark[0],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': '#8d99a7',
    '--mantine-color-error': '#ff8f8f',
    '--mantine-color-anchor': sea[3],
    '--mantine-color-default': dark[7],
    '--mantine-color-default-hover': dark[6],
    '--mantine-color-default-border': dark[4],
    '--dauphin-ground': dark[8],
    '--dauphin-side': dark[9],
    '--dauphin-line': dark[5],
    '--dauphin-chosen': '#0d3048',
    '--dauphin-chosen-text': '#c4e2f3',
    ...lightVariants(colors, (shades) => [mix(shades[9], dark[8], 0.32), shades[2], mix(shades[9], dark[8], 0.45)]),
  },
});

type Shades = MantineColorsTuple;

/** `variant="light"` in every colour: Mantine's own fails at small sizes. The dark greys are no colour to choose. */
function lightVariants(
  colors: Record<string, Shades>,
  choose: (shades: Shades) => [ground: string, text: string, hover: string],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(colors).flatMap(([name, shades]) => {
      const [ground, text, hover] = choose(shades);
      const key = `--mantine-color-${name}-light`;
      return [
        [key, ground],
        [`${key}-color`, text],
        [`${key}-hover`, hover],
      ];
    }),
  );
}

/** `share` of the first colour, the rest of the second; both `#rrggbb`. */
function mix(first: string, second: string, share: number): string {
  const [a, b] = [first, second].map((hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));
  const mixed = (a ?? []).map((part, at) => Math.round(part * share + (b?.[at] ?? 0) * (1 - share)));
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
