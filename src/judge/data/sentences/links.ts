// Words for where links lead, against where they say they lead.

import type { WordsOfGroup } from './symbol-words.ts';

export const linkSentences: WordsOfGroup<'links'> = {
  LINK_TEXT_MISMATCH: {
    sentence: {
      fr: 'Un lien affiche {shown} mais mène à {host}.',
      en: 'A link shows {shown} but leads to {host}.',
    },
    advice: {
      fr: "Affichez un texte (« Voir l'offre ») plutôt qu'une adresse, ou l'adresse où le lien mène vraiment.",
      en: 'Show words ("See the offer") rather than an address, or the address where the link really leads.',
    },
    mend: 'template',
  },
  LINK_TRACKED: {
    sentence: {
      fr: 'Les liens passent par {host}, qui compte les clics avant de mener à destination.',
      en: 'Links go through {host}, which counts clicks before it leads on.',
    },
  },
  LINK_IP: {
    sentence: {
      fr: 'Un lien mène à une adresse numérique ({host}) et non à un site qui porte un nom.',
      en: 'A link leads to a numeric address ({host}), not to a site that has a name.',
    },
    advice: { fr: 'Donnez un nom de domaine à ce lien ({host}).', en: 'Give this link a domain name ({host}).' },
    mend: 'template',
  },
  LINK_THIS_MACHINE: {
    sentence: {
      fr: "Un lien mène à l'ordinateur même de qui le suit ({host}) : hors de cette machine, il ne s'ouvrira pas.",
      en: 'A link leads to the very computer of whoever follows it ({host}): beyond this machine it will not open.',
    },
    advice: {
      fr: "Donnez à Dauphin une adresse publique en https (réglage DAUPHIN_PUBLIC_URL) avant d'écrire à de vraies personnes.",
      en: 'Give Dauphin a public https address (setting DAUPHIN_PUBLIC_URL) before you write to real people.',
    },
    mend: 'settings',
  },
  LINK_SHORTENER: {
    sentence: {
      fr: 'Un lien raccourci ({host}) cache où il mène.',
      en: 'A shortened link ({host}) hides where it leads.',
    },
    advice: {
      fr: "Mettez l'adresse entière : les raccourcisseurs publics comme {host} sont bloqués par beaucoup de filtres.",
      en: 'Give the whole address: public shorteners such as {host} are blocked by many filters.',
    },
    mend: 'template',
  },
  LINK_OPEN_REDIRECT: {
    sentence: {
      fr: 'Un lien passe par {host}, un site connu, pour mener ailleurs{target}.',
      en: 'A link goes through {host}, a well-known site, to lead elsewhere{target}.',
    },
    advice: { fr: 'Liez directement la page voulue.', en: 'Link to the page itself.' },
    mend: 'template',
  },
  LINK_CREDENTIALS: {
    sentence: {
      fr: "Un lien fait croire qu'il mène à {shown}, mais mène à {host}.",
      en: 'A link makes believe that it leads to {shown}, but leads to {host}.',
    },
    advice: { fr: 'Ôtez ce qui précède « @ » dans ce lien.', en: 'Remove what stands before the "@" in this link.' },
    mend: 'template',
  },
  LINK_PUNYCODE: {
    sentence: {
      fr: "Un lien mène à {host}, dont le nom utilise d'autres lettres que celles de l'alphabet latin simple : vérifiez-le.",
      en: 'A link leads to {host}, whose name uses letters beyond the plain Latin alphabet: check it.',
    },
  },
  LINK_MIXED_SCRIPT: {
    sentence: {
      fr: 'Un lien mène à {host}, dont le nom mêle des lettres de plusieurs alphabets pour ressembler à un autre.',
      en: 'A link leads to {host}, whose name mixes letters of several alphabets to look like another.',
    },
    advice: {
      fr: 'Ce nom de domaine passe pour une imitation : utilisez-en un autre.',
      en: 'This domain name passes for an imitation: use another.',
    },
    mend: 'template',
  },
  LINK_BRAND_HOST: {
    sentence: {
      fr: 'Un lien mène à {host}, qui porte le nom de {brand} mais ne lui appartient pas.',
      en: 'A link leads to {host}, which carries the name of {brand} but does not belong to it.',
    },
    advice: {
      fr: 'Ne liez pas un site qui imite {brand} par son nom ({host}).',
      en: 'Do not link to a site that imitates {brand} by its name ({host}).',
    },
    mend: 'template',
  },
  LINK_FREE_HOSTING: {
    sentence: {
      fr: "Un lien mène à une page hébergée chez {host}, où n'importe qui peut en créer.",
      en: 'A link leads to a page hosted at {host}, where anybody can make one.',
    },
    advice: {
      fr: 'Hébergez la page sous votre propre domaine plutôt que chez {host}.',
      en: 'Host the page under your own domain rather than at {host}.',
    },
    mend: 'template',
  },
  LINK_PORT: {
    sentence: { fr: 'Un lien utilise un port inhabituel ({host}).', en: 'A link uses an unusual port ({host}).' },
    advice: { fr: 'Servez la page sur le port habituel de https.', en: 'Serve the page on the usual port of https.' },
    mend: 'template',
  },
  LINK_SCHEME: {
    sentence: {
      fr: 'Un lien exécute ou contient quelque chose au lieu de mener à une page (« {scheme}: »).',
      en: 'A link runs or holds something instead of leading to a page ("{scheme}:").',
    },
    advice: { fr: "N'utilisez que des liens https, mailto et tel.", en: 'Use only https, mailto and tel links.' },
    mend: 'template',
  },
  LINK_INSECURE: {
    sentence: {
      fr: 'Des liens ne sont pas chiffrés (http, vers {host}).',
      en: 'Some links are not encrypted (http, to {host}).',
    },
    advice: { fr: 'Passez les liens vers {host} en https.', en: 'Turn the links to {host} into https.' },
    mend: 'template',
  },
  LINK_ALL_OFF_DOMAIN: {
    sentence: {
      fr: "Aucun lien ne mène chez l'expéditeur ({domain}) : tous mènent ailleurs ({host}).",
      en: 'No link leads to the sender ({domain}): all lead elsewhere ({host}).',
    },
    advice: {
      fr: 'Faites passer les liens par votre propre domaine ({domain}) plutôt que par {host}.',
      en: 'Let the links go through your own domain ({domain}) rather than through {host}.',
    },
    mend: 'settings',
  },
  LINK_RECIPIENT_ADDRESS: {
    sentence: {
      fr: 'Un lien vers {host} contient votre adresse : le suivre vous fait reconnaître.',
      en: 'A link to {host} holds your address: following it makes you known.',
    },
    advice: {
      fr: "N'écrivez pas l'adresse du destinataire dans un lien : utilisez un code.",
      en: "Do not write the recipient's address into a link: use a code.",
    },
    mend: 'template',
  },
  LINK_EMPTY: {
    sentence: { fr: 'Un lien ne mène nulle part (« {quote} »).', en: 'A link leads nowhere ("{quote}").' },
    advice: { fr: 'Donnez une adresse au lien « {quote} ».', en: 'Give the link "{quote}" an address.' },
    mend: 'template',
  },
  LINK_MANY: {
    sentence: { fr: 'Le message contient {count} liens.', en: 'The message holds {count} links.' },
    advice: {
      fr: 'Une action claire vaut mieux que {count} liens : gardez ceux qui comptent.',
      en: 'One clear action is worth more than {count} links: keep those that matter.',
    },
    mend: 'template',
  },
};
