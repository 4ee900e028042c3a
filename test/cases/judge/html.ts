import type { JudgeCase } from './case.ts';

const body =
  'Bonjour Camille, voici les nouvelles du port : la régate de samedi, le menu de la semaine et les horaires des marées.';
const page = (extra: string, text: string | undefined = body) => ({
  ...(text !== undefined && { text }),
  html: `<p>${body}</p>${extra}`,
});
const words = (count: number, seed = 'mot') =>
  Array.from(
    { length: count },
    (_, i) => `${seed}${'abcdefghij'[i % 10]}${'klmnopqrst'[Math.floor(i / 10) % 10]}`,
  ).join(' ');

export const htmlCases: readonly JudgeCase[] = [
  {
    title: 'an ordinary page with its text',
    message: page(''),
    never: [
      'HTML_HIDDEN_TEXT',
      'HTML_IMAGE_ONLY',
      'TEXT_PART_MISSING',
      'TEXT_PART_DIFFERS',
      'TEXT_PART_EMPTY',
      'BODY_EMPTY',
      'HTML_HEAVY',
    ],
    class: 'desired',
  },
  {
    title: 'beyond what Gmail shows',
    message: page(`<p>${'x'.repeat(110_000)}</p>`),
    expect: ['HTML_CLIPPED'],
    never: ['HTML_HEAVY'],
  },
  {
    title: 'near what Gmail shows',
    message: page(`<p>${'x'.repeat(90_000)}</p>`),
    expect: ['HTML_HEAVY'],
    never: ['HTML_CLIPPED'],
  },
  {
    title: 'a form',
    message: page('<form action="https://exemple.com"><input name="q"></form>'),
    expect: ['HTML_FORM'],
    never: ['HTML_PASSWORD_FIELD'],
  },
  {
    title: 'a form that asks for a password',
    message: page('<form action="https://exemple.com"><input type="password" name="p"></form>'),
    expect: ['HTML_PASSWORD_FIELD', 'HTML_FORM'],
    class: 'phish',
  },
  { title: 'a script', message: page('<script>alert(1)</script>'), expect: ['HTML_SCRIPT'] },
  { title: 'a frame', message: page('<iframe src="https://exemple.com"></iframe>'), expect: ['HTML_ACTIVE'] },
  {
    title: 'a page that turns itself',
    message: page('<meta http-equiv="refresh" content="0;url=https://exemple.com">'),
    expect: ['HTML_REFRESH'],
  },
  {
    title: 'an image with its text',
    message: page('<img src="https://exemple.com/a.jpg" width="600" height="800" alt="">'),
    never: ['HTML_IMAGE_ONLY', 'HTML_IMAGES_WITHOUT_ALT'],
  },
  {
    title: 'images without description',
    message: page('<img src="https://exemple.com/a.jpg" width="60" height="80">'.repeat(5)),
    expect: ['HTML_IMAGES_WITHOUT_ALT'],
  },
  { title: 'no text version', message: { html: `<p>${body}</p>` }, expect: ['TEXT_PART_MISSING'] },
  { title: 'an empty text version', message: page('', ' '), expect: ['TEXT_PART_EMPTY'], never: ['TEXT_PART_MISSING'] },
  {
    title: 'a text version about something else',
    message: { text: words(60, 'autre'), html: `<p>${words(60, 'sujet')}</p>` },
    expect: ['TEXT_PART_DIFFERS'],
  },
  {
    title: 'a text version with addresses written out',
    message: page('', `${body}\nhttps://atelier-du-port.fr/regate/2026/programme`),
    never: ['TEXT_PART_DIFFERS'],
  },
  { title: 'nothing at all', message: { text: ' ' }, expect: ['BODY_EMPTY'] },
  {
    title: 'plain text is enough',
    message: { text: body },
    never: ['TEXT_PART_MISSING', 'BODY_EMPTY'],
    class: 'desired',
  },
];
