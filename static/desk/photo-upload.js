// Improves the page of an upload, which works without: files are sent one by one as they are
// dropped or chosen, each with its progress, and appear in the table as they arrive.

const form = document.getElementById("photo_upload");
const chooser = form.querySelector("input[type=file]");
const drop = form.querySelector("[data-drop]");
const lines = form.querySelector("[data-progress]");
const rows = form.querySelector("[data-rows]");
const each = form.querySelector("[data-each]");
const status = form.querySelector("[data-status]");
const texts = form.querySelector("[data-texts]").dataset;
const token = form.querySelector("input[name=csrfmiddlewaretoken]").value;
const AT_A_TIME = 3;

const waiting = [];
const counts = { all: 0, done: 0, wrong: 0, sending: 0 };
let unsaved = false;

function line(file) {
  const made = form.querySelector("template[data-line]").content.cloneNode(true).firstElementChild;
  const [name, bar, said] = made.children;
  name.textContent = file.name;
  bar.setAttribute("aria-label", file.name);
  said.textContent = texts.waiting;
  lines.append(made);
  return { bar, said, order: counts.all };
}

function take(files) {
  const room = Number(form.dataset.most) - counts.all;
  [...files].forEach((file, index) => {
    counts.all += 1;
    const shown = line(file);
    if (index >= room) refuse(shown, texts.many);
    else if (file.size > Number(texts.bytes)) refuse(shown, texts.large);
    else waiting.push({ file, shown });
  });
  tell();
  next();
}

function next() {
  while (counts.sending < AT_A_TIME && waiting.length) send(waiting.shift());
}

function send({ file, shown }) {
  const request = new XMLHttpRequest();
  const content = new FormData();
  content.append("file", file);
  counts.sending += 1;
  shown.said.textContent = texts.sending;
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) shown.bar.value = (100 * event.loaded) / event.total;
  });
  request.upload.addEventListener("load", () => {
    shown.bar.removeAttribute("value");
    shown.said.textContent = texts.looked;
  });
  request.addEventListener("load", () => {
    const { row, refused } = request.response ?? {};
    if (row) add(shown, row);
    else refuse(shown, refused ?? texts.lost);
  });
  request.addEventListener("error", () => refuse(shown, texts.lost));
  request.addEventListener("loadend", () => {
    counts.sending -= 1;
    tell();
    next();
  });
  request.open("POST", form.dataset.file);
  request.responseType = "json";
  request.setRequestHeader("X-CSRFToken", token);
  request.send(content);
}

function add(shown, html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const row = holder.content.querySelector("tr");
  const twice = rows.querySelector(`[data-photo="${row.dataset.photo}"]`);
  counts.done += 1;
  shown.bar.remove();
  shown.said.textContent = twice ? texts.twice : texts.added;
  if (twice) return;
  row.dataset.order = shown.order;
  const later = [...rows.children].find((other) => Number(other.dataset.order) > shown.order);
  rows.insertBefore(row, later ?? null);
  each.hidden = false;
  unsaved = true;
}

function refuse(shown, sentence) {
  counts.done += 1;
  counts.wrong += 1;
  shown.bar.remove();
  shown.said.textContent = sentence;
  shown.said.className = "pu-refused";
}

function tell() {
  status.textContent = texts.done
    .replace("%done", counts.done)
    .replace("%all", counts.all)
    .replace("%wrong", counts.wrong);
}

if (chooser) {
  form.querySelector("[data-plain]").hidden = true;
  chooser.addEventListener("change", () => {
    take(chooser.files);
    // They are on their way: the form sends words only.
    chooser.value = "";
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("pu-drop--over", kind === "dragover");
      if (kind === "drop") take(event.dataTransfer.files);
    });
  }
}

// From a box to the same box of the next photo.
form.querySelector("[data-keys]").hidden = false;
rows.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!event.ctrlKey || !step) return;
  const ending = event.target.name?.replace(/^photo-\d+/, "");
  const column = [...rows.querySelectorAll(`[name$="${ending}"]`)];
  const box = column[column.indexOf(event.target) + step];
  if (!ending || !box) return;
  event.preventDefault();
  box.focus();
});

rows.addEventListener("input", () => {
  unsaved = true;
});
form.addEventListener("submit", () => {
  unsaved = false;
});
addEventListener("beforeunload", (event) => {
  if (unsaved || counts.sending) event.preventDefault();
});
