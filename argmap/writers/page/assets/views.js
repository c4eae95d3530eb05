// One view at a time; on a wide screen the source is beside it.
const wide = matchMedia("(min-width: 62rem)");
const scrolled = new Map();
const viewNames = all("main > .view, #source").map((view) => view.id);

const onShown = []; // functions to call with the name of a view when it is shown

function show(name) {
  if (name === "source" && wide.matches) {
    html.dataset.beside = "yes";
    const button = byId("do-beside");
    if (button) button.setAttribute("aria-pressed", "true");
    return;
  }
  if (html.dataset.view === name) return;
  const scroller = wide.matches ? document.querySelector("main") : document.scrollingElement;
  scrolled.set(html.dataset.view, scroller.scrollTop);
  html.dataset.view = name;
  source?.setAttribute("role", name === "source" ? "main" : "complementary"); // alone on a phone it is what is read
  scroller.scrollTop = scrolled.get(name) ?? 0;
  for (const link of all(".views a")) {
    if (link.hash === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  for (const work of onShown) work(name);
}

html.dataset.beside = source ? "yes" : "no";
html.dataset.view = "";
show("debate");
wide.addEventListener("change", () => { if (wide.matches && html.dataset.view === "source") show("debate"); });
