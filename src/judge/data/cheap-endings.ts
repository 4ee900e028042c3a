// Endings under which a name costs next to nothing for its first year, or is let by a private person: where frauds of the day settle.
// Tables only, with what was measured: how many of 2,608 unwanted campaigns (phishing_pot 2022-2025, dead lists 2019-2022) had the ending in
// a link or in From; of 9,662 honest messages none had. Honest small shops live there too: a name under one of them is a hint.

const measured = {
  shop: 53,
  online: 51,
  icu: 20,
  xyz: 20,
  best: 17,
  click: 15,
  cfd: 11,
  site: 11,
  life: 9,
  top: 8,
  beauty: 7,
  space: 6,
  cf: 5,
  live: 5,
  casino: 5,
  fun: 4,
  ml: 4,
  ga: 4,
  work: 3,
  buzz: 3,
  lol: 3,
  website: 2,
  hair: 2,
  gq: 2,
  quest: 1,
  homes: 1,
  bid: 1,
  trade: 1,
  world: 1,
  gives: 1,
};

/** Of the same registries and prices, and lists of abuse agree; not met in the packs. */
const alike = [
  ...['rest', 'bond', 'sbs', 'cyou', 'monster', 'skin', 'makeup', 'autos', 'boats', 'yachts', 'gdn', 'loan'],
  ...['win', 'men', 'date', 'stream', 'download', 'racing', 'party', 'science', 'faith', 'cricket'],
  ...['accountant', 'review', 'dating'],
];

export const cheapEndings = new Set([...Object.keys(measured), ...alike]);

const measuredLet = {
  'sa.com': 23,
  'ru.com': 8,
  'za.com': 6,
  'eu.com': 2,
  'uk.com': 1,
  'us.com': 1,
};

const alikeLet = [
  ...['br.com', 'cn.com', 'de.com', 'jpn.com', 'in.com', 'co.com', 'gb.net', 'uk.net', 'se.net', 'in.net'],
  ...['us.org', 'ru.net'],
];

/** Names like `sa.com` that a private firm lets as if they were endings of a country. */
export const letEndings = new Set([...Object.keys(measuredLet), ...alikeLet]);
