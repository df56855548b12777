// The stock autocomplete leaves its text box without a name: name it after its field.
function name(box) {
  const label = box.closest(".form-row, .related-widget-wrapper, p")?.querySelector("label");
  if (label) box.setAttribute("aria-label", label.firstChild.textContent.replace(/:\s*$/, "").trim());
  box.closest("ul")?.setAttribute("role", "presentation");
}

function nameAll() {
  document.querySelectorAll(".select2-search__field:not([aria-label])").forEach(name);
}

addEventListener("load", () => setTimeout(nameAll));
document.addEventListener("formset:added", () => setTimeout(nameAll));
