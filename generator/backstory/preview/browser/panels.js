// The editor's bar and the overlay of problems. They live in a shadow tree, so no style reaches in or out.

import { button, count, folded, list, make } from "./elements.js";
import { put, take } from "./session.js";

const OURS = "/-backstory/";
const host = make("backstory-preview");
const tree = host.attachShadow({ mode: "open" });
const bar = make("aside", { class: "bar", "aria-label": "Preview", hidden: "" });
const overlay = make("section", { class: "overlay", role: "dialog", "aria-label": "Problems", hidden: "" });
tree.append(make("link", { rel: "stylesheet", href: `${OURS}preview.css` }), overlay, bar);

const counts = (state) =>
  [
    state.errors.count ? count(state.errors.count, "error", "errors") : "",
    state.warnings.count ? count(state.warnings.count, "warning", "warnings") : "",
  ].filter(Boolean).join(", ");

const problem = (one) => {
  const place = [one.path, one.line || null, one.column || null].filter(Boolean).join(":");
  const item = make("li", { class: one.severity });
  item.append(one.edit ? make("a", { href: one.edit, class: "place" }, place) : make("span", { class: "place" }, place));
  item.append(make("p", { class: "message" }, one.message));
  if (one.text) item.append(make("pre", {}, one.text));
  if (one.hint) item.append(make("p", { class: "hint" }, one.hint));
  item.append(make("code", {}, one.code));
  return item;
};
const problems = (listed) => {
  const all = make("ol", {}, ...listed.first.map(problem));
  const more = listed.count - listed.first.length;
  if (more) all.append(make("li", { class: "more" }, `and ${more.toLocaleString("en")} more, in the terminal`));
  return all;
};

// The overlay opens by itself for errors that were not closed before; warnings wait to be opened.
const drawOverlay = (state) => {
  const mark = JSON.stringify(state.errors.first.map((one) => [one.path, one.line, one.code, one.message]));
  const asked = overlay.dataset.asked && state.errors.count + state.warnings.count;
  const wasOpen = overlay.querySelector(".warnings")?.open;
  overlay.replaceChildren();
  overlay.hidden = !asked && (!state.errors.count || take("closed", true) === mark);
  if (overlay.hidden) return;
  const close = button("×", "Close", () => {
    put("closed", mark);
    delete overlay.dataset.asked;
    overlay.hidden = true;
  });
  overlay.append(make("header", {}, make("h2", {}, counts(state)), close));
  if (state.errors.count) overlay.append(problems(state.errors));
  if (state.warnings.count) {
    const warnings = folded(count(state.warnings.count, "warning", "warnings"), problems(state.warnings));
    warnings.className = "warnings";
    warnings.open = wasOpen ?? !state.errors.count;
    overlay.append(warnings);
  }
};

const aboutPage = (about) => {
  for (const one of about.marks) bar.append(make("strong", { class: "mark" }, one));
  if (about.source) {
    bar.append(about.edit ? make("a", { href: about.edit }, about.source) : make("span", { class: "source" }, about.source));
    bar.append(make("span", {}, count(about.words, "word", "words")));
  }
  if (about.problems.count)
    bar.append(folded(`${count(about.problems.count, "problem", "problems")} here`, problems(about.problems)));
  if (about.unresolved.length)
    bar.append(folded(`${about.unresolved.length} unresolved`, list(about.unresolved.map((name) => make("li", {}, name)))));
  const uses = about.uses.map((use) => make("li", {}, make("a", { href: use.url }, use.title), ` ${use.how}`));
  bar.append(about.used ? folded(`used in ${about.used}`, list(uses)) : make("span", {}, "used nowhere"));
};

const drawBar = (state) => {
  bar.replaceChildren();
  if (state.page) aboutPage(state.page);
  if (counts(state)) {
    const open = () => {
      overlay.dataset.asked = "yes";
      drawOverlay(state);
    };
    bar.append(button(counts(state), "", open));
    bar.lastChild.className = "counts";
  }
  if (state.rebuilding) bar.append(make("span", { class: "busy" }, "reading the site…"));
  bar.hidden = take("bar", true) === "closed" || !bar.childNodes.length;
  bar.append(button("×", "Close the bar", () => { put("bar", "closed"); bar.hidden = true; }));
};

export const begin = () => document.documentElement.append(host);
export const draw = (state) => {
  drawOverlay(state);
  drawBar(state);
};
