import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from '#message/parse.ts';
import { writeCase } from '#test/cases/judge/case.ts';
import { clean } from '../clean.ts';
import { cleanLink } from './clean-links.ts';

const TARGET = 'https://exemple.com/a?id=7';
const inUrl = encodeURIComponent(TARGET);
const base64 = Buffer.from(TARGET).toString('base64url');
const json = Buffer.from(JSON.stringify({ email_id: 'x', href: TARGET })).toString('base64url');
const nested = Buffer.from(
  JSON.stringify({ s: 'x', p: JSON.stringify({ u: 1, url: TARGET.replaceAll('/', '\\/') }) }),
).toString('base64url');

const changed: [title: string, link: string, target: string][] = [
  ['campaign', 'https://exemple.com/a?id=7&utm_source=n&utm_medium=e', TARGET],
  ['in the middle, with a fragment', 'https://exemple.com/a?gclid=1&id=7&fbclid=2#b', `${TARGET}#b`],
  ['all of them', 'https://exemple.com/?mc_cid=1&mc_eid=2', 'https://exemple.com/'],
  ['others stay as they are written', 'https://exemple.com/?a=%7E+b&&_hsenc=1&c', 'https://exemple.com/?a=%7E+b&&c'],
  [
    'SafeLinks',
    `https://eur01.safelinks.protection.outlook.com/?url=${inUrl}&data=05%7C01&sdata=x%3D&reserved=0`,
    TARGET,
  ],
  ['Proofpoint 2', 'https://urldefense.proofpoint.com/v2/url?u=https-3A__exemple.com_a-3Fid-3D7&d=DwMF&c=x', TARGET],
  ['Proofpoint 3', 'https://urldefense.com/v3/__https://exemple.com/a?id=7__;!!abc!def$', TARGET],
  ['Proofpoint 3, one slash', 'https://urldefense.com/v3/__https:/exemple.com/a?id=7__;!!abc!def$', TARGET],
  [
    'Proofpoint 3, replaced characters',
    'https://urldefense.com/v3/__https://exemple.com/*a*b__;I34!!abc!def$',
    'https://exemple.com/#a~b',
  ],
  ['Google', `https://www.google.com/url?q=${inUrl}&sa=D&source=editors`, TARGET],
  [
    'Amazon SES',
    `https://abc.r.eu-west-1.awstrack.me/L0/https:%2F%2Fexemple.com%2Fa%3Fid=7/1/0102018f-aaaa-bbbb/xyz=1`,
    TARGET,
  ],
  ['Customer.io', `https://e.customeriomail.com/e/c/${json}/abcdef`, TARGET],
  ['Mandrill, JSON in JSON', `https://mandrillapp.com/track/click/1/exemple.com?p=${nested}`, TARGET],
  ['counter of clicks, plain', `https://x.list-manage.com/track/click?u=1&url=${inUrl}`, TARGET],
  ['counter of clicks, base64', `https://click.mjt.lu/lnk/abc/${base64}`, TARGET],
  [
    'wrapped twice, and tracked',
    `https://x.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://www.google.com/url?q=${encodeURIComponent(`${TARGET}&utm_id=1`)}`)}`,
    TARGET,
  ],
];

for (const [title, link, target] of changed) {
  test(`cleanLink: ${title}`, () => {
    assert.equal(cleanLink(link)?.target, target);
    assert.equal(cleanLink(target), undefined, 'a second time changes nothing');
  });
}

const kept: [title: string, link: string][] = [
  ['nothing to take', TARGET],
  ['what pages need', 'https://exemple.com/?id=1&ref=2&source=3&token=4&q=utm_source'],
  ['a signed link', 'https://exemple.com/f.pdf?utm_source=a&X-Amz-Signature=b'],
  ['a way out of the list', 'https://exemple.com/unsubscribe?utm_source=a&u=1'],
  ['a target that is not in it', 'https://x.list-manage.com/track/click?u=1&id=2&e=3'],
  ['half a target', 'https://protect-eu.mimecast.com/s/abc?domain=exemple.com'],
  ['a log-in that leads back', `https://accounts.exemple.com/login?continue=${inUrl}`],
  ['a button that shares', `https://www.facebook.com/sharer/sharer.php?u=${inUrl}`],
  ['a script in place of a target', 'https://www.google.com/url?q=javascript:alert(1)'],
  ['mail', 'mailto:a@exemple.com?subject=utm_source'],
  ['no address', 'https://'],
];

for (const [title, link] of kept)
  test(`cleanLink: ${title}: left alone`, () => assert.equal(cleanLink(link), undefined));

test('clean: links are led straight only where it is asked for, and their text stays', () => {
  const html =
    '<a href="https://exemple.com/?a=&quot;1&quot;&amp;b=2&amp;utm_source=n">https://exemple.com/?utm_source=n</a><img src="https://exemple.com/a.png?utm_source=x">';
  const source = writeCase({ html });
  assert.ok(clean(source, parse(source)).source.equals(source));
  const cleaned = clean(source, parse(source), { links: true });
  const after = parse(cleaned.source);
  assert.equal(after.html, html.replace('?a=&quot;1&quot;&amp;b=2&amp;utm_source=n"', '?a=&#34;1&#34;&#38;b=2"'));
  assert.deepEqual(cleaned.links[0]?.parameters, ['utm_source']);
  assert.match(cleaned.source.toString(), /^Dauphin-Removed: link; reason=LINK_TRACKING; count=1\r\n/);
});
