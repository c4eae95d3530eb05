// The diagrams: fitted to the window at first, larger and smaller, dragged about.
const STEP = 1.25;
const MIN_LETTERS = 9; // pixels: smaller letters cannot be read
const drawings = all(".drawing:not(.for-paper)");
const scales = new Map(drawings.map((drawing) => [drawing.firstElementChild, 1]));

function zoom(scaled) {
  for (const [svg, before] of scales) {
    const scale = Math.min(4, Math.max(.05, scaled(svg, before)));
    scales.set(svg, scale);
    svg.style.width = `${svg.viewBox.baseVal.width * scale}px`;
    svg.style.height = `${svg.viewBox.baseVal.height * scale}px`;
  }
  tellScale();
}

const tellScale = () => { byId("scale").textContent = `${Math.round(scales.get(inView()) * 100)}%`; };

// The drawing with the largest part in view: the buttons act on it.
function inView() {
  const seen = (svg) => {
    const { top, bottom } = svg.parentElement.getBoundingClientRect();
    return Math.min(bottom, innerHeight) - Math.max(top, document.querySelector("main").getBoundingClientRect().top, 0);
  };
  return [...scales.keys()].filter((svg) => !svg.closest("[hidden]")).reduce((most, svg) => (!most || seen(svg) > seen(most) ? svg : most), undefined);
}

const zoomInView = (scaled) => {
  const shown = inView();
  zoom((svg, scale) => (svg === shown ? scaled(svg, scale) : scale));
};

// The size at which all of a drawing is in the window.
const fitting = (svg) => {
  const { clientWidth, clientHeight } = svg.parentElement;
  const { width, height } = svg.viewBox.baseVal;
  return Math.min(1, clientWidth / width, Math.max(clientHeight, highest(svg.parentElement)) / height);
};
const highest = (drawing) => parseFloat(getComputedStyle(drawing).maxHeight) - 2;

// The size at which a drawing is as wide as the window, but no smaller than can be read.
const legible = (svg) => {
  const letters = Math.min(...all(".d text", svg).map((text) => parseFloat(text.getAttribute("font-size")) || MIN_LETTERS));
  return Math.min(1, Math.max(svg.parentElement.clientWidth / svg.viewBox.baseVal.width, MIN_LETTERS / letters));
};

let fitted = false;

// Diagrams open fitted to the window; if a node is chosen, the first is brought to it.
function opened() {
  if (!fitted) zoom(fitting);
  fitted = true;
  tellScale();
  bringBox(byId("diagram").querySelector(".drawing .d.sel"));
  followInDiagram();
}

// To the middle of a drawing, without moving the page.
function bringWithin(drawing, box) {
  if (!box) return;
  const [inner, outer] = [box.getBoundingClientRect(), drawing.getBoundingClientRect()];
  drawing.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
  drawing.scrollTop += inner.top + inner.height / 2 - outer.top - outer.height / 2;
}

// Into sight, unless it is there already.
function bringBox(box) {
  if (!box) return;
  const [inner, outer] = [box.getBoundingClientRect(), box.closest(".drawing").getBoundingClientRect()];
  const isSeen = inner.top >= Math.max(0, outer.top) && inner.bottom <= Math.min(innerHeight, outer.bottom)
    && inner.left >= outer.left && inner.right <= outer.right;
  if (!isSeen) box.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
}

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
  on("larger", () => zoomInView((_, scale) => scale * STEP));
  on("smaller", () => zoomInView((_, scale) => scale / STEP));
  on("fit", () => zoomInView(fitting));
  on("read", () => {
    zoomInView(legible);
    const drawing = inView().parentElement;
    bringWithin(drawing, drawing.querySelector(".d.sel") ?? drawing.querySelector(".d.question") ?? drawing.querySelector(".d"));
  });
  for (const scroller of [window, document.querySelector("main")]) {
    scroller.addEventListener("scroll", () => { if (fitted && html.dataset.view === "diagram") tellScale(); }, { passive: true });
  }
  byId("diagram").addEventListener("pointerdown", drag);
  byId("diagram").addEventListener("wheel", zoomByWheel, { passive: false });
  onShown.push((name) => { if (name === "diagram") opened(); });
}
