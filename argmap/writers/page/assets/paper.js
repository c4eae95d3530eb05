// Paper: all is open.
const MOST_LINKS = 2000; // Chromium takes more than twice as long for twice as many within a document
let foldedOnScreen = [];
let unlinked = [];

on("print", () => byId("paper").showModal());
byId("paper").addEventListener("close", (event) => { if (event.target.returnValue === "print") print(); });
byId("short").addEventListener("change", (event) => html.classList.toggle("short", event.target.checked));
for (const part of ["source", "diagram"]) {
  byId(`with-${part}`)?.addEventListener("change", (event) => html.classList.toggle(`without-${part}`, !event.target.checked));
}

addEventListener("beforeprint", () => {
  foldedOnScreen = all("main details:not([open])");
  for (const details of foldedOnScreen) details.open = true;
  const links = all('a[href^="#"]');
  unlinked = links.length > MOST_LINKS ? links.map((link) => [link, link.getAttribute("href")]) : [];
  for (const [link] of unlinked) link.removeAttribute("href");
});

addEventListener("afterprint", () => {
  for (const details of foldedOnScreen) details.open = false;
  for (const [link, href] of unlinked) link.setAttribute("href", href);
  unlinked = [];
});
