// What columns are called, in French and in English exports of shops, customer tools and mailing tools. A table, no code.
// Names are folded: no case, no accents, words apart by one blank.

const WORDS = {
  email: [
    ...['email', 'e mail', 'mail', 'mel', 'courriel', 'adresse', 'adresse email', 'adresse e mail', 'adresse mail'],
    ...['adresse courriel', 'adresse electronique', 'adresse de messagerie', 'email address', 'e mail address'],
    ...['mail address', 'email adress', 'emails', 'email client', 'email du client', 'customer email', 'contact email'],
    ...['subscriber email', 'user email', 'primary email', 'email principal', 'e mail 1 value', 'email 1'],
  ],
  given_name: [
    ...[
      'prenom',
      'prenoms',
      'prenom client',
      'prenom du contact',
      'first name',
      'firstname',
      'given name',
      'givenname',
    ],
    ...['forename', 'first', 'fname', 'name first', 'customer first name', 'contact first name'],
  ],
  family_name: [
    ...['nom', 'nom de famille', 'nom client', 'nom du contact', 'patronyme', 'last name', 'lastname', 'surname'],
    ...['family name', 'familyname', 'last', 'lname', 'name last', 'customer last name', 'contact last name'],
  ],
  language: ['langue', 'language', 'lang', 'locale', 'langue preferee', 'preferred language', 'customer language'],
  consent: [
    ...[
      'consentement',
      'consentement email',
      'consent',
      'optin',
      'opt in',
      'opt in email',
      'email opt in',
      'optin email',
    ],
    ...['accord', 'accepte', 'abonne', 'inscrit', 'subscribed', 'accepts marketing', 'accepts email marketing'],
    ...['newsletter', 'marketing consent', 'accord newsletter', 'optin newsletter', 'inscrit newsletter'],
  ],
  consent_date: [
    ...['date de consentement', 'date consentement', 'date du consentement', 'date optin', 'date opt in', 'optin time'],
    ...[
      'opt in date',
      'optin date',
      'opt in time',
      'confirm time',
      'consent date',
      'subscribed at',
      'subscription date',
    ],
    ...[
      'date inscription',
      'date d inscription',
      'date abonnement',
      'date d abonnement',
      'signup date',
      'sign up date',
    ],
  ],
} as const;

export const HEADER_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS).flatMap(([target, words]) => words.map((word) => [word, target] as const)),
);
