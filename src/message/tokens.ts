// Cuts the text of a structured header (RFC 5322 section 3.2) into words, quoted strings, comments and specials.
// It never fails: an unclosed quote or comment runs to the end and is marked. It must never decode anything: meaning
// belongs to those who read the tokens.

export interface Token {
  type: 'word' | 'quoted' | 'comment' | 'literal' | 'special' | 'space';
  /** The content without its delimiters and with quoted pairs undone. */
  value: string;
  /** A quoted string, comment or literal that was never closed. */
  open?: true;
}

/** Comments nest without end in the grammar; nobody nests them this deep but an attacker. */
const MAX_COMMENT_DEPTH = 64;

const SPACE = /[ \t\r\n]+/y;
const WORD = /[^ \t\r\n()<>[\]:;@,"]+/y;
const SPECIALS = '<>:;@,';

export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] as string;
    let length: number;
    if ((length = matchLength(WORD, text, at)) > 0) {
      tokens.push({ type: 'word', value: text.slice(at, at + length) });
    } else if ((length = matchLength(SPACE, text, at)) > 0) {
      tokens.push({ type: 'space', value: ' ' });
    } else if (SPECIALS.includes(character)) {
      tokens.push({ type: 'special', value: character });
      length = 1;
    } else if (character === '"' || character === '(' || character === '[') {
      length = delimited(text, at, tokens);
    } else {
      // A closing delimiter that closes nothing is kept as a word: it is evidence of bad writing, not of structure.
      tokens.push({ type: 'word', value: character });
      length = 1;
    }
    at += length;
  }
  return tokens;
}

function matchLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex - at : 0;
}

const DELIMITED = {
  '"': { type: 'quoted', close: '"' },
  '(': { type: 'comment', close: ')' },
  '[': { type: 'literal', close: ']' },
} as const;

function delimited(text: string, start: number, tokens: Token[]): number {
  const { type, close } = DELIMITED[text[start] as keyof typeof DELIMITED];
  let value = '';
  let depth = 1;
  let at = start + 1;
  for (; at < text.length; at++) {
    let character = text[at] as string;
    if (character === '\\' && at + 1 < text.length) {
      at++;
      character = text[at] as string;
    } else if (character === close && --depth === 0) {
      tokens.push({ type, value });
      return at + 1 - start;
    } else if (type === 'comment' && character === '(' && depth < MAX_COMMENT_DEPTH) {
      depth++;
    } else if (character === '\r' || character === '\n') {
      continue;
    }
    value += character;
  }
  tokens.push({ type, value, open: true });
  return at - start;
}
