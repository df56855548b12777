/* Suggestions under a search box: an editable combobox with a list (WAI-ARIA). The page says where
they come from: <input data-suggest="address">. Without script the box is a plain box. */

const PAUSE = 150 // milliseconds without typing

function option(id, { text, kind, url }) {
  const item = document.createElement("li")
  const what = document.createElement("span")
  Object.assign(item, { id, role: "option", textContent: text, ariaSelected: "false" })
  item.dataset.url = url
  what.textContent = kind
  item.append(" ", what)
  return item
}

function suggest(box) {
  const list = document.createElement("ul")
  let timer
  let asked

  const current = () => list.querySelector("[aria-selected=true]")
  const show = (open) => {
    list.hidden = !open
    box.ariaExpanded = String(open)
    if (!open) choose(null)
  }
  const choose = (item) => {
    if (current()) current().ariaSelected = "false"
    if (item) item.ariaSelected = "true"
    box.setAttribute("aria-activedescendant", item ? item.id : "")
  }
  const step = (by) => {
    const items = [...list.children, null]
    const at = items.indexOf(current())
    choose(items[(at + by + items.length) % items.length])
  }
  const ask = async () => {
    asked?.abort()
    asked = new AbortController()
    try {
      const address = `${box.dataset.suggest}?q=${encodeURIComponent(box.value)}`
      const { suggestions } = await (await fetch(address, { signal: asked.signal })).json()
      list.replaceChildren(...suggestions.map((each, n) => option(`${list.id}-${n}`, each)))
      show(suggestions.length > 0 && document.activeElement === box)
    } catch {
      show(false)
    }
  }

  Object.assign(list, { id: `${box.id}-list`, role: "listbox", className: "sug", hidden: true })
  list.ariaLabel = box.dataset.suggestions
  Object.assign(box, { role: "combobox", autocomplete: "off", ariaAutoComplete: "list" })
  box.setAttribute("aria-controls", list.id)
  box.ariaExpanded = "false"
  box.parentElement.append(list)

  box.addEventListener("input", () => {
    clearTimeout(timer)
    if (box.value.trim().length < 2) show(false)
    else timer = setTimeout(ask, PAUSE)
  })
  box.addEventListener("keydown", (event) => {
    if (list.hidden) return
    if (event.key === "ArrowDown") step(1)
    else if (event.key === "ArrowUp") step(-1)
    else if (event.key === "Escape") show(false)
    else if (event.key === "Enter" && current()) location = current().dataset.url
    else return
    event.preventDefault()
  })
  box.addEventListener("blur", () => show(false))
  list.addEventListener("pointerdown", (event) => event.preventDefault())
  list.addEventListener("click", (event) => {
    const item = event.target.closest("li")
    if (item) location = item.dataset.url
  })
}

document.querySelectorAll("input[data-suggest]").forEach(suggest)
