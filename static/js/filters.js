/* A filter form submits itself, and leaves empty fields out of the address.

A choice made with the keyboard does not submit: arrow keys pass over choices on the way to the
one that is meant. The button appears for it. */

function isChanged(select) {
  const first = [...select.options].findIndex((option) => option.defaultSelected)
  return select.selectedIndex !== Math.max(first, 0)
}

function submitItself(form) {
  const button = form.querySelector("[data-without-script]")
  let byKeyboard = false

  // What was chosen before this ran has submitted nothing.
  if ([...form.querySelectorAll("select")].some(isChanged)) {
    button.removeAttribute("data-without-script")
  }
  form.addEventListener("pointerdown", () => {
    byKeyboard = false
  })
  form.addEventListener("keydown", () => {
    byKeyboard = true
    button.removeAttribute("data-without-script")
  })
  form.addEventListener("change", () => {
    if (!byKeyboard) form.requestSubmit()
  })
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true
  })
  // Back to this page from the next one: what was left out must be offered again.
  addEventListener("pageshow", () => {
    for (const field of form.elements) field.disabled = false
  })
}

document.querySelectorAll("form[data-submits-itself]").forEach(submitItself)
