// The page of results, `/search/?q=words&topic=…&kind=…&year=…`, and the results on the page for a missing address.
(() => {
  "use strict";
  const search = window.backstorySearch;
  const place = document.querySelector("[data-search-results]");
  if (!place) return;
  const form = document.querySelector("main [data-search]");
  const FEW = 4, MANY = 20, FACETS = ["topic", "kind", "year"];
  const whole = new Set(); // groups of which all is shown

  function render(query, wanted) {
    const isAsked = Boolean(query.trim() || Object.values(wanted).some(Boolean));
    const results = isAsked ? answer(query, wanted) : [];
    const groups = query.trim() ? search.grouped(results) : byKind(results);
    const count = groups.reduce((sum, group) => sum + group.results.length, 0);
    const said = !isAsked ? "" : count ? `${search.words.results}: ${count}` : search.words.nothing.replace("{words}", () => shortened(query.trim()));
    place.replaceChildren(...groups.map((group) => section(group, groups.length > 1 ? FEW : MANY)), ...older(isAsked));
    const status = document.querySelector("[data-search-status]");
    if (status && status.textContent !== said) status.textContent = said;
    show(count > 0);
    if (!Object.values(wanted).some(Boolean)) search.inTexts(query, place, (more) => {
      if (status) status.textContent = `${search.words.results}: ${count + more}`;
      show(true);
    });

    function show(found) {
      for (const instead of document.querySelectorAll("[data-search-instead]")) instead.hidden = isAsked && found;
    }
  }

  const shortened = (text) => (text.length > 100 ? `${text.slice(0, 100)}…` : text);

  function answer(query, wanted) {
    const topic = wanted.topic && search.fold(wanted.topic);
    const isIt = (slug) => [slug, search.index.topics.get(slug)?.title ?? slug].some((name) => search.fold(name) === topic);
    const keeps = (entry) =>
      (!topic || entry.topics.some(isIt)) &&
      (!wanted.kind || entry.kind === wanted.kind) &&
      (!wanted.year || yearOf(entry) === wanted.year);
    if (query.trim()) return search.find(query, keeps);
    const entries = search.index.entries.filter(keeps);
    entries.sort((one, other) => other.count - one.count || (one.day < other.day ? 1 : one.day > other.day ? -1 : 0));
    return entries.map((entry) => ({ entry, score: 0 }));
  }

  const yearOf = (entry) => /^-?\d{4}/.exec(entry.day)?.[0] ?? "";

  function byKind(results) {
    const kinds = [...new Set(results.map(({ entry }) => entry.kind))];
    return kinds.map((kind) => ({ kind, results: results.filter(({ entry }) => entry.kind === kind) }));
  }

  function section(group, few) {
    const all = whole.has(group.kind);
    const list = search.make("ol", { class: "rows" }, ...group.results.slice(0, all ? undefined : few).map(({ entry }) =>
      search.make("li", { class: "row" }, search.make("a", { href: search.root + entry.url, text: entry.title }), search.make("span", { class: "end", text: search.about(entry) }))));
    const part = search.make("section", {}, search.make("h2", { text: search.words[`group.${group.kind}`] }), list);
    if (group.results.length > few && !all) {
      const more = search.make("button", { type: "button", text: `${search.words.all} (${group.results.length})` });
      more.addEventListener("click", () => {
        whole.add(group.kind);
        update();
        const number = [...place.querySelectorAll("h2")].findIndex((one) => one.textContent === search.words[`group.${group.kind}`]);
        place.querySelectorAll("section")[number]?.querySelectorAll("a")[few]?.focus();
      });
      part.append(more);
    }
    return part;
  }

  // What is older than the pages that are loaded at once, where there is any.
  function older(isAsked) {
    if (!isAsked || !search.index.later.length) return [];
    const button = search.make("button", { type: "button", text: search.words.older });
    button.addEventListener("click", () => search.index.loadBlocks(search.index.later));
    return [button];
  }

  function wanted() {
    return Object.fromEntries(FACETS.map((name) => [name, form.elements[name].value]));
  }

  function update() {
    if (!form) return render(wordsOfAddress(), {});
    const year = form.elements.year.value;
    const needed = search.index.later.filter((block) => year && block.year === year);
    if (needed.length) search.index.loadBlocks(needed);
    render(form.elements.q.value, wanted());
  }

  // The address that was asked for, as words: `/topics/north-korea.html` is "topics north korea".
  function wordsOfAddress() {
    let path = location.pathname;
    try {
      path = decodeURIComponent(path);
    } catch {
      // It is no UTF-8: what can be read of it will do.
    }
    const rootPath = new URL(search.root).pathname;
    if (path.startsWith(rootPath)) path = path.slice(rootPath.length);
    const parts = path.replace(/(\/?index)?\.\w+$/, "").split("/").filter((part) => part && !/^(\d+|articles|topics|background|pages?)$/.test(part));
    return parts.join(" ").replace(/[-_+]/g, " ");
  }

  function fromAddress() {
    const asked = new URLSearchParams(location.search);
    form.elements.q.value = asked.get("q") || "";
    for (const name of FACETS) choose(form.elements[name], asked.get(name) || "");
  }

  // A facet may have more values than the page lists; a topic may stand by its name.
  function choose(select, value) {
    const asked = search.fold(value);
    const found = [...select.options].find((option) => search.fold(option.value) === asked || search.fold(option.text).startsWith(`${asked} (`));
    if (value && !found) select.append(search.make("option", { value, text: search.index.topics.get(value)?.title ?? value }));
    select.value = found ? found.value : value;
  }

  function toAddress() {
    const asked = new URLSearchParams();
    for (const name of ["q", ...FACETS]) if (form.elements[name].value.trim()) asked.set(name, form.elements[name].value);
    try {
      history.replaceState(null, "", `${location.pathname}${asked.size ? "?" : ""}${asked}`);
    } catch {
      // Some browsers refuse it for files: the address stays as it was.
    }
  }

  // Arrows go from result to result, and from the first one back to the box.
  function arrows(event) {
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || event.target.tagName === "SELECT") return;
    const links = [...place.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (at < 0 && (document.activeElement !== form?.elements.q || event.key === "ArrowUp")) return;
    event.preventDefault();
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0) form?.elements.q.focus();
    else links[next]?.focus();
  }

  if (form) {
    fromAddress();
    form.querySelector("[hidden]")?.removeAttribute("hidden");
    const changed = () => (whole.clear(), toAddress(), update());
    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      changed();
      place.querySelector("a")?.focus();
    });
    window.addEventListener("popstate", () => (fromAddress(), update()));
  }
  document.addEventListener("keydown", arrows);
  const before = search.index.changed;
  search.index.changed = () => {
    before();
    update();
  };
})();
