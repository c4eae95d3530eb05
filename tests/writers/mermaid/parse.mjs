// Prints what Mermaid's own parser makes of the flowcharts in files, as JSON: an object a file.
// Needs the npm packages mermaid and jsdom in the folder that the variable MERMAID names:
//
//     npm install --prefix /some/folder mermaid jsdom
//     MERMAID=/some/folder node tests/writers/mermaid/parse.mjs debate.mmd

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(resolve(process.env.MERMAID, "package.json"));
const { JSDOM } = require("jsdom");
const page = new JSDOM("<!doctype html><body></body>");
globalThis.window = page.window;
globalThis.document = page.window.document;
const { default: mermaid } = await import(pathToFileURL(require.resolve("mermaid")));
mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });

const words = (text) => {
  const element = document.createElement("div");
  element.innerHTML = text.replace(/ﬂ°°/g, "&#").replace(/ﬂ°/g, "&").replace(/¶ß/g, ";");
  return [...element.childNodes].map((node) => (node.nodeName === "BR" ? "\n" : node.textContent)).join("");
};

const read = async (file) => {
  const text = readFileSync(file, "utf8");
  try {
    await mermaid.parse(text);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    return {
      nodes: [...db.getVertices().values()].map(({ id, text, classes, link }) => ({
        id, text: words(text), classes, link: link ?? null,
      })),
      edges: db.getEdges().map(({ start, end, text, stroke }) => ({ start, end, text: words(text), stroke })),
    };
  } catch (error) {
    return { error: String(error.message) };
  }
};

const found = [];
for (const file of process.argv.slice(2)) found.push(await read(file));
console.log(JSON.stringify(found));
