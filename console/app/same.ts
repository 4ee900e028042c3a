// The type that holds two catalogues together: the English one `satisfies Same<typeof fr>`,
// so a text missing in one language, or present in one only, is a compile error.

/** The same keys, at any depth, with any text. */
export type Same<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Same<Catalogue[Key]>;
};
