// Examines what Dauphin stands on: Node, the built console, the data directory and its disk, the key of the vault, the ports.
// It changes nothing but a file of its own, written and removed to see whether the data directory can be written to.

import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { type Config, projectFolder } from '#platform/config.ts';
import { masterKeyFile } from '#platform/master-key.ts';
import { type RunningProgram, runningPrograms } from '#platform/programs.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

const OLDEST_NODE = 24;
const GIGABYTE = 1024 ** 3;

export async function examineMachine(config: Config): Promise<Finding[]> {
  const running = await runningPrograms(config.dataDir);
  return [
    examineNode(),
    examineConsole(),
    await examineDataDir(config),
    await examineDisk(config),
    await examineKey(config),
    ...(await examinePorts(config, running)),
    examinePublicUrl(config),
  ];
}

function examineNode(): Finding {
  const major = Number.parseInt(process.versions.node, 10);
  if (major >= OLDEST_NODE) return ok('node', `Node ${process.versions.node}`, `Node ${process.versions.node}`);
  return fail(
    'node',
    { fr: `Node ${process.versions.node} est trop ancien.`, en: `Node ${process.versions.node} is too old.` },
    {
      fr: `Lancez Dauphin par « npm start » ou « npx dauphin », ou installez Node ${OLDEST_NODE}.`,
      en: `Run Dauphin by "npm start" or "npx dauphin", or install Node ${OLDEST_NODE}.`,
    },
  );
}

function examineConsole(): Finding {
  if (existsSync(join(projectFolder, 'console', 'dist', 'index.html')))
    return ok('console', 'Console construite', 'Console built');
  return warn(
    'console',
    { fr: "La console n'est pas encore construite.", en: 'The console is not built yet.' },
    { fr: '« npm start » la construit.', en: '"npm start" builds it.' },
  );
}

async function examineDataDir({ dataDir }: Config): Promise<Finding> {
  const found = await stat(dataDir).catch(() => undefined);
  if (!found) {
    return warn(
      'data',
      {
        fr: `Le dossier de données ${dataDir} n'existe pas encore.`,
        en: `The data directory ${dataDir} does not exist yet.`,
      },
      { fr: '« npm start » le crée.', en: '"npm start" makes it.' },
    );
  }
  const trial = await mkdtemp(join(dataDir, 'trial-')).catch(() => undefined);
  if (!trial) {
    return fail(
      'data',
      { fr: `On ne peut pas écrire dans ${dataDir}.`, en: `${dataDir} cannot be written to.` },
      {
        fr: `Donnez ce dossier au compte qui lance Dauphin : chown -R COMPTE ${dataDir}`,
        en: `Give it to the account that runs Dauphin: chown -R ACCOUNT ${dataDir}`,
      },
    );
  }
  await rm(trial, { recursive: true });
  if ((found.mode & 0o066) === 0) return ok('data', `Dossier de données ${dataDir}`, `Data directory ${dataDir}`);
  return warn(
    'data',
    {
      fr: `D'autres comptes de la machine peuvent lire ${dataDir}.`,
      en: `Other accounts of this machine can read ${dataDir}.`,
    },
    { fr: `chmod go-rw ${dataDir}`, en: `chmod go-rw ${dataDir}` },
  );
}

async function examineDisk({ dataDir }: Config): Promise<Finding> {
  const { bavail, bsize } = await statfs(existingPart(dataDir));
  const free = bavail * bsize;
  const shown = (free / GIGABYTE).toFixed(1);
  if (free >= 5 * GIGABYTE) return ok('disk', `${shown} Gio libres`, `${shown} GiB free`);
  const what = {
    fr: `Il ne reste que ${shown} Gio sur le disque de ${dataDir}.`,
    en: `Only ${shown} GiB are left on the disk of ${dataDir}.`,
  };
  const mend = {
    fr: 'Libérez de la place, ou placez DAUPHIN_DATA sur un plus grand disque.',
    en: 'Free some space, or put DAUPHIN_DATA on a larger disk.',
  };
  return free < GIGABYTE ? fail('disk', what, mend) : warn('disk', what, mend);
}

const existingPart = (path: string): string => (existsSync(path) ? path : existingPart(dirname(path)));

async function examineKey({ dataDir }: Config): Promise<Finding> {
  const path = masterKeyFile(dataDir);
  const found = await stat(path).catch(() => undefined);
  if (!found) {
    return warn(
      'key',
      { fr: "La clé du coffre n'existe pas encore.", en: 'The key of the vault does not exist yet.' },
      {
        fr: '« npm start » la crée ; sur une deuxième machine, copiez celle de la première.',
        en: '"npm start" makes it; on a second machine, copy that of the first.',
      },
    );
  }
  const text = await readFile(path, 'utf8').catch(() => '');
  if (!/^[0-9a-f]{64}\s*$/.test(text)) {
    return fail(
      'key',
      {
        fr: `La clé du coffre (${path}) est illisible ou abîmée.`,
        en: `The key of the vault (${path}) cannot be read or is damaged.`,
      },
      {
        fr: "Remettez celle d'une sauvegarde ; sans elle, les secrets gardés sont perdus.",
        en: 'Put back that of a backup; without it, kept secrets are lost.',
      },
    );
  }
  if ((found.mode & 0o077) === 0) return ok('key', 'Clé du coffre privée', 'Key of the vault is private');
  return fail(
    'key',
    {
      fr: "D'autres comptes de la machine peuvent lire la clé du coffre.",
      en: 'Other accounts of this machine can read the key of the vault.',
    },
    { fr: `chmod 600 ${path}`, en: `chmod 600 ${path}` },
  );
}

async function examinePorts(
  { host, port, smtpHost, sandboxSmtpPort }: Config,
  running: readonly RunningProgram[],
): Promise<Finding[]> {
  if (running.length > 0) {
    const pids = running.map(({ pid }) => pid).join(', ');
    return [ok('running', `Dauphin tourne (processus ${pids})`, `Dauphin is running (process ${pids})`)];
  }
  return [
    await examinePort('port', host, port, 'DAUPHIN_PORT'),
    await examinePort('smtp-port', smtpHost, sandboxSmtpPort, 'DAUPHIN_SMTP_PORT'),
  ];
}

async function examinePort(check: string, host: string, port: number, env: string): Promise<Finding> {
  const code = await tryPort(host, port);
  if (!code) return ok(check, `Port ${port} libre`, `Port ${port} free`);
  if (code === 'EACCES') {
    return fail(
      check,
      { fr: `Ce compte ne peut pas ouvrir le port ${port}.`, en: `This account cannot open port ${port}.` },
      {
        fr: `Choisissez ${env} au-dessus de 1023, derrière un serveur mandataire si besoin.`,
        en: `Choose ${env} above 1023, behind a reverse proxy if need be.`,
      },
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return fail(
      check,
      { fr: `L'adresse ${host} n'est pas à cette machine.`, en: `The address ${host} is not one of this machine's.` },
      { fr: 'Corrigez DAUPHIN_HOST ou DAUPHIN_SMTP_HOST.', en: 'Mend DAUPHIN_HOST or DAUPHIN_SMTP_HOST.' },
    );
  }
  return fail(
    check,
    { fr: `Le port ${port} est occupé par un autre programme.`, en: `Port ${port} is taken by another program.` },
    { fr: `Arrêtez-le, ou choisissez un autre ${env}.`, en: `Stop it, or choose another ${env}.` },
  );
}

function tryPort(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', (fault: NodeJS.ErrnoException) => resolve(fault.code ?? 'unknown'));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

function examinePublicUrl({ publicUrl }: Config): Finding {
  const { protocol, hostname } = new URL(publicUrl);
  const local = hostname === 'localhost' || hostname === '127.0.0.1';
  if (!local && protocol === 'https:')
    return ok('public-url', `Adresse publique ${publicUrl}`, `Public address ${publicUrl}`);
  if (local) {
    return warn(
      'public-url',
      {
        fr: `Les liens des messages mènent à ${publicUrl}, que seule cette machine atteint : bon pour le bac à sable.`,
        en: `Links in messages lead to ${publicUrl}, which only this machine reaches: fine for the sandbox.`,
      },
      {
        fr: 'Avant tout envoi réel, donnez DAUPHIN_PUBLIC_URL=https://…',
        en: 'Before any real sending, set DAUPHIN_PUBLIC_URL=https://…',
      },
    );
  }
  return warn(
    'public-url',
    {
      fr: `${publicUrl} n'est pas en HTTPS : le désabonnement en un clic l'exige (RFC 8058).`,
      en: `${publicUrl} is not HTTPS: one-click unsubscription demands it (RFC 8058).`,
    },
    { fr: 'Placez Dauphin derrière un serveur mandataire HTTPS.', en: 'Put Dauphin behind an HTTPS reverse proxy.' },
  );
}
