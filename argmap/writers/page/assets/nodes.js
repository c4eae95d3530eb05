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
for (const box of all("#diagram a.d")) {
  const number = numberOf(box);
  if (!drawn.has(number)) drawn.set(number, []);
  drawn.get(number).push(box);
}

function named(fragment) {
  const found = byId(fragment);
  if (found) return found;
  try { return byId(decodeURIComponent(fragment)); } catch { return null; }
}

function numberOf(link) {
  const target = named(link.getAttribute("href").slice(1));
  return target ? numbers.get(target.id) : undefined;
}

// The node that an element is about: that which it leads to, else that in whose own words it stands.
function nodeAt(element) {
  const link = element.closest('a[href^="#"]');
  const number = link && !link.matches(".m") ? numberOf(link) : undefined;
  if (number !== undefined) return number;
  const own = element.closest("li");
  return own && element.closest("#debate") ? numbers.get(own.id) : undefined;
}

// An item holds its head and its foot, within details where there is something to fold.
const detailsOf = (item) => (item.firstElementChild.tagName === "DETAILS" ? item.firstElementChild : null);
const headOf = (item) => (detailsOf(item) ?? item).firstElementChild;
const footOf = (item) => headOf(item).nextElementSibling;
