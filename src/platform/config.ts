// The settings of one installation: each has one name, one meaning, one default and one rule for what is acceptable.
// They come from the environment only, are read once at start, and never change afterwards.
// A wrong value throws an OperatorError: one line that names the setting and says what it accepts.

import { hostname } from 'node:os';
import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { OperatorError, type Text } from './operator-error.ts';

/** The checkout or the installed package: the folder that holds package.json. */
export const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export const roles = ['web', 'outbox', 'listener', 'jobs'] as const;
export type Role = (typeof roles)[number];

const port = z.coerce.number().int().min(1).max(65_535);
const portOrAny = z.coerce.number().int().min(0).max(65_535);
const folder = z.string().transform((path) => resolve(path));
const roleList = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(roles)).min(1))
  .transform((names) => [...new Set(names)]);
const serverList = z
  .string()
  .transform((text) => text.split(',').map((server) => server.trim()))
  .pipe(z.array(z.string().refine(isNameServer)).min(1));
const addressList = z
  .string()
  .transform((text) => text.split(',').map((address) => address.trim()))
  .pipe(z.array(z.string().refine((address) => isIP(address) !== 0)).min(1));
const zoneList = z
  .string()
  .transform((text) => text.split(',').map((zone) => zone.trim().toLowerCase()))
  .pipe(
    z
      .array(z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/))
      .min(1)
      .max(10),
  );
const hostAndPort = z
  .string()
  .regex(/^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:]+\]):[1-9]\d{0,4}$/)
  .refine((text) => Number(text.slice(text.lastIndexOf(':') + 1)) <= 65_535);
/** `phish=refuse,spam=junk`; the words are the gateway's (`receiving/disposition/policy.ts`). */
const choices = z
  .string()
  .regex(/^[a-z]+=[a-z]+(?:,[a-z]+=[a-z]+)*$/)
  .transform((text) => Object.fromEntries(text.split(',').map((pair) => pair.split('=') as [string, string])));
const webAddress = z
  .url({ protocol: /^https?$/ })
  .refine((text) => URL.canParse(text) && new URL(text).pathname === '/', 'no path')
  .transform((text) => new URL(text).origin);

/** `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53` or `[2001:db8::53]:5353`. */
function isNameServer(text: string): boolean {
  const [, bracketed, plain] = /^(?:\[(.+)\](?::\d{1,5})?|([\d.]+):\d{1,5})$/.exec(text) ?? [];
  return isIP(bracketed ?? plain ?? text) !== 0;
}

export interface Setting<Schema extends z.ZodType = z.ZodType> {
  env: string;
  schema: Schema;
  /** As it would be written in the environment; `undefined` means that the setting may be absent. */
  fallback: string | undefined | ((given: Given) => string);
  accepts: Text;
  meaning: Text;
  /** Never shown as it is. */
  secret?: boolean;
}

type Given = Readonly<Record<string, string | undefined>>;

/** Keeps the type of the fallback: a setting without one may be absent. */
const setting = <Schema extends z.ZodType, Fallback extends Setting['fallback']>(
  one: Setting<Schema> & { fallback: Fallback },
) => one;

const DEFAULT_PORT = '8025';

export const settings = {
  dataDir: setting({
    env: 'DAUPHIN_DATA',
    schema: folder,
    fallback: join(projectFolder, 'data'),
    accepts: { fr: 'un dossier', en: 'a folder' },
    meaning: {
      fr: 'Dossier de tout ce qui doit être gardé : base de données, fichiers, clé du coffre.',
      en: 'Folder of everything that must be kept: database, files, key of the vault.',
    },
  }),
  databaseUrl: setting({
    env: 'DATABASE_URL',
    schema: z.string().regex(/^postgres(ql)?:\/\//),
    fallback: undefined,
    accepts: { fr: 'une adresse postgres://…', en: 'a postgres://… address' },
    meaning: {
      fr: 'PostgreSQL 15 ou plus récent à utiliser ; sans elle, Dauphin démarre le sien.',
      en: 'PostgreSQL 15 or later to use; without it, Dauphin starts its own.',
    },
    secret: true,
  }),
  roles: setting({
    env: 'DAUPHIN_ROLES',
    schema: roleList,
    fallback: roles.join(','),
    accepts: { fr: `une liste parmi ${roles.join(', ')}`, en: `a list among ${roles.join(', ')}` },
    meaning: {
      fr: 'Ce que fait ce programme ; plusieurs programmes peuvent se partager le travail.',
      en: 'What this program does; several programs can share the work.',
    },
  }),
  host: setting({
    env: 'DAUPHIN_HOST',
    schema: z.string().min(1),
    fallback: '127.0.0.1',
    accepts: { fr: 'un nom ou une adresse IP', en: 'a name or an IP address' },
    meaning: {
      fr: "Adresse sur laquelle la console écoute ; 0.0.0.0 l'ouvre à tout le réseau.",
      en: 'Address on which the console listens; 0.0.0.0 opens it to the whole network.',
    },
  }),
  port: setting({
    env: 'DAUPHIN_PORT',
    schema: portOrAny,
    fallback: DEFAULT_PORT,
    accepts: { fr: 'un port, ou 0 pour un port libre', en: 'a port, or 0 for any free one' },
    meaning: { fr: 'Port de la console.', en: 'Port of the console.' },
  }),
  publicUrl: setting({
    env: 'DAUPHIN_PUBLIC_URL',
    schema: webAddress,
    fallback: (given) => `http://localhost:${given['DAUPHIN_PORT'] || DEFAULT_PORT}`,
    accepts: { fr: 'une adresse http(s) sans chemin', en: 'an http(s) address without a path' },
    meaning: {
      fr: 'Adresse sous laquelle les destinataires et les opérateurs atteignent Dauphin ; elle est écrite dans les messages.',
      en: 'Address under which recipients and operators reach Dauphin; it is written into messages.',
    },
  }),
  trustedProxies: setting({
    env: 'DAUPHIN_TRUSTED_PROXIES',
    schema: addressList,
    fallback: '127.0.0.1,::1',
    accepts: { fr: 'des adresses IP séparées par des virgules', en: 'IP addresses separated by commas' },
    meaning: {
      fr: 'Serveurs mandataires placés devant la console, dont l’en-tête X-Forwarded-For est cru ; sans eux, tous les visiteurs auraient la même adresse.',
      en: 'Proxies in front of the console, whose X-Forwarded-For header is believed; without them all visitors would have the same address.',
    },
  }),
  smtpHost: setting({
    env: 'DAUPHIN_SMTP_HOST',
    schema: z.string().min(1),
    fallback: '127.0.0.1',
    accepts: { fr: 'un nom ou une adresse IP', en: 'a name or an IP address' },
    meaning: {
      fr: 'Adresse sur laquelle le serveur SMTP de Dauphin écoute.',
      en: "Address on which Dauphin's SMTP server listens.",
    },
  }),
  mailHost: setting({
    env: 'DAUPHIN_MAIL_HOST',
    schema: z.string().regex(/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/),
    fallback: () => (hostname().includes('.') ? hostname() : 'localhost'),
    accepts: { fr: 'un nom de machine', en: 'a host name' },
    meaning: {
      fr: 'Nom sous lequel Dauphin se présente aux serveurs de messagerie (EHLO) ; le DNS doit le relier à son adresse, dans les deux sens.',
      en: 'Name by which Dauphin introduces itself to mail servers (EHLO); the DNS must link it to its address, both ways.',
    },
  }),
  smartHost: setting({
    env: 'DAUPHIN_SMART_HOST',
    schema: hostAndPort,
    fallback: undefined,
    accepts: {
      fr: 'un nom ou une adresse IP, et un port : relais.exemple:25',
      en: 'a name or an IP address, and a port: relay.example:25',
    },
    meaning: {
      fr: 'Serveur SMTP qui reçoit tout le courrier des domaines en service, à la place des serveurs de chaque destinataire ; sans effet sur le bac à sable.',
      en: "SMTP server that is given all the mail of live domains, instead of each recipient's own servers; the sandbox ignores it.",
    },
  }),
  dnsServers: setting({
    env: 'DAUPHIN_DNS_SERVERS',
    schema: serverList,
    fallback: undefined,
    accepts: { fr: 'des adresses IP séparées par des virgules', en: 'IP addresses separated by commas' },
    meaning: {
      fr: 'Serveurs de noms à interroger, chacun avec son port s’il n’est pas 53 ; sans eux, ceux de la machine.',
      en: 'Name servers to ask, each with its port when it is not 53; without them, those of the machine.',
    },
  }),
  sandboxSmtpPort: setting({
    env: 'DAUPHIN_SMTP_PORT',
    schema: port,
    fallback: '2525',
    accepts: { fr: 'un port', en: 'a port' },
    meaning: {
      fr: 'Port du serveur SMTP de Dauphin, qui reçoit tout ce que le bac à sable envoie.',
      en: "Port of Dauphin's SMTP server, which receives all that the sandbox sends.",
    },
  }),
  milter: setting({
    env: 'DAUPHIN_MILTER',
    schema: hostAndPort,
    fallback: undefined,
    accepts: {
      fr: 'une adresse et un port, comme 127.0.0.1:8891',
      en: 'an address and a port, such as 127.0.0.1:8891',
    },
    meaning: {
      fr: 'Où un Postfix ou un Sendmail de la maison interroge le juge (protocole milter) ; sans elle, nulle part. Qui s’y connecte est cru : que ce soit la machine elle-même ou un réseau privé.',
      en: 'Where a Postfix or Sendmail of the house asks the judge (milter protocol); without it, nowhere. Whoever connects is believed: let it be the machine itself or a private network.',
    },
  }),
  milterPolicy: setting({
    env: 'DAUPHIN_MILTER_POLICY',
    schema: choices,
    fallback: 'phish=junk',
    accepts: {
      fr: 'des paires classe=sort séparées par des virgules, comme phish=refuse,spam=junk',
      en: 'pairs class=end separated by commas, such as phish=refuse,spam=junk',
    },
    meaning: {
      fr: 'Ce que le milter fait de chaque classe là où cela diffère de la règle commune ; quarantine met le message dans la file d’attente retenue du serveur.',
      en: 'What the milter does with each class where it differs from the standard; quarantine puts the message into the hold queue of the server.',
    },
  }),
  lmtpPort: setting({
    env: 'DAUPHIN_LMTP_PORT',
    schema: port,
    fallback: undefined,
    accepts: { fr: 'un port', en: 'a port' },
    meaning: {
      fr: 'Port sur lequel le courrier est aussi pris par LMTP, d’un serveur de la maison ; sans lui, pas de LMTP.',
      en: 'Port on which mail is also taken by LMTP, from a mail server of the house; without it, no LMTP.',
    },
  }),
  submissionsPort: setting({
    env: 'DAUPHIN_SUBMISSIONS_PORT',
    schema: port,
    fallback: undefined,
    accepts: { fr: 'un port', en: 'a port' },
    meaning: {
      fr: 'Port sur lequel les programmes et logiciels de messagerie remettent du courrier, chiffré dès le premier octet (465 d’usage) ; sans lui, non.',
      en: 'Port on which programs and mail clients submit mail, encrypted from the first byte (usually 465); without it, they do not.',
    },
  }),
  submissionPort: setting({
    env: 'DAUPHIN_SUBMISSION_PORT',
    schema: port,
    fallback: undefined,
    accepts: { fr: 'un port', en: 'a port' },
    meaning: {
      fr: 'Le même, chiffré par STARTTLS (587 d’usage).',
      en: 'The same, encrypted by STARTTLS (usually 587).',
    },
  }),
  tlsCertificate: setting({
    env: 'DAUPHIN_TLS_CERT',
    schema: folder,
    fallback: undefined,
    accepts: { fr: 'un fichier', en: 'a file' },
    meaning: {
      fr: 'Certificat (PEM, chaîne comprise) du serveur SMTP, pour STARTTLS ; relu quand il change.',
      en: 'Certificate (PEM, with its chain) of the SMTP server, for STARTTLS; read again when it changes.',
    },
  }),
  tlsKey: setting({
    env: 'DAUPHIN_TLS_KEY',
    schema: folder,
    fallback: undefined,
    accepts: { fr: 'un fichier', en: 'a file' },
    meaning: { fr: 'Clé de ce certificat (PEM).', en: 'Key of that certificate (PEM).' },
  }),
  smtpProxies: setting({
    env: 'DAUPHIN_SMTP_PROXIES',
    schema: addressList,
    fallback: undefined,
    accepts: { fr: 'des adresses IP séparées par des virgules', en: 'IP addresses separated by commas' },
    meaning: {
      fr: 'Mandataires placés devant le serveur SMTP, qui nomment le vrai client par le protocole PROXY (HAProxy).',
      en: 'Proxies in front of the SMTP server, which name the true client by the PROXY protocol (HAProxy).',
    },
  }),
  xclientHosts: setting({
    env: 'DAUPHIN_XCLIENT_HOSTS',
    schema: addressList,
    fallback: undefined,
    accepts: { fr: 'des adresses IP séparées par des virgules', en: 'IP addresses separated by commas' },
    meaning: {
      fr: 'Serveurs de la maison (Postfix, nginx) qui nomment le vrai client par la commande XCLIENT.',
      en: 'Servers of the house (Postfix, nginx) that name the true client by the XCLIENT command.',
    },
  }),
  messagesPerMinute: setting({
    env: 'DAUPHIN_MESSAGES_PER_MINUTE',
    schema: z.coerce.number().int().min(1).max(1_000_000),
    fallback: '1000',
    accepts: { fr: 'un nombre de 1 à 1 000 000', en: 'a number from 1 to 1,000,000' },
    meaning: {
      fr: 'Messages qu’une même machine peut remettre en une minute ; au-delà, elle est priée de revenir (450).',
      en: 'Messages that one machine may hand over in a minute; beyond, it is asked to come back (450).',
    },
  }),
  dnsLists: setting({
    env: 'DAUPHIN_DNS_LISTS',
    schema: zoneList,
    fallback: undefined,
    accepts: { fr: 'des noms de domaine séparés par des virgules', en: 'domain names separated by commas' },
    meaning: {
      fr: 'Listes noires par DNS (RFC 5782) consultées pour chaque machine qui remet du courrier : une machine listée est refusée.',
      en: 'DNS lists (RFC 5782) asked about each machine that hands mail over: a listed machine is refused.',
    },
  }),
  logLevel: setting({
    env: 'DAUPHIN_LOG_LEVEL',
    schema: z.enum(['debug', 'info', 'warn', 'error']),
    fallback: () => (process.stderr.isTTY ? 'warn' : 'info'),
    accepts: { fr: 'debug, info, warn ou error', en: 'debug, info, warn or error' },
    meaning: {
      fr: 'Ce qui est journalisé ; par défaut « warn » dans un terminal et « info » ailleurs.',
      en: 'What is logged; by default "warn" in a terminal and "info" elsewhere.',
    },
  }),
} as const;

type Settings = typeof settings;
type Value<Name extends keyof Settings> = Settings[Name] extends { fallback: undefined }
  ? z.output<Settings[Name]['schema']> | undefined
  : z.output<Settings[Name]['schema']>;

export type SettingName = keyof Settings;
export type Config = { readonly [Name in SettingName]: Value<Name> };

/** Reads every setting from the environment given. An empty value counts as absent. */
export function readConfig(env: Given = process.env): Config {
  const read = Object.entries<Setting>(settings).map(([name, one]) => [name, readSetting(one, env)]);
  return Object.freeze(Object.fromEntries(read));
}

function readSetting(one: Setting, env: Given): unknown {
  const given = env[one.env] || (typeof one.fallback === 'function' ? one.fallback(env) : one.fallback);
  if (given === undefined) return undefined;
  const parsed = one.schema.safeParse(given);
  if (!parsed.success) throw wrongSetting(one, given);
  return parsed.data;
}

function wrongSetting(one: Setting, given: string): OperatorError {
  const shown = one.secret ? '***' : given;
  return new OperatorError({
    fr: `${one.env} vaut « ${shown} » mais doit être ${one.accepts.fr}.`,
    en: `${one.env} is "${shown}" but must be ${one.accepts.en}.`,
  });
}
