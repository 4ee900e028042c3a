// Reads a colour as CSS and the old attributes write it. Pure; what it does not understand is undefined, and then nothing is concluded.

export type Colour = readonly [red: number, green: number, blue: number];

/** The names that mail uses, and all that pass for white: those are what text is hidden with. */
const NAMED: Readonly<Record<string, string>> = {
  white: 'ffffff',
  snow: 'fffafa',
  ivory: 'fffff0',
  azure: 'f0ffff',
  honeydew: 'f0fff0',
  mintcream: 'f5fffa',
  ghostwhite: 'f8f8ff',
  whitesmoke: 'f5f5f5',
  floralwhite: 'fffaf0',
  aliceblue: 'f0f8ff',
  seashell: 'fff5ee',
  oldlace: 'fdf5e6',
  linen: 'faf0e6',
  lavenderblush: 'fff0f5',
  lightyellow: 'ffffe0',
  black: '000000',
  silver: 'c0c0c0',
  gray: '808080',
  grey: '808080',
  darkgray: 'a9a9a9',
  lightgray: 'd3d3d3',
  lightgrey: 'd3d3d3',
  red: 'ff0000',
  yellow: 'ffff00',
  orange: 'ffa500',
  green: '008000',
  blue: '0000ff',
  navy: '000080',
  teal: '008080',
  purple: '800080',
};

export function readColour(text: string): Colour | undefined {
  const written = text.trim().toLowerCase();
  const hex = NAMED[written] ?? /^#?([0-9a-f]{3,8})$/.exec(written)?.[1];
  if (hex) return fromHex(hex);
  const [, kind, a = '', b = '', c = ''] =
    /^(rgb|hsl)a?\(\s{0,5}([\d.]{1,9})(?:deg)?[\s,]{1,5}([\d.]{1,9})%?[\s,]{1,5}([\d.]{1,9})/.exec(written) ?? [];
  if (kind === 'rgb') return [Number(a), Number(b), Number(c)];
  return kind === 'hsl' ? fromHsl(Number(a), Number(b) / 100, Number(c) / 100) : undefined;
}

/** Three or six figures, and one or two more for how clear it is. */
function fromHex(hex: string): Colour | undefined {
  if (hex.length === 5 || hex.length === 7) return undefined;
  const pairs = hex.length <= 4 ? Array.from(hex, (digit) => digit + digit) : (hex.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = pairs.map((pair) => Number.parseInt(pair, 16));
  return [red, green, blue];
}

/** CSS Color 4, section 7.1. */
function fromHsl(hue: number, saturation: number, lightness: number): Colour {
  const channel = (offset: number): number => {
    const at = (offset + hue / 30) % 12;
    const reach = saturation * Math.min(lightness, 1 - lightness);
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}

/** Wholly clear, in any notation. */
export const isTransparent = (written: string | undefined): boolean =>
  written !== undefined &&
  /^(?:transparent|(?:rgb|hsl)a?\([^)]{5,40}[,/]\s?0(?:\.0{1,3})?%?\s?\)|#[0-9a-f]{6}00|#[0-9a-f]{3}0)$/.test(written);
