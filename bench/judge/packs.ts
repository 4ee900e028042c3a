// The collections that figures are given for.

/** Labelled mail with a time, wanted and unwanted: one stream together. */
export const streamPacks = [
  'spamassassin-2002-2003',
  'csdmc2010-train',
  'deadlists-2019-2022',
  'glitchyzorua-2023-2024',
  'listham-usrp-2019-2022',
  'phishing_pot-2022-2025q1',
  'cwl-sample-b037',
] as const;
