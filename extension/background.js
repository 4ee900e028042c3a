// Looks at each page that a tab is about to open, and at the page where redirections ended; one that is known as fraud gives way to the warning.
// Whoever went on anyway is not stopped again on that page until the browser is closed. Frames within a page are not looked at. Remembers, for
// the session only, the last page of each tab that was none: that is where going back leads, however far the fraud had come.

import { lookUp } from './lookup.js';

chrome.webNavigation.onBeforeNavigate.addListener((details) => void guard(details));
chrome.webNavigation.onCommitted.addListener(async (details) => {
  if (await guard(details)) await chrome.storage.session.set({ [placeOf(details.tabId)]: details.url });
});
chrome.tabs.onRemoved.addListener((tabId) => void chrome.storage.session.remove(placeOf(tabId)));

const placeOf = (tabId) => `tab ${tabId}`;

/** True: a page that may be gone back to. */
async function guard({ tabId, frameId, url }) {
  if (frameId !== 0 || !/^https?:/.test(url)) return false;
  const settings = await chrome.storage.local.get(['server', 'house']);
  const known = settings.server && (await lookUp(url, settings));
  if (!known) return true;
  const place = placeOf(tabId);
  const { allowed = [], [place]: from = '' } = await chrome.storage.session.get(['allowed', place]);
  if (allowed.includes(known.hash)) return true;
  const query = new URLSearchParams({ to: url, from, ...known });
  await chrome.tabs.update(tabId, { url: `${chrome.runtime.getURL('warning.html')}?${query}` }).catch(() => {});
  return false;
}

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') void chrome.runtime.openOptionsPage();
});
