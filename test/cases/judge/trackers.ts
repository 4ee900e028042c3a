import { createHash } from 'node:crypto';
import type { JudgeCase } from './case.ts';

const page = (images: string) => ({
  text: 'Bonjour Camille, voici ce dont nous avons parlé samedi au port : la régate du printemps, le menu et les horaires des marées.',
  html: `<p>Bonjour Camille, voici ce dont nous avons parlé samedi au port : la régate du printemps, le menu et les horaires des marées.</p><img src="https://atelier-du-port.fr/bateau.jpg" width="600" height="300" alt="Un bateau">${images}`,
});
const md5 = createHash('md5').update('camille@exemple.fr').digest('hex');

export const trackerCases: readonly JudgeCase[] = [
  {
    title: 'pictures that are seen',
    message: page('<img src="https://atelier-du-port.fr/phare.jpg" width="300" height="200" alt="Le phare">'),
    never: ['TRACKER_NAMED', 'TRACKER_PIXEL', 'TRACKER_HIDDEN', 'TRACKER_RECIPIENT', 'TRACKER_SOLE_OPAQUE'],
  },
  {
    title: 'a vendor known by its host',
    message: page(
      '<img src="https://atelier.us1.list-manage.com/track/open.php?u=1a2b&amp;id=3c&amp;e=4d" height="1" width="1">',
    ),
    expect: ['TRACKER_NAMED'],
    never: ['TRACKER_PIXEL'],
  },
  {
    title: 'a vendor known by the shape of the address, on the customer’s own domain',
    message: page('<img src="https://news.atelier-du-port.fr/wf/open?upn=abc123" width="1" height="1">'),
    expect: ['TRACKER_NAMED'],
  },
  {
    title: 'a picture hosted by a vendor',
    message: page('<img src="https://mcusercontent.com/1a2b/images/bateau.png" width="500" height="200">'),
    never: ['TRACKER_NAMED', 'TRACKER_SOLE_OPAQUE'],
  },
  {
    title: 'pictures of a sender, on the host of his sending service',
    message: page(
      '<img src="http://amxe.net/qp1sq8qr/s_uxz7dfiv/files/Bateau_au_port_2026.png"><img src="https://ts-svc.inxserver.com/transparent.gif" width="1" height="1">',
    ),
    never: ['TRACKER_NAMED', 'TRACKER_PIXEL', 'TRACKER_SOLE_OPAQUE'],
  },
  {
    title: 'the spy of one person at a time',
    message: page('<img src="https://receipts.canarymail.io/track/8f7a6b5c.png" width="1" height="1">'),
    expect: ['TRACKER_NAMED'],
  },
  {
    title: 'a long name made of words, and no code',
    message: page(
      '<img src="https://images.exemple.net/2026/03/1942_V-DM_Praemienfruehling_Online_newsletter_atelier.jpg">',
    ),
    never: ['TRACKER_SOLE_OPAQUE', 'TRACKER_HIDDEN'],
  },
  {
    title: 'one pixel with a code',
    message: page('<img src="https://t.exemple.com/o/8f7a6b5c4d3e2f1a0b9c" width="1" height="1">'),
    expect: ['TRACKER_PIXEL'],
  },
  {
    title: 'two pixels, sized by style',
    message: page('<img src="https://t.exemple.com/o.gif?id=7" style="width:2px;height:2px">'),
    expect: ['TRACKER_PIXEL'],
  },
  {
    title: 'a spacer that everyone gets',
    message: page('<img src="https://atelier-du-port.fr/images/spacer.gif" width="1" height="1">'),
    never: ['TRACKER_PIXEL', 'TRACKER_HIDDEN'],
  },
  {
    title: 'a thin line that holds the layout',
    message: page('<img src="https://atelier-du-port.fr/ligne.png" width="600" height="1">'),
    never: ['TRACKER_PIXEL'],
  },
  {
    title: 'pictures within the message',
    message: page(
      '<img src="cid:pixel@1" width="1" height="1"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="1" height="1">',
    ),
    never: ['TRACKER_PIXEL', 'TRACKER_HIDDEN'],
  },
  {
    title: 'a hidden image with a code',
    message: page('<img src="https://t.exemple.com/v.png?m=77812" style="display:none">'),
    expect: ['TRACKER_HIDDEN'],
  },
  {
    title: 'a picture that only phones see',
    message: page(
      '<img src="https://atelier-du-port.fr/bateau-mobile.jpg" alt="Un bateau" style="display:none" class="mobile">',
    ),
    never: ['TRACKER_HIDDEN'],
  },
  {
    title: 'the reader’s address in a picture',
    message: page(
      '<img src="https://img.exemple.com/entete.png?u=camille%40exemple.fr" width="600" height="80" alt="">',
    ),
    expect: ['TRACKER_RECIPIENT'],
  },
  {
    title: 'the fingerprint of the reader’s address in a picture',
    message: page(`<img src="https://img.exemple.com/p/${md5}.png" width="20" height="20">`),
    expect: ['TRACKER_RECIPIENT'],
  },
  {
    title: 'the only picture of its host, with a long code',
    message: page('<img src="https://exemple.net/a/9f8e7d6c5b4a39281706f5e4d3c2b1a0">'),
    expect: ['TRACKER_SOLE_OPAQUE'],
  },
  {
    title: 'the only picture of its host, described',
    message: page(
      '<img src="https://exemple.net/a/9f8e7d6c5b4a39281706f5e4d3c2b1a0" alt="Plan du port" width="400" height="300">',
    ),
    never: ['TRACKER_SOLE_OPAQUE'],
  },
  {
    title: 'a pixel behind a cell',
    message: page(
      '<table background="https://t.exemple.com/b.gif?id=99123" width="1" height="1"><tr><td></td></tr></table>',
    ),
    expect: ['TRACKER_PIXEL'],
  },
];
