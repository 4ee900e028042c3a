import { bulkHeaders, forged, type JudgeCase, listHeaders, vouchedFor } from './case.ts';

const link = (href: string, text = 'Voir') => ({
  html: `<p>Bonjour Camille, voici ce dont nous avons parlé.</p><a href="${href}">${text}</a>`,
});
const vouched = { authentication: vouchedFor('atelier-du-port.fr') };

export const linkCases: readonly JudgeCase[] = [
  {
    title: 'a link home',
    message: link('https://www.atelier-du-port.fr/agenda'),
    never: ['LINK_TEXT_MISMATCH', 'LINK_ALL_OFF_DOMAIN', 'LINK_INSECURE', 'LINK_TRACKED', 'LINK_EMPTY', 'LINK_PORT'],
    class: 'desired',
  },
  {
    title: 'a text that names a bank, a link that leads elsewhere',
    message: link('https://exemple-secure.com/login', 'https://www.mabanque.fr/connexion'),
    expect: ['LINK_TEXT_MISMATCH'],
  },
  {
    title: 'the same, from a sender who is somebody else',
    message: link('https://exemple-secure.com/login', 'www.paypal.com'),
    context: { authentication: forged('atelier-du-port.fr') },
    expect: ['LINK_TEXT_MISMATCH'],
    class: 'phish',
  },
  {
    title: 'a text with or without www and a path',
    message: link('https://www.mabanque.fr/connexion?x=1', 'mabanque.fr'),
    never: ['LINK_TEXT_MISMATCH'],
  },
  {
    title: 'a tracked newsletter that shows its own address',
    message: {
      headers: bulkHeaders,
      html: '<a href="https://u123.ct.sendgrid.net/ls/click?upn=abc">www.atelier-du-port.fr</a>',
    },
    context: vouched,
    expect: ['LINK_TRACKED'],
    never: ['LINK_TEXT_MISMATCH'],
    class: 'greybulk',
  },
  {
    title: 'a tracked newsletter that cites other sites',
    message: {
      headers: bulkHeaders,
      html: ['lemonde.fr', 'liberation.fr', 'ouest-france.fr', 'voilesetvoiliers.com']
        .map((site, i) => `<a href="https://click.atelier-du-port.fr/c/${i}">https://www.${site}</a>`)
        .join(' '),
    },
    context: vouched,
    never: ['LINK_TEXT_MISMATCH'],
    class: 'greybulk',
  },
  {
    title: 'a wrapper does not excuse a sender whom nobody vouches for',
    message: {
      headers: bulkHeaders,
      html: '<a href="https://u123.ct.sendgrid.net/ls/click?upn=abc">www.paypal.com</a>',
    },
    context: { authentication: forged('atelier-du-port.fr') },
    expect: ['LINK_TEXT_MISMATCH'],
  },
  {
    title: 'a link that the reader’s own protection rewrote',
    message: link(
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.lemonde.fr%2F&data=x',
      'www.lemonde.fr',
    ),
    never: ['LINK_TEXT_MISMATCH'],
  },
  {
    title: 'a sentence that ends in a name',
    message: link('https://exemple.com', 'Lisez M. Dupont. Merci'),
    never: ['LINK_TEXT_MISMATCH'],
  },
  { title: 'a numeric address', message: link('http://192.0.2.7/a'), expect: ['LINK_IP'], never: ['LINK_INSECURE'] },
  { title: 'a numeric address in disguise', message: link('http://3221225991/a'), expect: ['LINK_IP'] },
  {
    title: 'a link to the reader’s own computer',
    message: link('http://localhost:8025/c/abc'),
    expect: ['LINK_THIS_MACHINE'],
    never: ['LINK_PORT', 'LINK_INSECURE', 'LINK_IP', 'LINK_ALL_OFF_DOMAIN'],
  },
  { title: 'a public shortener', message: link('https://bit.ly/3abc'), expect: ['LINK_SHORTENER'] },
  { title: 'a name that ends like a shortener', message: link('https://habit.ly/3abc'), never: ['LINK_SHORTENER'] },
  {
    title: 'a detour over a well-known site',
    message: link('https://www.google.com/url?q=https://exemple-secure.com/'),
    expect: ['LINK_OPEN_REDIRECT'],
  },
  { title: 'a search', message: link('https://www.google.com/search?q=port'), never: ['LINK_OPEN_REDIRECT'] },
  {
    title: 'a bank before the at sign',
    message: link('https://www.mabanque.fr@exemple-secure.com/'),
    expect: ['LINK_CREDENTIALS'],
  },
  { title: 'an at sign in the path', message: link('https://medium.com/@anne/regate'), never: ['LINK_CREDENTIALS'] },
  {
    title: 'a name in other letters',
    message: link('https://café-du-port.fr/'),
    expect: ['LINK_PUNYCODE'],
    never: ['LINK_MIXED_SCRIPT'],
  },
  {
    title: 'a name in letters of two alphabets',
    message: link('https://pаypаl.com/'),
    expect: ['LINK_MIXED_SCRIPT'],
    class: 'phish',
  },
  {
    title: 'a host that carries a brand',
    message: link('https://netflix-compte.exemple.com/'),
    expect: ['LINK_BRAND_HOST'],
  },
  { title: 'the brand itself', message: link('https://help.netflix.com/fr'), never: ['LINK_BRAND_HOST'] },
  {
    title: 'a brand in the name of the sender’s own host',
    message: { from: 'Club <contact@club-microsoft-lyon.fr>', ...link('https://www.club-microsoft-lyon.fr/') },
    never: ['LINK_BRAND_HOST'],
  },
  {
    title: 'a page that anyone can make',
    message: link('https://ma-banque.weebly.com/'),
    expect: ['LINK_FREE_HOSTING'],
  },
  {
    title: 'a sender who lives at such a host',
    message: { from: 'Anne <anne@anne.github.io>', ...link('https://anne.github.io/') },
    never: ['LINK_FREE_HOSTING'],
  },
  { title: 'an unusual port', message: link('https://exemple.com:8443/'), expect: ['LINK_PORT'] },
  { title: 'a link that runs', message: link('javascript:alert(1)'), expect: ['LINK_SCHEME'] },
  {
    title: 'mail and telephone',
    message: link('mailto:anne@atelier-du-port.fr'),
    never: ['LINK_SCHEME', 'LINK_EMPTY', 'LINK_ALL_OFF_DOMAIN'],
  },
  { title: 'not encrypted', message: link('http://www.atelier-du-port.fr/'), expect: ['LINK_INSECURE'] },
  { title: 'all links elsewhere', message: link('https://exemple.com/'), expect: ['LINK_ALL_OFF_DOMAIN'] },
  {
    title: 'links in a discussion lead everywhere',
    message: { headers: listHeaders, text: 'Voir https://exemple.com/x' },
    never: ['LINK_ALL_OFF_DOMAIN'],
  },
  {
    title: 'the reader’s address in a link',
    message: link('https://exemple.com/login?e=camille@exemple.fr'),
    expect: ['LINK_RECIPIENT_ADDRESS'],
  },
  {
    title: 'the reader’s address in the link by which he leaves',
    message: link('https://exemple.com/unsubscribe?e=camille@exemple.fr', 'Se désabonner'),
    never: ['LINK_RECIPIENT_ADDRESS'],
  },
  { title: 'a link without target', message: link('#', 'Confirmer'), expect: ['LINK_EMPTY'] },
  { title: 'a jump within the message', message: link('#sommaire', 'Sommaire'), never: ['LINK_EMPTY'] },
  {
    title: 'far too many links',
    message: {
      html: Array.from({ length: 90 }, (_, i) => `<a href="https://atelier-du-port.fr/${i}">lien ${i}</a>`).join(' '),
    },
    expect: ['LINK_MANY'],
  },
];
