// Offers, while a release is written, the topics that its words name; and where a new topic is about
// to be made, those of nearly the same name. Without it what was saved is offered, and a button saves.

const place = document.querySelector("[data-found]");
const hints = document.querySelector(".dt-topics [data-near]");
const form = place.closest("form");
const select = place.parentElement.querySelector("select");
const { jQuery } = window.django;
const TYPED = ["title", "lead", "body"];
const NEW = "new:";
const PAUSE = 800;
let timer;
let asked = 0;

function words() {
  const sent = new FormData();
  for (const name of TYPED) sent.append(name, form.elements[name]?.value ?? "");
  for (const { value } of select.selectedOptions) sent.append("topics", value);
  return sent;
}

async function refresh() {
  const mine = ++asked;
  const token = form.elements.csrfmiddlewaretoken.value;
  const answer = await fetch(place.dataset.found, { method: "POST", body: words(), headers: { "X-CSRFToken": token } });
  if (!answer.ok || mine !== asked || place.contains(document.activeElement)) return;
  const heard = new DOMParser().parseFromString(await answer.text(), "text/html");
  place.replaceChildren(...heard.body.childNodes);
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(() => refresh().catch(() => {}), PAUSE);
}

function choose(id, label) {
  const known = [...select.options].find(({ value }) => value === id);
  if (known) known.selected = true;
  else select.add(new Option(label, id, true, true));
  changed();
}

function changed() {
  jQuery(select).trigger("change");
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

place.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  event.preventDefault();
  choose(button.value, button.dataset.label);
  const next = button.closest("li").nextElementSibling ?? button.closest("li").previousElementSibling;
  button.closest("li").remove();
  if (next) next.querySelector("button").focus();
  else place.replaceChildren();
});

// A name that has no topic yet.
async function near(option) {
  const name = option.value.slice(NEW.length);
  const address = new URL(hints.dataset.near, location);
  address.searchParams.set("name", name);
  const answer = await fetch(address);
  if (!answer.ok || !option.selected) return;
  const { near: found } = await answer.json();
  hints.replaceChildren(...found.map((topic) => use(topic, option)));
}

function use({ id, name, label }, option) {
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    textContent: hints.dataset.said.replace("{name}", name),
  });
  button.addEventListener("click", () => {
    option.remove();
    hints.replaceChildren();
    choose(id, label);
  });
  return button;
}

jQuery(select).on("select2:select", ({ params }) => {
  const option = [...select.selectedOptions].find(({ value }) => value === params.data.id);
  if (option?.value.startsWith(NEW)) near(option).catch(() => {});
});
jQuery(select).on("select2:unselect", () => hints.replaceChildren());
jQuery(select).on("select2:select select2:unselect", later);
for (const name of TYPED) form.elements[name]?.addEventListener("input", later);
