// Words for images that report whether, when and where a message is read.

import type { WordsOfGroup } from './symbol-words.ts';

export const trackerSentences: WordsOfGroup<'trackers'> = {
  TRACKER_NAMED: {
    sentence: {
      fr: "Une image espionne de {vendor} dit à l'expéditeur si vous lisez ce message.",
      en: 'A spy pixel of {vendor} tells the sender whether you read this message.',
    },
    advice: {
      fr: 'Retirez le pixel de suivi de {vendor} : il exige un consentement propre (CNIL, délibération 2026-042), et les ouvertures ne mesurent plus rien.',
      en: 'Remove the tracking pixel of {vendor}: it needs a consent of its own (CNIL, deliberation 2026-042), and opens no longer measure anything.',
    },
    mend: 'template',
  },
  TRACKER_PIXEL: {
    sentence: {
      fr: "Une image de {width} × {height} pixel venue de {host} dit à l'expéditeur si vous lisez ce message.",
      en: 'An image of {width} × {height} pixel from {host} tells the sender whether you read this message.',
    },
    advice: {
      fr: 'Retirez cette image minuscule ({host}) : si elle sert à mesurer, elle exige un consentement propre ; si elle sert à espacer, utilisez une marge.',
      en: 'Remove this tiny image ({host}): if it measures, it needs a consent of its own; if it spaces, use a margin.',
    },
    mend: 'template',
  },
  TRACKER_HIDDEN: {
    sentence: {
      fr: "Une image cachée venue de {host} dit à l'expéditeur si vous lisez ce message.",
      en: 'A hidden image from {host} tells the sender whether you read this message.',
    },
    advice: {
      fr: "Retirez l'image cachée ({host}) : ce que le lecteur ne voit pas ne doit pas se charger.",
      en: 'Remove the hidden image ({host}): what a reader does not see must not load.',
    },
    mend: 'template',
  },
  TRACKER_RECIPIENT: {
    sentence: {
      fr: "L'adresse d'une image venue de {host} contient votre adresse ou son empreinte : la charger vous dénonce.",
      en: 'The address of an image from {host} holds your address or a fingerprint of it: loading it gives you away.',
    },
    advice: {
      fr: "N'écrivez ni l'adresse du destinataire ni son empreinte dans l'adresse d'une image.",
      en: "Write neither the recipient's address nor a fingerprint of it into the address of an image.",
    },
    mend: 'template',
  },
  TRACKER_SOLE_OPAQUE: {
    sentence: {
      fr: 'Une seule image vient de {host}, sans description et avec un long code : elle peut servir à savoir si vous lisez ce message.',
      en: 'A single image comes from {host}, without description and with a long code: it may serve to know whether you read this message.',
    },
    advice: {
      fr: 'Si cette image ({host}) sert à mesurer, retirez-la ; sinon donnez-lui un texte de remplacement.',
      en: 'If this image ({host}) measures, remove it; otherwise give it an alternative text.',
    },
    mend: 'template',
  },
};
