/* Copy buttons: <button data-copy="#id" hidden> copies the text of #id and says so for a while.
   Of a link it copies the whole address, so that it can be pasted anywhere. */

const SAID_FOR = 1600 // milliseconds

async function copy(button) {
  const source = document.querySelector(button.dataset.copy)
  await navigator.clipboard.writeText(source.href || source.innerText.trim())
  const label = button.querySelector("[data-copied]")
  if (label.dataset.rest) return
  label.dataset.rest = label.textContent
  label.textContent = label.dataset.copied
  setTimeout(() => {
    label.textContent = label.dataset.rest
    delete label.dataset.rest
  }, SAID_FOR)
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false
    button.addEventListener("click", () => copy(button))
  }
}
