/* In the head, before first paint: that scripts run, and the reader's choice of light or dark. */
document.documentElement.dataset.scripts = ""
try {
  const theme = localStorage.getItem("theme")
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme
} catch {
  /* Storage is off: the theme follows the system. */
}
