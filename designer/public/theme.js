// Runs before the first paint, so that neither theme nor language flickers. Kept as a file of its
// own because the content security policy allows no inline script.
try {
  const theme = localStorage.getItem('tiersmith.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  const language = localStorage.getItem('tiersmith.language')
  if (language) document.documentElement.lang = language
} catch {
  // Storage may be forbidden; the defaults are fine.
}
