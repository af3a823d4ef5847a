// The browser's side of the preview: reloads this page when it changed, and swaps style sheets in place.
// What is wrong is drawn by panels.js, and marked in the text by marks.js.
import { make } from "./elements.js";
import { markBroken } from "./marks.js";
import { begin, draw } from "./panels.js";
import { put, take } from "./session.js";

const OURS = "/-backstory/";
const own = document.querySelector(`script[src="${OURS}preview.js"]`).dataset;

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

const waiting = document.getElementById("backstory-progress");
const refresh = async () => {
  try {
    const answer = await fetch(`${OURS}state?page=${encodeURIComponent(location.pathname)}`);
    const state = await answer.json();
    if (waiting && state.ready) return reload();
    if (waiting) waiting.textContent = state.of ? `${state.stage} ${state.done} of ${state.of}` : state.stage;
    draw(state);
    markBroken(state.broken);
  } catch { /* the server is gone; livereload connects again when it is back */ }
  return undefined;
};

const ready = () => {
  begin();
  restore();
  const passage = take("passage");
  if (passage) show(passage);
  refresh();
  if (waiting) setInterval(refresh, 300);
  document.head.append(make("script", { src: `/livereload.js?port=${location.port || (location.protocol === "https:" ? 443 : 80)}` }));
};
ready();
