// The overview: what is in view, what is chosen and what a search finds are marked over its cells.
const overview = document.querySelector(".overview > svg");
const levels = overview ? overview.viewBox.baseVal.width : 0;
const main = document.querySelector("main");

// A node with all that is below it, as a row of cells.
function lastBelow(number) {
  const inside = all("li.n", nodes[number]);
  return inside.length ? numbers.get(inside.at(-1).id) : number;
}

function strip(from, to = from) {
  return `M0 ${from}h${levels}v${to - from + 1}h-${levels}z`;
}

function markHits(matched) {
  if (!overview) return;
  const isFiltered = html.classList.contains("filtering");
  const tick = levels / 8;
  const found = isFiltered ? matched.flatMap((is, number) => (is ? [`M${levels - tick} ${number}h${tick}v1h-${tick}z`] : [])) : [];
  overview.querySelector(".hits").setAttribute("d", found.join(""));
}

function markChosen() {
  if (!overview) return;
  overview.querySelector(".here").setAttribute("d", selected === undefined ? "" : strip(selected, lastBelow(selected)));
}

// The rows in view: from that at the top of what is seen of the lists to that at its end.
function markSeen() {
  if (!overview || html.dataset.view !== "debate") return;
  const lists = debate.querySelector(".lists").getBoundingClientRect();
  const { top, bottom } = wide.matches ? main.getBoundingClientRect() : { top: 0, bottom: innerHeight };
  const [first, last] = [Math.max(top, lists.top), Math.min(bottom, lists.bottom)].map((at, end) => rowAt(lists, at, end ? -1 : 1));
  const isSome = first !== undefined && last !== undefined;
  const seen = overview.querySelector(".seen");
  seen.setAttribute("y", isSome ? first : 0);
  seen.setAttribute("height", isSome ? Math.max(1, lastShown(last) - first + 1) : 0);
}

// Between two rows there may be nothing: so a few places are looked at.
function rowAt({ left, width }, at, way) {
  for (let offset = 4; offset < 200; offset += 24) {
    const item = document.elementFromPoint(left + width / 2, at + way * offset)?.closest(".lists li");
    if (item) return lastUpTo(item);
  }
  return undefined;
}

// The number of the last node whose full entry is at an item or before it.
function lastUpTo(item) {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const isAfter = item !== nodes[middle] && item.compareDocumentPosition(nodes[middle]) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (isAfter) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low - 1);
}

const lastShown = (number) => (detailsOf(nodes[number])?.open === false ? lastBelow(number) : number);

let seeing;
let settling;
function seeSoon() {
  // What comes into view is drawn after the first look, and may take another place then.
  seeing ??= requestAnimationFrame(() => {
    seeing = undefined;
    markSeen();
    clearTimeout(settling);
    settling = setTimeout(markSeen, 100);
  });
}

main.addEventListener("scroll", seeSoon, { passive: true });
addEventListener("scroll", seeSoon, { passive: true });
addEventListener("resize", seeSoon);
debate.addEventListener("toggle", seeSoon, { capture: true });
seeSoon();
onShown.push(seeSoon);
