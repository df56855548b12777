/* The switch of the utility bar: light or dark, remembered. Hidden without script. */

const root = document.documentElement
const system = matchMedia("(prefers-color-scheme: dark)")
const button = document.querySelector("[data-theme-switch]")

const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches)

function offer() {
  const [word, sentence] = isDark()
    ? [button.dataset.light, button.dataset.toLight]
    : [button.dataset.dark, button.dataset.toDark]
  button.querySelector("span").textContent = word
  button.setAttribute("aria-label", sentence)
}

function change() {
  root.dataset.theme = isDark() ? "light" : "dark"
  try {
    localStorage.setItem("theme", root.dataset.theme)
  } catch {
    /* Storage is off: the choice holds for this page. */
  }
  offer()
}

if (button) {
  offer()
  button.hidden = false
  button.addEventListener("click", change)
  system.addEventListener("change", offer)
}
