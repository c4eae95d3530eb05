// The words of the chosen node in a sheet: on a narrow screen, and beside a diagram, where no list shows them.
const sheet = document.createElement("aside");
sheet.className = "sheet-card";
sheet.hidden = true;
sheet.setAttribute("aria-label", "The chosen node and its words");
document.body.append(sheet);

const sheetIsWanted = () => html.dataset.view === "diagram" || (!wide.matches && html.dataset.view !== "source");

function showSheet(number) {
  const item = nodes[number];
  const lower = document.createElement("button");
  lower.type = "button";
  lower.className = "lower";
  lower.setAttribute("aria-label", "Lower");
  lower.setAttribute("aria-expanded", "true");
  sheet.classList.remove("lowered");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = "×";
  close.setAttribute("aria-label", "Close");
  const text = document.createElement("p");
  text.className = "sheet-text";
  text.dir = "auto";
  text.append(...[...headOf(item).childNodes].filter((part) => !part.matches?.(".tally")).map(cloned));
  const parts = partsOf(item).filter((part) => part.matches(".q")).map(cloned);
  const foot = document.createElement("p");
  foot.className = "f";
  foot.append(...[...footOf(item).children].filter((part) => part !== copyButton).map(cloned), inDebate(number));
  sheet.replaceChildren(lower, close, text, ...(parts.length ? parts : [noWords()]), foot);
  sheet.hidden = !sheetIsWanted();
  // What was chosen is not to be covered by its own words.
  const head = headOf(item);
  if (!sheet.hidden && !wide.matches && head.getBoundingClientRect().bottom > sheet.getBoundingClientRect().top) {
    head.scrollIntoView({ block: "nearest", behavior: "instant" });
  }
}

const cloned = (node) => node.cloneNode(true);

function noWords() {
  const remark = document.createElement("p");
  remark.className = "b";
  remark.textContent = "No words of a source are quoted for it.";
  return remark;
}

function inDebate(number) {
  const link = document.createElement("a");
  link.href = nodes[number].querySelector(".id")?.getAttribute("href") ?? "";
  link.textContent = "in the debate";
  link.className = "in-debate";
  return link;
}

function hideSheet() {
  sheet.hidden = true;
}

sheet.addEventListener("click", (event) => {
  if (event.target.closest(".close")) clearSelection();
  const lower = event.target.closest(".lower");
  if (lower) lower.setAttribute("aria-expanded", String(!sheet.classList.toggle("lowered")));
  // In a diagram a link to another node of it leads to that.
  const link = event.target.closest('a[href^="#"]:not(.in-debate)');
  const [box] = (link && html.dataset.view === "diagram" && drawn.get(numberOf(link))?.filter((one) => one.matches(".d"))) || [];
  if (!box) return;
  event.preventDefault();
  event.stopPropagation();
  chooseBox(box);
  bringBox(box);
});

// On a narrow screen it makes way for who scrolls, or taps beside it on nothing that acts itself.
const isBeside = ({ target }) => !sheet.hidden && !wide.matches && target instanceof Element && !sheet.contains(target);
for (const kind of ["wheel", "touchmove"]) {
  addEventListener(kind, (event) => { if (isBeside(event)) clearSelection(); }, { passive: true });
}
addEventListener("click", (event) => {
  if (isBeside(event) && !event.target.closest("a, button, input, select, label, summary, .h")) clearSelection();
});

onShown.push(() => { if (selected !== undefined) sheet.hidden = !sheetIsWanted(); });
