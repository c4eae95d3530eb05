// The words of each node, read while the browser is idle, before they are needed.
let texts;

// The parts of an item that describe it. Its balance and its links to other nodes do not.
function partsOf(item) {
  const parts = [];
  for (let part = headOf(item); part && !part.matches(".k"); part = part.nextElementSibling) {
    if (part.matches(".f")) parts.push(...[...part.children].filter((one) => one.matches(".id, .tag")));
    else if (part.matches(".h")) parts.push(...[...part.children].filter((one) => !one.matches(".tally")));
    else parts.push(part);
  }
  return parts;
}

const notesOf = (place) => all(".note", place).filter((note) => note.closest("li") === place);
const toldBy = (parts) => parts.map((part) => part.textContent).join(" ").toLowerCase();

// The parts of a node's words: what is always shown, its quotes, notes at its other places, and its full name.
function textsOf(item, number) {
  const parts = partsOf(item);
  const quotes = parts.filter((part) => part.matches(".q"));
  const shown = toldBy(quotes.length ? parts.filter((part) => !part.matches(".q")) : parts);
  const again = toldBy((againAt.get(number) ?? []).flatMap(notesOf));
  return { shown, again, whole: `${shown} ${toldBy(quotes)} ${again}`, name: unescaped(item.id).toLowerCase() };
}

function readTexts() {
  texts ??= nodes.map(textsOf);
}

// A search must type the full name; otherwise the name of a map would find all of its nodes.
const holds = (text, word) => text.whole.includes(word) || (word.includes("/") && text.name.includes(word));

if (window.requestIdleCallback) requestIdleCallback(readTexts);
