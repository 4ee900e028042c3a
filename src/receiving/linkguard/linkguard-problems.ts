// What can be wrong with a question about links, or with what the desk says of them.

import { defineProblems } from '#platform/http/problem.ts';

export const linkguardProblem = defineProblems({
  too_many_lookups: {
    status: 429,
    fr: 'Trop de questions depuis cette adresse : attendez une minute.',
    en: 'Too many questions from this address: wait a minute.',
  },
  not_a_house: {
    status: 422,
    fr: 'Cette clé n’est pas celle d’une maison : recopiez l’adresse depuis le bureau anti-hameçonnage.',
    en: 'This key is not that of a house: copy the address from the phishing desk.',
  },
  link_not_found: {
    status: 404,
    fr: 'Ce lien n’est plus connu ici : rechargez la liste.',
    en: 'This link is no longer known here: load the list again.',
  },
  not_a_link: {
    status: 422,
    fr: 'Ce n’est pas une adresse web : elle commence par http:// ou https://.',
    en: 'This is no web address: it begins with http:// or https://.',
  },
  link_well_known: {
    status: 422,
    fr: 'Cette adresse mène à une maison connue ou protégée, ou à toute une plateforme : donnez l’adresse de la page frauduleuse elle-même.',
    en: 'This address leads to a well-known or protected house, or to a whole platform: give the address of the fraudulent page itself.',
  },
});
