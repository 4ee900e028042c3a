// A few short fields as few bytes: row numbers as base-128 varints, other text with its length before it.
// Unpacking reads only what was packed here (the caller has checked a signature); anything cut short throws.

const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,14})$/;

export function packFields(fields: readonly (string | number)[]): Buffer {
  const bytes: number[] = [];
  for (const field of fields) {
    const text = String(field);
    if (WHOLE_NUMBER.test(text)) {
      pushVarint(bytes, Number(text) * 2);
      continue;
    }
    const content = Buffer.from(text);
    pushVarint(bytes, content.length * 2 + 1);
    bytes.push(...content);
  }
  return Buffer.from(bytes);
}

export function unpackFields(bytes: Buffer): string[] {
  const fields: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    let head = 0;
    let scale = 1;
    let byte: number;
    do {
      byte = bytes.readUInt8(at++);
      head += (byte & 127) * scale;
      scale *= 128;
    } while (byte >= 128);
    if (head % 2 === 0) {
      fields.push(String(head / 2));
      continue;
    }
    const end = at + (head - 1) / 2;
    if (end > bytes.length) throw new RangeError('a packed field is cut short');
    fields.push(bytes.toString('utf8', at, end));
    at = end;
  }
  return fields;
}

// Division, not shifts: a row number may need more than 32 bits.
function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}
