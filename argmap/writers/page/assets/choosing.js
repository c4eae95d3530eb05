// To choose: a node, whose words come into view, or words, whose nodes do.
let turn = { mark: null, next: 0 };

// Words that several nodes quote lead to the next of them with each click.
function followMark(mark) {
  const held = data.marks[markNumbers.get(mark)];
  turn = { mark, next: turn.mark === mark ? (turn.next + 1) % held.length : 0 };
  goToNode(held[turn.next]);
  lightBy(mark);
  remember(nodes[held[turn.next]].id);
  hint.hidden = held.length === 1;
  hint.textContent = `node ${turn.next + 1} of ${held.length}: a click leads to the next`;
}

// A node is chosen at the place where it is in full; its other places lead there.
function choose(item) {
  const number = numberOfItem(item);
  if (number === undefined) return;
  if (item.id) {
    select(number);
    bringPassage(number);
  } else {
    goToNode(number);
    remember(nodes[number].id);
  }
}

// A box of a diagram is chosen there: its words are shown in a sheet, and in the source beside it.
function chooseBox(box) {
  const number = numberOf(box);
  if (number === undefined) return;
  select(number, false);
  bringPassage(number);
  box.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
}

// The arrow folds, and so do keys and whatever else presses without a place.
function folds(event, head) {
  return event.detail === 0 || event.clientX <= head.querySelector(".s").getBoundingClientRect().right;
}

function isDragged(event, head) {
  const words = getSelection();
  return event.detail === 1 && !words.isCollapsed && head.contains(words.anchorNode);
}

// What the pointer gives the focus to has no ring around it; what a script does may have.
addEventListener("pointerdown", (event) => {
  const leaf = event.target.closest?.("#debate .n > .h");
  if (leaf) leaf.tabIndex = -1;
});

addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const mark = event.target.closest("a.m");
  if (mark) {
    event.preventDefault();
    followMark(mark);
    return;
  }
  const box = event.target.closest("#diagram a.d");
  if (box) {
    event.preventDefault();
    chooseBox(box);
    return;
  }
  const head = event.target.closest("#debate .n > .h, #debate .n > details > .h");
  if (!head || event.target.closest("a, button")) return;
  const item = head.closest("li");
  const foldable = head.tagName === "SUMMARY";
  if (foldable && folds(event, head)) return;
  if (isDragged(event, head)) event.preventDefault();
  else if (!foldable || !item.classList.contains("sel")) {
    event.preventDefault();
    choose(item);
  }
});

// What is known of a node is shown where the keyboard is.
let asked;
addEventListener("focusin", ({ target }) => {
  const item = target.closest?.(".lists li.n") ?? undefined;
  if (item === asked) return;
  asked?.classList.remove("asked");
  asked = item;
  if (target.matches?.(":focus-visible")) asked?.classList.add("asked");
});
