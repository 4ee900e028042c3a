// What can be wrong with a request about contacts, their consent or their suppression.

import { defineProblems } from '#platform/http/problem.ts';

export const contactProblem = defineProblems({
  contact_not_found: {
    status: 404,
    fr: 'Aucun contact n’a ce numéro : il a peut-être été effacé.',
    en: 'No contact has this number: it may have been erased.',
  },
  address_not_valid: {
    status: 422,
    fr: '« {email} » n’est pas une adresse électronique.',
    en: '"{email}" is not an e-mail address.',
  },
  address_taken: {
    status: 409,
    fr: '{email} est déjà l’adresse d’un contact de cet espace.',
    en: '{email} is the address of a contact of this workspace already.',
  },
  field_not_valid: {
    status: 422,
    fr: 'Le champ « {field} » ne peut pas prendre cette valeur ({fault}).',
    en: 'The field "{field}" cannot take this value ({fault}).',
  },
  purpose_not_found: {
    status: 404,
    fr: 'Cette finalité n’existe pas ou plus.',
    en: 'This purpose does not exist, or no longer.',
  },
  purpose_name_taken: {
    status: 409,
    fr: 'Une autre finalité s’appelle déjà « {name} ».',
    en: 'Another purpose is called "{name}" already.',
  },
  consent_needs_proof: {
    status: 422,
    fr: 'Un consentement se prouve : dites ce que la personne a lu ou entendu.',
    en: 'Consent must be proven: say what the person read or heard.',
  },
  consent_in_future: {
    status: 422,
    fr: 'Un consentement ne peut pas être daté de l’avenir.',
    en: 'Consent cannot be dated in the future.',
  },
  consent_refused_since: {
    status: 409,
    fr: 'Cette personne a refusé depuis cette date : seul un accord plus récent peut la réinscrire.',
    en: 'This person refused after that date: only a more recent agreement can sign them up again.',
  },
  suppression_not_found: {
    status: 404,
    fr: 'Cette exclusion n’existe plus.',
    en: 'This suppression no longer exists.',
  },
  lift_needs_reason: {
    status: 422,
    fr: 'Cette exclusion vient de la personne elle-même : dites pourquoi vous la levez.',
    en: 'This suppression comes from the person: say why you lift it.',
  },
});
