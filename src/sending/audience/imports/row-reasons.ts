// Why a line of a file was not taken, or not wholly: the closed list, with the sentence that a person reads in the report.
// Each sentence says what is wrong and, where it helps, how to mend it.

interface Sentence {
  fr: string;
  en: string;
}

export const ROW_REASONS = {
  quote_not_closed: {
    fr: 'Un guillemet ouvert sur cette ligne n’est jamais fermé.',
    en: 'A quote opened on this line is never closed.',
  },
  text_after_quote: {
    fr: 'Du texte suit un guillemet fermant : un guillemet dans une valeur doit être doublé.',
    en: 'Text follows a closing quote: a quote inside a value must be doubled.',
  },
  line_too_long: {
    fr: 'La ligne dépasse un million de caractères.',
    en: 'The line is longer than a million characters.',
  },
  too_few_cells: {
    fr: 'La ligne a {found} colonnes au lieu de {expected}.',
    en: 'The line has {found} columns instead of {expected}.',
  },
  too_many_cells: {
    fr: 'La ligne a {found} colonnes au lieu de {expected}.',
    en: 'The line has {found} columns instead of {expected}.',
  },
  address_empty: { fr: 'Il n’y a pas d’adresse.', en: 'There is no address.' },
  address_no_at_sign: {
    fr: '« {value} » n’est pas une adresse : il manque l’arobase.',
    en: '"{value}" is no address: the at sign is missing.',
  },
  address_several_addresses: {
    fr: '« {value} » contient plusieurs adresses : mettez chacune sur sa ligne.',
    en: '"{value}" holds several addresses: put each on a line of its own.',
  },
  address_local_part_empty: {
    fr: '« {value} » n’a rien avant l’arobase.',
    en: '"{value}" has nothing before the at sign.',
  },
  address_local_part_invalid: {
    fr: '« {value} » contient, avant l’arobase, des caractères qu’une adresse ne peut avoir.',
    en: '"{value}" holds characters before the at sign that no address can have.',
  },
  address_local_part_too_long: {
    fr: '« {value} » a plus de 64 octets avant l’arobase.',
    en: '"{value}" has more than 64 octets before the at sign.',
  },
  address_domain_empty: { fr: '« {value} » n’a rien après l’arobase.', en: '"{value}" has nothing after the at sign.' },
  address_domain_invalid: {
    fr: 'Le domaine de « {value} » ne peut pas exister.',
    en: 'The domain of "{value}" cannot exist.',
  },
  address_domain_without_dot: {
    fr: 'Le domaine de « {value} » n’a pas de point : il manque sans doute « .fr » ou « .com ».',
    en: 'The domain of "{value}" has no dot: ".com" or the like is probably missing.',
  },
  address_domain_too_long: {
    fr: 'Le domaine de « {value} » est trop long.',
    en: 'The domain of "{value}" is too long.',
  },
  address_address_too_long: { fr: '« {value} » dépasse 254 octets.', en: '"{value}" is longer than 254 octets.' },
  duplicate: {
    fr: 'Cette adresse figure déjà plus haut dans le fichier : la première ligne a été prise.',
    en: 'This address stands further up in the file already: the first line was taken.',
  },
  erased: {
    fr: 'Cette personne a demandé l’effacement de ses données : elle n’est pas réimportée.',
    en: 'This person asked for the erasure of their data: they are not imported again.',
  },
  suppressed: {
    fr: 'Cette adresse est exclue des envois ({cause}) : le contact est gardé, aucun consentement n’est ajouté.',
    en: 'This address is suppressed ({cause}): the contact is kept, no consent is added.',
  },
  consent_withdrawn: {
    fr: 'Cette personne a retiré son consentement : l’import ne peut pas le rétablir.',
    en: 'This person withdrew their consent: an import cannot bring it back.',
  },
  consent_objected: {
    fr: 'Cette personne s’est opposée à ces envois : l’import ne peut pas passer outre.',
    en: 'This person objected to these mailings: an import cannot override that.',
  },
  language_unknown: {
    fr: 'Colonne « {column} » : « {value} » n’est ni le français ni l’anglais ; la langue reste vide.',
    en: 'Column "{column}": "{value}" is neither French nor English; the language is left empty.',
  },
  value_not_a_number: {
    fr: 'Colonne « {column} » : « {value} » n’est pas un nombre ; la valeur est laissée de côté.',
    en: 'Column "{column}": "{value}" is not a number; the value is left out.',
  },
  value_not_a_date: {
    fr: 'Colonne « {column} » : « {value} » n’est pas une date complète (jour, mois, année à quatre chiffres) ; la valeur est laissée de côté.',
    en: 'Column "{column}": "{value}" is not a full date (day, month, year of four digits); the value is left out.',
  },
  value_not_yes_or_no: {
    fr: 'Colonne « {column} » : « {value} » n’est ni oui ni non ; la valeur est laissée de côté.',
    en: 'Column "{column}": "{value}" is neither yes nor no; the value is left out.',
  },
  value_not_a_choice: {
    fr: 'Colonne « {column} » : « {value} » ne fait pas partie des choix du champ ; la valeur est laissée de côté.',
    en: 'Column "{column}": "{value}" is not among the choices of the field; the value is left out.',
  },
  value_too_long: {
    fr: 'Colonne « {column} » : la valeur est trop longue ; elle est laissée de côté.',
    en: 'Column "{column}": the value is too long; it is left out.',
  },
  value_too_many: {
    fr: 'Colonne « {column} » : la liste a plus de 100 éléments ; elle est laissée de côté.',
    en: 'Column "{column}": the list has more than 100 items; it is left out.',
  },
} as const satisfies Record<string, Sentence>;

export type RowReason = keyof typeof ROW_REASONS;

export function sentenceFor(
  reason: string,
  params: Readonly<Record<string, string | number>>,
  language: 'fr' | 'en',
): string {
  const sentence = (ROW_REASONS as Record<string, Sentence>)[reason]?.[language] ?? reason;
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
