// Words for what is hidden from the reader or from filters.

import type { WordsOfGroup } from './symbol-words.ts';

export const concealmentSentences: WordsOfGroup<'concealment'> = {
  HTML_HIDDEN_TEXT: {
    sentence: {
      fr: 'Le message cache du texte que vous ne voyez pas ({count} caractères, « {quote} ») : il vise les filtres.',
      en: 'The message hides text that you do not see ({count} characters, "{quote}"): it is meant for filters.',
    },
    advice: {
      fr: "Retirez le texte caché (« {quote} ») ; seul un court texte d'aperçu est admis.",
      en: 'Remove the hidden text ("{quote}"); only a short preview text is accepted.',
    },
    mend: 'template',
  },
  HTML_COMMENT_SALT: {
    sentence: {
      fr: 'Le code du message est truffé de commentaires invisibles ({count} caractères).',
      en: 'The code of the message is stuffed with invisible comments ({count} characters).',
    },
    advice: { fr: 'Retirez les commentaires du HTML.', en: 'Remove the comments of the HTML.' },
    mend: 'template',
  },
  HTML_INVISIBLE_CHARACTERS: {
    sentence: {
      fr: 'Des mots sont coupés par {count} caractères invisibles, pour échapper aux filtres.',
      en: 'Words are cut by {count} invisible characters, to escape filters.',
    },
    advice: {
      fr: 'Retirez les caractères invisibles du texte (largeur nulle, césures).',
      en: 'Remove the invisible characters of the text (zero width, soft hyphens).',
    },
    mend: 'template',
  },
  HTML_MIXED_SCRIPT_WORDS: {
    sentence: {
      fr: 'Des mots mêlent des lettres de plusieurs alphabets qui se ressemblent (« {quote} »).',
      en: 'Words mix look-alike letters of several alphabets ("{quote}").',
    },
    advice: { fr: 'Retapez « {quote} » avec un seul alphabet.', en: 'Type "{quote}" again in a single alphabet.' },
    mend: 'template',
  },
  HTML_IMAGE_ONLY: {
    sentence: {
      fr: "Le message n'est qu'une image, presque sans texte ({count} caractères) : les filtres ne peuvent pas la lire.",
      en: 'The message is but an image, almost without text ({count} characters): filters cannot read it.',
    },
    advice: {
      fr: "Écrivez le texte en texte : une image seule ne se lit ni sans son chargement, ni par un lecteur d'écran.",
      en: 'Write text as text: an image alone is read neither before it loads nor by a screen reader.',
    },
    mend: 'template',
  },
  HTML_HIDDEN_BY_COLOUR: {
    sentence: {
      fr: 'Du texte est écrit de la couleur de son fond (« {quote} ») : vous ne le voyez pas, les filtres si.',
      en: 'Text is written in the colour of its ground ("{quote}"): you do not see it, filters do.',
    },
    advice: {
      fr: 'Rendez ce texte lisible ou retirez-le (« {quote} »).',
      en: 'Make this text legible or remove it ("{quote}").',
    },
    mend: 'template',
  },
  HTML_HIDDEN_BY_SIZE: {
    sentence: {
      fr: 'Du texte est écrit en taille nulle (« {quote} ») : vous ne le voyez pas, les filtres si.',
      en: 'Text is written in size zero ("{quote}"): you do not see it, filters do.',
    },
    advice: {
      fr: 'Rendez ce texte lisible ou retirez-le (« {quote} »).',
      en: 'Make this text legible or remove it ("{quote}").',
    },
    mend: 'template',
  },
  HTML_HIDDEN_BY_POSITION: {
    sentence: {
      fr: 'Du texte est placé hors de la page (« {quote} ») : vous ne le voyez pas, les filtres si.',
      en: 'Text is placed outside the page ("{quote}"): you do not see it, filters do.',
    },
    advice: {
      fr: 'Rendez ce texte lisible ou retirez-le (« {quote} »).',
      en: 'Make this text legible or remove it ("{quote}").',
    },
    mend: 'template',
  },
  HTML_CUT_WORDS: {
    sentence: {
      fr: '{count} mots sont coupés, dans le code, par des éléments que vous ne voyez pas, pour échapper aux filtres.',
      en: '{count} words are cut, within the code, by elements that you do not see, to escape filters.',
    },
    advice: {
      fr: 'Retirez du HTML ce qui coupe les mots : commentaires, éléments vides, texte caché.',
      en: 'Remove from the HTML what cuts words: comments, empty elements, hidden text.',
    },
    mend: 'template',
  },
  HTML_TITLE_SALT: {
    sentence: {
      fr: 'Le titre de la page, que personne ne voit, est rempli de texte ({count} caractères).',
      en: 'The title of the page, which nobody sees, is filled with text ({count} characters).',
    },
    advice: { fr: 'Donnez à la page un titre court.', en: 'Give the page a short title.' },
    mend: 'template',
  },
  HTML_STYLE_SALT: {
    sentence: {
      fr: 'La feuille de style du message, que personne ne voit, contient des phrases destinées aux filtres.',
      en: 'The style sheet of the message, which nobody sees, holds sentences meant for filters.',
    },
    advice: {
      fr: "Retirez de la feuille de style ce qui n'est pas du style.",
      en: 'Remove from the style sheet what is no style.',
    },
    mend: 'template',
  },
  HTML_FAINT_TEXT: {
    sentence: {
      fr: 'Du texte ({count} caractères) se distingue à peine de son fond.',
      en: 'Text ({count} characters) can hardly be told from its ground.',
    },
    advice: {
      fr: 'Donnez au texte un contraste suffisant (4,5 pour 1).',
      en: 'Give the text enough contrast (4.5 to 1).',
    },
    mend: 'template',
  },
  HTML_SMUGGLING: {
    sentence: {
      fr: "Le message contient un programme qui fabrique un fichier ou une page dans votre ordinateur, à l'abri des filtres.",
      en: 'The message holds a program that builds a file or a page in your computer, out of reach of filters.',
    },
    advice: {
      fr: 'Retirez les scripts : aucune messagerie ne les exécute.',
      en: 'Remove the scripts: no mail program runs them.',
    },
    mend: 'template',
  },
  TEXT_BASE64_NEEDLESS: {
    sentence: {
      fr: 'Le texte du message est entièrement codé (base64) sans nécessité.',
      en: 'The text of the message is wholly encoded (base64) without need.',
    },
    advice: {
      fr: "Codez le texte en quoted-printable, ou pas du tout s'il n'a pas d'accents.",
      en: 'Encode the text as quoted-printable, or not at all if it is plain ASCII.',
    },
    mend: 'template',
  },
  TEXT_LETTERS_CODED: {
    sentence: {
      fr: '{count} lettres ordinaires sont écrites en code, pour échapper aux filtres.',
      en: '{count} plain letters are written in code, to escape filters.',
    },
    advice: { fr: 'Écrivez les lettres telles quelles dans le HTML.', en: 'Write letters as they are in the HTML.' },
    mend: 'template',
  },
  TEXT_MARKS_FLOOD: {
    sentence: {
      fr: "Les lettres du message sont couvertes d'accents qu'aucune langue n'emploie (« {quote} »), pour échapper aux filtres.",
      en: 'The letters of the message are covered with accents that no language uses ("{quote}"), to escape filters.',
    },
    advice: { fr: 'Retirez les accents superflus (« {quote} »).', en: 'Remove the needless accents ("{quote}").' },
    mend: 'template',
  },
  TEXT_WORD_DISGUISED: {
    sentence: {
      fr: 'Le mot « {word} » est écrit sous un déguisement (« {quote} »), pour échapper aux filtres.',
      en: 'The word "{word}" is written in disguise ("{quote}"), to escape filters.',
    },
    advice: { fr: 'Écrivez « {word} » en toutes lettres.', en: 'Write "{word}" in plain letters.' },
    mend: 'template',
  },
};
