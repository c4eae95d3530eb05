// The diagrams: fitted to the window at first, larger and smaller, dragged about.
const STEP = 1.25;
const drawings = all(".drawing:not(.for-paper)");
const scales = new Map(drawings.map((drawing) => [drawing.firstElementChild, 1]));

function zoom(scaled) {
  for (const [svg, before] of scales) {
    const scale = Math.min(4, Math.max(.05, scaled(svg, before)));
    scales.set(svg, scale);
    svg.style.width = `${svg.viewBox.baseVal.width * scale}px`;
    svg.style.height = `${svg.viewBox.baseVal.height * scale}px`;
  }
  const told = new Set([...scales.values()].map((scale) => `${Math.round(scale * 100)}%`));
  byId("scale").textContent = told.size === 1 ? [...told][0] : "";
}

// The size at which all of a drawing is in the window.
const fitting = (svg) => {
  const { clientWidth, clientHeight } = svg.parentElement;
  const { width, height } = svg.viewBox.baseVal;
  return Math.min(1, clientWidth / width, Math.max(clientHeight, highest(svg.parentElement)) / height);
};
const highest = (drawing) => parseFloat(getComputedStyle(drawing).maxHeight) - 2;

let fitted = false;

// Diagrams open fitted to the window; if a node is chosen, at that.
function opened() {
  if (!fitted) zoom(fitting);
  fitted = true;
  bringBox(byId("diagram").querySelector(".drawing .d.sel"));
  followInDiagram();
}

const bringBox = (box) => box?.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });

// Of a search only the diagrams are shown that have something of it, and the first that was found is brought into sight.
function followInDiagram() {
  if (!drawings.length) return;
  const isFiltered = html.classList.contains("filtering");
  const found = ".drawing .d:not(.out)";
  for (const figure of all("#diagram figure")) setHidden(figure, isFiltered && !figure.querySelector(found));
  if (isFiltered && html.dataset.view === "diagram") bringBox(byId("diagram").querySelector(found));
}

// With Ctrl a wheel makes a drawing larger and smaller, as it does pages; what is pointed at stays where it is.
function zoomByWheel(event) {
  const drawing = event.target.closest(".drawing");
  if (!drawing || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  const svg = drawing.firstElementChild;
  const before = scales.get(svg);
  zoom((one, scale) => (one === svg ? scale * Math.exp(-event.deltaY / 400) : scale));
  const grown = scales.get(svg) / before - 1;
  const { left, top } = drawing.getBoundingClientRect();
  drawing.scrollLeft += (event.clientX - left + drawing.scrollLeft) * grown;
  drawing.scrollTop += (event.clientY - top + drawing.scrollTop) * grown;
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
  byId("diagram").addEventListener("wheel", zoomByWheel, { passive: false });
  onShown.push((name) => { if (name === "diagram") opened(); });
}
