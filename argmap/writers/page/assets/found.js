// What follows a search: the words found are marked, and the other views show what the debate does.
const MOST_MARKED = 2000;
let following;
let mentions;

// What matches is shown at once, and the rest done after that.
function followSoon(words, matched) {
  clearTimeout(following);
  following = setTimeout(() => {
    markWords(words, matched);
    filterSpeakers(matched);
    for (const [number, boxes] of drawn) for (const box of boxes) box.classList.toggle("out", !matched[number]);
    markHits(matched);
    seeSoon();
    followInDiagram();
  });
}

function filterSpeakers(matched) {
  mentions ??= all("#speakers .said > li").map((item) => [item, numberOf(item.querySelector('a[href^="#"]'))]);
  for (const [item, number] of mentions) setHidden(item, !matched[number]);
  for (const details of all("#speakers > details")) setHidden(details, !details.querySelector("li:not([hidden])"));
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
  const inSource = [];
  if (words.length && source) for (const text of all(".text", source)) markWithin(text, words, inSource);
  CSS.highlights.set("found-in-source", new Highlight(...inSource));
}

function markIn(item, words, ranges) {
  for (const part of [...partsOf(item), ...(againAt.get(numbers.get(item.id)) ?? []).flatMap(notesOf)]) {
    markWithin(part, words, ranges);
  }
}

function markWithin(part, words, ranges) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && ranges.length < MOST_MARKED) {
    const text = walker.currentNode;
    const lower = text.data.toLowerCase();
    if (lower.length !== text.data.length) continue;
    for (const word of words) {
      for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
        ranges.push(new StaticRange({ startContainer: text, startOffset: at, endContainer: text, endOffset: at + word.length }));
      }
    }
  }
}
