// Sets the colour scheme before the first paint. Mantine keeps the choice under this key; no choice means the system's.
try {
  var chosen = localStorage.getItem('mantine-color-scheme-value');
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
} catch (refused) {
  document.documentElement.setAttribute('data-mantine-color-scheme', 'light'); // storage is forbidden: light
}
