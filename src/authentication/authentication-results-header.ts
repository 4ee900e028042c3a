// Reads one Authentication-Results header (RFC 8601 section 2.2): who wrote it and what it says, method by method. Comments are
// kept beside, since much of the real information hides in them. Forgiving and linear; it never throws and never judges trust.

export interface MethodResult {
  /** Lower case: `dkim`. */
  method: string;
  /** Lower case: `pass`. */
  result: string;
  /** `header.d` and its kin, names in lower case; a name that is no property (`action` of Exchange) as it stands. */
  properties: ReadonlyMap<string, string>;
  /** The texts in parentheses, one after the other. */
  comments: string;
}

export interface AuthenticationResultsHeader {
  /** Lower case; '' when the writer left it out. */
  authservId: string;
  results: MethodResult[];
}

const MAX_RESULTS = 100;
/** Ten signatures make three thousand characters. */
const MAX_LENGTH = 20_000;

export function readAuthenticationResults(value: string): AuthenticationResultsHeader {
  const sections = splitSections(value.slice(0, MAX_LENGTH));
  const first = sections[0]?.words[0] ?? '';
  // A first section that says `spf=pass` is a result: the writer left its own name out.
  const isNamed = !first.includes('=');
  const results = sections.slice(isNamed ? 1 : 0, MAX_RESULTS).flatMap((section) => readResult(section) ?? []);
  return { authservId: isNamed ? first.toLowerCase() : '', results };
}

interface Section {
  words: string[];
  comments: string;
}

function readResult({ words, comments }: Section): MethodResult | undefined {
  const [first, ...others] = words;
  const match = /^([A-Za-z][\w-]*)(?:\/\d+)?=([A-Za-z]\w*)$/.exec(first ?? '');
  if (!match) return undefined;
  const properties = new Map<string, string>();
  for (const word of others) {
    const equals = word.indexOf('=');
    const name = word.slice(0, equals).toLowerCase();
    if (equals > 0 && !properties.has(name)) properties.set(name, word.slice(equals + 1));
  }
  return {
    method: (match[1] as string).toLowerCase(),
    result: (match[2] as string).toLowerCase(),
    properties,
    comments,
  };
}

/** Sections between semicolons, their words between spaces; quotes undone, spaces around `=`, `.` and `/` closed up. */
function splitSections(value: string): Section[] {
  const sections: Section[] = [];
  let section: Section = { words: [], comments: '' };
  let word = '';
  let depth = 0;
  let isQuoted = false;
  const endWord = () => {
    if (word !== '') joinWord(section.words, word);
    word = '';
  };
  for (let at = 0; at < value.length; at++) {
    const character = value[at] as string;
    if (character === '\\' && (isQuoted || depth > 0)) {
      at++;
      if (isQuoted) word += value[at] ?? '';
    } else if (isQuoted) {
      if (character === '"') isQuoted = false;
      else word += character;
    } else if (depth > 0) {
      if (character === '(') depth++;
      else if (character === ')') depth--;
      section.comments += depth === 0 ? ' ' : character;
    } else if (character === '"') isQuoted = true;
    else if (character === '(') {
      depth++;
      endWord();
    } else if (character === ';') {
      endWord();
      sections.push(section);
      section = { words: [], comments: '' };
    } else if (/\s/.test(character)) endWord();
    else word += character;
  }
  endWord();
  sections.push(section);
  return sections;
}

/** `spf = pass` and `header . d = x` are one word each: space and comments may stand there. Behind the first `=` all is value. */
function joinWord(words: string[], word: string): void {
  const last = words.at(-1);
  const isOpen = last !== undefined && (/^[^=]*[=./]$/.test(last) || (!last.includes('=') && /^[=./]/.test(word)));
  if (isOpen) words[words.length - 1] = last + word;
  else words.push(word);
}
