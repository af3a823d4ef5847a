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

  // Marks links as the page comes in: a word beside a title that is on the screen already would push others down.
  function mark(found, words, done) {
    const marks = new Map(found.map(([[url], kind]) => [new URL(url, root).href, kind]));
    const shown = new Set();
    const look = () => {
      for (const link of document.querySelectorAll("main :is(h2, h3, .row, .title) > a")) {
        const address = link.href.split("#")[0];
        if (!marks.has(address) || shown.has(address) || link.closest("[data-changes]")) continue;
        shown.add(address);
        const said = document.createElement("span");
        said.className = "tail fresh";
        said.textContent = words[marks.get(address)];
        link.after(" ", said);
      }
    };
    const watch = new MutationObserver(look);
    watch.observe(document.querySelector("main"), { childList: true, subtree: true });
    const end = () => {
      watch.disconnect();
      look();
      done(shown.size);
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", end);
    else end();
  }

  function fill(section, found) {
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

  // Called by the file of what was changed, which is read right below the section: nothing of what follows is there yet.
  window.backstoryChanges = (data) => {
    const section = document.querySelector("[data-changes]");
    const words = JSON.parse(section.dataset.changes);
    const days = data.entries.map(([, , day]) => day);
    const now = { pages: data.entries.map(([url, , , print]) => [url, print]), oldest: days[days.length - 1] ?? "" };
    const state = visit(now);
    keep(state);
    const found = changes(state.before, data);
    if (!found.length) return;
    const all = section.hasAttribute("data-all");
    const say = (count) => (section.querySelector(".said").textContent = `${state.before ? words.since : words.week}: ${count}`);
    if (all) fill(section, found.slice(0, 8)), say(found.length);
    // Where a page has the titles itself, the marks beside them say enough: how many there are is seen at its end.
    else section.classList.add("waiting");
    section.hidden = false;
    mark(found, words, (count) => {
      if (all || !count) return;
      say(count);
      section.classList.remove("waiting");
    });
    section.querySelector("button").addEventListener("click", () => {
      keep({ ...state, before: now });
      document.querySelectorAll(".fresh").forEach((said) => said.remove());
      section.hidden = true;
    });
  };

  // Each visit asks for it at an address of its own: where a host says nothing of caching, a browser keeps a file for a
  // tenth of its age. Written, because an element that a script makes is not waited for.
  const list = new URL(`changes.js?${Math.floor(Date.now() / pause)}`, root).href;
  document.write(`<script src="${list.replaceAll("&", "&amp;")}"></script>`);
})();
