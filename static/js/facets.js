/* Facets are folded on small screens, where they stand before the results; beside those they lie open.
   Opened by script and not folded by it: what stands below would move under the reader's finger. */

const facets = document.querySelector("details[data-folds]")

if (facets && matchMedia("(min-width: 64em)").matches) facets.open = true
