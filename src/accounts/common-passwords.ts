// Passwords that are tried first: a common word or keyboard walk, dressed up with digits, signs or repetition. Pure.
// A list of whole passwords would hold few of 12 characters; what people do is stretch a short common one, so that is undone here.

/** The stems of the most frequent leaked passwords of French and English speakers, without accents. */
const STEMS = `
password passwd passe motdepasse secret admin administrator administrateur root user utilisateur login welcome bienvenue
bonjour salut coucou hello letmein changeme changemoi default test testing temp temporary demo example exemple azerty
qwerty querty qwertz monkey dragon master shadow sunshine princess princesse football baseball basketball superman batman
pokemon starwars iloveyou jetaime loulou doudou chouchou cheval soleil marseille paris france lyon bordeaux toulouse
nicolas julien thomas camille michael jennifer jordan jessica charlie ashley daniel andrew joshua michelle michel
internet ordinateur computer samsung google facebook linkedin orange windows microsoft summer winter spring autumn
printemps automne hiver ete january february march april may june july august september october november december janvier
fevrier mars avril mai juin juillet aout septembre octobre novembre decembre monday friday lundi vendredi company
entreprise societe newsletter email mail mailing marketing dauphin dolphin trustno whatever freedom liberte liverpool
chelsea arsenal psg maman papa family famille chocolat chocolate cookie killer hunter ranger buster tigger pepper ginger
flower fleur lovely love amour
`
  .trim()
  .split(/\s+/)
  .sort((a, b) => b.length - a.length);

/** Rows of keys and orders of signs that fingers follow, both ways. */
const WALKS = [
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  '1qaz2wsx3edc4rfv5tgb6yhn',
  '&é"\'(-è_çà',
].flatMap((walk) => [walk, [...walk].reverse().join('')]);

const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '€': 'e',
  '!': 'i',
};
const WALK_MIN = 4;

export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  if (new Set(plain).size < 5) return true;
  if (/^[\d\s.,/_-]+$/.test(plain)) return true; // dates, telephone numbers, walks on the number pad
  const rest = withoutWalks(plain);
  const unmasked = [...rest].map((sign) => LOOKALIKES[sign] ?? sign).join('');
  return isStretchedStem(rest) || isStretchedStem(unmasked);
}

/** Whether few letters are left once common words and everything that is not a letter are taken away. */
function isStretchedStem(text: string): boolean {
  let letters = text.replace(/\P{L}/gu, '');
  const had = letters.length;
  let words = 0;
  for (const stem of STEMS) {
    words += letters.split(stem).length - 1 > 0 ? 1 : 0;
    letters = letters.replaceAll(stem, '');
  }
  // Three or more different common words make a phrase: long enough that guessing it is no longer the first try.
  return words <= 2 && letters.length < 4 && had < 24;
}

function withoutWalks(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length; ) {
    const length = walkLength(text, at);
    if (length >= WALK_MIN) at += length;
    else rest += text[at++];
  }
  return rest;
}

function walkLength(text: string, at: number): number {
  let longest = 0;
  for (const walk of WALKS) {
    let length = longest;
    while (at + length < text.length && walk.includes(text.slice(at, at + length + 1))) length++;
    longest = Math.max(longest, length);
  }
  return longest;
}
