// Search and filters: what matches stays, with what it stands below.
const field = byId("words");
const kindField = byId("kind");
const speakerField = byId("speaker");
const openField = byId("open");
const count = byId("count");
const MOST_MARKED = 2000;
let texts;
let foldedBefore;

function textOf(item) {
  const head = headOf(item);
  const parts = [...footOf(item).children].filter((part) => part.matches(".id, .tag"));
  return [head, ...parts].map((part) => part.textContent).join(" ").toLowerCase();
}

const wantedWords = () => field.value.toLowerCase().split(/\s+/).filter(Boolean);

// Read before they are asked for, while there is nothing else to do.
function readTexts() {
  texts ??= nodes.map(textOf);
}

if (window.requestIdleCallback) requestIdleCallback(readTexts);

function matching(words) {
  readTexts();
  const kind = kindField.value;
  const speaker = speakerField?.value ?? "";
  return nodes.map((item, number) =>
    (!kind || kindOf(item) === kind)
    && (!speaker || data.by[number].includes(Number(speaker)))
    && (!openField.checked || footOf(item).querySelector(".u") !== null)
    && words.every((word) => texts[number].includes(word)));
}

// The first two classes are "n" and the kind; a relation of the same name may follow.
const kindOf = (item) => item.classList[1];

function applyFilter() {
  const words = wantedWords();
  const active = words.length > 0 || kindField.value || speakerField?.value || openField.checked;
  if (!active) return clearFilter(false);
  foldedBefore ??= all("details", debate).map((details) => [details, details.open]);
  const matched = matching(words);
  const kept = new Set();
  nodes.forEach((item, number) => {
    if (!matched[number]) return;
    for (let around = item; around && !kept.has(around); around = around.parentElement.closest("li, .map")) kept.add(around);
  });
  html.classList.add("filtering");
  nodes.forEach((item, number) => {
    setHidden(item, !kept.has(item));
    if (item.classList.contains("found") !== matched[number]) item.classList.toggle("found", matched[number]);
  });
  for (const item of [...repeated, ...all(".map", debate)]) setHidden(item, !kept.has(item));
  for (const [details] of foldedBefore) if (!details.open && kept.has(details.parentElement)) details.open = true;
  const found = matched.filter(Boolean).length;
  count.textContent = found ? `${found} of ${nodes.length} nodes` : `nothing of ${nodes.length} nodes`;
  markSoon(words, matched);
}

function setHidden(element, hidden) {
  if (element.hidden !== hidden) element.hidden = hidden;
}

function clearFilter(emptied = true) {
  if (emptied) {
    field.value = kindField.value = "";
    if (speakerField) speakerField.value = "";
    openField.checked = false;
  }
  html.classList.remove("filtering");
  for (const item of [...nodes, ...repeated, ...all(".map", debate)]) setHidden(item, false);
  for (const [details, open] of foldedBefore ?? []) details.open = open;
  foldedBefore = undefined;
  count.textContent = "";
  markSoon([], []);
}

let marking;

// What matches is shown at once, and marked when that is done.
function markSoon(words, matched) {
  clearTimeout(marking);
  marking = setTimeout(markWords, 0, words, matched);
}

function markWords(words, matched) {
  if (!CSS.highlights) return;
  const ranges = [];
  if (words.length) {
    for (let number = 0; number < nodes.length && ranges.length < MOST_MARKED; number += 1) {
      if (matched[number]) markIn(nodes[number], words, ranges);
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

function markIn(item, words, ranges) {
  for (const part of [headOf(item), footOf(item)]) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      const lower = text.data.toLowerCase();
      if (lower.length !== text.data.length || (part.matches(".f") && !text.parentElement.closest(".id, .tag"))) continue;
      for (const word of words) {
        for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
          ranges.push(new StaticRange({ startContainer: text, startOffset: at, endContainer: text, endOffset: at + word.length }));
        }
      }
    }
  }
}

for (const element of [field, kindField, speakerField, openField]) element?.addEventListener("input", () => {
  show("debate");
  applyFilter();
});
