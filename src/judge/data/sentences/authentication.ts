// Words for SPF, DKIM and DMARC (RFC 7208, 6376, 9989): what they prove and what they leave open, without the jargon alone.

import type { WordsOfGroup } from './symbol-words.ts';

export const authenticationSentences: WordsOfGroup<'authentication'> = {
  AUTH_DMARC_PASS: {
    sentence: {
      fr: 'Le domaine {domain} confirme que ce message vient bien de lui (DMARC réussi).',
      en: 'The domain {domain} confirms that this message comes from it (DMARC passes).',
    },
  },
  AUTH_DMARC_FAIL: {
    sentence: {
      fr: 'Ce message se présente au nom de {domain}, mais rien de ce que ce domaine publie ne le confirme (DMARC échoue).',
      en: 'This message presents itself as {domain}, but nothing that this domain publishes confirms it (DMARC fails).',
    },
    advice: {
      fr: 'Signez avec une clé DKIM de {domain}, ou envoyez depuis un serveur que son SPF autorise avec une adresse de retour de ce domaine. Gmail, Yahoo, Microsoft, Orange et laposte.net refusent ou relèguent ce qui échoue.',
      en: 'Sign with a DKIM key of {domain}, or send from a server that its SPF allows with a return address in that domain. Gmail, Yahoo, Microsoft, Orange and laposte.net refuse or demote what fails.',
    },
    mend: 'domain',
  },
  AUTH_DMARC_FAIL_LIST: {
    sentence: {
      fr: "DMARC échoue pour {domain}, mais le message est passé par une liste de discussion, qui casse souvent les signatures : cela ne dit rien contre l'expéditeur.",
      en: 'DMARC fails for {domain}, but the message came through a discussion list, which often breaks signatures: that says nothing against the sender.',
    },
  },
  AUTH_DMARC_ABSENT: {
    sentence: {
      fr: "Le domaine {domain} ne publie pas de politique DMARC : n'importe qui peut écrire sous son nom.",
      en: 'The domain {domain} publishes no DMARC policy: anyone can write under its name.',
    },
    advice: {
      fr: 'Publiez un enregistrement DMARC pour {domain}, au moins « v=DMARC1; p=none; rua=mailto:… ». Gmail, Yahoo, Microsoft, Orange et laposte.net le demandent.',
      en: 'Publish a DMARC record for {domain}, at least "v=DMARC1; p=none; rua=mailto:…". Gmail, Yahoo, Microsoft, Orange and laposte.net ask for it.',
    },
    mend: 'domain',
  },
  AUTH_SPF_ALIGNED: {
    sentence: {
      fr: 'Le serveur qui a remis ce message est autorisé par {domain} (SPF réussi).',
      en: 'The server that delivered this message is allowed by {domain} (SPF passes).',
    },
  },
  AUTH_SPF_FAIL: {
    sentence: {
      fr: "Le domaine {domain} déclare que le serveur qui a remis ce message n'est pas l'un des siens (SPF échoue).",
      en: 'The domain {domain} declares that the server which delivered this message is not one of its own (SPF fails).',
    },
    advice: {
      fr: "Ajoutez à l'enregistrement SPF de {domain} le serveur qui envoie vos messages, ou envoyez par un serveur qui y figure.",
      en: 'Add the server that sends your mail to the SPF record of {domain}, or send through a server that it lists.',
    },
    mend: 'domain',
  },
  AUTH_SPF_SOFTFAIL: {
    sentence: {
      fr: 'Le domaine {domain} doute du serveur qui a remis ce message (SPF « softfail »).',
      en: 'The domain {domain} has doubts about the server which delivered this message (SPF softfail).',
    },
    advice: {
      fr: "Ajoutez à l'enregistrement SPF de {domain} le serveur qui envoie vos messages.",
      en: 'Add the server that sends your mail to the SPF record of {domain}.',
    },
    mend: 'domain',
  },
  AUTH_SPF_BROKEN: {
    sentence: {
      fr: "L'enregistrement SPF de {domain} est mal écrit : il ne protège personne.",
      en: 'The SPF record of {domain} is badly written: it protects nobody.',
    },
    advice: {
      fr: "Corrigez l'enregistrement SPF de {domain} : un seul enregistrement, dix interrogations du DNS au plus.",
      en: 'Mend the SPF record of {domain}: one record only, ten DNS lookups at most.',
    },
    mend: 'domain',
  },
  AUTH_SPF_ABSENT: {
    sentence: {
      fr: 'Le domaine {domain} ne dit pas quels serveurs peuvent envoyer en son nom (pas de SPF).',
      en: 'The domain {domain} does not say which servers may send in its name (no SPF).',
    },
    advice: {
      fr: 'Publiez un enregistrement SPF pour {domain}, qui autorise vos serveurs.',
      en: 'Publish an SPF record for {domain} that allows your servers.',
    },
    mend: 'domain',
  },
  AUTH_DKIM_ALIGNED: {
    sentence: {
      fr: "Une signature de {domain} prouve que le message n'a pas été modifié en route (DKIM réussi).",
      en: 'A signature of {domain} proves that the message was not altered on its way (DKIM passes).',
    },
  },
  AUTH_DKIM_UNALIGNED: {
    sentence: {
      fr: 'Le message est signé par {signer}, et non par {domain} au nom de qui il se présente.',
      en: 'The message is signed by {signer}, not by {domain} in whose name it presents itself.',
    },
    advice: {
      fr: 'Signez avec une clé DKIM de {domain} : la signature de {signer} ne vaut rien pour DMARC.',
      en: 'Sign with a DKIM key of {domain}: the signature of {signer} counts for nothing in DMARC.',
    },
    mend: 'domain',
  },
  AUTH_DKIM_FAIL: {
    sentence: {
      fr: 'Une signature de {signer} ne correspond pas au message : il a été modifié en route, ou la signature est fausse (DKIM échoue).',
      en: 'A signature of {signer} does not match the message: it was altered on its way, or the signature is false (DKIM fails).',
    },
    advice: {
      fr: 'Vérifiez que la clé publiée pour {signer} est la bonne et que rien ne modifie le message après la signature.',
      en: 'Check that the key published for {signer} is the right one, and that nothing alters the message after signing.',
    },
    mend: 'domain',
  },
  AUTH_DKIM_ABSENT: {
    sentence: {
      fr: 'Le message ne porte aucune signature (pas de DKIM).',
      en: 'The message carries no signature (no DKIM).',
    },
    advice: {
      fr: 'Signez vos messages avec une clé DKIM de {domain}. Orange refuse ceux qui ne le sont pas.',
      en: 'Sign your messages with a DKIM key of {domain}. Orange refuses those that are not.',
    },
    mend: 'domain',
  },
  AUTH_DKIM_WEAK_KEY: {
    sentence: {
      fr: 'La signature de {signer} utilise une clé trop courte ({bits} bits), que les filtres ne comptent plus.',
      en: 'The signature of {signer} uses a key that is too short ({bits} bits), which filters no longer count.',
    },
    advice: {
      fr: 'Créez pour {signer} une clé RSA de 2048 bits (1024 au moins).',
      en: 'Create a 2048-bit RSA key for {signer} (1024 at the very least).',
    },
    mend: 'domain',
  },
  AUTH_DKIM_PARTIAL_BODY: {
    sentence: {
      fr: "La signature de {signer} ne couvre que le début du message : la suite a pu être ajoutée par quelqu'un d'autre.",
      en: 'The signature of {signer} covers only the start of the message: the rest may have been added by somebody else.',
    },
    advice: {
      fr: 'Signez le corps entier : retirez la balise « l= » de la signature DKIM.',
      en: 'Sign the whole body: drop the "l=" tag of the DKIM signature.',
    },
    mend: 'domain',
  },
  AUTH_DKIM_LIST_HEADERS_UNSIGNED: {
    sentence: {
      fr: "La signature ne couvre pas les en-têtes de désabonnement : quelqu'un a pu les changer.",
      en: 'The signature does not cover the unsubscribe headers: somebody may have changed them.',
    },
    advice: {
      fr: 'Faites couvrir List-Unsubscribe et List-Unsubscribe-Post par la signature DKIM (RFC 8058) : sans cela le désabonnement en un clic ne compte pas.',
      en: 'Have the DKIM signature cover List-Unsubscribe and List-Unsubscribe-Post (RFC 8058): without it one-click unsubscribing does not count.',
    },
    mend: 'settings',
  },
  AUTH_ARC_TRUSTED: {
    sentence: {
      fr: 'Le message a été réexpédié par {sealer}, dont vous croyez le sceau (ARC réussi) : une signature cassée en route ne dit rien.',
      en: 'The message was forwarded by {sealer}, whose seal you believe (ARC passes): a signature broken on the way says nothing.',
    },
  },
  AUTH_OTHERS_VOUCH: {
    sentence: {
      fr: 'Le message est garanti par {other}, mais pas par {domain}, au nom de qui il parle.',
      en: 'The message is vouched for by {other}, but not by {domain}, in whose name it speaks.',
    },
    advice: {
      fr: 'Signez avec une clé DKIM de {domain}, ou prenez une adresse de retour dans ce domaine : la garantie de {other} ne vaut pas pour vous.',
      en: 'Sign with a DKIM key of {domain}, or use a return address in that domain: {other} cannot vouch for you.',
    },
    mend: 'domain',
  },
  AUTH_AS_USUAL: {
    sentence: {
      fr: "Le message vient d'où les messages de {address} viennent d'habitude, avec la même signature.",
      en: 'The message comes from where messages of {address} usually come, with the same signature.',
    },
  },
  AUTH_USUALLY_SIGNED: {
    sentence: {
      fr: "Les messages de {address} sont d'habitude signés par {usual} ; celui-ci ne l'est par personne.",
      en: 'Messages of {address} are usually signed by {usual}; this one is signed by nobody.',
    },
  },
  AUTH_UNUSUAL_SIGNER: {
    sentence: {
      fr: "Les messages de {address} sont d'habitude signés par {usual} ; celui-ci l'est par {signer}.",
      en: 'Messages of {address} are usually signed by {usual}; this one is signed by {signer}.',
    },
  },
  AUTH_UNUSUAL_NETWORK: {
    sentence: {
      fr: "Le message vient d'un réseau d'où {address} n'écrit pas d'habitude ({client}).",
      en: 'The message comes from a network from which {address} does not usually write ({client}).',
    },
  },
  AUTH_NOTHING_VOUCHES: {
    sentence: {
      fr: 'Personne ne se porte garant de ce message : ni le serveur (SPF), ni une signature (DKIM).',
      en: 'Nobody vouches for this message: neither the server (SPF) nor a signature (DKIM).',
    },
    advice: {
      fr: 'Authentifiez vos envois : une clé DKIM et un enregistrement SPF pour {domain}.',
      en: 'Authenticate what you send: a DKIM key and an SPF record for {domain}.',
    },
    mend: 'domain',
  },
};
