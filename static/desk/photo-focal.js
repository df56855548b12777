// The focal point: set by a click on the picture or by the arrow keys; the two boxes hold it.

const part = document.querySelector("[data-focal]");
const point = part?.querySelector(".pd-point");
const picture = part?.querySelector(".pd-frame img");
const boxes = ["x", "y"].map((axis) => document.getElementById(`id_focal_${axis}`));
const STEPS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const FURTHER = 10;

const within = (value) => Math.min(100, Math.max(0, value));
const typed = () => boxes.map((box) => within(Number.parseFloat(box.value.replace(",", ".")) || 0));

function set(values) {
  boxes.forEach((box, index) => {
    box.value = Math.round(within(values[index]) * 10) / 10;
  });
  show();
}

function show() {
  const [x, y] = typed();
  point.style.left = `${x}%`;
  point.style.top = `${y}%`;
  const said = part.dataset.said.replace("%x", Math.round(x)).replace("%y", Math.round(y));
  point.setAttribute("aria-label", said);
  part.querySelector("[data-heard]").textContent = said;
  for (const crop of part.querySelectorAll("[data-crop]")) {
    if (crop.src !== picture.src) crop.src = picture.src;
    crop.style.objectPosition = `${x}% ${y}%`;
  }
}

if (point && boxes.every(Boolean)) {
  point.hidden = false;
  part.querySelector(".pd-frame").classList.add("pd-frame--set");
  picture.addEventListener("click", (event) => {
    const { left, top, width, height } = picture.getBoundingClientRect();
    set([(100 * (event.clientX - left)) / width, (100 * (event.clientY - top)) / height]);
    point.focus();
  });
  point.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const far = event.shiftKey ? FURTHER : 1;
    const [x, y] = typed();
    set([x + far * step[0], y + far * step[1]]);
  });
  for (const box of boxes) box.addEventListener("input", show);
  show();
}
