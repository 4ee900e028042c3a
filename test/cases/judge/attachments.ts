import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { bulkHeaders, type CaseFile, type JudgeCase, listHeaders, vouchedFor } from './case.ts';

const text = 'Bonjour Camille, voici le document dont nous avons parlé samedi au port. À bientôt, Anne.';
const carrying = (...files: CaseFile[]) => ({ text, files });
const zip = (...names: string[]) =>
  Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, Buffer.from('x')]))));
const locked = (...names: string[]) => {
  const content = zip(...names);
  content[content.indexOf(Buffer.from('504b0102', 'hex')) + 8] = 1;
  return content;
};
const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);
const ole = (...streams: string[]) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(512),
    ...streams.map((one) => Buffer.from(one, 'utf16le')),
  ]);
const diskImage = Buffer.alloc(0x8010);
diskImage.write('CD001', 0x8001);
const pdf = '%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n';
const packedPdf = (objects: string) =>
  Buffer.concat([
    Buffer.from(`${pdf}5 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\r\n`),
    deflateSync(Buffer.from(objects)),
    Buffer.from('\r\nendstream endobj'),
  ]);
const packed = Buffer.alloc(900, 'QUJD').toString();
const quiet = [
  'ATTACHMENT_PROGRAM',
  'ATTACHMENT_SCRIPT',
  'ATTACHMENT_SHORTCUT',
  'ATTACHMENT_DISK_IMAGE',
  'ATTACHMENT_DOUBLE_EXTENSION',
  'ATTACHMENT_NAME_DECEIVES',
  'ATTACHMENT_DISGUISED',
  'ATTACHMENT_MACRO',
  'ATTACHMENT_ENCRYPTED',
  'ATTACHMENT_ARCHIVED_PROGRAM',
  'ATTACHMENT_HTML',
  'ATTACHMENT_PDF_ACTIVE',
  'ATTACHMENT_PDF_LINK',
  'ATTACHMENT_QR_LINK',
] as const;

export const attachmentCases: readonly JudgeCase[] = [
  {
    title: 'what people send every day',
    message: carrying(
      { name: 'Compte rendu v1.2 du 03.02.2026.pdf', type: 'application/pdf', content: pdf },
      { name: 'photo.jpg', type: 'image/jpeg', content: Buffer.from('ffd8ffe000104a46', 'hex') },
      { name: 'budget.xlsx', content: zip('[Content_Types].xml', 'xl/workbook.xml') },
      { name: 'photos.zip', type: 'application/zip', content: zip('bateau.jpg', 'phare.jpg') },
      { name: 'invite.ics', type: 'text/calendar', content: 'BEGIN:VCALENDAR' },
      { name: 'signature.asc', type: 'application/pgp-signature', content: '-----BEGIN PGP SIGNATURE-----' },
    ),
    never: quiet,
    class: 'desired',
  },
  {
    title: 'what programmers send one another',
    message: {
      ...carrying(
        { name: 'fix.patch', type: 'text/x-patch', content: '--- a/x\n+++ b/x\n' },
        { name: 'run.sh', type: 'text/x-sh', content: '#!/bin/sh\n' },
        { name: 'radio.py', type: 'text/x-python', content: 'import os\n' },
        { name: 'logs.tar.gz', content: Buffer.from('1f8b0800000000000003', 'hex') },
        {
          name: 'sources.zip',
          content: zip(...Array.from({ length: 12 }, (_, i) => `src/file${i}.c`), 'build.bat', 'static/app.min.js'),
        },
      ),
      headers: listHeaders,
    },
    never: quiet,
    class: 'desired',
  },
  { title: 'a program', message: carrying({ name: 'facture.exe', content: program }), expect: ['ATTACHMENT_PROGRAM'] },
  {
    title: 'a program under a picture’s name',
    message: carrying({ name: 'photo.jpg', type: 'image/jpeg', content: program }),
    expect: ['ATTACHMENT_PROGRAM', 'ATTACHMENT_DISGUISED'],
  },
  {
    title: 'a picture under another picture’s name',
    message: carrying({ name: 'photo.jpg', type: 'image/jpeg', content: Buffer.from('89504e470d0a1a0a', 'hex') }),
    never: ['ATTACHMENT_DISGUISED'],
  },
  {
    title: 'an old spreadsheet that is a table of a web page, as many programs export it',
    message: carrying({ name: 'releve.xls', content: '<html><table><tr><td>1</td></tr></table></html>' }),
    never: ['ATTACHMENT_DISGUISED'],
  },
  { title: 'a script', message: carrying({ name: 'facture.vbs', content: 'x = 1' }), expect: ['ATTACHMENT_SCRIPT'] },
  {
    title: 'a shortcut',
    message: carrying({
      name: 'Document.lnk',
      content: Buffer.from('4c0000000114020000000000c000000000000046', 'hex'),
    }),
    expect: ['ATTACHMENT_SHORTCUT'],
  },
  {
    title: 'a disk image, whatever it is called',
    message: carrying({ name: 'document.bin', content: diskImage }),
    expect: ['ATTACHMENT_DISK_IMAGE'],
  },
  {
    title: 'a OneNote notebook',
    message: carrying({ name: 'note.one', content: Buffer.from('e4525c7b8cd8a74daeb15378d02996d3', 'hex') }),
    expect: ['ATTACHMENT_ONENOTE'],
  },
  {
    title: 'an ending behind an ending',
    message: carrying({ name: 'facture_2026.pdf.exe', content: program }),
    expect: ['ATTACHMENT_DOUBLE_EXTENSION', 'ATTACHMENT_PROGRAM'],
    class: 'phish',
  },
  {
    title: 'a page behind a document’s ending',
    message: carrying({ name: 'Facture.pdf.html', type: 'text/html', content: '<html><p>Facture</p></html>' }),
    expect: ['ATTACHMENT_DOUBLE_EXTENSION', 'ATTACHMENT_HTML'],
  },
  {
    title: 'dots in names that are no endings',
    message: carrying(
      { name: 'jquery.min.zip', content: zip('a.txt') },
      { name: 'M. Le Goff.docx', content: zip('[Content_Types].xml') },
    ),
    never: ['ATTACHMENT_DOUBLE_EXTENSION'],
  },
  {
    title: 'a name that turns its writing round',
    message: carrying({ name: 'facture\u202efdp.exe', content: program }),
    expect: ['ATTACHMENT_NAME_DECEIVES'],
  },
  {
    title: 'a spreadsheet with macros',
    message: carrying({ name: 'facture.xlsm', content: zip('[Content_Types].xml', 'xl/vbaProject.bin') }),
    expect: ['ATTACHMENT_MACRO'],
    never: ['ATTACHMENT_ARCHIVED_PROGRAM'],
  },
  {
    title: 'an old document with macros',
    message: carrying({ name: 'facture.doc', type: 'application/msword', content: ole('_VBA_PROJECT') }),
    expect: ['ATTACHMENT_MACRO'],
    never: ['ATTACHMENT_DISGUISED'],
  },
  {
    title: 'an old document without',
    message: carrying({ name: 'lettre.doc', type: 'application/msword', content: ole('WordDocument') }),
    never: ['ATTACHMENT_MACRO', 'ATTACHMENT_ENCRYPTED', 'ATTACHMENT_DISGUISED'],
  },
  {
    title: 'a document behind a password',
    message: carrying({ name: 'paie.xlsx', content: ole('EncryptedPackage') }),
    expect: ['ATTACHMENT_ENCRYPTED'],
    never: ['ATTACHMENT_DISGUISED', 'ATTACHMENT_PASSWORD_GIVEN'],
  },
  {
    title: 'an accountant who sends the password by telephone',
    message: {
      text: `${text} Je vous donne le mot de passe par téléphone.`,
      files: [{ name: 'paie.zip', content: locked('paie.pdf') }],
    },
    context: { authentication: vouchedFor('atelier-du-port.fr') },
    expect: ['ATTACHMENT_ENCRYPTED'],
    never: ['ATTACHMENT_PASSWORD_GIVEN', 'ATTACHMENT_ARCHIVED_PROGRAM'],
    class: 'desired',
  },
  {
    title: 'an archive with its password beside it',
    message: { text: `${text} Mot de passe : 4821`, files: [{ name: 'facture.zip', content: locked('facture.js') }] },
    expect: ['ATTACHMENT_ENCRYPTED', 'ATTACHMENT_PASSWORD_GIVEN', 'ATTACHMENT_ARCHIVED_PROGRAM'],
    class: 'phish',
  },
  {
    title: 'a program in an archive',
    message: carrying({ name: 'facture.zip', content: zip('facture.pdf.exe') }),
    expect: ['ATTACHMENT_ARCHIVED_PROGRAM'],
    never: ['ATTACHMENT_ENCRYPTED'],
  },
  {
    title: 'a web page',
    message: carrying({
      name: 'releve.html',
      type: 'text/html',
      content: '<html><body><p>Votre relevé</p></body></html>',
    }),
    expect: ['ATTACHMENT_HTML'],
    never: ['ATTACHMENT_HTML_SCRIPT', 'ATTACHMENT_HTML_PASSWORD'],
  },
  {
    title: 'the web version that a list makes a file of',
    message: {
      ...carrying({ name: 'attachment.html', type: 'text/html', content: '<html><p>Bonjour</p></html>' }),
      headers: listHeaders,
    },
    never: ['ATTACHMENT_HTML'],
    class: 'desired',
  },
  {
    title: 'a web page with a script',
    message: carrying({
      name: 'voix.htm',
      content: '<html><script>location.href="https://exemple.net/"</script></html>',
    }),
    expect: ['ATTACHMENT_HTML_SCRIPT'],
    never: ['ATTACHMENT_HTML_SMUGGLING'],
  },
  {
    title: 'a web page that asks for a password',
    message: carrying({
      name: 'connexion.html',
      content: '<html><form action="https://exemple.net/p"><input type="password" name="p"></form></html>',
    }),
    expect: ['ATTACHMENT_HTML_PASSWORD'],
    class: 'phish',
  },
  {
    title: 'a web page that builds a file',
    message: carrying({
      name: 'document.html',
      content:
        '<html><script>const b=new Blob([atob(d)]);a.href=URL.createObjectURL(b);a.download="f.zip";a.click()</script></html>',
    }),
    expect: ['ATTACHMENT_HTML_SMUGGLING'],
    never: ['ATTACHMENT_HTML_SCRIPT'],
  },
  {
    title: 'a web page that unpacks another one',
    message: carrying({
      name: 'scan.html',
      content: `<html><script>document.write(atob("${packed}"))</script></html>`,
    }),
    expect: ['ATTACHMENT_HTML_SMUGGLING'],
  },
  {
    title: 'a drawing that runs',
    message: carrying({
      name: 'facture.svg',
      type: 'image/svg+xml',
      content: '<svg xmlns="http://www.w3.org/2000/svg"><script>location="https://exemple.net"</script></svg>',
    }),
    expect: ['ATTACHMENT_SVG_ACTIVE'],
  },
  {
    title: 'a drawing',
    message: carrying({
      name: 'logo.svg',
      type: 'image/svg+xml',
      content: '<svg xmlns="http://www.w3.org/2000/svg"><a href="https://exemple.net"><path d="M0 0"/></a></svg>',
    }),
    never: ['ATTACHMENT_SVG_ACTIVE', 'ATTACHMENT_HTML'],
  },
  {
    title: 'a PDF that runs and leads elsewhere',
    message: carrying({
      name: 'facture.pdf',
      type: 'application/pdf',
      content: `${pdf}2 0 obj << /S /URI /URI (https://exemple.net/payer) >> endobj 3 0 obj << /OpenAction << /S /JavaScript /JS (x) >> >> endobj`,
    }),
    expect: ['ATTACHMENT_PDF_LINK', 'ATTACHMENT_PDF_ACTIVE'],
  },
  {
    title: 'a PDF whose links are packed, and one whose packing is broken',
    message: carrying(
      { name: 'a.pdf', content: packedPdf('<< /S /URI /URI (https://exemple.net/payer) >>') },
      { name: 'b.pdf', content: packedPdf('/JavaScript').fill(7, 100) },
    ),
    expect: ['ATTACHMENT_PDF_LINK'],
    never: ['ATTACHMENT_PDF_ACTIVE'],
  },
  {
    title: 'a PDF under a name without an ending',
    message: carrying({ name: 'Facture 2026', type: 'application/pdf', content: pdf }),
    never: ['ATTACHMENT_DISGUISED', 'ATTACHMENT_PDF_ACTIVE', 'ATTACHMENT_PDF_LINK'],
  },
  {
    title: 'a code that leads to a page and knows its reader',
    message: { html: '<p>Votre mot de passe expire. Scannez ce code.</p><img src="cid:qr">', text: 'Scannez ce code.' },
    context: {
      qrCodes: [{ text: 'http://192.0.2.7/l?e=Y2FtaWxsZUBleGVtcGxlLmZy', picture: 'qr.png', contentId: 'qr' }],
    },
    expect: ['ATTACHMENT_QR_LINK', 'ATTACHMENT_QR_RECIPIENT', 'LINK_IP'],
    class: 'phish',
  },
  {
    title: 'a code to pay by, which leads nowhere',
    message: carrying(),
    context: {
      qrCodes: [
        { text: 'BCD\n001\n1\nSCT\n\nAtelier du Port\nFR7630001007941234567890185', picture: 'qr.png', contentId: '' },
      ],
    },
    never: ['ATTACHMENT_QR_LINK', 'ATTACHMENT_QR_RECIPIENT'],
  },
  {
    title: 'a newsletter whose ticket leads to its own site',
    message: { ...carrying(), headers: bulkHeaders },
    context: {
      authentication: vouchedFor('atelier-du-port.fr'),
      qrCodes: [{ text: 'https://atelier-du-port.fr/billet/7', picture: 'billet.png', contentId: '' }],
    },
    expect: ['ATTACHMENT_QR_LINK'],
    never: ['ATTACHMENT_QR_RECIPIENT', 'LINK_ALL_OFF_DOMAIN'],
    class: 'greybulk',
  },
];
