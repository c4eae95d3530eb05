// Search and filters: matching nodes stay, with the nodes above them.
const field = byId("words");
const kindField = byId("kind");
const speakerField = byId("speaker");
const openField = byId("open");
const count = byId("count");
const nothing = byId("nothing");
const backgrounds = all(".bg", debate);
let foldedBefore;

const wantedWords = () => field.value.toLowerCase().split(/\s+/).filter(Boolean);

function matching(words) {
  readTexts();
  const kind = kindField.value;
  const speaker = speakerField?.value ?? "";
  return nodes.map((item, number) =>
    (!kind || kindOf(item) === kind)
    && (!speaker || data.by[number].includes(Number(speaker)))
    && (!openField.checked || footOf(item).querySelector(".u") !== null)
    && words.every((word) => holds(texts[number], word)));
}

// The first two classes are "n" and the kind; a relation of the same name may follow.
const kindOf = (item) => item.classList[1];

function applyFilter() {
  const words = wantedWords();
  const active = words.length > 0 || kindField.value || speakerField?.value || openField.checked;
  if (!active) return clearFilter(false);
  foldedBefore ??= all(".lists details", debate).map((details) => [details, details.open]);
  const matched = matching(words);
  const kept = new Set();
  const keep = (item) => {
    for (let around = item; around && !kept.has(around); around = around.parentElement.closest("li, .bg, .map")) kept.add(around);
  };
  nodes.forEach((item, number) => {
    if (!matched[number]) return;
    keep(item);
    repliesTo(item).forEach(keep);
    // Another place of a node matches too if the search found its note there.
    if (words.some((word) => texts[number].again.includes(word))) againAt.get(number).forEach(keep);
  });
  html.classList.add("filtering");
  html.classList.toggle("asked-open", openField.checked);
  nodes.forEach((item, number) => {
    setHidden(item, !kept.has(item));
    if (item.classList.contains("found") !== matched[number]) item.classList.toggle("found", matched[number]);
    setByQuote(item, matched[number] && words.some((word) => !texts[number].shown.includes(word)));
  });
  for (const item of [...repeated, ...backgrounds, ...all(".map", debate)]) setHidden(item, !kept.has(item));
  for (const [details] of foldedBefore) if (!details.open && kept.has(details.matches(".bg") ? details : details.parentElement)) details.open = true;
  const found = matched.filter(Boolean).length;
  nothing.hidden = found > 0;
  count.textContent = found ? `${found} of ${nodes.length} nodes; the rest is hidden` : `nothing of ${nodes.length} nodes`;
  followSoon(words, matched);
}

// A claim is shown with what speaks against it, so that its readers see that too.
const repliesTo = (item) => [...(detailsOf(item)?.querySelector(":scope > .k > .cons")?.children ?? [])];

function setHidden(element, hidden) {
  if (element.hidden !== hidden) element.hidden = hidden;
}

// If a node was found by its quote, show the quote.
function setByQuote(item, isFound) {
  if (item.classList.contains("by-quote") !== isFound) item.classList.toggle("by-quote", isFound);
}

function clearFilter(emptied = true) {
  if (emptied) {
    field.value = kindField.value = "";
    if (speakerField) speakerField.value = "";
    openField.checked = false;
  }
  html.classList.remove("filtering", "asked-open");
  for (const item of [...nodes, ...repeated, ...backgrounds, ...all(".map", debate)]) setHidden(item, false);
  for (const item of all(".by-quote", debate)) setByQuote(item, false);
  for (const [details, open] of foldedBefore ?? []) details.open = open;
  foldedBefore = undefined;
  nothing.hidden = true;
  count.textContent = "";
  followSoon([], nodes.map(() => true));
}

for (const element of [field, kindField, speakerField, openField]) element?.addEventListener("input", () => {
  if (html.dataset.view === "source") show("debate");
  hideSheet();
  applyFilter();
});
on("clear", () => clearFilter());
