// The words for what is wrong with a record, and how to mend it. A table: every code of #authentication/dns-records.ts has its
// row, the compiler sees to it. `{name}` in a text is replaced by the finding's parameter.

import type { DnsFinding, DnsFindingCode } from '#authentication/dns-records.ts';
import type { Language } from '#platform/http/problem.ts';

interface Words {
  says: string;
  mend: string;
}

const WORDS: Readonly<Record<DnsFindingCode, Readonly<Record<Language, Words>>>> = {
  dns_unreachable: {
    fr: {
      says: 'Le DNS n’a pas répondu pour {name} ({code}).',
      mend: 'Réessayez dans quelques minutes ; si cela dure, vérifiez les serveurs de noms du domaine.',
    },
    en: {
      says: 'The DNS did not answer for {name} ({code}).',
      mend: 'Try again in a few minutes; if it goes on, check the name servers of the domain.',
    },
  },
  record_missing: {
    fr: {
      says: 'Aucun enregistrement de ce type à {name}.',
      mend: 'Créez-le avec la valeur ci-dessous. Un changement de DNS met de quelques minutes à quelques heures à se voir.',
    },
    en: {
      says: 'There is no record of this kind at {name}.',
      mend: 'Create it with the value shown. A change of DNS takes from minutes to hours to be seen.',
    },
  },
  ownership_not_proven: {
    fr: {
      says: 'Le jeton de propriété n’est pas publié à {name}.',
      mend: 'Il n’est utile que si vous ne pouvez pas publier la clé DKIM tout de suite.',
    },
    en: {
      says: 'The ownership token is not published at {name}.',
      mend: 'It is of use only if you cannot publish the DKIM key right away.',
    },
  },
  spf_several_records: {
    fr: {
      says: '{count} enregistrements SPF à {name} : les récepteurs les refusent tous (RFC 7208).',
      mend: 'N’en gardez qu’un, qui réunit les mécanismes de tous.',
    },
    en: {
      says: '{count} SPF records at {name}: receivers refuse them all (RFC 7208).',
      mend: 'Keep a single one, with the mechanisms of all.',
    },
  },
  spf_not_valid: {
    fr: { says: 'L’enregistrement SPF est mal écrit : {reason}.', mend: 'Remplacez-le par la valeur ci-dessous.' },
    en: { says: 'The SPF record is badly written: {reason}.', mend: 'Replace it by the value shown.' },
  },
  spf_does_not_name_us: {
    fr: {
      says: 'L’enregistrement SPF n’autorise pas {host} ({ip}) : résultat « {result} ».',
      mend: 'Ajoutez notre mécanisme : la valeur ci-dessous reprend la vôtre et le contient.',
    },
    en: {
      says: 'The SPF record does not allow {host} ({ip}): the result is "{result}".',
      mend: 'Add our mechanism: the value shown takes yours up and holds it.',
    },
  },
  spf_host_unknown: {
    fr: {
      says: '{host} n’a pas d’adresse dans le DNS : aucun enregistrement SPF ne peut l’autoriser.',
      mend: 'Donnez à cette machine un enregistrement A, ou changez DAUPHIN_MAIL_HOST pour un nom qui en a un.',
    },
    en: {
      says: '{host} has no address in the DNS: no SPF record can allow it.',
      mend: 'Give this machine an A record, or change DAUPHIN_MAIL_HOST to a name that has one.',
    },
  },
  spf_too_many_lookups: {
    fr: {
      says: 'L’enregistrement SPF demande plus de {limit} recherches DNS : il n’est pas évalué.',
      mend: 'Retirez les « include » de services que vous n’utilisez plus.',
    },
    en: {
      says: 'The SPF record needs more than {limit} DNS look-ups: it is not evaluated.',
      mend: 'Remove the "include" of services that you no longer use.',
    },
  },
  spf_allows_everyone: {
    fr: {
      says: 'L’enregistrement SPF autorise la terre entière (« all »).',
      mend: 'Terminez-le par « ~all » ou « -all ».',
    },
    en: { says: 'The SPF record allows the whole world ("all").', mend: 'End it with "~all" or "-all".' },
  },
  dkim_several_records: {
    fr: {
      says: '{count} enregistrements à {name} : le récepteur ne sait lequel lire.',
      mend: 'Ne gardez que celui de la valeur ci-dessous.',
    },
    en: {
      says: '{count} records at {name}: a receiver cannot tell which to read.',
      mend: 'Keep only the one with the value shown.',
    },
  },
  dkim_not_valid: {
    fr: {
      says: 'L’enregistrement à {name} n’est pas une clé DKIM.',
      mend: 'Remplacez-le par la valeur ci-dessous, sans retour à la ligne ajouté.',
    },
    en: {
      says: 'The record at {name} is not a DKIM key.',
      mend: 'Replace it by the value shown, without added line breaks.',
    },
  },
  dkim_other_key: {
    fr: {
      says: 'La clé publiée à {name} n’est pas celle avec laquelle nous signons.',
      mend: 'Copiez la valeur ci-dessous entière : certains hébergeurs la tronquent à 255 caractères, il faut alors la couper en deux chaînes.',
    },
    en: {
      says: 'The key published at {name} is not the one we sign with.',
      mend: 'Copy the whole value shown: some hosts cut it at 255 characters, it must then be split into two strings.',
    },
  },
  dkim_revoked: {
    fr: { says: 'La clé à {name} est vide, donc révoquée.', mend: 'Remplacez-la par la valeur ci-dessous.' },
    en: { says: 'The key at {name} is empty, thus revoked.', mend: 'Replace it by the value shown.' },
  },
  dkim_testing: {
    fr: {
      says: 'La clé à {name} est en mode test (t=y) : les récepteurs peuvent l’ignorer.',
      mend: 'Retirez « t=y ».',
    },
    en: { says: 'The key at {name} is in test mode (t=y): receivers may ignore it.', mend: 'Remove "t=y".' },
  },
  dmarc_several_records: {
    fr: {
      says: '{count} enregistrements DMARC à {name} : ils sont tous ignorés (RFC 9989).',
      mend: 'N’en gardez qu’un.',
    },
    en: { says: '{count} DMARC records at {name}: all are ignored (RFC 9989).', mend: 'Keep a single one.' },
  },
  dmarc_not_valid: {
    fr: {
      says: 'L’enregistrement DMARC est mal écrit : {reason}.',
      mend: 'Comparez avec la valeur ci-dessous ; p, sp et np valent none, quarantine ou reject.',
    },
    en: {
      says: 'The DMARC record is badly written: {reason}.',
      mend: 'Compare with the value shown; p, sp and np are none, quarantine or reject.',
    },
  },
  dmarc_policy_missing: {
    fr: {
      says: 'L’enregistrement DMARC ne dit pas de politique : il vaut p=none.',
      mend: 'Ajoutez « p=none », puis « p=quarantine » quand les rapports ne montrent que vos envois.',
    },
    en: {
      says: 'The DMARC record states no policy: it counts as p=none.',
      mend: 'Add "p=none", then "p=quarantine" once reports show only your own mail.',
    },
  },
  dmarc_policy_none: {
    fr: {
      says: 'La politique DMARC observe sans protéger (p=none).',
      mend: 'C’est un bon départ. Passez à « quarantine » puis « reject » quand les rapports ne montrent que vos envois.',
    },
    en: {
      says: 'The DMARC policy watches without protecting (p=none).',
      mend: 'A good start. Move to "quarantine", then "reject", once reports show only your own mail.',
    },
  },
  dmarc_no_reports: {
    fr: {
      says: 'Aucune adresse ne reçoit les rapports DMARC (rua) ; La Poste l’exige.',
      mend: 'Ajoutez « rua=mailto:… » avec une adresse que vous relevez.',
    },
    en: {
      says: 'No address receives the DMARC reports (rua); La Poste demands one.',
      mend: 'Add "rua=mailto:…" with an address that you read.',
    },
  },
  dmarc_reports_unwanted: {
    fr: {
      says: '{host} n’a pas dit accepter les rapports DMARC de {name} : ils ne lui seront pas envoyés.',
      mend: 'Faites publier « v=DMARC1 » à {name}._report._dmarc.{host}, ou donnez une adresse de votre domaine.',
    },
    en: {
      says: '{host} has not said that it takes the DMARC reports of {name}: they will not be sent to it.',
      mend: 'Have "v=DMARC1" published at {name}._report._dmarc.{host}, or give an address of your own domain.',
    },
  },
  dmarc_obsolete_tags: {
    fr: { says: 'La RFC 9989 a retiré ces éléments : {tags}.', mend: 'Retirez-les : les récepteurs les ignorent.' },
    en: { says: 'RFC 9989 removed these tags: {tags}.', mend: 'Take them out: receivers ignore them.' },
  },
  mta_sts_not_valid: {
    fr: {
      says: 'L’enregistrement à {name} n’a pas d’identifiant valable.',
      mend: 'L’élément id compte de 1 à 32 lettres ou chiffres, et change avec la politique.',
    },
    en: {
      says: 'The record at {name} has no valid identifier.',
      mend: 'The id has 1 to 32 letters or digits, and changes with the policy.',
    },
  },
  tls_rpt_not_valid: {
    fr: {
      says: 'L’enregistrement à {name} ne dit pas où envoyer les rapports.',
      mend: 'L’élément rua contient une adresse « mailto: » ou « https: ».',
    },
    en: {
      says: 'The record at {name} does not say where to send reports.',
      mend: 'The rua tag holds a "mailto:" or "https:" address.',
    },
  },
  bimi_not_valid: {
    fr: {
      says: 'L’enregistrement à {name} ne mène pas à un logo.',
      mend: 'L’élément l est l’adresse https d’un logo SVG Tiny PS.',
    },
    en: {
      says: 'The record at {name} does not lead to a logo.',
      mend: 'The l tag is the https address of an SVG Tiny PS logo.',
    },
  },
  bimi_needs_policy: {
    fr: {
      says: 'Le logo ne sera pas affiché tant que DMARC n’est pas en quarantine ou reject.',
      mend: 'Passez d’abord la politique DMARC à « quarantine ».',
    },
    en: {
      says: 'The logo will not be shown until DMARC is at quarantine or reject.',
      mend: 'Move the DMARC policy to "quarantine" first.',
    },
  },
};

export function findingWords({ code, params }: DnsFinding, language: Language): Words {
  const { says, mend } = WORDS[code][language];
  return { says: fill(says, params), mend: fill(mend, params) };
}

const fill = (text: string, params: DnsFinding['params']) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
