// Improves a form that works without it: counters, unsaved words, order of photos, presence.

const form = document.getElementById("release_form");

// Counters beside the labels of limited fields.
for (const box of document.querySelectorAll("[data-limit]")) {
  const label = document.querySelector(`label[for="${box.id}"]`);
  const count = Object.assign(document.createElement("span"), { className: "pc-count" });
  const limit = Number(box.dataset.limit);
  const show = () => {
    count.textContent = `${box.value.length} / ${limit}`;
    count.classList.toggle("pc-count--over", box.value.length > limit);
  };
  label?.append(count);
  box.addEventListener("input", show);
  show();
}

// Words that are typed and not saved: ask before they are left behind.
let typed = false;
const leaving = (event) => event.preventDefault();

function setTyped(value) {
  typed = value;
  (value ? addEventListener : removeEventListener)("beforeunload", leaving);
}

form?.addEventListener("input", () => setTyped(true));
form?.addEventListener("change", () => setTyped(true));
form?.addEventListener("submit", () => setTyped(false));

// The browser's own question, asked when a button of the rail leaves the page. A verb works on what
// is saved, so that unsaved words would stay out of it.
for (const other of document.querySelectorAll("form[data-leaves]")) {
  other.addEventListener("submit", (event) => {
    const question = document.getElementById("unsaved")?.dataset.question;
    if (!typed || !question) return;
    if (confirm(question)) setTyped(false);
    else event.preventDefault();
  });
}

// Photos: up and down for the keyboard; dragging is the library's.
for (const button of document.querySelectorAll("[data-move]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const row = button.closest(".has_original");
    const up = button.dataset.move === "up";
    const next = up ? row.previousElementSibling : row.nextElementSibling;
    if (!next?.classList.contains("has_original")) return;
    if (up) next.before(row);
    else next.after(row);
    row.parentElement.querySelectorAll(".has_original ._reorder_").forEach((order, index) => {
      order.value = index + 1;
    });
    setTyped(true);
    button.focus();
  });
}

// Readiness: the field of a link may be hidden behind an editor.
for (const link of document.querySelectorAll(".pc-checks a")) {
  link.addEventListener("click", (event) => {
    const field = document.querySelector(link.hash);
    const seen = document.getElementById(`${link.hash.slice(1)}_editor`) ?? field;
    if (!seen) return;
    event.preventDefault();
    seen.closest("details")?.setAttribute("open", "");
    seen.scrollIntoView({ block: "center" });
    seen.focus();
  });
}

// A conflict: take somebody else's text over.
for (const button of document.querySelectorAll("[data-take]")) {
  const field = document.getElementById(button.dataset.take);
  const theirs = button.parentElement.querySelector("textarea");
  if (!field) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    field.value = theirs.value;
    field.dispatchEvent(new Event("taken"));
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// Presence: say every half minute that the release is still open here.
const presence = document.querySelector("[data-presence]");

async function report() {
  if (document.hidden) return;
  const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
  const answer = await fetch(presence.dataset.presence, {
    method: "POST",
    headers: { "X-CSRFToken": token },
  });
  if (!answer.ok) return;
  const heard = new DOMParser().parseFromString(await answer.text(), "text/html");
  presence.replaceChildren(...heard.body.children);
}

if (presence) setInterval(() => report().catch(() => {}), 30_000);
