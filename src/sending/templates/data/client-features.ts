// What mail programs do not understand of HTML and CSS, as far as a reader would miss something: text out of its place, a picture that
// does not show. What merely looks plainer (round corners, shadows) is left out. Derived by us from the tests of caniemail.com
// (MIT, © Rémi Parmentier), last result of each program; client-support.test.ts holds this table to them.

export const MAIL_CLIENTS = {
  gmail: 'Gmail',
  outlook: 'Outlook (Windows)',
  outlook_new: 'Outlook.com',
  apple: 'Apple Mail',
  orange: 'Orange',
  yahoo: 'Yahoo',
} as const;
export type MailClient = keyof typeof MAIL_CLIENTS;

/** What the author is advised to do instead. */
export type ClientRemedy = 'layout' | 'value' | 'image' | 'media' | 'effect' | 'stylesheet';

export interface ClientFeature {
  /** As the author wrote it, more or less. */
  label: string;
  /** Name of its page at caniemail.com. */
  page: string;
  remedy: ClientRemedy;
  lacking: readonly MailClient[];
  /** Looked for in style sheets and style attributes; linear on any text. */
  style?: RegExp;
  /** Name of an element. */
  element?: string;
  /** Looked for at the end of an image's address. */
  image?: RegExp;
  /** What else stands in the text when the author has seen to it. */
  unless?: RegExp;
}

const value = (property: string, values: string) => new RegExp(`(?:^|[\\s;{"'])${property}\\s*:\\s*(?:${values})`, 'i');

export const CLIENT_FEATURES: readonly ClientFeature[] = [
  {
    label: 'display: flex',
    page: 'css-display-flex',
    remedy: 'layout',
    lacking: ['outlook', 'orange'],
    style: value('display', '(?:inline-)?flex\\b'),
  },
  {
    label: 'display: grid',
    page: 'css-display-grid',
    remedy: 'layout',
    lacking: ['outlook', 'orange'],
    style: value('display', '(?:inline-)?grid\\b'),
  },
  {
    label: 'position',
    page: 'css-position',
    remedy: 'layout',
    lacking: ['gmail', 'outlook'],
    style: value('position', 'absolute|fixed|sticky'),
  },
  {
    label: 'column-count',
    page: 'css-column-count',
    remedy: 'layout',
    lacking: ['outlook', 'yahoo'],
    style: value('column-count', '\\d'),
  },
  {
    label: 'var()',
    page: 'css-variables',
    remedy: 'value',
    lacking: ['gmail', 'outlook', 'outlook_new', 'orange', 'yahoo'],
    style: /:[^;{}]{0,200}\bvar\(\s*--/i,
  },
  {
    label: 'clamp()',
    page: 'css-function-clamp',
    remedy: 'value',
    lacking: ['outlook', 'outlook_new', 'orange', 'yahoo'],
    style: /:[^;{}]{0,200}\bclamp\(/i,
  },
  {
    label: 'rem',
    page: 'css-unit-rem',
    remedy: 'value',
    lacking: ['outlook', 'orange', 'yahoo'],
    style: /[:\s]\d*\.?\d+rem\b/i,
  },
  {
    label: 'vw',
    page: 'css-unit-vw',
    remedy: 'value',
    lacking: ['outlook', 'orange'],
    style: /[:\s]\d*\.?\d+vw\b/i,
  },
  {
    label: 'aspect-ratio',
    page: 'css-aspect-ratio',
    remedy: 'value',
    lacking: ['gmail', 'outlook', 'outlook_new', 'orange', 'yahoo'],
    style: value('aspect-ratio', '\\S'),
  },
  {
    label: 'object-fit',
    page: 'css-object-fit',
    remedy: 'value',
    lacking: ['outlook', 'orange', 'yahoo'],
    style: value('object-fit', '\\S'),
  },
  {
    label: 'background-image',
    page: 'css-background-image',
    remedy: 'effect',
    lacking: ['outlook'],
    style: value('background(?:-image)?', '[^;{}]{0,200}url\\('),
    // Outlook's own drawing of the same picture.
    unless: /<v:(?:fill|image)\b/i,
  },
  {
    label: 'linear-gradient()',
    page: 'css-linear-gradient',
    remedy: 'effect',
    lacking: ['outlook', 'outlook_new', 'orange', 'yahoo'],
    style: /\blinear-gradient\(/i,
  },
  {
    label: '@keyframes',
    page: 'css-at-keyframes',
    remedy: 'effect',
    lacking: ['gmail', 'outlook', 'outlook_new', 'orange'],
    style: /@(?:-webkit-)?keyframes\b/i,
  },
  {
    label: 'transform',
    page: 'css-transform',
    remedy: 'effect',
    lacking: ['gmail', 'outlook', 'outlook_new', 'orange', 'yahoo'],
    style: value('transform', '(?!none)\\S'),
  },
  {
    label: 'filter',
    page: 'css-filter',
    remedy: 'effect',
    lacking: ['gmail', 'outlook', 'outlook_new', 'orange', 'yahoo'],
    style: value('filter', '(?!none)\\S'),
  },
  {
    label: 'clip-path',
    page: 'css-clip-path',
    remedy: 'effect',
    lacking: ['gmail', 'outlook', 'outlook_new', 'orange', 'yahoo'],
    style: value('clip-path', '(?!none)\\S'),
  },
  {
    label: '<svg>',
    page: 'html-svg',
    remedy: 'image',
    lacking: ['gmail', 'outlook', 'outlook_new', 'yahoo'],
    element: 'svg',
  },
  { label: '.svg', page: 'image-svg', remedy: 'image', lacking: ['gmail'], image: /\.svgz?(?:[?#]|$)/i },
  { label: '.webp', page: 'image-webp', remedy: 'image', lacking: ['outlook'], image: /\.webp(?:[?#]|$)/i },
  { label: '.avif', page: 'image-avif', remedy: 'image', lacking: ['outlook'], image: /\.avif(?:[?#]|$)/i },
  {
    label: '<video>',
    page: 'html-video',
    remedy: 'media',
    lacking: ['gmail', 'outlook', 'outlook_new', 'orange', 'yahoo'],
    element: 'video',
  },
  {
    label: '<audio>',
    page: 'html-audio',
    remedy: 'media',
    lacking: ['gmail', 'outlook', 'outlook_new', 'orange', 'yahoo'],
    element: 'audio',
  },
  {
    label: '<link>',
    page: 'html-link',
    remedy: 'stylesheet',
    lacking: ['gmail', 'outlook_new', 'orange', 'yahoo'],
    element: 'link',
  },
];
