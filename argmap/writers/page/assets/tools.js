// The buttons.
const THEMES = ["auto", "light", "dark"];

function on(name, action) {
  byId(`do-${name}`)?.addEventListener("click", (event) => action(event.currentTarget));
}

function toggle(button, pressed = button.getAttribute("aria-pressed") !== "true") {
  button.setAttribute("aria-pressed", String(pressed));
  return pressed;
}

function setTheme(theme) {
  if (theme === "auto") delete html.dataset.theme;
  else html.dataset.theme = theme;
  byId("do-theme").textContent = `Theme: ${theme}`;
}

function kept(value) {
  try {
    if (value === undefined) return localStorage.getItem("argmap-theme");
    localStorage.setItem("argmap-theme", value);
  } catch { /* a page from disk may have no storage: then it is remembered as long as the page is open */ }
  return null;
}

setTheme(THEMES.includes(kept()) ? kept() : "auto");
on("theme", () => {
  const next = THEMES[(THEMES.indexOf(html.dataset.theme ?? "auto") + 1) % THEMES.length];
  setTheme(next);
  kept(next);
});
// Do what changes the layout, and let the node that is read stay where it is.
function keepingPlace(change) {
  show("debate");
  const { left, width } = debate.getBoundingClientRect();
  const middle = document.elementFromPoint(left + width / 2, innerHeight / 2);
  const read = nodes[selected] ?? middle?.closest("#debate li");
  const before = read ? standIn(read).getBoundingClientRect().top : 0;
  change();
  if (!read) return;
  const scroller = wide.matches ? document.querySelector("main") : document.scrollingElement;
  scroller.scrollTop += standIn(read).getBoundingClientRect().top - before;
}

// Columns and quotes are of what is below the positions, so these are opened.
function showBelow(button, name) {
  keepingPlace(() => {
    const isShown = html.classList.toggle(name, toggle(button));
    if (isShown) for (const details of all(".answers > li > details", debate)) details.open = true;
  });
}

on("columns", (button) => showBelow(button, "columns"));
on("details", (button) => keepingPlace(() => html.classList.toggle("with-details", toggle(button))));
on("quotes", (button) => showBelow(button, "with-quotes"));
on("beside", (button) => { html.dataset.beside = toggle(button) ? "yes" : "no"; });
for (const [name, open] of [["fold", false], ["unfold", true]]) {
  on(name, () => keepingPlace(() => {
    for (const details of all(".lists details", debate)) details.open = open;
    for (const before of foldedBefore ?? []) before[1] = open;
  }));
}
on("tools", (button) => html.classList.toggle("with-tools", toggle(button)));
on("keys", () => byId("help").showModal());

copyButton.addEventListener("click", async () => {
  const address = `${location.href.split("#")[0]}${footOf(nodes[selected]).querySelector(".id").getAttribute("href")}`;
  copyButton.textContent = await copied(address) ? "copied" : address;
  setTimeout(() => { copyButton.textContent = "copy link"; }, 2000);
});

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
