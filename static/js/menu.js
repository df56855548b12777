/* The menu of small screens is a <details>: Escape and a press elsewhere close it. */

const menu = document.querySelector("details.menu")

function close() {
  menu.open = false
}

if (menu) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return
    close()
    menu.querySelector("summary").focus()
  })
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) close()
  })
}
