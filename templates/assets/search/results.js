// How results are shown: always as text, never as HTML.
(() => {
  "use strict";
  const search = window.backstorySearch;

  search.make = (name, { text, ...attributes } = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text !== undefined) element.textContent = text;
    element.append(...children);
    return element;
  };

  // "2024-06-19", "2024-06" or "2024" in the language of the page.
  search.day = (day) => {
    const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(day);
    if (!found) return day;
    const [, year, month, date] = found;
    const shape = { year: "numeric", ...(month && { month: "long" }), ...(date && { day: "numeric" }), timeZone: "UTC" };
    const when = new Date(0);
    when.setUTCFullYear(year, (month || 1) - 1, date || 1);
    return new Intl.DateTimeFormat(document.documentElement.lang || "en", shape).format(when);
  };

  search.about = (entry) => [entry.of && search.words[`kind.${entry.of}`], entry.day && search.day(entry.day)].filter(Boolean).join(" · ");

  const GROUPS = ["topic", "article", "background", "event", "claim", "quote", "page"];
  const NEAR = 0.4; // of the best score that no name made

  // Results by kind: the group of the best one first, and nothing that is far behind.
  search.grouped = (results) => {
    const best = Math.max(0, ...results.map((one) => (one.named ? 0 : one.score)));
    const near = results.filter((one) => one.named || one.score >= NEAR * best);
    const groups = GROUPS.map((kind) => ({ kind, results: near.filter((one) => one.entry.kind === kind) }));
    return groups.filter((group) => group.results.length).sort((one, other) => other.results[0].score - one.results[0].score);
  };
})();
