// Results from whole texts, below those of names and titles, where the site has such an index (Pagefind) and a server.
(() => {
  "use strict";
  const search = window.backstorySearch;
  const form = document.querySelector("main [data-search]");
  const MOST = 20;
  search.inTexts = () => {};
  if (!form || !("fullText" in form.dataset) || !location.protocol.startsWith("http")) return;
  let engine = null;
  let asked = 0;

  // Where it can't be had, or may not run, names and titles are found all the same.
  function open() {
    engine ??= import(`${search.root}pagefind/pagefind.js`)
      .then(async (one) => {
        await one.options({ baseUrl: new URL(search.root).pathname });
        await one.init();
        return one;
      })
      .catch(() => null);
    return engine;
  }

  const path = (address) => new URL(address, location.href).pathname.replace(/index\.html$/, "");

  // Adds what is found to `place`, unless something else is asked meanwhile; `said` is told how much there is.
  search.inTexts = async (query, place, said) => {
    const number = ++asked;
    const one = query.trim() && (await open());
    if (!one) return;
    const found = await one.search(query);
    const texts = await Promise.all(found.results.slice(0, MOST).map((result) => result.data()));
    if (number !== asked) return;
    const shown = new Set([...place.querySelectorAll("a")].map((link) => path(link.href)));
    const more = texts.filter(({ url }) => !shown.has(path(url)));
    if (!more.length) return;
    place.append(search.make("section", {}, search.make("h2", { text: search.words["group.text"] }), search.make("ol", { class: "rows" }, ...more.map(row))));
    said(more.length);
  };

  function row(text) {
    // Its excerpt has marks in it: they are taken out, and nothing of it is ever HTML here.
    const plain = new DOMParser().parseFromString(text.excerpt, "text/html").body.textContent;
    return search.make("li", { class: "row" }, search.make("a", { href: text.url, text: text.meta.title }), search.make("span", { class: "end", text: plain }));
  }
})();
