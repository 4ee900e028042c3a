// What kind of file this is, by its first bytes; its name is not believed.

export type FileFormat = 'csv' | 'xlsx' | 'ods';

export type FormatFault = 'old_spreadsheet' | 'not_a_table';

const ODS = 'application/vnd.oasis.opendocument.spreadsheet';

/** `csv` means text of any separator; whether it is text at all is for the encoding to say. */
export function formatOf(head: Buffer): FileFormat | FormatFault {
  // The container of Excel before 2007, and of workbooks locked with a password.
  if (head.subarray(0, 4).equals(Buffer.from('d0cf11e0', 'hex'))) return 'old_spreadsheet';
  if (head.toString('latin1', 0, 4) !== 'PK\x03\x04') return 'csv';
  // OpenDocument states its kind in a first entry, uncompressed, called `mimetype` (ODF 1.2 part 3, section 3.3).
  const firstEntry = head.toString('latin1', 30, 30 + 120);
  if (firstEntry.startsWith('mimetype')) return firstEntry.includes(ODS) ? 'ods' : 'not_a_table';
  return 'xlsx';
}
