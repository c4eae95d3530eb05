// The diagrams: larger and smaller, dragged about, and at first at the question.
const STEP = 1.25;
const drawings = all(".drawing");
const scales = new Map(drawings.map((drawing) => [drawing.firstElementChild, 1]));

function zoom(scaled) {
  for (const [svg, before] of scales) {
    const scale = Math.min(4, Math.max(.05, scaled(svg, before)));
    scales.set(svg, scale);
    svg.style.width = `${svg.viewBox.baseVal.width * scale}px`;
    svg.style.height = `${svg.viewBox.baseVal.height * scale}px`;
  }
  const told = new Set([...scales.values()].map((scale) => `${Math.round(scale * 100)} %`));
  byId("scale").textContent = told.size === 1 ? [...told][0] : "";
}

const fitting = (svg) => Math.min(1, svg.parentElement.clientWidth / svg.viewBox.baseVal.width);

let placed = false;

// Diagrams are read from their question, which stands above; if a node is chosen, from that.
function centre() {
  const chosen = byId("diagram").querySelector(".d.sel");
  if (!placed) centreQuestions();
  placed = true;
  chosen?.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
}

function centreQuestions() {
  for (const drawing of drawings) {
    const top = drawing.querySelector(".d.question") ?? drawing.querySelector(".d");
    const box = top.getBoundingClientRect();
    drawing.scrollLeft += box.left + box.width / 2 - drawing.getBoundingClientRect().left - drawing.clientWidth / 2;
  }
}

function drag(event) {
  const drawing = event.target.closest(".drawing");
  if (!drawing || event.button !== 0 || event.pointerType === "touch" || event.target.closest("a")) return;
  const from = { x: event.clientX + drawing.scrollLeft, y: event.clientY + drawing.scrollTop };
  const move = (moved) => {
    drawing.scrollLeft = from.x - moved.clientX;
    drawing.scrollTop = from.y - moved.clientY;
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", () => removeEventListener("pointermove", move), { once: true });
  event.preventDefault();
}

if (drawings.length) {
  on("larger", () => zoom((_, scale) => scale * STEP));
  on("smaller", () => zoom((_, scale) => scale / STEP));
  on("fit", () => zoom(fitting));
  byId("diagram").addEventListener("pointerdown", drag);
  whenShown.set("diagram", centre);
}
