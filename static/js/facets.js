/* Facets lie open beside the results; on small screens, where they would stand before them, folded. */

const facets = document.querySelector("details[data-folds]")

if (facets && !matchMedia("(min-width: 64em)").matches) facets.open = false
