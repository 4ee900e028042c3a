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
  LINK_REPORTED: {
    sentence: {
      fr: 'Un lien mène à {host}, page signalée comme frauduleuse depuis le {date} (signalements : {reports}) et bloquée ici.',
      en: 'A link leads to {host}, a page reported as fraud since {date} (reports: {reports}) and blocked here.',
    },
  },
  LINK_REPORTED_BY_DESK: {
    sentence: {
      fr: 'Un lien mène à {host}, page que l’équipe de la messagerie a bloquée comme frauduleuse le {date}.',
      en: 'A link leads to {host}, a page that the mail team blocked as fraud on {date}.',
    },
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
  LINK_HOMOGRAPH: {
    sentence: {
      fr: "Un lien mène à {host}, dont le nom est écrit avec des lettres d'un autre alphabet pour passer pour un autre.",
      en: 'A link leads to {host}, whose name is written with letters of another alphabet to pass for another.',
    },
    advice: {
      fr: 'Ce nom de domaine passe pour une imitation : utilisez-en un autre.',
      en: 'This domain name passes for an imitation: use another.',
    },
    mend: 'template',
  },
  LINK_LOOKALIKE_KNOWN: {
    sentence: {
      fr: "Un lien mène à {host}, qui imite {known}, que vous connaissez : regardez l'adresse lettre par lettre.",
      en: 'A link leads to {host}, which imitates {known}, which you know: look at the address letter by letter.',
    },
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
  LINK_GATEWAY: {
    sentence: {
      fr: 'Un lien passe par {host}, qui cache le serveur où se trouve vraiment la page.',
      en: 'A link goes through {host}, which hides the server where the page really is.',
    },
    advice: {
      fr: 'Donnez à la page une adresse de votre propre domaine plutôt que de passer par {host}.',
      en: 'Link to the page under your own domain rather than through {host}.',
    },
    mend: 'template',
  },
  LINK_FORM: {
    sentence: {
      fr: "Un lien mène à un formulaire chez {host} : ce qu'on y écrit va à celui qui l'a créé, quel qu'il soit. N'y mettez jamais de mot de passe.",
      en: 'A link leads to a form at {host}: what is typed there goes to whoever made it. Never put a password into it.',
    },
    advice: {
      fr: 'Posez vos questions sur votre propre site plutôt que chez {host}.',
      en: 'Ask your questions on your own site rather than at {host}.',
    },
    mend: 'template',
  },
  LINK_SHARED_FILE: {
    sentence: {
      fr: "Un lien mène à un fichier déposé chez {host}, où n'importe qui peut en déposer.",
      en: 'A link leads to a file left at {host}, where anybody can leave one.',
    },
    advice: {
      fr: 'Mettez le fichier sur votre propre site plutôt que chez {host}.',
      en: 'Put the file on your own site rather than at {host}.',
    },
    mend: 'template',
  },
  LINK_CHEAP_ENDING: {
    sentence: {
      fr: 'Un lien mène à {host}, sous une terminaison presque gratuite ({ending}) prisée des fraudeurs.',
      en: 'A link leads to {host}, under an ending that costs next to nothing ({ending}) and that fraudsters like.',
    },
    advice: {
      fr: 'Préférez des liens sous une terminaison établie : {ending} est mal vu de beaucoup de filtres.',
      en: 'Prefer links under an established ending: many filters think ill of {ending}.',
    },
    mend: 'template',
  },
  LINK_ODD_HOST: {
    sentence: {
      fr: 'Un lien mène à {host}, un nom tiré au hasard ou trop long pour être retenu.',
      en: 'A link leads to {host}, a name drawn at random or too long for anybody to remember.',
    },
    advice: {
      fr: 'Faites pointer le lien vers un nom que vos lecteurs reconnaissent, plutôt que vers {host}.',
      en: 'Link to a name that your readers recognise, rather than {host}.',
    },
    mend: 'template',
  },
  LINK_CODED: {
    sentence: {
      fr: "L'adresse d'un lien vers {host} est écrite en code là où rien ne l'exige ({count} signes) : on veut cacher où il mène.",
      en: 'The address of a link to {host} is written in code where nothing asks for it ({count} signs): somebody wants to hide where it leads.',
    },
    advice: { fr: "Écrivez l'adresse en clair.", en: 'Write the address in plain letters.' },
    mend: 'template',
  },
  LINK_DETOUR: {
    sentence: {
      fr: 'Un lien vers {host} contient une autre adresse, chez {target} : il sert de détour.',
      en: 'A link to {host} holds another address, at {target}: it serves as a detour.',
    },
    advice: { fr: 'Faites pointer le lien directement vers {target}.', en: 'Link to {target} directly.' },
    mend: 'template',
  },
  LINK_PLANTED_PAGE: {
    sentence: {
      fr: "Un lien mène au fond d'un site ({host}), là où aucune page n'est faite pour des visiteurs : un intrus y a sans doute déposé la sienne.",
      en: 'A link leads to the inside of a site ({host}), where no page is made for visitors: somebody probably broke in and left one.',
    },
    advice: {
      fr: 'Faites pointer le lien vers une page ordinaire du site.',
      en: 'Link to an ordinary page of the site.',
    },
    mend: 'template',
  },
  LINK_ADDRESS_BEHIND_HASH: {
    sentence: {
      fr: "Un lien vers {host} porte une adresse de courriel derrière le signe « # » : ainsi font les fausses pages de connexion, pour l'afficher déjà remplie.",
      en: 'A link to {host} carries an e-mail address behind the "#" sign: so do false log-in pages, to show it filled in already.',
    },
    advice: { fr: "Ôtez l'adresse du lien.", en: 'Take the address out of the link.' },
    mend: 'template',
  },
  LINK_ADDRESS_CODED: {
    sentence: {
      fr: 'Un lien vers {host} contient une adresse de courriel en code : le suivre dit qui vous êtes.',
      en: 'A link to {host} holds an e-mail address in code: following it tells who you are.',
    },
    advice: {
      fr: "N'écrivez pas l'adresse du destinataire dans un lien, même en code : utilisez un identifiant qui ne dit rien.",
      en: "Do not write the recipient's address into a link, not even in code: use an identifier that says nothing.",
    },
    mend: 'template',
  },
  LINK_ONE_TARGET: {
    sentence: {
      fr: "Les {count} liens du message mènent tous à la même page, chez {host}, qui n'est pas l'expéditeur.",
      en: 'All {count} links of the message lead to the same page, at {host}, which is not the sender.',
    },
    advice: {
      fr: 'Menez vos lecteurs vers votre propre site, et vers une vraie page de désabonnement.',
      en: 'Link to your own site, and to a true unsubscribe page.',
    },
    mend: 'template',
  },
  IMAGE_PUBLIC_HOST: {
    sentence: {
      fr: "Des images sont déposées chez {host}, où n'importe qui peut en mettre : une organisation héberge les siennes elle-même.",
      en: 'Images are left at {host}, where anybody can put some: an organisation hosts its own.',
    },
    advice: {
      fr: 'Hébergez vos images dans Dauphin ou sur votre site, non chez {host}.',
      en: 'Host your images in Dauphin or on your site, not at {host}.',
    },
    mend: 'template',
  },
  IMAGE_IP: {
    sentence: {
      fr: "Des images viennent d'une adresse numérique ({host}) et non d'un site qui porte un nom.",
      en: 'Images come from a numeric address ({host}), not from a site that has a name.',
    },
    advice: { fr: 'Servez les images sous un nom de domaine.', en: 'Serve the images under a domain name.' },
    mend: 'template',
  },
  IMAGE_COPIED: {
    sentence: {
      fr: "Des images ont été copiées d'une fenêtre de Gmail ({host}) : le message est fait d'après celui d'un autre.",
      en: "Images were copied out of a Gmail window ({host}): the message was made after somebody else's.",
    },
    advice: {
      fr: 'Mettez vos propres images dans le modèle, au lieu de les coller depuis une messagerie.',
      en: 'Put images of your own into the template instead of pasting them out of a mailbox.',
    },
    mend: 'template',
  },
  IMAGE_BORROWED: {
    sentence: {
      fr: 'Des images sont prises sur le site de {brand} ({host}), mais le message vient de {domain} et aucun lien ne mène chez {brand}.',
      en: 'Images are taken from the site of {brand} ({host}), but the message comes from {domain} and no link leads to {brand}.',
    },
    advice: {
      fr: 'Hébergez vos propres images, et mettez un lien vers le site de {brand} si vous en parlez.',
      en: 'Host images of your own, and link to the site of {brand} if you speak of it.',
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
  LINK_NO_KIN: {
    sentence: {
      fr: "Aucun lien ne mène chez l'expéditeur ({domain}), ni chez personne qui ait pris part à l'envoi : tous mènent ailleurs ({host}).",
      en: 'No link leads to the sender ({domain}), nor to anybody who had a hand in sending this: all lead elsewhere ({host}).',
    },
    advice: {
      fr: 'Faites passer les liens par votre propre domaine ({domain}) plutôt que par {host}.',
      en: 'Let the links go through your own domain ({domain}) rather than through {host}.',
    },
    mend: 'template',
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
  LINK_WORDLESS: {
    sentence: {
      fr: 'Aucun lien ne dit en mots où il mène : ce ne sont que des images ({count}).',
      en: 'No link says in words where it leads: they are nothing but pictures ({count}).',
    },
    advice: {
      fr: 'Donnez au moins à un lien un texte qui dit où il mène.',
      en: 'Give at least one link a text that says where it leads.',
    },
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
