// What a file is, by its first bytes and not by its name. Pure; bytes of no known form give undefined. It recognises forms and never
// checks that the rest of the file is sound.

export type FileKind =
  | 'windows_program'
  | 'unix_program'
  | 'java'
  | 'shortcut'
  | 'zip'
  | 'rar'
  | 'seven_zip'
  | 'gzip'
  | 'cabinet'
  | 'tar'
  | 'ole'
  | 'pdf'
  | 'rtf'
  | 'onenote'
  | 'windows_help'
  | 'disk_image'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'bmp'
  | 'svg'
  | 'html';

const SIGNATURES: readonly (readonly [kind: FileKind, hex: string, offset?: number])[] = [
  ['windows_program', '4d5a'],
  ['unix_program', '7f454c46'],
  ['unix_program', 'cffaedfe'],
  ['unix_program', 'cefaedfe'],
  ['java', 'cafebabe'],
  ['shortcut', '4c0000000114020000000000c000000000000046'],
  ['zip', '504b0304'],
  ['zip', '504b0506'],
  ['rar', '526172211a07'],
  ['seven_zip', '377abcaf271c'],
  ['gzip', '1f8b08'],
  ['cabinet', '4d534346'],
  ['tar', '7573746172', 257],
  ['ole', 'd0cf11e0a1b11ae1'],
  ['pdf', '255044462d'],
  ['rtf', '7b5c7274'],
  ['onenote', 'e4525c7b8cd8a74daeb15378d02996d3'],
  ['windows_help', '49545346'],
  ['disk_image', '4344303031', 0x8001],
  ['disk_image', '636f6e6563746978'],
  ['disk_image', '7668647866696c65'],
  ['png', '89504e470d0a1a0a'],
  ['jpeg', 'ffd8ff'],
  ['gif', '47494638'],
  ['webp', '57454250', 8],
  ['bmp', '424d'],
];

const compiled = SIGNATURES.map(([kind, hex, offset = 0]) => ({ kind, bytes: Buffer.from(hex, 'hex'), offset }));
/** Where text that is markup begins, after a mark of byte order, a declaration or a comment. */
const MARKUP_HEAD = 1_024;
const SHORTEST_BITMAP = 54;

export function kindOf(content: Buffer): FileKind | undefined {
  for (const { kind, bytes, offset } of compiled) {
    if (!content.subarray(offset, offset + bytes.length).equals(bytes)) continue;
    // Two letters are too little to go by: texts begin with them too.
    if (kind === 'bmp' && (content.length < SHORTEST_BITMAP || content.readUInt32LE(6) !== 0)) continue;
    if (kind === 'windows_program' && !isProgram(content)) continue;
    return kind;
  }
  return markupKind(content.toString('latin1', 0, MARKUP_HEAD));
}

/** Behind the two letters stands where the true header begins; old programs of DOS have a plain header. */
function isProgram(content: Buffer): boolean {
  if (content.length < 64) return content.includes(0);
  return content.subarray(0, 64).includes(0);
}

function markupKind(head: string): FileKind | undefined {
  const text = head
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (!text.startsWith('<')) return undefined;
  if (/<svg[\s>]/i.test(text)) return 'svg';
  return /<(?:!doctype html|html|head|body|script|meta|table|div|form|iframe)[\s>]/i.test(text) ? 'html' : undefined;
}
