// What is known of an archive that was not unpacked: the names in it, and whether a password stands before them.

export interface ArchiveEntry {
  name: string;
  isEncrypted: boolean;
}

export interface Archive {
  entries: readonly ArchiveEntry[];
  /** Some or all of it opens with a password only. */
  isEncrypted: boolean;
}

/** More are not listed: an archive can claim as many as it likes. */
export const MAX_ENTRIES = 1_000;
