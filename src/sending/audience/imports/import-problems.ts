// What can be wrong with a request about imports, in words that say how to mend it.

import { defineProblems } from '#platform/http/problem.ts';

export const importProblem = defineProblems({
  import_not_found: { status: 404, fr: 'Aucun import n’a le numéro {id}.', en: 'No import has the number {id}.' },
  import_not_draft: {
    status: 409,
    fr: 'Cet import est déjà lancé : son fichier et sa déclaration ne changent plus. Importez le fichier de nouveau.',
    en: 'This import was started already: its file and declaration no longer change. Import the file again.',
  },
  import_not_running: {
    status: 409,
    fr: 'Cet import ne peut pas être arrêté : il est déjà terminé.',
    en: 'This import cannot be stopped: it has ended already.',
  },
  import_not_undoable: {
    status: 409,
    fr: 'Cet import ne peut pas être annulé dans son état actuel : attendez qu’il soit terminé.',
    en: 'This import cannot be undone as it stands: wait until it has ended.',
  },
  file_empty: {
    status: 422,
    fr: 'Le fichier est vide.',
    en: 'The file is empty.',
  },
  file_too_large: {
    status: 413,
    fr: 'Le fichier dépasse {limit} Mo : découpez-le.',
    en: 'The file is larger than {limit} MB: split it.',
  },
  file_not_a_table: {
    status: 422,
    fr: 'Ce fichier n’est ni un texte séparé (CSV, TSV) ni un classeur (.xlsx, .ods). Enregistrez votre liste dans l’un de ces formats.',
    en: 'This file is neither separated text (CSV, TSV) nor a workbook (.xlsx, .ods). Save your list in one of these formats.',
  },
  file_old_spreadsheet: {
    status: 422,
    fr: 'Ce classeur est dans un ancien format (.xls) ou protégé par un mot de passe. Enregistrez-le en .xlsx sans mot de passe, ou en CSV.',
    en: 'This workbook is in an old format (.xls) or locked with a password. Save it as .xlsx without a password, or as CSV.',
  },
  sheet_unreadable: {
    status: 422,
    fr: 'Ce classeur est abîmé et ne peut pas être lu. Ouvrez-le, enregistrez-le de nouveau, ou exportez-le en CSV.',
    en: 'This workbook is damaged and cannot be read. Open it and save it again, or export it as CSV.',
  },
  sheet_encrypted: {
    status: 422,
    fr: 'Ce classeur est protégé par un mot de passe. Enregistrez-le sans mot de passe.',
    en: 'This workbook is locked with a password. Save it without one.',
  },
  sheet_too_large: {
    status: 422,
    fr: 'Ce classeur est trop grand pour être lu en mémoire bornée. Exportez-le en CSV : un CSV de toute taille peut être importé.',
    en: 'This workbook is too large to be read in bounded memory. Export it as CSV: a CSV of any size can be imported.',
  },
  mapping_wrong_width: {
    status: 422,
    fr: 'Le fichier a {expected} colonnes, mais {found} sont décrites.',
    en: 'The file has {expected} columns, but {found} are described.',
  },
  no_address_column: {
    status: 422,
    fr: 'Aucune colonne n’est désignée comme adresse e-mail. Un fichier sans adresses ne peut pas être importé comme contacts.',
    en: 'No column is named as the e-mail address. A file without addresses cannot be imported as contacts.',
  },
  target_twice: {
    status: 422,
    fr: 'Deux colonnes alimentent le même champ ({target}) : gardez-en une.',
    en: 'Two columns feed the same field ({target}): keep one.',
  },
  field_unknown: {
    status: 422,
    fr: 'Le champ {key} n’existe plus : choisissez-en un autre pour cette colonne.',
    en: 'The field {key} no longer exists: choose another for this column.',
  },
  too_many_fields: {
    status: 422,
    fr: 'Un espace de travail a 200 champs au plus : ignorez des colonnes, ou supprimez des champs.',
    en: 'A workspace has 200 fields at most: ignore some columns, or delete some fields.',
  },
  origin_refused: {
    status: 422,
    fr: 'Dauphin n’importe pas de liste achetée, louée, échangée, aspirée ou d’origine inconnue : ces personnes ne vous ont rien demandé, la loi l’interdit (RGPD, CPCE L34-5), et leurs plaintes feraient rejeter tout votre courrier. N’importez que les personnes qui se sont adressées à vous.',
    en: 'Dauphin does not import lists that were bought, rented, exchanged, scraped or of unknown origin: these people asked you for nothing, the law forbids it (GDPR, ePrivacy), and their complaints would get all your mail rejected. Import only people who came to you.',
  },
  basis_not_for_purpose: {
    status: 422,
    fr: 'L’exécution d’un contrat ne permet que des messages de service : choisissez une finalité de service, ou une autre base légale.',
    en: 'The performance of a contract allows service messages only: choose a service purpose, or another legal basis.',
  },
  tracking_needs_consent: {
    status: 422,
    fr: 'Le suivi individuel ne peut reposer que sur un consentement exprès.',
    en: 'Individual tracking can rest on express consent only.',
  },
  collected_in_future: {
    status: 422,
    fr: 'La date de collecte est dans le futur.',
    en: 'The date of collection is in the future.',
  },
  purpose_unknown: {
    status: 422,
    fr: 'Cette finalité n’existe pas ou est archivée.',
    en: 'This purpose does not exist or is archived.',
  },
});
