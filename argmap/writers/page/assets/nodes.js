// What the page holds: the nodes in their order, their places in lists, and the passages of the source.
const html = document.documentElement;
const byId = (id) => document.getElementById(id);
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const data = JSON.parse(byId("data").textContent);
const debate = byId("debate");
const source = byId("source");
const nodes = all("li.n", debate);
const repeated = all("li.again", debate);
const numbers = new Map(nodes.map((node, number) => [node.id, number]));
const marks = source ? all("a.m", source) : [];
const markNumbers = new Map(marks.map((mark, number) => [mark, number]));
const passages = new Map();
data.marks.forEach((held, mark) => {
  for (const number of held) {
    if (!passages.has(number)) passages.set(number, []);
    passages.get(number).push(marks[mark]);
  }
});
const drawn = new Map();
for (const box of all("#diagram .drawing:not(.for-paper) a.d, .overview a")) {
  const number = numberOf(box);
  if (!drawn.has(number)) drawn.set(number, []);
  drawn.get(number).push(box);
}

// The other places of nodes, and the node of each.
const againOf = new Map();
const againAt = new Map();
for (const item of repeated) {
  const number = numberOf(item.querySelector('a[href^="#"]'));
  if (number === undefined) continue;
  againOf.set(item, number);
  if (!againAt.has(number)) againAt.set(number, []);
  againAt.get(number).push(item);
}

function named(fragment) {
  const found = byId(fragment);
  if (found) return found;
  return byId(unescaped(fragment));
}

function unescaped(fragment) {
  try { return decodeURIComponent(fragment); } catch { return fragment; }
}

function numberOf(link) {
  const target = named(link.getAttribute("href").slice(1));
  return target ? numbers.get(target.id) : undefined;
}

// The node that an element is about: the target of its link, or else the node whose text it is in.
function nodeAt(element) {
  const link = element.closest('a[href^="#"]');
  const number = link && !link.matches(".m") ? numberOf(link) : undefined;
  if (number !== undefined) return number;
  const own = element.closest("#debate li");
  return own ? numberOfItem(own) : undefined;
}

const numberOfItem = (item) => (item.id ? numbers.get(item.id) : againOf.get(item));

// An item holds its head and its foot, within details where there is something to fold.
// An item that is folded at first, such as background, is an item too.
const detailsOf = (item) => (item.matches(".bg") ? item : item.firstElementChild.matches("details") ? item.firstElementChild : null);
const headOf = (item) => (detailsOf(item) ?? item).firstElementChild;
const footOf = (item) => headOf(item).nextElementSibling;

// An item itself, or the outermost folded item around it.
function standIn(item) {
  let shown = item;
  for (let around = item.parentElement; around && around !== debate; around = around.parentElement) {
    if (around.tagName === "DETAILS" && !around.open) shown = around.matches(".bg") ? around : around.parentElement;
  }
  return shown;
}
