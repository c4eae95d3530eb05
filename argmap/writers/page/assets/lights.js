// Debate and source side by side: what is pointed at on one side lights up on the other.
let lit = [];

function light(elements) {
  for (const element of lit) element.classList.remove("lit");
  lit = elements;
  for (const element of lit) element.classList.add("lit");
}

function litBy(target) {
  if (!(target instanceof Element)) return [];
  const mark = target.closest("a.m");
  const held = mark ? data.marks[markNumbers.get(mark)] : [nodeAt(target)].filter((number) => number !== undefined);
  const across = held.flatMap((number) => [...(passages.get(number) ?? []), ...(drawn.get(number) ?? [])]);
  return mark ? [...across, ...held.map((number) => nodes[number])] : across;
}

for (const kind of ["pointerover", "focusin"]) {
  addEventListener(kind, (event) => light(litBy(event.target)));
}

let turn = { mark: null, next: 0 };

addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const mark = event.target.closest("a.m");
  if (mark) {
    // Words that several nodes quote lead to the next of them with each click.
    event.preventDefault();
    const held = data.marks[markNumbers.get(mark)];
    turn = { mark, next: turn.mark === mark ? (turn.next + 1) % held.length : 0 };
    goToNode(held[turn.next]);
    light(litBy(mark));
    remember(nodes[held[turn.next]].id);
    return;
  }
  const head = event.target.closest("#debate .h");
  if (!head || event.target.closest("a")) return;
  const number = nodeAt(head);
  if (number === undefined) return;
  select(number, false);
  bringPassage(number);
});
