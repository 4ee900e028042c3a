// Asks the Dauphin server what is known of an address: the first four bytes of its hashes go out, nothing else, and nothing at all while the
// answers are remembered. A server that does not answer stops nobody, and is left alone for a while. Remembered for the session only.

import { canonicalAddress, expressionsOf, hashOf } from './canonical.js';

const TIMEOUT_MS = 3_000;
const PAUSE_MS = 30_000;
const MOST_KEPT = 5_000;

/** What is known of the address, or undefined: `{ hash, state, since, reports }`. */
export async function lookUp(address, settings, now = Date.now()) {
  const canonical = canonicalAddress(address);
  if (!canonical) return undefined;
  const hashes = await Promise.all(expressionsOf(canonical).map(hashOf));
  const { answers = {}, pausedUntil = 0 } = await chrome.storage.session.get(['answers', 'pausedUntil']);
  const missing = [...new Set(hashes.map((hash) => hash.slice(0, 8)))].filter(
    (prefix) => !(answers[prefix]?.until > now),
  );
  if (missing.length > 0 && pausedUntil <= now) Object.assign(answers, await ask(missing, settings, now));
  const known = hashes.flatMap((hash) => {
    const { until, links = [] } = answers[hash.slice(0, 8)] ?? {};
    return until > now ? links.filter((link) => link.hash === hash) : [];
  });
  return known.find(({ state }) => state === 'blocked') ?? known[0];
}

async function ask(prefixes, settings, now) {
  try {
    const { answers, keptSeconds } = await request(prefixes, settings);
    const fresh = Object.fromEntries(
      prefixes.map((prefix) => [prefix, { until: now + keptSeconds * 1_000, links: answers[prefix] ?? [] }]),
    );
    // Read again: another tab may have asked meanwhile.
    const { answers: kept = {} } = await chrome.storage.session.get('answers');
    const all = Object.entries({ ...kept, ...fresh }).filter(([, { until }]) => until > now);
    await chrome.storage.session.set({ answers: Object.fromEntries(all.slice(-MOST_KEPT)) });
    return fresh;
  } catch {
    await chrome.storage.session.set({ pausedUntil: now + PAUSE_MS });
    return {};
  }
}

/** Throws when the server does not answer as a Dauphin does. */
export async function request(prefixes, { server, house }) {
  const answer = await fetch(`${server}/api/linkguard/lookup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ prefixes, ...(house && { house }) }),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const told = await answer.json();
  if (!answer.ok || typeof told.keptSeconds !== 'number') throw new Error(`the server answered ${answer.status}`);
  return told;
}
