// Offers names of topics while one is typed into a plain box, which takes any name without it.

const list = document.querySelector("datalist[data-names]");
const box = document.querySelector(`[list="${list.id}"]`);
let timer;

async function offer() {
  const address = new URL(list.dataset.names, location);
  address.searchParams.set("term", box.value);
  const answer = await fetch(address);
  if (!answer.ok) return;
  const { results } = await answer.json();
  const options = results.map(({ name, text }) => Object.assign(document.createElement("option"), { value: name, label: text }));
  list.replaceChildren(...options);
}

box.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => offer().catch(() => {}), 250);
});
