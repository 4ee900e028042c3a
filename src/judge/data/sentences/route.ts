// Words for the way of the message and the program it says it was written with.

import type { WordsOfGroup } from './symbol-words.ts';

export const routeSentences: WordsOfGroup<'route'> = {
  ROUTE_HELO_ADDRESS: {
    sentence: {
      fr: "Le serveur qui a remis le message s'est présenté par un simple numéro ({helo}), ce qu'aucun vrai serveur de courrier ne fait.",
      en: 'The server that handed the message over called itself by a mere number ({helo}), which no true mail server does.',
    },
    advice: {
      fr: 'Donnez au serveur un nom complet à annoncer (HELO), le même que dans le DNS inverse.',
      en: 'Let the server announce a full name (HELO), the same as in reverse DNS.',
    },
    mend: 'settings',
  },
  ROUTE_HELO_LOCAL: {
    sentence: {
      fr: "La machine qui a remis le message s'est présentée sous un nom privé (« {helo} ») : ce n'est pas un serveur de courrier en règle.",
      en: 'The machine that handed the message over called itself by a private name ("{helo}"): it is no proper mail server.',
    },
    advice: {
      fr: 'Donnez au serveur un nom complet à annoncer (HELO), le même que dans le DNS inverse.',
      en: 'Let the server announce a full name (HELO), the same as in reverse DNS.',
    },
    mend: 'settings',
  },
  ROUTE_HELO_FORGED: {
    sentence: {
      fr: "La machine qui a remis le message s'est présentée sous le nom de {helo}, alors que son adresse appartient à {host}.",
      en: 'The machine that handed the message over called itself {helo}, while its address belongs to {host}.',
    },
  },
  ROUTE_HOST_CUSTOMER_LINE: {
    sentence: {
      fr: "Le message vient d'une simple ligne d'abonné ({host}), pas d'un serveur de courrier : ainsi écrivent les ordinateurs piratés.",
      en: "The message comes from a subscriber's line ({host}), not from a mail server: so write hijacked computers.",
    },
    advice: {
      fr: 'Envoyez par un serveur de courrier dont le DNS inverse porte un vrai nom.',
      en: 'Send through a mail server whose reverse DNS bears a true name.',
    },
    mend: 'settings',
  },
  ROUTE_HOST_NAMELESS: {
    sentence: {
      fr: "L'adresse qui a remis le message ({address}) n'a pas de nom, contrairement aux serveurs de courrier tenus avec soin.",
      en: 'The address that handed the message over ({address}) bears no name, unlike mail servers kept with care.',
    },
    advice: {
      fr: "Donnez à l'adresse du serveur un nom dans le DNS inverse : beaucoup de messageries refusent les autres.",
      en: 'Give the address of the server a name in reverse DNS: many receivers refuse others.',
    },
    mend: 'settings',
  },
  ROUTE_HOST_FOREIGN: {
    sentence: {
      fr: "Le message se dit envoyé depuis {domain}, mais il a été remis par {host}, qui n'est pas un serveur de {domain}.",
      en: 'The message says it comes from {domain}, but {host} handed it over, which is no server of {domain}.',
    },
    advice: {
      fr: "N'écrivez pas au nom d'une adresse {domain} depuis un autre serveur : utilisez un domaine à vous.",
      en: 'Do not write in the name of an address at {domain} from another server: use a domain of your own.',
    },
    mend: 'sender',
  },
  ROUTE_DATES_DISORDERED: {
    sentence: {
      fr: 'Le trajet annoncé par le message est impossible : une étape y est datée {hours} h après la suivante.',
      en: 'The way that the message claims is impossible: one step is dated {hours} h after the next.',
    },
  },
  ROUTE_WEB_SCRIPT: {
    sentence: {
      fr: "Le message a été envoyé par un programme d'un site web (« {script} »), non par une messagerie : ainsi écrivent formulaires et sites piratés.",
      en: 'The message was sent by a program of a website ("{script}"), not by a mail program: so write contact forms and hacked sites.',
    },
    advice: {
      fr: 'Envoyez par SMTP authentifié plutôt que par la fonction mail() de PHP.',
      en: "Send by authenticated SMTP rather than by PHP's mail().",
    },
    mend: 'settings',
  },
  ROUTE_MAILER_FORGED: {
    sentence: {
      fr: "Le message se dit écrit avec {mailer}, mais son identifiant n'est pas de ceux que ce logiciel écrit.",
      en: 'The message says it was written with {mailer}, but its identifier is not of the kind that this program writes.',
    },
  },
};
