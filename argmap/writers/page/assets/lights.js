// Debate and source side by side: what is pointed at on one side lights up on the other.
let lit = [];
const hint = document.createElement("p");
hint.className = "hint";
hint.hidden = true;
document.querySelector("main").append(hint);

// What lights up, and what is folded around something that would.
function light(elements, around = []) {
  for (const element of lit) element.classList.remove("lit", "lit-within");
  for (const element of elements) element.classList.add("lit");
  for (const element of around) element.classList.add("lit-within");
  lit = [...elements, ...around];
}

const acrossFrom = (number) => [...(passages.get(number) ?? []), ...(drawn.get(number) ?? [])];

function lightBy(target) {
  const mark = target instanceof Element ? target.closest("a.m") : null;
  if (mark) return lightHeldBy(mark);
  hint.hidden = true;
  const number = target instanceof Element ? nodeAt(target) : undefined;
  light(number === undefined ? [] : acrossFrom(number));
}

// The nodes that quote some words, at all their places; for folded ones, the item that hides them.
function lightHeldBy(mark) {
  const held = data.marks[markNumbers.get(mark)];
  const places = held.flatMap((number) => [nodes[number], ...(againAt.get(number) ?? [])]);
  const open = places.filter((item) => standIn(item) === item);
  const folded = places.filter((item) => standIn(item) !== item).map(standIn);
  light([...held.flatMap(acrossFrom), ...open], folded);
  tellWhere(held);
}

// How many nodes quote the words under the pointer, and where those out of sight are.
function tellWhere(held) {
  const pane = document.querySelector("main").getBoundingClientRect();
  const where = { above: 0, below: 0, folded: 0, "not among what was found": 0 };
  for (const item of held.map((number) => nodes[number])) {
    const shown = standIn(item);
    const { top, bottom } = headOf(shown).getBoundingClientRect();
    if (item.closest("[hidden]")) where["not among what was found"] += 1;
    else if (bottom <= pane.top) where.above += 1;
    else if (top >= pane.bottom) where.below += 1;
    else if (shown !== item) where.folded += 1;
  }
  const found = Object.entries(where).filter(([, times]) => times);
  hint.hidden = found.length === 0 || html.dataset.view !== "debate" || !wide.matches;
  const nodesHeld = `${held.length} ${held.length > 1 ? "nodes" : "node"}`;
  const [first] = found;
  hint.textContent = first?.[1] === held.length
    ? `${nodesHeld}, ${first[0]}`
    : `${nodesHeld}: ${found.map(([place, times]) => `${times} ${place}`).join(", ")}`;
}

for (const kind of ["pointerover", "focusin"]) {
  addEventListener(kind, (event) => lightBy(event.target));
}
