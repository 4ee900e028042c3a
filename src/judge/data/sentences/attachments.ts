// Words for the files that a message carries.

import type { WordsOfGroup } from './symbol-words.ts';

export const attachmentSentences: WordsOfGroup<'attachments'> = {
  ATTACHMENT_PROGRAM: {
    sentence: {
      fr: "La pièce jointe « {name} » est un programme : l'ouvrir, c'est l'exécuter.",
      en: 'The attachment "{name}" is a program: to open it is to run it.',
    },
    advice: {
      fr: "N'envoyez pas de programme par courrier : donnez un lien vers votre site.",
      en: 'Send no program by mail: give a link to your site.',
    },
    mend: 'template',
  },
  ATTACHMENT_SCRIPT: {
    sentence: {
      fr: "La pièce jointe « {name} » est un script que Windows exécute dès qu'on l'ouvre.",
      en: 'The attachment "{name}" is a script that Windows runs as soon as it is opened.',
    },
    advice: {
      fr: "N'envoyez pas de script par courrier : donnez un lien vers votre site.",
      en: 'Send no script by mail: give a link to your site.',
    },
    mend: 'template',
  },
  ATTACHMENT_SHORTCUT: {
    sentence: {
      fr: "La pièce jointe « {name} » est un raccourci : elle lance autre chose que ce qu'elle montre.",
      en: 'The attachment "{name}" is a shortcut: it starts something else than it shows.',
    },
    advice: {
      fr: "N'envoyez pas de raccourci par courrier : écrivez le lien dans le message.",
      en: 'Send no shortcut by mail: write the link into the message.',
    },
    mend: 'template',
  },
  ATTACHMENT_DISK_IMAGE: {
    sentence: {
      fr: "La pièce jointe « {name} » est une image de disque, dont le contenu s'ouvre sans l'avertissement habituel.",
      en: 'The attachment "{name}" is a disk image, whose content opens without the usual warning.',
    },
    advice: {
      fr: "N'envoyez pas d'image de disque par courrier : donnez un lien vers votre site.",
      en: 'Send no disk image by mail: give a link to your site.',
    },
    mend: 'template',
  },
  ATTACHMENT_ONENOTE: {
    sentence: {
      fr: 'La pièce jointe « {name} » est un carnet OneNote, qui peut cacher un programme sous ses boutons.',
      en: 'The attachment "{name}" is a OneNote notebook, which can hide a program beneath its buttons.',
    },
    advice: { fr: "Envoyez un PDF plutôt qu'un carnet OneNote.", en: 'Send a PDF rather than a OneNote notebook.' },
    mend: 'template',
  },
  ATTACHMENT_DOUBLE_EXTENSION: {
    sentence: {
      fr: "Le nom de la pièce jointe « {name} » imite celui d'un document ; sa vraie terminaison est la dernière.",
      en: 'The name of the attachment "{name}" imitates that of a document; its true ending is the last one.',
    },
    advice: {
      fr: 'Nommez la pièce jointe « {name} » avec une seule terminaison.',
      en: 'Name the attachment "{name}" with a single ending.',
    },
    mend: 'template',
  },
  ATTACHMENT_NAME_DECEIVES: {
    sentence: {
      fr: 'Le nom de la pièce jointe « {name} » contient des caractères invisibles qui en cachent la vraie terminaison.',
      en: 'The name of the attachment "{name}" holds characters that do not show and hide its true ending.',
    },
    advice: {
      fr: "Nommez la pièce jointe sans caractère invisible ni longue suite d'espaces.",
      en: 'Name the attachment without characters that do not show or long runs of spaces.',
    },
    mend: 'template',
  },
  ATTACHMENT_DISGUISED: {
    sentence: {
      fr: "La pièce jointe « {name} » n'est pas ce que son nom annonce.",
      en: 'The attachment "{name}" is not what its name says.',
    },
    advice: {
      fr: "Donnez à la pièce jointe « {name} » la terminaison de ce qu'elle contient.",
      en: 'Give the attachment "{name}" the ending of what it holds.',
    },
    mend: 'template',
  },
  ATTACHMENT_MACRO: {
    sentence: {
      fr: "Le document joint « {name} » contient un programme (macro) : ne l'activez que si vous l'attendiez.",
      en: 'The attached document "{name}" holds a program (macro): enable it only if you expected it.',
    },
    advice: { fr: 'Envoyez le document sans macro, ou en PDF.', en: 'Send the document without macros, or as a PDF.' },
    mend: 'template',
  },
  ATTACHMENT_ENCRYPTED: {
    sentence: {
      fr: "La pièce jointe « {name} » est verrouillée par un mot de passe : aucun filtre ne peut voir ce qu'elle contient.",
      en: 'The attachment "{name}" is locked by a password: no filter can see what it holds.',
    },
    advice: {
      fr: 'Déposez le fichier sur un espace protégé et envoyez-en le lien : beaucoup de messageries refusent les pièces jointes verrouillées.',
      en: 'Put the file into a protected space and send its link: many receivers refuse locked attachments.',
    },
    mend: 'template',
  },
  ATTACHMENT_PASSWORD_GIVEN: {
    sentence: {
      fr: "Le message donne lui-même le mot de passe de sa pièce jointe verrouillée (« {name} ») : le verrou n'arrête que les filtres.",
      en: 'The message itself gives the password of its locked attachment ("{name}"): the lock stops nobody but filters.',
    },
    advice: {
      fr: 'Ne donnez pas le mot de passe dans le message même : il ne protège alors personne.',
      en: 'Do not give the password in the same message: it then protects nobody.',
    },
    mend: 'template',
  },
  ATTACHMENT_ARCHIVED_PROGRAM: {
    sentence: {
      fr: "L'archive jointe « {name} » contient un programme (« {held} »).",
      en: 'The attached archive "{name}" holds a program ("{held}").',
    },
    advice: {
      fr: "N'envoyez pas de programme par courrier, même dans une archive : donnez un lien vers votre site.",
      en: 'Send no program by mail, not even in an archive: give a link to your site.',
    },
    mend: 'template',
  },
  ATTACHMENT_HTML: {
    sentence: {
      fr: "La pièce jointe « {name} » est une page web, qui s'ouvre hors de la protection de votre messagerie.",
      en: 'The attachment "{name}" is a web page, which opens outside the protection of your mail program.',
    },
    advice: {
      fr: 'Mettez la page en ligne et donnez-en le lien, ou envoyez un PDF.',
      en: 'Put the page online and give its link, or send a PDF.',
    },
    mend: 'template',
  },
  ATTACHMENT_HTML_SCRIPT: {
    sentence: {
      fr: 'La page web jointe « {name} » contient un programme (script) ou ouvre une autre page toute seule.',
      en: 'The attached web page "{name}" holds a program (script) or opens another page by itself.',
    },
    advice: {
      fr: "N'envoyez pas de page web avec script : donnez un lien vers votre site.",
      en: 'Send no web page with a script: give a link to your site.',
    },
    mend: 'template',
  },
  ATTACHMENT_HTML_PASSWORD: {
    sentence: {
      fr: 'La page web jointe « {name} » demande un mot de passe : elle imite un site pour vous le voler.',
      en: 'The attached web page "{name}" asks for a password: it imitates a site to steal it.',
    },
    advice: {
      fr: 'Ne demandez jamais un mot de passe dans une pièce jointe.',
      en: 'Never ask for a password in an attachment.',
    },
    mend: 'template',
  },
  ATTACHMENT_HTML_SMUGGLING: {
    sentence: {
      fr: "La page web jointe « {name} » fabrique un fichier ou une autre page dans votre navigateur, à l'abri des filtres.",
      en: 'The attached web page "{name}" builds a file or another page in your browser, out of reach of filters.',
    },
    advice: {
      fr: "N'envoyez pas de page qui fabrique des fichiers : donnez un lien vers votre site.",
      en: 'Send no page that builds files: give a link to your site.',
    },
    mend: 'template',
  },
  ATTACHMENT_SVG_ACTIVE: {
    sentence: {
      fr: "Le dessin joint « {name} » contient un programme : un dessin n'en a pas besoin.",
      en: 'The attached drawing "{name}" holds a program: no drawing needs one.',
    },
    advice: {
      fr: 'Retirez le script du dessin, ou envoyez-le en PNG.',
      en: 'Remove the script of the drawing, or send it as PNG.',
    },
    mend: 'template',
  },
  ATTACHMENT_PDF_ACTIVE: {
    sentence: {
      fr: 'Le PDF joint « {name} » contient un programme ou un autre fichier.',
      en: 'The attached PDF "{name}" holds a program or another file.',
    },
    advice: { fr: 'Envoyez un PDF sans script ni fichier inclus.', en: 'Send a PDF without scripts or files within.' },
    mend: 'template',
  },
  ATTACHMENT_PDF_LINK: {
    sentence: {
      fr: 'Le PDF joint « {name} » contient un lien vers {host}.',
      en: 'The attached PDF "{name}" holds a link to {host}.',
    },
  },
  ATTACHMENT_QR_LINK: {
    sentence: {
      fr: "Une image du message porte un code QR qui mène à {host} : les filtres n'y voient pas de lien.",
      en: 'A picture of the message bears a QR code that leads to {host}: filters see no link in it.',
    },
    advice: {
      fr: "Donnez l'adresse par un lien, à côté du code QR.",
      en: 'Give the address by a link, beside the QR code.',
    },
    mend: 'template',
  },
  ATTACHMENT_QR_RECIPIENT: {
    sentence: {
      fr: 'Le code QR qui mène à {host} contient votre adresse : il vous reconnaît.',
      en: 'The QR code that leads to {host} holds your address: it knows you.',
    },
    advice: {
      fr: "N'écrivez pas l'adresse du destinataire dans un code QR.",
      en: "Do not write the recipient's address into a QR code.",
    },
    mend: 'template',
  },
};
