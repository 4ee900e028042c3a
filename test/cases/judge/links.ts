import { bulkHeaders, forged, type JudgeCase, listHeaders, vouchedFor } from './case.ts';

const link = (href: string, text = 'Voir') => ({
  html: `<p>Bonjour Camille, voici ce dont nous avons parlé.</p><a href="${href}">${text}</a>`,
});
const vouched = { authentication: vouchedFor('atelier-du-port.fr') };
const reported = (address: string, reports: number) => ({ address, reports, since: new Date('2026-03-01T08:00:00Z') });

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
  {
    title: 'the address of a device, among people who help each other',
    message: { headers: listHeaders, text: 'Ouvrez http://192.168.1.1/ dans le navigateur' },
    never: ['LINK_IP'],
  },
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
    never: ['LINK_HOMOGRAPH'],
  },
  {
    title: 'a name in letters of two alphabets',
    message: link('https://pаypаl.com/'),
    expect: ['LINK_HOMOGRAPH'],
    never: ['LINK_PUNYCODE'],
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
  {
    title: 'all links elsewhere',
    message: link('https://exemple.com/'),
    expect: ['LINK_NO_KIN'],
    never: ['LINK_ALL_OFF_DOMAIN'],
    class: 'desired',
  },
  {
    title: 'all links to the sender’s name under another ending',
    message: link('https://www.atelier-du-port.com/'),
    never: ['LINK_NO_KIN', 'LINK_ALL_OFF_DOMAIN'],
  },
  {
    title: 'all links to the service that sends',
    message: {
      headers: { 'Return-Path': '<bounces@mailer.example.net>' },
      ...link('https://clicks.mailer.example.net/abc'),
    },
    expect: ['LINK_ALL_OFF_DOMAIN'],
    never: ['LINK_NO_KIN'],
  },
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
  {
    title: 'a name wholly in letters of another alphabet',
    message: link('https://xn--80ak6aa92e.com/'),
    expect: ['LINK_HOMOGRAPH'],
    class: 'phish',
  },
  { title: 'a name in its own alphabet and ending', message: link('https://роса.рф/'), never: ['LINK_HOMOGRAPH'] },
  {
    title: 'a name one letter from a brand’s',
    message: link('https://www.paypa1.com/login'),
    expect: ['LINK_BRAND_HOST'],
  },
  {
    title: 'a name with a word beside a common one that is a brand',
    message: link('https://apple-id-support.com/'),
    expect: ['LINK_BRAND_HOST'],
  },
  {
    title: 'common words that are brands too',
    message: link('https://www.orange-bleue.fr/visa-chine/ledger'),
    never: ['LINK_BRAND_HOST', 'LINK_ODD_HOST', 'LINK_CHEAP_ENDING'],
  },
  {
    title: 'a name that imitates a correspondent’s',
    message: link('https://exemp1e-sarl.fr/facture'),
    context: { correspondents: [{ address: 'compta@exemple-sarl.fr' }] },
    expect: ['LINK_LOOKALIKE_KNOWN'],
  },
  {
    title: 'a correspondent’s own site, and nobody known',
    message: link('https://www.exemple-sarl.fr/facture'),
    context: { correspondents: [{ address: 'compta@exemple-sarl.fr' }] },
    never: ['LINK_LOOKALIKE_KNOWN'],
  },
  {
    title: 'a link of a network’s own shortener',
    message: link('https://t.co/l66fNPQw8q'),
    expect: ['LINK_SHORTENER'],
  },
  {
    title: 'a network that shortens its own links',
    message: { from: 'X <info@x.com>', ...link('https://t.co/l66fNPQw8q') },
    context: { authentication: vouchedFor('x.com') },
    never: ['LINK_SHORTENER'],
  },
  { title: 'a file without a home', message: link('https://bafybeibv.ipfs.dweb.link/'), expect: ['LINK_GATEWAY'] },
  {
    title: 'a translator used as a proxy',
    message: link('https://exemple-com.translate.goog/?_x_tr_sl=auto'),
    expect: ['LINK_GATEWAY'],
    never: ['LINK_FREE_HOSTING'],
  },
  {
    title: 'a form for the next outing',
    message: link('https://forms.gle/Ab12Cd34', 'Inscrivez-vous à la sortie'),
    expect: ['LINK_FORM'],
    never: ['LINK_FREE_HOSTING', 'LINK_SHORTENER'],
    class: 'desired',
  },
  {
    title: 'a form of the drive',
    message: link('https://docs.google.com/forms/d/e/1FAIpQ/viewform'),
    expect: ['LINK_FORM'],
    never: ['LINK_SHARED_FILE'],
  },
  {
    title: 'photographs shared among friends',
    message: link('https://drive.google.com/drive/folders/1xkOl2o', 'Les photos de dimanche'),
    expect: ['LINK_SHARED_FILE'],
    never: ['LINK_FREE_HOSTING'],
    class: 'desired',
  },
  {
    title: 'a drawing put up as a page',
    message: link('https://docs.google.com/drawings/d/1h8C7gU8k/preview'),
    expect: ['LINK_FREE_HOSTING'],
    never: ['LINK_SHARED_FILE'],
  },
  {
    title: 'an ending that costs next to nothing',
    message: link('https://regate.icu/'),
    expect: ['LINK_CHEAP_ENDING'],
    class: 'desired',
  },
  {
    title: 'the sender’s own shop under such an ending',
    message: { from: 'Anne <anne@voiles-du-port.shop>', ...link('https://www.voiles-du-port.shop/') },
    never: ['LINK_CHEAP_ENDING'],
  },
  { title: 'a name that nobody chose', message: link('https://xvcbnhjhgngbfd.com/'), expect: ['LINK_ODD_HOST'] },
  { title: 'a host as deep as a well', message: link('https://a.b.c.d.e.exemple.com/'), expect: ['LINK_ODD_HOST'] },
  {
    title: 'an address written in code',
    message: link('https://exemple.com/url?q=%68%74%74%70%3A%2F%2F%62est'),
    expect: ['LINK_CODED'],
  },
  {
    title: 'accents and spaces in an address',
    message: link('https://exemple.com/%C3%A9t%C3%A9%20%C3%A0%20Br%C3%A9hat?q=a%2Fb%3D%26%2B'),
    never: ['LINK_CODED'],
  },
  {
    title: 'a site led through to reach another',
    message: link('https://ancien-site.com/click.php?id=3&u=//exemple-secure.net?x=1'),
    expect: ['LINK_DETOUR'],
  },
  {
    title: 'an address coded twice within another',
    message: link('https://www.ancien-site.com/click.php?pw=33433&url=//secure%252eexemple%252enet:00443/'),
    expect: ['LINK_DETOUR'],
  },
  {
    title: 'an advertisement that leads to somebody else',
    message: link('https://adclick.g.doubleclick.net/pcs/click?x&&adurl=//exemple-claim.com'),
    expect: ['LINK_OPEN_REDIRECT'],
  },
  {
    title: 'share buttons, a log-in and where the reader came from',
    message: {
      html: [
        'https://www.facebook.com/sharer/sharer.php?u=https://exemple.com/a',
        'https://twitter.com/intent/tweet?url=https%3A%2F%2Fexemple.com',
        'https://login.exemple.net/?return=https://exemple.com/',
        'https://exemple.net/?utm_source=https://exemple.com',
        'https://exemple.net/go?u=https://www.atelier-du-port.fr/',
      ]
        .map((href) => `<a href="${href}">Voir</a>`)
        .join(' '),
    },
    never: ['LINK_DETOUR', 'LINK_OPEN_REDIRECT'],
  },
  {
    title: 'a national name of a well-known site',
    message: link('https://www.google.co.uk/amp/exemple-secure.info/abc'),
    expect: ['LINK_OPEN_REDIRECT'],
  },
  {
    title: 'a page planted within a blog',
    message: link('https://exemple.com/wp-includes/css/login.html'),
    expect: ['LINK_PLANTED_PAGE'],
  },
  {
    title: 'a brochure and an article of a blog',
    message: {
      html: '<a href="https://exemple.com/wp-content/uploads/2026/02/brochure.pdf">Brochure</a> <a href="https://exemple.com/wp-login.php">Espace</a>',
    },
    never: ['LINK_PLANTED_PAGE'],
  },
  {
    title: 'an address behind the hash sign',
    message: link('https://exemple.com/login/#camille@exemple.fr'),
    expect: ['LINK_ADDRESS_BEHIND_HASH'],
    never: ['LINK_RECIPIENT_ADDRESS'],
  },
  {
    title: 'the same in base64',
    message: link(`https://exemple.com/login/#${Buffer.from('camille@exemple.fr').toString('base64')}`),
    expect: ['LINK_ADDRESS_BEHIND_HASH'],
  },
  {
    title: 'a chapter, and a handle, behind the hash sign',
    message: {
      html: '<a href="https://exemple.com/guide#chapitre-2">Guide</a> <a href="https://exemple.com/#/@anne/regate">Anne</a>',
    },
    never: ['LINK_ADDRESS_BEHIND_HASH', 'LINK_ADDRESS_CODED'],
  },
  {
    title: 'an address in the figures of its octets',
    message: link(`https://exemple.com/${Buffer.from('camille@exemple.fr').toString('hex')}`),
    expect: ['LINK_ADDRESS_CODED'],
  },
  {
    title: 'an address in base64',
    message: link(`https://exemple.com/c?e=${Buffer.from('quelquun@exemple.fr').toString('base64url')}`),
    expect: ['LINK_ADDRESS_CODED'],
  },
  {
    title: 'fingerprints and tokens',
    message: link('https://exemple.com/c/4acb2ec58b13e28c2f16b53d1215158e02233013?t=eyJhbGciOiJIUzI1NiJ9.abc'),
    never: ['LINK_ADDRESS_CODED', 'LINK_RECIPIENT_ADDRESS'],
  },
  {
    title: 'whatever one clicks, the same page elsewhere',
    message: {
      html: [1, 2, 3, 4].map((n) => `<p>Offre ${n} <a href="https://exemple.com/?c=${n}">Voir</a></p>`).join(''),
    },
    expect: ['LINK_ONE_TARGET'],
  },
  {
    title: 'several links to the sender’s own page',
    message: {
      html: [1, 2, 3, 4].map((n) => `<a href="https://atelier-du-port.fr/?c=${n}">Voir ${n}</a>`).join(' '),
    },
    never: ['LINK_ONE_TARGET'],
  },
  {
    title: 'a name shown in other letters than it is carried',
    message: link('https://www.ökoligenta.de/a', 'www.ökoligenta.de'),
    never: ['LINK_TEXT_MISMATCH'],
  },
  {
    title: 'a member’s file name that a program made a link of, wrapped by a protection',
    message: {
      headers: listHeaders,
      html: '<a href="https://urldefense.com/v3/__http:/demod.sv__;!!x$">demod.sv</a> <a href="https://exemple.com/x">notes.md</a>',
    },
    never: ['LINK_TEXT_MISMATCH', 'LINK_OPEN_REDIRECT'],
  },
  {
    title: 'a detour to the very place that is shown',
    message: link('https://www.youtube.com/redirect?q=https%3A%2F%2Fgithub.com%2Fanne', 'https://github.com/anne'),
    never: ['LINK_TEXT_MISMATCH'],
  },
  {
    title: 'what stands behind the reader’s own protection',
    message: link('https://eur01.safelinks.protection.outlook.com/?url=http%3A%2F%2F192.0.2.7%2Fa&data=x'),
    expect: ['LINK_IP'],
  },
  {
    title: 'an address written out in HTML is a link to its reader',
    message: { html: '<p>Cliquez ici : http://192.0.2.7/a pour continuer</p>' },
    expect: ['LINK_IP'],
  },
  {
    title: 'a link that shows its own address is one link',
    message: { html: [1, 2].map((n) => `<a href="https://exemple.com/${n}">https://exemple.com/${n}</a>`).join(' ') },
    never: ['LINK_ONE_TARGET', 'LINK_TEXT_MISMATCH'],
  },
  {
    title: 'a page of a provider that signs its customers’ mail',
    message: { from: 'James <jamesjones0@gmail.com>', ...link('https://docs.google.com/drawings/d/1gmf/preview') },
    context: { authentication: { dkim: [{ result: 'pass', domain: 'google.com', isAligned: false }] } },
    expect: ['LINK_FREE_HOSTING'],
  },
  {
    title: 'nothing but pictures to click',
    message: {
      html: '<p>Bonjour Camille, voici notre offre du jour.</p><a href="https://exemple.com/a"><img src="https://exemple.com/a.png" alt=""></a>',
    },
    context: { authentication: vouchedFor('atelier-du-port.fr') },
    expect: ['LINK_WORDLESS'],
  },
  {
    title: 'a picture and words',
    message: {
      html: '<a href="https://exemple.com/a"><img src="https://exemple.com/a.png" alt=""></a> <a href="https://exemple.com/b">Lire la suite</a>',
    },
    never: ['LINK_WORDLESS'],
  },
  {
    title: 'a bucket of one region',
    message: link('https://s3.us-east-2.amazonaws.com/abc/page.html'),
    expect: ['LINK_FREE_HOSTING'],
  },
  {
    title: 'a page that owners reported and the desk blocked, from a sender who is vouched for',
    message: link('https://exemple-depot.com/login'),
    context: { ...vouched, blockedLinks: [reported('https://exemple-depot.com/login', 3)] },
    expect: ['LINK_REPORTED'],
    never: ['LINK_REPORTED_BY_DESK'],
    class: 'phish',
  },
  {
    title: 'a page that the desk blocked by itself, written out in a letter',
    message: { text: 'Bonjour Camille, tout est ici : https://exemple-depot.com/login' },
    context: { ...vouched, blockedLinks: [reported('https://exemple-depot.com/login', 0)] },
    expect: ['LINK_REPORTED_BY_DESK'],
    class: 'phish',
  },
  {
    title: 'another page than the one reported',
    message: link('https://exemple-depot.com/agenda'),
    context: { ...vouched, blockedLinks: [reported('https://exemple-depot.com/login', 3)] },
    never: ['LINK_REPORTED', 'LINK_REPORTED_BY_DESK'],
    class: 'desired',
  },
];
