// The sentences for every diagnostic, in French and English: what is wrong and how to mend it.
// A table and one function; it can not fail. It must never take a value into a sentence without shortening.

import type { Diagnostic, DiagnosticCode } from './diagnostic.ts';

export interface Words {
  fr: string;
  en: string;
}

const words: Record<DiagnosticCode, readonly [fr: string, en: string]> = {
  text_too_long: [
    'Ce texte compte {size} caractères ; la limite est de {most}.',
    'This text has {size} characters; the limit is {most}.',
  ],
  liquid_too_many: [
    'Ce modèle contient trop d’éléments Liquid et de liens (plus de 6000).',
    'This template has too many Liquid elements and links (more than 6000).',
  ],
  markup_too_deep: [
    'Les balises sont imbriquées sur plus de {most} niveaux.',
    'Tags are nested more than {most} levels deep.',
  ],
  liquid_not_closed: [
    '« {opening} » n’est jamais refermé. Ajoutez « }} » ou « %} ».',
    '“{opening}” is never closed. Add “}}” or “%}”.',
  ],
  liquid_syntax: [
    'Cette expression Liquid ne se lit pas, vers « {near} ».',
    'This Liquid expression cannot be read, near “{near}”.',
  ],
  liquid_curly_quotes: [
    'Liquid veut des guillemets droits ("…"), pas « {quote} ».',
    'Liquid wants straight quotes ("…"), not “{quote}”.',
  ],
  liquid_tag_unknown: ['La balise Liquid « {tag} » n’existe pas.{near}', 'There is no Liquid tag “{tag}”.{near}'],
  liquid_tag_forbidden: [
    'La balise Liquid « {tag} » n’est pas permise dans un message.',
    'The Liquid tag “{tag}” is not allowed in a message.',
  ],
  liquid_block_not_closed: [
    'Le bloc « {tag} » n’est jamais refermé. Ajoutez {% end{tag} %}.',
    'The block “{tag}” is never closed. Add {% end{tag} %}.',
  ],
  liquid_block_stray: ['« {tag} » ne correspond à aucun bloc ouvert.', '“{tag}” belongs to no open block.'],
  liquid_filter_unknown: ['Le filtre « {filter} » n’existe pas.{near}', 'There is no filter “{filter}”.{near}'],
  liquid_filter_forbidden: [
    'Le filtre « {filter} » n’est pas permis : les valeurs des contacts sont toujours échappées.',
    'The filter “{filter}” is not allowed: contact values are always escaped.',
  ],
  liquid_without_effect: [
    '« {liquid} » n’a pas d’effet ici : MJML ignore ce qui se trouve à cet endroit. Placez-le dans un texte ou entre deux sections.',
    '“{liquid}” has no effect here: MJML drops what stands in this place. Put it in a text or between two sections.',
  ],
  liquid_in_markup: [
    'Une valeur ne peut pas former le nom d’une balise ou d’un attribut. Placez-la dans un texte ou entre guillemets.',
    'A value cannot make up the name of a tag or attribute. Put it in a text or between quotes.',
  ],
  liquid_crosses_elements: [
    'Ce bloc Liquid commence dans un élément et finit dans un autre : la version texte ne peut pas être produite. Ouvrez et fermez-le au même niveau.',
    'This Liquid block begins in one element and ends in another: the text part cannot be made. Open and close it on the same level.',
  ],
  render_too_long: [
    'Ce contenu demande trop de travail pour chaque destinataire (boucle trop longue ou texte démesuré).',
    'This content takes too much work for each recipient (a loop too long, or a text out of measure).',
  ],
  render_failed: ['Le rendu a échoué : {detail}', 'Rendering failed: {detail}'],
  value_unsafe: [
    '« {value} » ne peut pas servir d’adresse de lien ou de style : seules les adresses http(s) complètes sont permises.',
    '“{value}” cannot serve as a link address or style: only whole http(s) addresses are allowed.',
  ],
  mjml_root_missing: ['Le document doit commencer par <mjml>.', 'The document must begin with <mjml>.'],
  mjml_body_missing: [
    'Il manque <mj-body> : le message n’a pas de contenu.',
    '<mj-body> is missing: the message has no content.',
  ],
  mjml_failed: ['MJML n’a pas pu produire le message : {detail}', 'MJML could not make the message: {detail}'],
  mjml_tag_not_closed: ['<{tag}> n’est jamais refermé. Ajoutez </{tag}>.', '<{tag}> is never closed. Add </{tag}>.'],
  mjml_tag_stray: ['</{tag}> ne ferme rien. Retirez-le.', '</{tag}> closes nothing. Remove it.'],
  markup_forbidden: [
    '« {what} » est interdit dans un message : les messageries le retirent ou rejettent le message.',
    '“{what}” is not allowed in a message: mail programs remove it or refuse the message.',
  ],
  link_scheme_forbidden: [
    'Le lien « {value} » n’est pas une adresse permise. Utilisez http(s), mailto ou tel.',
    'The link “{value}” is not an allowed address. Use http(s), mailto or tel.',
  ],
  field_unknown: [
    'Aucun champ de contact ne s’appelle « {field} » : rien ne s’affichera.{near}',
    'No contact field is called “{field}”: nothing will show.{near}',
  ],
  variable_unknown: [
    '« {variable} » est inconnu : rien ne s’affichera. Les champs s’écrivent contact.nom_du_champ.{near}',
    '“{variable}” is unknown: nothing will show. Fields are written contact.field_name.{near}',
  ],
  mjml_tag_unknown: [
    'La balise <{tag}> n’existe pas en MJML : elle sera ignorée.{near}',
    'MJML has no tag <{tag}>: it will be ignored.{near}',
  ],
  mjml_tag_misplaced: ['<{tag}> ne peut pas se trouver dans <{parent}>.', '<{tag}> cannot stand in <{parent}>.'],
  mjml_attribute_unknown: [
    '<{tag}> n’a pas d’attribut « {attribute} » : il sera ignoré.{near}',
    '<{tag}> has no attribute “{attribute}”: it will be ignored.{near}',
  ],
  mjml_attribute_value: [
    '« {value} » ne convient pas à l’attribut « {attribute} » ({type}).',
    '“{value}” does not fit the attribute “{attribute}” ({type}).',
  ],
  mjml_text_lost: [
    '« {text} » sera perdu : dans <{tag}>, le texte doit se trouver dans un <mj-text>.',
    '“{text}” will be lost: in <{tag}>, text must stand in an <mj-text>.',
  ],
  mjml_include_ignored: [
    '<mj-include path="{path}"> est ignoré : copiez ici le contenu de ce fichier.',
    '<mj-include path="{path}"> is ignored: copy the content of that file here.',
  ],
  link_incomplete: [
    'Ce lien ne mène nulle part (« {value} »). Écrivez une adresse complète, avec https://.',
    'This link leads nowhere (“{value}”). Write a whole address, with https://.',
  ],
  link_sample: [
    '« {value} » est une adresse d’exemple. Remplacez-la par la vôtre.',
    '“{value}” is a sample address. Replace it with yours.',
  ],
  image_without_text: [
    'Cette image n’a pas de texte de remplacement (alt) : décrivez-la, ou mettez alt="" si elle est décorative.',
    'This image has no alternative text (alt): describe it, or write alt="" if it is decorative.',
  ],
  image_incomplete: [
    'L’adresse de cette image est incomplète (« {value} ») : elle ne s’affichera pas.',
    'The address of this image is incomplete (“{value}”): it will not show.',
  ],
  image_inline: [
    'Cette image est écrite dans le message même : Gmail et Outlook ne l’afficheront pas. Importez-la comme image.',
    'This image is written into the message itself: Gmail and Outlook will not show it. Upload it as an image.',
  ],
  address_sample: [
    '« {text} » doit devenir votre adresse postale : la loi demande de dire qui écrit.',
    '“{text}” must become your postal address: the law asks who is writing.',
  ],
  unsubscribe_missing: [
    'Il n’y a pas de lien de désabonnement. Ajoutez un lien vers {{ unsubscribe_url }}.',
    'There is no unsubscribe link. Add a link to {{ unsubscribe_url }}.',
  ],
  subject_missing: ['L’objet est vide.', 'The subject is empty.'],
  subject_long: [
    'L’objet compte {size} caractères : un téléphone en montre environ {shown}.',
    'The subject has {size} characters: a phone shows about {shown}.',
  ],
  preheader_missing: [
    'Sans texte d’aperçu, les messageries montrent les premiers mots du message.',
    'Without a preheader, mail programs show the first words of the message.',
  ],
  html_too_long: [
    'Le message HTML pèse {size} ko : Gmail coupe au-delà de {most} ko, et cache le lien de désabonnement.',
    'The HTML message weighs {size} kB: Gmail clips beyond {most} kB, and hides the unsubscribe link.',
  ],
  many_actions: [
    'Ce message a {count} boutons qui mènent à des pages différentes : trop de choix tue le choix. Gardez un bouton pour l’action qui compte, et des liens simples pour le reste.',
    'This message has {count} buttons that lead to different pages: too many choices kill the choice. Keep one button for the action that matters, and plain links for the rest.',
  ],
  client_layout: [
    '« {feature} » n’est pas compris par {clients} : la mise en page s’y défait. Composez avec des sections et des colonnes.',
    '“{feature}” is not understood by {clients}: the layout falls apart there. Compose with sections and columns.',
  ],
  client_value: [
    '« {feature} » n’est pas compris par {clients} : la règle y est ignorée. Écrivez la valeur elle-même, en pixels ou en pour cent.',
    '“{feature}” is not understood by {clients}: the rule is ignored there. Write the value itself, in pixels or per cent.',
  ],
  client_image: [
    'Une image « {feature} » ne s’affiche pas dans {clients}. Importez-la en PNG, JPEG ou GIF.',
    'A “{feature}” image does not show in {clients}. Upload it as PNG, JPEG or GIF.',
  ],
  client_media: [
    '« {feature} » ne se lit pas dans {clients}. Mettez une image, avec un lien vers la page où l’on écoute ou regarde.',
    '“{feature}” does not play in {clients}. Put a picture, with a link to the page where one can listen or watch.',
  ],
  client_effect: [
    '« {feature} » reste sans effet dans {clients}. Vérifiez que le message se lit bien sans lui ; sous un texte, ajoutez une couleur de fond.',
    '“{feature}” has no effect in {clients}. Make sure that the message reads well without it; below a text, add a background colour.',
  ],
  client_stylesheet: [
    'La feuille de style externe ({feature}) n’est pas chargée par {clients}. Copiez ses règles dans le message.',
    'The external style sheet ({feature}) is not loaded by {clients}. Copy its rules into the message.',
  ],
};

const nearWords = { fr: ' Vouliez-vous dire « {near} » ?', en: ' Did you mean “{near}”?' };

/** Both sentences, with their parameters filled in. */
export function diagnosticWords({ code, params }: Pick<Diagnostic, 'code' | 'params'>): Words {
  const [fr, en] = words[code];
  return { fr: fill(fr, params, 'fr'), en: fill(en, params, 'en') };
}

function fill(sentence: string, params: Diagnostic['params'], language: keyof Words): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (name === 'near' && sentence.endsWith('{near}'))
      return value ? nearWords[language].replace('{near}', () => String(value)) : '';
    return value === undefined ? whole : String(value);
  });
}
