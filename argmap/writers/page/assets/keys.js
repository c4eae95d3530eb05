// The keyboard: arrows walk the tree as they do in trees everywhere.
const items = (inside) => all(":scope > ul > li:not([hidden]), :scope > .bg:not([hidden])", inside).filter((item) => item.checkVisibility?.({ contentVisibilityAuto: false }) ?? true);
const roots = () => all(".map:not([hidden]) > .tree > li:not([hidden])", debate);
const above = (item) => item.parentElement.closest(".lists :is(li, .bg)");

function below(item) {
  const details = detailsOf(item);
  return details?.open ? items(details.matches(".bg") ? details : details.querySelector(":scope > .k")) : [];
}

function siblings(item) {
  const parent = above(item);
  return parent ? below(parent) : roots();
}

function after(item) {
  const [first] = below(item);
  if (first) return first;
  for (let at = item; at; at = above(at)) {
    const list = siblings(at);
    const next = list[list.indexOf(at) + 1];
    if (next) return next;
  }
  return null;
}

function lastIn(item) {
  for (let list = below(item); list.length; list = below(item)) item = list.at(-1);
  return item;
}

function before(item) {
  const list = siblings(item);
  const at = list.indexOf(item);
  return at > 0 ? lastIn(list[at - 1]) : above(item);
}

function rightwards(item) {
  const details = detailsOf(item);
  if (details && !details.open) details.open = true;
  else return below(item)[0];
  return null;
}

function leftwards(item) {
  const details = detailsOf(item);
  if (!details?.open) return above(item);
  details.open = false;
  return null;
}

const WALKS = {
  ArrowDown: after,
  ArrowUp: before,
  ArrowRight: rightwards,
  ArrowLeft: leftwards,
  Home: () => roots()[0],
  End: () => lastIn(roots().at(-1)),
};

function walk(event) {
  const item = event.target.closest(".lists :is(li, .bg)");
  if (!item || !(event.key in WALKS) || event.target.closest("button")) return false;
  const next = WALKS[event.key](item);
  if (next) {
    focusOn(next);
    headOf(next).scrollIntoView({ block: "nearest", behavior: "instant" });
    bringWordsOf(next);
  }
  return true;
}

function bringWordsOf(item) {
  const number = numberOfItem(item);
  if (number !== undefined) bringPassage(number);
}

addEventListener("keyup", (event) => {
  if (event.key === "Tab" && document.activeElement?.matches("#debate .h")) bringWordsOf(document.activeElement.closest("li"));
});

addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof Element)) return;
  if (event.target.closest("dialog")) return;
  const typing = event.target.closest("input[type=search], select, textarea");
  if (event.key === "Escape") {
    const how = document.querySelector(".how[open]");
    if (how) how.open = false;
    else if (html.classList.contains("filtering") || field.value) clearFilter();
    else clearSelection();
    light([]);
    hint.hidden = true;
    if (typing) typing.blur();
  } else if (typing) return;
  else if (event.key === "/") {
    field.focus();
    field.select();
  } else if (event.key === "Enter" && event.target.matches("#debate .h")) choose(event.target.closest("li"));
  else if (event.key === "?") byId("help").showModal();
  else if (!walk(event)) return;
  event.preventDefault();
});
