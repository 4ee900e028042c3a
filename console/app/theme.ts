// The look of the console, all of it: colours, contrast, density, and each component's defaults.
// Every text colour here reaches 4.5:1 on every ground it meets, in light and in dark (WCAG 2.2, 1.4.3).
// A page must not set colours of its own: it names a colour of this theme.

import {
  Badge,
  createTheme,
  type CSSVariablesResolver,
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

/** Colours that `variant="light"` may take: text darker, ground paler than Mantine's own, which fail at small sizes. */
const LIGHT_VARIANTS = [
  'sea',
  'gray',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'cyan',
  'blue',
  'indigo',
  'violet',
  'grape',
  'pink',
  'lime',
];

export const theme = createTheme({
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
    Loader: Loader.extend({ defaultProps: { size: 'sm', type: 'dots' } }),
    Modal: Modal.extend({ defaultProps: { centered: true, radius: 'lg' } }),
    NavLink: NavLink.extend({ styles: { root: { borderRadius: 'var(--mantine-radius-md)' } } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 7, horizontalSpacing: 'sm', highlightOnHover: true } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 250, events: { hover: true, focus: true, touch: false } } }),
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#566372',
    '--mantine-color-placeholder': '#66727f',
    '--mantine-color-error': '#c02a2a',
    '--mantine-color-anchor': 'var(--mantine-color-sea-7)',
    '--mantine-color-default-border': '#d9dfe5',
    '--dauphin-ground': '#ffffff',
    '--dauphin-side': '#f6f8fa',
    '--dauphin-line': '#e3e8ed',
    '--dauphin-chosen': '#dcecf6',
    '--dauphin-chosen-text': '#06527f',
    ...lightVariants((colour) => [
      `color-mix(in srgb, var(--mantine-color-${colour}-1) 65%, white)`,
      `color-mix(in srgb, var(--mantine-color-${colour}-9) 82%, black)`,
      `var(--mantine-color-${colour}-1)`,
    ]),
  },
  dark: {
    '--mantine-color-body': 'var(--mantine-color-dark-8)',
    '--mantine-color-text': 'var(--mantine-color-dark-0)',
    '--mantine-color-dimmed': 'var(--mantine-color-dark-2)',
    '--mantine-color-placeholder': '#8d99a7',
    '--mantine-color-error': '#ff8f8f',
    '--mantine-color-anchor': 'var(--mantine-color-sea-3)',
    '--mantine-color-default': 'var(--mantine-color-dark-7)',
    '--mantine-color-default-hover': 'var(--mantine-color-dark-6)',
    '--mantine-color-default-border': 'var(--mantine-color-dark-4)',
    '--dauphin-ground': 'var(--mantine-color-dark-8)',
    '--dauphin-side': 'var(--mantine-color-dark-9)',
    '--dauphin-line': 'var(--mantine-color-dark-5)',
    '--dauphin-chosen': '#0d3048',
    '--dauphin-chosen-text': '#c4e2f3',
    ...lightVariants((colour) => [
      `color-mix(in srgb, var(--mantine-color-${colour}-9) 32%, #10161c)`,
      `var(--mantine-color-${colour}-2)`,
      `color-mix(in srgb, var(--mantine-color-${colour}-9) 45%, #10161c)`,
    ]),
  },
});

function lightVariants(
  shades: (colour: string) => [ground: string, text: string, hover: string],
): Record<string, string> {
  return Object.fromEntries(
    LIGHT_VARIANTS.flatMap((colour) => {
      const [ground, text, hover] = shades(colour);
      return [
        [`--mantine-color-${colour}-light`, ground],
        [`--mantine-color-${colour}-light-color`, text],
        [`--mantine-color-${colour}-light-hover`, hover],
      ];
    }),
  );
}
