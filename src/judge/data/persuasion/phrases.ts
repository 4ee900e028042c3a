// How the tables of this folder write what a text may say. Shapes and notation only; evidence/persuasion/patterns.ts reads them, and refuses
// at the start of the program what it cannot read.
//
// How a pattern is written:   carte+cadeau|coupon* <buy>|prend* .. urgen*
//   a space      the next word follows, with at most two others between     ..   with at most eight between
//   a|b          one word or the other                                       stem*   any word that begins so
//   a+b          words side by side, or written as one                       <name>  the family of words of that name
//   #            a number                                                    ¤       a sign of money
// Case, accents and doubled letters make no difference.

export type Language = 'fr' | 'en';

/** What a text can be found to say: a name, and its turns of phrase in each language. */
export type Concepts<Name extends string = string> = Readonly<
  Record<Name, Readonly<Partial<Record<Language, readonly string[]>>>>
>;
export type Families = Readonly<Record<Language, Readonly<Record<string, string>>>>;
