// Paper: all is open, and a drawing whose words would be too small on one sheet is cut into several.
const SHEETS = { wide: { width: 930, height: 600 }, high: { width: 620, height: 860 } }; // what A4 and Letter both hold
const LEAST = .5; // of the size on the screen: between four and five points, which is small but can be read
const OVERLAP = 150; // so much of a drawing stands on two sheets: what is cut on one is whole on the other
const MOST_LINKS = 2000; // Chromium takes more than twice as long for twice as many within a document
let foldedOnScreen = [];
let unlinked = [];

on("print", () => byId("paper").showModal());
byId("paper").addEventListener("close", (event) => { if (event.target.returnValue === "print") print(); });
for (const part of ["source", "diagram"]) {
  byId(`with-${part}`)?.addEventListener("change", (event) => html.classList.toggle(`without-${part}`, !event.target.checked));
}

// Where a drawing is cut along one side: the beginnings of the parts, and their size.
function cuts(length, sheet) {
  const room = sheet / LEAST;
  const count = length > room ? Math.ceil((length - OVERLAP) / (room - OVERLAP)) : 1;
  const size = (length + (count - 1) * OVERLAP) / count;
  return Array.from({ length: count }, (_, part) => ({ start: part * (size - OVERLAP), size }));
}

function sheetsOf(svg) {
  const { width, height } = svg.viewBox.baseVal;
  const sheet = SHEETS[svg.matches(".wide") ? "wide" : "high"];
  const columns = cuts(width, sheet.width);
  return cuts(height, sheet.height).flatMap((row) => columns.map((column) => {
    const part = svg.cloneNode(true);
    part.removeAttribute("style");
    part.setAttribute("viewBox", `${column.start} ${row.start} ${column.size} ${row.size}`);
    part.setAttribute("width", column.size);
    part.setAttribute("height", row.size);
    part.classList.add("sheet");
    return part;
  }));
}

addEventListener("beforeprint", () => {
  foldedOnScreen = all("main details:not([open])");
  for (const details of foldedOnScreen) details.open = true;
  cutDrawings();
  const links = all('a[href^="#"]');
  unlinked = links.length > MOST_LINKS ? links.map((link) => [link, link.getAttribute("href")]) : [];
  for (const [link] of unlinked) link.removeAttribute("href");
});

function cutDrawings() {
  for (const svg of all(".drawing > svg:not(.sheet)")) {
    const sheets = sheetsOf(svg);
    if (sheets.length === 1) continue;
    svg.classList.add("whole");
    svg.after(...sheets);
  }
}

addEventListener("afterprint", () => {
  for (const details of foldedOnScreen) details.open = false;
  for (const [link, href] of unlinked) link.setAttribute("href", href);
  unlinked = [];
  for (const sheet of all(".sheet")) sheet.remove();
  for (const svg of all(".whole")) svg.classList.remove("whole");
});
