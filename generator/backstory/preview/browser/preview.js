// The browser's side of the preview: reloads this page when it changed, swaps style sheets in place, and draws
// the editor's bar and the overlay. Everything it draws lives in a shadow tree, so no style reaches in or out.
(() => {
  "use strict";
  if (window.LiveReloadPluginBackstory) return;
  const OURS = "/-backstory/";
  const own = document.currentScript.dataset;
  const store = window.sessionStorage;
  const key = (name) => `backstory:${name}`;

  const put = (name, value) => {
    try { store.setItem(key(name), JSON.stringify(value)); } catch { /* full, or not allowed: only a convenience */ }
  };
  const take = (name, keep) => {
    try {
      const value = JSON.parse(store.getItem(key(name)));
      if (!keep) store.removeItem(key(name));
      return value;
    } catch { return null; }
  };

  // Make an element: make("a", {href: "/"}, "text", child).
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  // What a reader had opened and where they were, over a reload.
  const details = () => [...document.querySelectorAll("details")];
  const remember = () =>
    put("place", { path: location.pathname, x: scrollX, y: scrollY, open: details().map((one) => one.open) });
  const restore = () => {
    const place = take("place");
    if (!place || place.path !== location.pathname) return;
    const all = details();
    if (all.length === place.open.length) all.forEach((one, at) => { one.open = place.open[at]; });
    // The browser would go where the page ended before the details were open again.
    const go = () => scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    go();
    addEventListener("load", () => requestAnimationFrame(go));
  };
  const reload = () => { remember(); location.reload(); };

  const show = (passage) => {
    const wanted = passage.slice(0, 60);
    const blocks = document.querySelectorAll("main p, main li, main h1, main h2, main h3, main h4, main td, main dd, main blockquote");
    const found = [...blocks].reverse().find((one) => one.textContent.replace(/\s+/g, " ").includes(wanted));
    if (!found) return;
    for (let above = found; above; above = above.parentElement) if (above.tagName === "DETAILS") above.open = true;
    found.scrollIntoView({ block: "center" });
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches && found.animate)
      found.animate([{ backgroundColor: "#ffe08a" }, { backgroundColor: "transparent" }], 1500);
  };

  // New addresses of the style sheets: the old ones go only when the new ones have come.
  const swap = (styles) => {
    const links = [...document.querySelectorAll('link[rel~="stylesheet"]')];
    const stem = (address) => address.split("/").pop().replace(/\.[0-9a-f]+\.css.*$/, "");
    for (const address of styles) {
      const old = links.find((link) => stem(link.href) === stem(address));
      if (!old) return reload();
      const root = old.getAttribute("href").replace(/assets\/[^/]*$/, "");
      if (old.getAttribute("href") === root + address) continue;
      const fresh = old.cloneNode();
      fresh.href = root + address;
      fresh.addEventListener("load", () => old.remove());
      old.after(fresh);
    }
    return undefined;
  };

  window.LiveReloadPluginBackstory = class {
    static identifier = "backstory";
    static version = "1";
    analyze() { return { page: own.page || "", styles: own.styles || "" }; }
    reload(path, options) {
      if (!path.startsWith("backstory:")) {
        if (/\.(css|jpe?g|png|gif)$/i.test(path)) return false;
        reload();
        return true;
      }
      const data = options.originalPath ? JSON.parse(options.originalPath) : {};
      const todo = path.slice("backstory:".length);
      if (todo === "page") {
        if (data.passage) put("passage", data.passage);
        reload();
      } else if (todo === "styles") {
        own.styles = data.styles.join(" ");
        swap(data.styles);
      } else if (todo === "follow" && document.visibilityState === "visible") {
        put("passage", data.passage);
        location.assign("/" + data.address.split("/").map(encodeURIComponent).join("/"));
      } else if (todo === "state") {
        refresh();
      }
      return true;
    }
  };

  const host = make("backstory-preview");
  const tree = host.attachShadow({ mode: "open" });
  const bar = make("aside", { class: "bar", "aria-label": "Preview", hidden: "" });
  const overlay = make("section", { class: "overlay", role: "alertdialog", "aria-label": "Problems", hidden: "" });
  tree.append(make("link", { rel: "stylesheet", href: `${OURS}preview.css` }), overlay, bar);

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
  const button = (text, label, act) => {
    const element = make("button", { type: "button", "aria-label": label }, text);
    element.addEventListener("click", act);
    return element;
  };
  const folded = (title, content) => make("details", {}, make("summary", {}, title), content);
  const list = (items) => make("ul", {}, ...items);
  const count = (number, one, several) => `${number} ${number === 1 ? one : several}`;

  const drawOverlay = (state) => {
    const mark = JSON.stringify(state.errors.map((one) => [one.path, one.line, one.code, one.message]));
    overlay.replaceChildren();
    overlay.hidden = !state.errors.length || take("closed", true) === mark;
    if (overlay.hidden) return;
    const close = button("×", "Close", () => { put("closed", mark); overlay.hidden = true; });
    overlay.append(
      make("header", {}, make("h2", {}, count(state.errors.length + state.more, "error", "errors")), close),
      make("ol", {}, ...state.errors.map(problem)),
    );
    if (state.more) overlay.append(make("p", {}, `and ${state.more} more`));
  };

  const drawBar = (state) => {
    const about = state.page;
    bar.replaceChildren();
    bar.hidden = take("bar", true) === "closed";
    const busy = state.learning ? make("span", { class: "busy" }, "reading the site…") : "";
    const close = button("×", "Close the bar", () => { put("bar", "closed"); bar.hidden = true; });
    if (about) {
      for (const one of about.marks) bar.append(make("strong", { class: "mark" }, one));
      if (about.source)
        bar.append(about.edit ? make("a", { href: about.edit }, about.source) : make("span", { class: "source" }, about.source));
      if (about.source) bar.append(make("span", {}, count(about.words, "word", "words")));
      if (about.problems.length)
        bar.append(folded(count(about.problems.length, "problem", "problems"), list(about.problems.map(problem))));
      if (about.unresolved.length)
        bar.append(folded(`${about.unresolved.length} unresolved`, list(about.unresolved.map((name) => make("li", {}, name)))));
      const uses = about.uses.map((use) => make("li", {}, make("a", { href: use.url }, use.title), ` ${use.how}`));
      bar.append(about.used ? folded(`used in ${about.used}`, list(uses)) : make("span", {}, "used nowhere"));
    }
    bar.append(busy, close);
    if (!about && !state.learning) bar.hidden = true;
  };

  const waiting = document.getElementById("backstory-progress");
  const refresh = async () => {
    try {
      const answer = await fetch(`${OURS}state?page=${encodeURIComponent(location.pathname)}`);
      const state = await answer.json();
      if (waiting && state.ready) return reload();
      if (waiting) waiting.textContent = state.of ? `${state.stage} ${state.done} of ${state.of}` : state.stage;
      drawOverlay(state);
      drawBar(state);
    } catch { /* the server is gone; livereload connects again when it is back */ }
    return undefined;
  };

  const ready = () => {
    document.documentElement.append(host);
    restore();
    const passage = take("passage");
    if (passage) show(passage);
    refresh();
    if (waiting) setInterval(refresh, 300);
    document.head.append(make("script", { src: `/livereload.js?port=${location.port || (location.protocol === "https:" ? 443 : 80)}` }));
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
