// The stock autocomplete and date boxes leave some parts without a name: name them after their field.

function labelOf(part) {
  const row = part.closest(".form-row, .related-widget-wrapper, td, p");
  return row?.querySelector("label") ?? row?.closest(".form-row")?.querySelector("label");
}

function nameBox(box) {
  const label = labelOf(box);
  if (label) box.setAttribute("aria-label", label.firstChild.textContent.replace(/:\s*$/, "").trim());
  box.closest("ul")?.setAttribute("role", "presentation");
}

function nameSelection(selection) {
  const select = selection.closest(".select2")?.previousElementSibling;
  const label = document.querySelector(`label[for="${select?.id}"]`) ?? labelOf(selection);
  if (!label) return;
  label.id ||= `${select.id}_label`;
  const shown = selection.querySelector(".select2-selection__rendered");
  shown.setAttribute("aria-labelledby", label.id);
  selection.setAttribute("aria-labelledby", `${label.id} ${shown.id}`);
}

function nameAll() {
  document.querySelectorAll(".select2-search--inline .select2-search__field").forEach(nameBox);
  document.querySelectorAll(".select2-selection--single").forEach(nameSelection);
}

addEventListener("load", () => setTimeout(nameAll));
document.addEventListener("formset:added", () => setTimeout(nameAll));
