// The index as the browser holds it: its files add entries, and each term knows the entries that have it.
(() => {
  "use strict";
  const search = window.backstorySearch;
  const TITLE = 1, TOPIC = 0.6, TEXT = 0.5;
  const AT_ONCE = 20000; // pages: what is older is loaded when somebody asks for it
  // Asked for anew each half an hour: where a host says nothing of caching, a browser keeps a file for a tenth of its age.
  const ANEW = `?${Math.floor(Date.now() / (30 * 60 * 1000))}`;

  const entries = [];
  const postings = new Map(); // term -> entry numbers and weights, by turns
  const topics = new Map(); // the last part of an address -> entry
  const names = []; // of topics: { key, size, joined, sorted, letters, entry }
  let vocabulary = null; // all terms in order, with their letters
  let blocks = [];

  const index = { entries, postings, topics, names, pairs: [], later: [], changed: () => {} };
  search.index = index;

  index.vocabulary = () => {
    if (!vocabulary) {
      const terms = [...postings.keys()].filter((term) => term[0] !== "@").sort();
      vocabulary = { terms, letters: terms.map(search.letters) };
    }
    return vocabulary;
  };

  // Loads the index: the topics first, which are the first answer, then everything else, the newest first.
  search.open = async () => {
    await search.load(`${search.root}search/topics.js${ANEW}`);
    index.changed();
    let pages = 0;
    const now = blocks.filter((block) => (pages += block.pages) <= AT_ONCE || block === blocks[0]);
    index.later = blocks.filter((block) => !now.includes(block));
    await index.loadBlocks(now);
    addPlaces();
    index.vocabulary(); // before somebody types
  };

  // The pages that the menus lead to and no file has, by their names there: the timeline, sources, corrections.
  function addPlaces() {
    const known = new Set(entries.map((entry) => entry.url));
    for (const link of document.querySelectorAll(":is(header, footer).site nav a")) {
      const url = link.href.startsWith(search.root) ? link.href.slice(search.root.length) : "";
      if (!url || known.has(url)) continue;
      known.add(url);
      const entry = enter({ kind: "page", of: "", title: link.textContent, url, day: "", topics: [], count: 0 });
      index.put(entry, [[entry.title, TITLE]]);
    }
    vocabulary = null;
  }

  index.loadBlocks = (wanted) => {
    index.later = index.later.filter((block) => !wanted.includes(block));
    // One that a publish has just removed leaves the others as they are.
    return Promise.allSettled(wanted.map((block) => search.load(`${search.root}search/${block.name}.js${ANEW}`).then(() => index.changed())));
  };

  // Called by search/topics.js.
  search.begin = (given) => {
    blocks = given.blocks.map(([name, year, pages]) => ({ name, year, pages }));
    const usual = (...slugs) => `topics/${slugs.join("+")}${given.end}`;
    for (const [title, slug, kind, others, text, count, url = usual(slug)] of given.topics) {
      const entry = enter({ kind: "topic", of: kind, title, url, day: "", topics: [slug], count });
      topics.set(slug, entry);
      index.put(entry, [[title, TITLE], [others.join("\n"), TITLE], [text, TEXT]]);
      for (const name of [title, ...others]) addName(name, entry);
    }
    for (const [one, other, url] of given.pairs) {
      addPair(entries[one], entries[other], url ?? usual(entries[one].topics[0], entries[other].topics[0]));
    }
  };

  // Called by the other files: entries of one kind, column by column; `about` has numbers of `slugs`.
  search.add = (kind, slugs, titles, urls, days, about, texts) => {
    titles.forEach((title, at) => {
      const entry = enter({ kind, of: "", title, url: urls[at], day: days[at], topics: about[at].map((number) => slugs[number]), count: 0 });
      const named = entry.topics.map((slug) => topics.get(slug)).filter(Boolean).map((topic) => topic.title);
      index.put(entry, [[title, TITLE], [named.join("\n"), TOPIC], [texts[at], TEXT]]);
      putDay(entry);
    });
    vocabulary = null;
  };

  function enter(entry) {
    entry.number = entries.length;
    entry.names = [];
    entry.terms = search.terms(entry.title);
    entry.key = ` ${entry.terms.join(" ")} `;
    entries.push(entry);
    return entry;
  }

  function addName(name, entry) {
    const terms = search.terms(name);
    if (!terms.length) return;
    const joined = terms.join("");
    const skipped = (search.words.skip || "").split(" ");
    const sorted = terms.filter((term) => !skipped.includes(term)).sort().join(" ");
    const known = { key: ` ${terms.join(" ")} `, size: terms.length, joined, sorted, letters: search.letters(joined), entry };
    names.push(known);
    entry.names.push(known);
  }

  function addPair(one, other, url) {
    index.pairs.push(enter({ kind: "topic", of: "pair", title: `${one.title} · ${other.title}`, url, day: "", topics: [...one.topics, ...other.topics], count: 0 }));
  }

  index.put = (entry, fields) => {
    const weights = new Map();
    for (const [text, weight] of fields) {
      for (const term of search.terms(text)) if (!(weights.get(term) >= weight)) weights.set(term, weight);
    }
    for (const [term, weight] of weights) post(term, entry, weight);
  };

  function putDay(entry) {
    const found = /^(-?\d{4})(?:-(\d\d))?/.exec(entry.day);
    if (!found) return;
    if (entry.day.length > "2024-06".length) post(`@${entry.day}`, entry, TITLE);
    post(`@${found[1]}`, entry, TITLE);
    if (found[2]) post(`@${found[1]}-${found[2]}`, entry, TITLE), post(`@-${found[2]}`, entry, TEXT);
  }

  function post(term, entry, weight) {
    const found = postings.get(term);
    if (found) found.push(entry.number, weight);
    else postings.set(term, [entry.number, weight]);
  }
})();
