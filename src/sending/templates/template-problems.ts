// What can be wrong with a request about templates and images. Each text says how to mend it.

import { defineProblems } from '#platform/http/problem.ts';

export const templateProblem = defineProblems({
  template_not_found: {
    status: 404,
    fr: 'Aucun modèle n’a le numéro {id} : il a peut-être été supprimé.',
    en: 'No template has number {id}: it may have been deleted.',
  },
  template_changed: {
    status: 409,
    fr: '{who} a enregistré ce modèle entre-temps. Gardez votre version en l’enregistrant comme copie, ou rechargez la page pour reprendre la sienne.',
    en: '{who} saved this template meanwhile. Keep your version by saving it as a copy, or reload the page to take theirs.',
  },
  starter_not_found: {
    status: 404,
    fr: 'Aucun modèle de départ ne s’appelle « {name} ».',
    en: 'No starter template is called “{name}”.',
  },
  template_file_empty: {
    status: 422,
    fr: 'Ce fichier est vide. Choisissez un fichier HTML ou MJML.',
    en: 'This file is empty. Choose an HTML or MJML file.',
  },
  template_file_not_markup: {
    status: 422,
    fr: 'Ce fichier n’est ni du HTML ni du MJML. Choisissez l’export HTML ou MJML de votre modèle.',
    en: 'This file is neither HTML nor MJML. Choose the HTML or MJML export of your template.',
  },
  template_file_too_long: {
    status: 413,
    fr: 'Ce modèle dépasse {most} caractères. Gmail coupe les messages bien avant : allégez-le.',
    en: 'This template has more than {most} characters. Gmail clips messages long before: make it lighter.',
  },
  preview_contact_not_found: {
    status: 404,
    fr: 'Ce contact n’existe plus. Choisissez-en un autre pour l’aperçu.',
    en: 'This contact no longer exists. Choose another one for the preview.',
  },
  image_too_large: {
    status: 413,
    fr: 'Cette image dépasse {most} Mo. Réduisez-la : 1200 points de large suffisent dans un message.',
    en: 'This image is over {most} MB. Make it smaller: 1200 pixels of width are enough in a message.',
  },
  image_too_many_pixels: {
    status: 422,
    fr: 'Cette image compte plus de {most} millions de points. Réduisez ses dimensions.',
    en: 'This image has more than {most} million pixels. Reduce its dimensions.',
  },
  image_not_supported: {
    status: 415,
    fr: 'Ce fichier n’est pas une image JPEG, PNG, GIF, WebP, AVIF ou TIFF. Les messageries n’affichent pas le SVG : exportez-le en PNG.',
    en: 'This file is no JPEG, PNG, GIF, WebP, AVIF or TIFF image. Mail programs do not show SVG: export it as PNG.',
  },
  image_unreadable: {
    status: 422,
    fr: 'Cette image est endommagée et ne peut pas être lue. Ouvrez-la dans un logiciel de dessin et enregistrez-la à nouveau.',
    en: 'This image is damaged and cannot be read. Open it in an image editor and save it again.',
  },
  image_not_found: { status: 404, fr: 'Cette image n’existe pas.', en: 'There is no such image.' },
});
