// Words for how the body is made: what it hides, what it runs, what it weighs.

import type { WordsOfGroup } from './symbol-words.ts';

export const htmlSentences: WordsOfGroup<'html'> = {
  HTML_CLIPPED: {
    sentence: {
      fr: 'Le message pèse {kilobytes} ko : Gmail le coupe après {limit} ko.',
      en: 'The message weighs {kilobytes} kB: Gmail clips it after {limit} kB.',
    },
    advice: {
      fr: 'Allégez le HTML sous {limit} ko : sinon Gmail cache la fin, et avec elle le lien de désabonnement.',
      en: 'Bring the HTML below {limit} kB: otherwise Gmail hides its end, unsubscribe link included.',
    },
    mend: 'template',
  },
  HTML_HEAVY: {
    sentence: {
      fr: 'Le message est lourd ({kilobytes} ko de HTML).',
      en: 'The message is heavy ({kilobytes} kB of HTML).',
    },
    advice: {
      fr: 'Le HTML approche des {limit} ko que Gmail accepte : allégez-le.',
      en: 'The HTML comes near the {limit} kB that Gmail accepts: make it lighter.',
    },
    mend: 'template',
  },
  HTML_FORM: {
    sentence: { fr: 'Le message contient un formulaire.', en: 'The message holds a form.' },
    advice: {
      fr: 'Remplacez le formulaire par un lien vers une page : la plupart des messageries le bloquent.',
      en: 'Replace the form by a link to a page: most mail programs block it.',
    },
    mend: 'template',
  },
  HTML_PASSWORD_FIELD: {
    sentence: {
      fr: 'Le message demande un mot de passe dans un formulaire : aucun service honnête ne fait cela.',
      en: 'The message asks for a password in a form: no honest service does that.',
    },
    advice: { fr: 'Ne demandez jamais un mot de passe dans un message.', en: 'Never ask for a password in a message.' },
    mend: 'template',
  },
  HTML_SCRIPT: {
    sentence: { fr: 'Le message contient un programme (script).', en: 'The message holds a program (script).' },
    advice: {
      fr: 'Retirez les scripts : aucune messagerie ne les exécute.',
      en: 'Remove the scripts: no mail program runs them.',
    },
    mend: 'template',
  },
  HTML_ACTIVE: {
    sentence: {
      fr: 'Le message charge du contenu actif (<{element}>).',
      en: 'The message loads active content (<{element}>).',
    },
    advice: {
      fr: "Retirez l'élément <{element}> : il est bloqué partout.",
      en: 'Remove the <{element}> element: it is blocked everywhere.',
    },
    mend: 'template',
  },
  HTML_REFRESH: {
    sentence: {
      fr: "Le message tente d'ouvrir une autre page tout seul.",
      en: 'The message tries to open another page by itself.',
    },
    advice: { fr: 'Retirez la redirection (meta refresh).', en: 'Remove the redirection (meta refresh).' },
    mend: 'template',
  },
  HTML_IMAGES_WITHOUT_ALT: {
    sentence: {
      fr: "{count} images n'ont pas de texte de remplacement.",
      en: '{count} images have no alternative text.',
    },
    advice: {
      fr: 'Donnez un texte de remplacement à chaque image, vide si elle ne fait que décorer.',
      en: 'Give every image an alternative text, empty if it only decorates.',
    },
    mend: 'template',
  },
  TEXT_PART_MISSING: {
    sentence: {
      fr: "Le message n'a pas de version en texte simple.",
      en: 'The message has no plain-text version.',
    },
    advice: { fr: 'Ajoutez une version en texte simple.', en: 'Add a plain-text version.' },
    mend: 'template',
  },
  TEXT_PART_EMPTY: {
    sentence: {
      fr: 'La version en texte simple est vide ({count} caractères).',
      en: 'The plain-text version is empty ({count} characters).',
    },
    advice: {
      fr: 'Mettez dans la version texte ce que dit le message.',
      en: 'Put what the message says into the text version.',
    },
    mend: 'template',
  },
  TEXT_PART_DIFFERS: {
    sentence: {
      fr: 'La version en texte simple dit autre chose que la version affichée.',
      en: 'The plain-text version says something else than the version shown.',
    },
    advice: {
      fr: 'Faites dire la même chose aux deux versions du message.',
      en: 'Let both versions of the message say the same.',
    },
    mend: 'template',
  },
  BODY_EMPTY: {
    sentence: { fr: 'Le message est vide.', en: 'The message is empty.' },
    advice: { fr: 'Écrivez quelque chose.', en: 'Write something.' },
    mend: 'template',
  },
};
