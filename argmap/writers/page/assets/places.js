// Ways to a place: its view is shown, what is folded around it is opened, and it is brought into sight.
let selected;
const copyButton = document.createElement("button");
copyButton.type = "button";
copyButton.className = "copy";
copyButton.textContent = "copy link";

function openTo(item) {
  for (let around = item.parentElement; around && around !== debate; around = around.parentElement) {
    if (around.tagName === "DETAILS") around.open = true;
  }
}

function select(number, focus = true) {
  clearSelection();
  const item = nodes[number];
  selected = number;
  item.classList.add("sel");
  for (const other of [...(passages.get(number) ?? []), ...(drawn.get(number) ?? [])]) other.classList.add("sel");
  const details = detailsOf(item);
  if (details) details.open = true;
  showSheet(number);
  (wide.matches ? footOf(item) : sheet.querySelector(".f")).append(copyButton);
  markChosen();
  if (focus) focusOn(item);
}

function clearSelection() {
  for (const element of all(".sel")) element.classList.remove("sel");
  copyButton.remove();
  selected = undefined;
  hideSheet();
  markChosen();
}

function focusOn(item) {
  const head = headOf(item);
  if (head.tagName !== "SUMMARY") head.tabIndex = -1;
  head.focus({ preventScroll: true });
}

// What is near is scrolled to, what is far is jumped to.
let arriving = false;

function bring(element, wanted = "center") {
  const isHigh = !wide.matches && element.getBoundingClientRect().height > innerHeight * .4; // a sheet covers the rest
  const where = isHigh ? "start" : wanted;
  const far = arriving || Math.abs(element.getBoundingClientRect().top) > 3 * innerHeight;
  if (far || matchMedia("(prefers-reduced-motion: reduce)").matches) jump(element, where);
  else element.scrollIntoView({ block: where, behavior: "smooth" });
}

// What is far away is drawn only when it comes near, and then it takes more room than was thought: so a few times.
function jump(element, where, times = 8) {
  element.scrollIntoView({ block: where, behavior: "instant" });
  if (times > 1) requestAnimationFrame(() => jump(element, where, times - 1));
}

function goToNode(number) {
  const item = nodes[number];
  show("debate");
  if (item.closest("[hidden]")) clearFilter();
  openTo(item);
  select(number);
  bring(headOf(item));
}

function goToPassage(mark) {
  show("source");
  bring(mark);
}

function bringPassage(number) {
  const found = passages.get(number) ?? [];
  if (found.length && wide.matches && !found.some(isInView)) bring(found[0]);
}

function isInView(mark) {
  const { top, bottom } = mark.getBoundingClientRect();
  const pane = source.getBoundingClientRect();
  return top >= pane.top && bottom <= pane.bottom;
}

function arrive() {
  const target = location.hash.length > 1 ? named(location.hash.slice(1)) : null;
  if (!target) return;
  const number = numbers.get(target.id);
  if (viewNames.includes(target.id)) show(target.id);
  else if (number !== undefined) {
    goToNode(number);
    bringPassage(number);
  } else if (source?.contains(target)) goToPassage(target);
  else {
    show("debate");
    if (target.closest("[hidden]")) clearFilter();
    bring(target, "start");
  }
}

function remember(id) {
  try { history.pushState(null, "", `#${id}`); } catch { /* some browsers have no history for files */ }
}

addEventListener("hashchange", arrive);
addEventListener("click", (event) => {
  // A link to where one is already changes no address, and leads there all the same.
  const link = event.target.closest?.('a[href^="#"]:not(.m)');
  if (link && link.hash === location.hash) arrive();
});
