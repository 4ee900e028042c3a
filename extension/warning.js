// The calm page in place of a fraud: what is known and since when, the way back first. No site can open it; still it goes on to web addresses only.

import { fillPage, text } from './texts.js';

const query = new URLSearchParams(location.search);
const to = query.get('to') ?? '';
const reports = Number(query.get('reports'));
const since = new Date(query.get('since')).toLocaleDateString(chrome.i18n.getUILanguage(), { dateStyle: 'long' });

fillPage();
document.getElementById('known').textContent = knownText();
document.getElementById('address').textContent = to;
document.getElementById('back').addEventListener('click', () => void goBack());
document.getElementById('on').addEventListener('click', () => void goOn());
document.getElementById('back').focus();

function knownText() {
  const count = String(reports);
  if (query.get('state') === 'reported') return text(reports > 1 ? 'reportedByMany' : 'reportedByOne', since, count);
  if (reports === 0) return text('blockedByDesk', since);
  return text(reports > 1 ? 'blockedByMany' : 'blockedByOne', since, count);
}

/** A link that opened a tab of its own has nothing to go back to. */
async function goBack() {
  const from = query.get('from') ?? '';
  if (/^https?:/.test(from)) {
    location.replace(from);
    return;
  }
  const { id } = await chrome.tabs.getCurrent();
  await chrome.tabs.remove(id);
}

async function goOn() {
  if (!/^https?:/.test(to)) return;
  const { allowed = [] } = await chrome.storage.session.get('allowed');
  await chrome.storage.session.set({ allowed: [...allowed, query.get('hash')] });
  location.replace(to);
}
