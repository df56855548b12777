/* In the head, before first paint: the reader's choice of light or dark, if there is one. */
try {
  const theme = localStorage.getItem("theme")
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme
} catch {
  /* Storage is off: the theme follows the system. */
}
