// The search of the site. This part stands on every page and does little: `/` goes to the box. The other parts and the
// index are scripts of this site too, so that they load from a folder as from a server, and only once somebody searches.
(() => {
  "use strict";
  const here = document.currentScript.src;
  const search = { root: new URL("../", here).href, words: {} };
  window.backstorySearch = search;

  function load(address) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.async = false; // in their order
      script.onload = done;
      script.onerror = () => failed(new Error(address));
      document.head.append(script);
    });
  }

  let parts = null;
  search.load = load;
  search.start = () => {
    parts ??= Promise.all(
      ["text", "index", "query", "results", "box", "full-text", "page"].map((name) => load(new URL(`search/${name}.js`, here).href)),
    ).then(() => search.open());
    return parts;
  };

  function slash(event) {
    const target = event.target;
    const writes = target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
    const box = document.querySelector("[data-search] [name=q]");
    if (event.key !== "/" || writes || event.ctrlKey || event.metaKey || event.altKey || !box) return;
    event.preventDefault();
    box.focus();
    box.select();
  }

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("[data-search]");
    if (form) {
      search.words = JSON.parse(form.dataset.search);
      form.addEventListener("focusin", () => search.start().catch(() => {}), { once: true });
    }
    document.addEventListener("keydown", slash);
    if (document.querySelector("[data-search-results]")) search.start().catch(() => {});
  });
})();
