// What a cell looks like, at a glance: only for guessing at columns, never for accepting a value.

/** An address, perhaps with a name or `mailto:` around it. */
export const looksLikeAddress = (cell: string): boolean => /^[^@]*[^@\s]@[^@\s]+\.[^@\s]{2,}>?\s*$/.test(cell);

/** A number that is a code: a postcode, a telephone, an account. Its leading zeros matter. */
export const looksLikeCode = (cell: string): boolean => /^(?:0\d|\+\d|\d{10,}$)/.test(cell.trim());
