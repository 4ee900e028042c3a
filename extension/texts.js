// Puts the texts of the reader's language into a page: each element names its text in `data-text`.

export const text = (name, ...values) => chrome.i18n.getMessage(name, values);

export function fillPage() {
  document.documentElement.lang = text('language');
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = text(element.dataset.text);
}
