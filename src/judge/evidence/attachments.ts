// Files that a message carries: what they are whatever they are called, what they would do when opened, and what they hide.
// Nothing is run or unpacked; archives are judged by the list of what they hold. Pictures, signatures and documents as people send
// them every day bring nothing out.

import { readArchive } from '#message/archive.ts';
import type { Archive } from '#message/archive-entries.ts';
import { type Attachment, readAttachments } from '#message/attachment.ts';
import { unicodeDomain } from '#message/domain.ts';
import { addressMarks } from '../address-marks.ts';
import {
  diskImageEndings,
  documentEndings,
  expectedKinds,
  macroEndings,
  officeEndings,
  programEndings,
  scriptEndings,
  shortcutEndings,
  webPageEndings,
} from '../data/file-types.ts';
import { givesPassword } from '../data/words.ts';
import type { EvidenceSymbol } from '../data/weights.ts';
import { type Details, type Finding, quote } from '../finding.ts';
import type { Reading } from '../reading.ts';
import { documentEvidence } from './attached-documents.ts';
import { pageEvidence } from './attached-pages.ts';

/** Turns of writing, blanks that are drawn as nothing, and room enough to push the ending out of sight. */
const DECEIVING_NAME = /[\u202a-\u202e\u2066-\u2069\u2800\u3164\u200b-\u200f]|\s{8,}\S/;
const LONGEST_TEXT = 20_000;
const LONGEST_NAME = 300;

export function attachmentEvidence(reading: Reading): Finding[] {
  const codes = qrEvidence(reading);
  if (reading.message.attachments.length === 0) return codes;
  return [...readAttachments(reading.message).flatMap((attachment) => oneAttachment(attachment, reading)), ...codes];
}

function oneAttachment(attachment: Attachment, reading: Reading): Finding[] {
  const { kind } = attachment;
  const name = attachment.name.slice(0, LONGEST_NAME);
  const details = { name: quote(name) || attachment.type };
  const ending = endingOf(name);
  const danger = dangerOf(ending) ?? dangerOfKind(kind);
  const found = (symbol: EvidenceSymbol | undefined): Finding[] => (symbol ? [{ symbol, details }] : []);
  return [
    ...found(danger),
    ...found(isDoubleEnded(name) ? 'ATTACHMENT_DOUBLE_EXTENSION' : undefined),
    ...found(DECEIVING_NAME.test(name) ? 'ATTACHMENT_NAME_DECEIVES' : undefined),
    ...found(isDisguised(ending, kind) ? 'ATTACHMENT_DISGUISED' : undefined),
    ...archiveEvidence(attachment, ending, details, reading),
    ...documentEvidence(attachment, details),
    ...(webPageEndings.has(ending) || kind === 'html' || kind === 'svg'
      ? pageEvidence(attachment, details, reading)
      : []),
  ];
}

export const endingOf = (name: string): string =>
  /\.([a-z0-9-]{1,20})\s*$/i.exec(name.slice(-40))?.[1]?.toLowerCase() ?? '';

function dangerOf(ending: string): EvidenceSymbol | undefined {
  if (programEndings.has(ending)) return 'ATTACHMENT_PROGRAM';
  if (scriptEndings.has(ending)) return 'ATTACHMENT_SCRIPT';
  if (shortcutEndings.has(ending)) return 'ATTACHMENT_SHORTCUT';
  if (diskImageEndings.has(ending)) return 'ATTACHMENT_DISK_IMAGE';
  return ending === 'one' || ending === 'onepkg' ? 'ATTACHMENT_ONENOTE' : undefined;
}

const dangersByKind: Partial<Record<NonNullable<Attachment['kind']>, EvidenceSymbol>> = {
  windows_program: 'ATTACHMENT_PROGRAM',
  windows_help: 'ATTACHMENT_PROGRAM',
  shortcut: 'ATTACHMENT_SHORTCUT',
  disk_image: 'ATTACHMENT_DISK_IMAGE',
  onenote: 'ATTACHMENT_ONENOTE',
};

const dangerOfKind = (kind: Attachment['kind']) => (kind ? dangersByKind[kind] : undefined);

/** `facture.pdf.exe`: the ending that is read is not the one that counts. `jquery.min.js` and `v1.2.zip` are names like any other. */
function isDoubleEnded(name: string): boolean {
  const [, first = '', last = ''] = /\.([a-z0-9]{2,5})[\s._-]*\.([a-z0-9-]{1,20})\s*$/i.exec(name.slice(-60)) ?? [];
  const runs = dangerOf(last.toLowerCase()) !== undefined || webPageEndings.has(last.toLowerCase());
  const isSame = webPageEndings.has(first.toLowerCase()) && webPageEndings.has(last.toLowerCase());
  return runs && !isSame && documentEndings.has(first.toLowerCase());
}

/** A program, an archive or a page that bears the name of a document or a picture. */
function isDisguised(ending: string, kind: Attachment['kind']): boolean {
  if (kind === undefined) return false;
  const expected = expectedKinds.find(([endings]) => endings.has(ending))?.[1];
  return expected !== undefined && !expected.includes(kind);
}

function archiveEvidence(attachment: Attachment, ending: string, details: Details, reading: Reading): Finding[] {
  const { kind } = attachment;
  if (kind !== 'zip' && kind !== 'rar' && kind !== 'seven_zip' && kind !== 'gzip' && kind !== 'tar') return [];
  const archive = readArchive(attachment.read(), kind);
  if (!archive) return [];
  if (isOffice(ending, archive)) {
    const hasMacros = archive.entries.some(({ name }) => /(?:^|\/)vbaProject\.bin$|(?:^|\/)macrosheets\//i.test(name));
    return hasMacros ? [{ symbol: 'ATTACHMENT_MACRO', details }] : [];
  }
  return [...lockEvidence(archive, details, reading), ...heldProgram(archive, details)];
}

const isOffice = (ending: string, { entries }: Archive): boolean =>
  officeEndings.has(ending) || macroEndings.has(ending) || entries.some(({ name }) => name === '[Content_Types].xml');

function lockEvidence({ isEncrypted }: Archive, details: Details, reading: Reading): Finding[] {
  if (!isEncrypted) return [];
  const isGiven = givesPassword.test(reading.visibleText.slice(0, LONGEST_TEXT));
  return [
    { symbol: 'ATTACHMENT_ENCRYPTED', details },
    ...(isGiven ? [{ symbol: 'ATTACHMENT_PASSWORD_GIVEN', details } as const] : []),
  ];
}

function heldProgram({ entries }: Archive, details: Details): Finding[] {
  // Whole trees of sources and programs are sent by those who write them; what attacks comes nearly alone.
  if (entries.length > MOST_ENTRIES) return [];
  const held = entries.find(({ name }) => dangerOf(endingOf(name)) !== undefined || isDoubleEnded(name));
  return held ? [{ symbol: 'ATTACHMENT_ARCHIVED_PROGRAM', details: { ...details, held: quote(held.name) } }] : [];
}

const MOST_ENTRIES = 10;

/** Where it leads is judged with all links; here, that a picture leads anywhere, and knows its reader. */
function qrEvidence({ context: { qrCodes = [] }, recipients }: Reading): Finding[] {
  return qrCodes.flatMap(({ text, contentId, picture }): Finding[] => {
    const address = text.trim();
    if (!/^https?:/i.test(address) || !URL.canParse(address)) return [];
    const url = new URL(address);
    const details = { host: unicodeDomain(url.hostname), picture: quote(picture || contentId) };
    const isNamed = recipients.flatMap(addressMarks).some((mark) => address.includes(mark));
    return [
      { symbol: 'ATTACHMENT_QR_LINK', details },
      ...(isNamed ? [{ symbol: 'ATTACHMENT_QR_RECIPIENT', details } as const] : []),
    ];
  });
}
