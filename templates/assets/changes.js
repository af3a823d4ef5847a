// What is new since a reader's last visit. It is known in the browser alone: which pages there were then, each with a
// fingerprint of what it said. Where nothing can be kept, every visit is a first one, and the last seven days are new.
(() => {
  "use strict";
  const root = new URL("../", document.currentScript.src).href;
  const key = `backstory-changes:${root}`;
  const pause = 30 * 60 * 1000; // a visit ends when nobody has read for so long
  const week = 7 * 24 * 60 * 60 * 1000;

  function kept() {
    try {
      const state = JSON.parse(localStorage.getItem(key));
      return Array.isArray(state?.now?.pages) ? state : null;
    } catch {
      return null;
    }
  }

  function keep(state) {
    try {
      localStorage.setItem(key, JSON.stringify(state));
    } catch {
      // Refused: then nothing is remembered.
    }
  }

  // The state of this visit. `before` is what there was at the last one and stays while somebody reads; a first visit has none.
  function visit(now) {
    const state = kept();
    const time = Date.now();
    if (!state) return { before: null, now, time };
    const isNew = time - state.time > pause || time < state.time;
    return { before: isNew ? state.now : state.before, now, time };
  }

  function changes(before, { most, entries }) {
    if (!before) {
      const first = new Date(Date.now() - week).toISOString().slice(0, 10);
      return entries.filter(([, , day]) => day >= first).map((entry) => [entry, "new"]);
    }
    const pages = new Map(before.pages);
    const isNew = ([url, , day]) => !pages.has(url) && (pages.size < most || day > before.oldest);
    return entries
      .filter((entry) => (pages.has(entry[0]) ? pages.get(entry[0]) !== entry[3] : isNew(entry)))
      .map((entry) => [entry, pages.has(entry[0]) ? "changed" : "new"]);
  }

  function mark(found, words) {
    const marks = new Map(found.map(([[url], kind]) => [new URL(url, root).href, kind]));
    const shown = new Set();
    for (const link of document.querySelectorAll("main :is(h2, h3, .row, .title) > a")) {
      const address = link.href.split("#")[0];
      if (!marks.has(address) || shown.has(address)) continue;
      shown.add(address);
      const said = document.createElement("span");
      said.className = "tail fresh";
      said.textContent = words[marks.get(address)];
      link.after(" ", said);
    }
    return shown;
  }

  function list(section, found) {
    const rows = found.map(([[url, title]]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      item.className = "row";
      link.href = new URL(url, root).href;
      link.textContent = title;
      item.append(link);
      return item;
    });
    section.querySelector("ul").replaceChildren(...rows);
  }

  window.backstoryChanges = (data) => {
    const section = document.querySelector("[data-changes]");
    const words = JSON.parse(section.dataset.changes);
    const days = data.entries.map(([, , day]) => day);
    const now = { pages: data.entries.map(([url, , , print]) => [url, print]), oldest: days[days.length - 1] ?? "" };
    const state = visit(now);
    keep(state);
    const found = changes(state.before, data);
    const shown = mark(found, words);
    const all = section.hasAttribute("data-all");
    // Where a page has the titles itself, the marks beside them say enough.
    const here = all ? found : found.filter(([[url]]) => shown.has(new URL(url, root).href));
    if (!here.length) return;
    section.querySelector(".said").textContent = `${state.before ? words.since : words.week}: ${here.length}`;
    if (all) list(section, here.slice(0, 8));
    section.querySelector("button").addEventListener("click", () => {
      keep({ ...state, before: now });
      document.querySelectorAll(".fresh").forEach((said) => said.remove());
      section.hidden = true;
    });
    section.hidden = false;
  };

  document.addEventListener("DOMContentLoaded", () => {
    if (!document.querySelector("[data-changes]")) return;
    const script = document.createElement("script");
    script.src = new URL("changes.js", root);
    document.head.append(script);
  });
})();
