// Points out topics of nearly the same name under the box in which a name is typed. Without it, the
// same is said once the topic is saved.

const { near, topic, said } = document.querySelector("[data-near]").dataset;
const NAMES = 'input[name="name"], input[name^="names_"], input[name^="aliases-"][name$="-name"]';
const timers = new WeakMap();

function place(box) {
  const line = box.parentElement.matches(".flex-container") ? box.parentElement : box;
  const next = line.nextElementSibling;
  if (next?.classList.contains("dt-near")) return next;
  const made = Object.assign(document.createElement("div"), { className: "dt-near" });
  made.setAttribute("aria-live", "polite");
  line.after(made);
  return made;
}

async function look(box) {
  const name = box.value.trim();
  const address = new URL(near, location);
  address.searchParams.set("name", name);
  address.searchParams.set("topic", topic);
  const answer = name ? await fetch(address) : null;
  if (box.value.trim() !== name || (answer && !answer.ok)) return;
  const found = answer ? (await answer.json()).near : [];
  const links = found.map(({ name: called, url }) =>
    Object.assign(document.createElement("a"), { href: url, textContent: said.replace("{name}", called) }),
  );
  place(box).replaceChildren(...links);
}

document.addEventListener("input", ({ target }) => {
  if (!target.matches(NAMES)) return;
  clearTimeout(timers.get(target));
  timers.set(target, setTimeout(() => look(target).catch(() => {}), 300));
});
