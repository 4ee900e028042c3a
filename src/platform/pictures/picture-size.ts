// The size of a picture from its first bytes (PNG, GIF, BMP, JPEG), so that nothing is decoded that is too large. Pure; undefined when
// the bytes do not say. What a header says may be a lie: the decoder has memory of its own and fails there.

export interface PictureSize {
  width: number;
  height: number;
}

/** Segments before the one that says the size: a profile and a few notes. */
const MAX_SEGMENTS = 100;

export function pictureSize(content: Buffer): PictureSize | undefined {
  if (content.length < 30) return undefined;
  if (content.readUInt32BE(0) === 0x89504e47)
    return { width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
  if (content.toString('latin1', 0, 3) === 'GIF')
    return { width: content.readUInt16LE(6), height: content.readUInt16LE(8) };
  if (content.toString('latin1', 0, 2) === 'BM') {
    return { width: Math.abs(content.readInt32LE(18)), height: Math.abs(content.readInt32LE(22)) };
  }
  return content.readUInt16BE(0) === 0xffd8 ? jpegSize(content) : undefined;
}

function jpegSize(content: Buffer): PictureSize | undefined {
  let at = 2;
  for (let segments = 0; segments < MAX_SEGMENTS && at + 9 < content.length; segments++) {
    if (content[at] !== 0xff) return undefined;
    const marker = content[at + 1] as number;
    // Start of frame, of any coding; C4, C8 and CC are something else.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
    }
    at += marker === 0xff ? 1 : 2 + content.readUInt16BE(at + 2);
  }
  return undefined;
}
