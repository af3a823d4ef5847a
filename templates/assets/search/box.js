// The box in the header: suggestions while somebody types. Arrows choose, Enter goes there, Escape closes.
// The pattern is the ARIA Authoring Practices' combobox with a list.
(() => {
  "use strict";
  const search = window.backstorySearch;
  const form = document.querySelector("header [data-search]");
  if (!form) return;
  const input = form.elements.q;
  const list = search.make("ul", { id: "search-list", role: "listbox", "aria-label": search.words.results, class: "suggestions", hidden: "" });
  form.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) {
    input.setAttribute(name, value);
  }
  let chosen = -1;

  function show() {
    const found = input.value.trim() ? search.grouped(search.find(input.value)) : [];
    const shown = found.flatMap((group) => group.results.slice(0, found.length > 1 ? 4 : 8)).slice(0, 8);
    list.replaceChildren(...shown.map(({ entry }, at) =>
      search.make("li", { role: "option", id: `search-option-${at}`, "aria-selected": "false", "data-url": search.root + entry.url },
        search.make("span", { text: entry.title }), search.make("span", { text: search.about(entry) || search.words[`group.${entry.kind}`], class: "of" }))));
    open(shown.length > 0);
    choose(-1);
  }

  function open(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
  }

  function choose(at) {
    chosen = at;
    [...list.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    const count = list.hidden ? 0 : list.children.length;
    if (event.key === "Escape" && count) event.preventDefault(), open(false);
    else if (event.key === "ArrowDown" && !count) show();
    else if (["ArrowDown", "ArrowUp"].includes(event.key) && count) {
      event.preventDefault();
      // One place more than there are options: the box itself, where nothing is chosen.
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(((chosen + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter" && count && chosen >= 0) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.url);
    }
  });
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[data-url]");
    event.preventDefault();
    if (option) location.assign(option.dataset.url);
  });
  form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || open(false));
  const before = search.index.changed;
  search.index.changed = () => {
    before();
    if (document.activeElement === input) show();
  };
})();
