// The one setting: where the house's Dauphin answers, with the house's key behind `#`. The permission is asked for that server alone, at the
// click that saves; nothing is saved before the server answered.

import { request } from './lookup.js';
import { fillPage, text } from './texts.js';

const address = document.getElementById('address');
const told = document.getElementById('told');

fillPage();
const saved = await chrome.storage.local.get(['server', 'house']);
if (saved.server) address.value = `${saved.server}/${saved.house ? `#${saved.house}` : ''}`;

document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void save();
});

async function save() {
  const url = URL.canParse(address.value.trim()) ? new URL(address.value.trim()) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return tell('notAnAddress');
  const origins = [`${url.protocol}//${url.hostname}/*`];
  if (!(await chrome.permissions.request({ origins }))) return tell('notAllowed');
  const settings = { server: url.origin, house: url.hash.slice(1) };
  try {
    await request(['00000000'], settings);
  } catch {
    return tell('noAnswer');
  }
  await chrome.storage.local.set(settings);
  await chrome.storage.session.clear();
  tell('saved');
}

function tell(name) {
  told.textContent = text(name);
}
