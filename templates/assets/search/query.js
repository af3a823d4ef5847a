// What somebody typed, and which entries answer it, the best first.
(() => {
  "use strict";
  const search = window.backstorySearch;
  const MOST_TERMS = 80; // of those that begin like a word
  const LONGEST = 300; // letters of a query that are read: more than anybody types, and a page can be pasted
  const LIKELY = 500; // entries that are looked at closely
  const YEAR = /^[12]\d{3}$/;
  const DAY = /^(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/;
  const DATES = ["dmy", "mdy", "ymd", "my", "ym"]; // day, month and year as they follow each other

  // Terms that each word of the query may mean, with how sure that is.
  function alternatives(word, isLast) {
    const { postings } = search.index;
    const found = new Map();
    const put = (term, sure) => postings.has(term) && !(found.get(term) >= sure) && found.set(term, sure);
    if (word.day) {
      put(word.day, 1);
      if (word.day.length > "@2024-06".length) put(word.day.slice(0, "@2024-06".length), 0.5);
      if (word.text) put(word.text, 0.9);
      return found;
    }
    const text = word.text;
    put(text, 1);
    if (text.length > 3) inflected(text, (term) => put(term, 0.85));
    if (search.isPair(text)) {
      if ([...text].length === 1) begins(text, (term) => put(term, 0.8));
      return found;
    }
    const known = found.size > 0;
    if (text.length > 1 || isLast) {
      begins(text, (term) => put(term, (isLast ? 0.55 : 0.4) * (known ? 0.6 : 1) + 0.35 * (text.length / term.length)));
    }
    if (!known && text.length > 3) slipped(text, put);
    return found;
  }

  // The same word with another ending, of those that English has.
  function inflected(text, put) {
    const own = stem(text);
    const start = own.endsWith("y") ? own.slice(0, -1) : own;
    if (start.length > 2) begins(start, (term) => stem(term) === own && put(term));
  }

  const stem = (word) => word.replace(/i(?:es|ed)$/, "y").replace(/(?<=.{3})(?:ing|ed|es|s)$/, "").replace(/(?<=.{3})e$/, "");

  function begins(text, put) {
    const { terms } = search.index.vocabulary();
    let low = 0, high = terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (terms[middle] < text) low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < terms.length && at < low + MOST_TERMS && terms[at].startsWith(text); at++) put(terms[at]);
  }

  function slipped(text, put) {
    const { terms, letters } = search.index.vocabulary();
    const limit = text.length > 7 ? 2 : 1;
    const bits = search.letters(text);
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at];
      if (term.length < text.length - limit || search.bits(letters[at] ^ bits) > 2 * limit) continue;
      const slips = search.slips(text, term, limit);
      if (slips <= limit) put(term, 0.85 - 0.2 * slips - (text[0] === term[0] ? 0 : 0.1));
      // A word that is not yet whole: its letters so far, with a slip in them.
      else if (term.length > text.length + limit && text[0] === term[0] && text.length > 4) {
        if (search.slips(text, term.slice(0, text.length), 1) <= 1) put(term, 0.35);
      }
    }
  }

  // The words of a query; a month with a year is one word, and so is a day, and a date as programs write it.
  search.parse = (query) => {
    const months = monthNames();
    const dates = query.slice(0, LONGEST).replace(/(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일])?/g, (_, ...found) => written(found.slice(0, 3)));
    const words = [], asPrograms = [];
    const rest = dates.replace(/(?<!\d)[12]\d{3}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?!\d)/g, (date) => (words.push({ text: "", day: `@${date}` }), asPrograms.push(date), " "));
    const terms = search.terms(rest);
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at];
      const { day, size } = dateAt(terms, at, months);
      if (day) {
        words.push({ text: "", day: `@${day}` });
        at += size - 1;
      } else if (YEAR.test(term)) words.push({ text: term, day: `@${term}` });
      else if (months.has(term)) words.push({ text: term, day: `@-${months.get(term)}` });
      else words.push({ text: term, day: "" });
    }
    // A name is not all that was asked for where a date stands beside it.
    return { words, terms: [...terms, ...asPrograms], typed: !/\s$/.test(query) };
  };

  const written = ([year, ...rest]) => [year, ...rest.filter(Boolean).map((number) => number.padStart(2, "0"))].join("-");

  // A date of at least month and year that begins with a term, and how many terms it has.
  function dateAt(terms, at, months) {
    const read = { d: (term) => DAY.exec(term)?.[1], m: (term) => months.get(term), y: (term) => YEAR.test(term) && term };
    for (const shape of DATES) {
      const found = Object.fromEntries([...shape].map((part, i) => [part, terms[at + i] && read[part](terms[at + i])]));
      if (Object.values(found).every(Boolean)) return { day: written([found.y, found.m, found.d]), size: shape.length };
    }
    return { day: "", size: 0 };
  }

  let monthsKnown = null;
  function monthNames() {
    if (monthsKnown) return monthsKnown;
    monthsKnown = new Map();
    for (const language of [document.documentElement.lang || "en", "en"]) {
      for (const month of ["short", "long"]) {
        const names = new Intl.DateTimeFormat(language, { month, timeZone: "UTC" });
        for (let at = 0; at < 12; at++) {
          const name = search.terms(names.format(Date.UTC(2020, at, 15)));
          if (name.length === 1 && !/^\d/.test(name[0])) monthsKnown.set(name[0], String(at + 1).padStart(2, "0"));
        }
      }
    }
    return monthsKnown;
  }

  // Entries with their scores, the best first. `keeps` says which entries count at all.
  search.find = (query, keeps = () => true) => {
    const { entries, postings } = search.index;
    const parsed = search.parse(query);
    const skipped = new Set((search.words.skip || "").split(" "));
    const meant = parsed.words.filter((word) => word.day || !skipped.has(word.text));
    const words = meant.length ? meant : parsed.words;
    if (!words.length) return [];
    const scores = new Map();
    let sum = 0;
    words.forEach((word, at) => {
      const found = alternatives(word, at === words.length - 1 && parsed.typed);
      const best = new Map();
      let common = 0;
      for (const [term, sure] of found) {
        const posted = postings.get(term);
        if (sure >= 0.5) common = Math.max(common, posted.length / 2);
        for (let i = 0; i < posted.length; i += 2) {
          const worth = sure * posted[i + 1];
          if (!(best.get(posted[i]) >= worth)) best.set(posted[i], worth);
        }
      }
      const rare = best.size ? Math.log(1 + entries.length / Math.max(common, 1)) : 1.5;
      sum += rare;
      for (const [number, worth] of best) {
        const score = scores.get(number) || { worth: 0, covered: 0 };
        score.worth += worth * rare;
        score.covered += Math.min(1, worth * 2) * rare;
        scores.set(number, score);
      }
    });
    let likely = [...scores].filter(([number]) => keeps(entries[number]));
    if (likely.length > LIKELY) {
      likely.sort(([, one], [, other]) => other.worth * other.covered - one.worth * one.covered);
      likely = likely.slice(0, LIKELY);
    }
    const results = new Map();
    for (const [number, { worth, covered }] of likely) {
      const entry = entries[number];
      results.set(entry, { entry, score: score(entry, worth / sum, covered / sum, parsed.terms, words) });
    }
    for (const [entry, more] of named(parsed.terms, words)) {
      if (!keeps(entry)) continue;
      const result = results.get(entry) || { entry, score: 0 };
      result.named = more >= 4;
      result.score += more;
      results.set(entry, result);
    }
    return [...results.values()].sort((one, other) => other.score - one.score || other.entry.count - one.entry.count || (one.entry.day < other.entry.day ? 1 : -1));
  };

  const KIND = { topic: 0.05, background: 0.06, article: 0.04, page: 0, event: -0.12, claim: -0.12, quote: -0.15 };

  const prior = (entry, terms, words) => (entry.kind === "topic" && isQuestion(terms, words) ? 0 : KIND[entry.kind]);

  // A question has words that count for nothing else: it asks for a text more than for a topic.
  const isQuestion = (terms, words) => terms.length > words.length + 1;

  function score(entry, worth, covered, terms, words) {
    const wanted = words.filter((word) => word.text).map((word) => word.text);
    const inOrder = wanted.length > 1 && entry.key.includes(` ${wanted.join(" ")}`) ? 0.4 : 0;
    const whole = entry.key === ` ${terms.join(" ")} ` ? 3 : 0;
    return worth * covered + (isQuestion(terms, words) ? 0.8 : 0.5) * likeTitle(entry, terms) + inOrder + whole + (isOfAll(entry, wanted) ? 0.4 : 0) + prior(entry, terms, words);
  }

  // The share of words that a title and the query have in common, of all words that either has.
  function likeTitle(entry, terms) {
    const common = terms.filter((term) => entry.key.includes(` ${term} `)).length;
    return common / Math.max(1, entry.terms.length + terms.length - common);
  }

  // Whether each word is of a topic of the entry's, and no topic has them all: "Shoigu Kim".
  function isOfAll(entry, wanted) {
    if (wanted.length < 2 || (entry.kind === "topic" && entry.of !== "pair")) return false;
    const topics = entry.topics.map((slug) => search.index.topics.get(slug)).filter(Boolean);
    const has = (topic, word) => topic.names.some((name) => name.key.includes(` ${word} `));
    return wanted.every((word) => topics.some((topic) => has(topic, word))) && !topics.some((topic) => wanted.every((word) => has(topic, word)));
  }

  // Topics whose names the query is, begins or holds; two of them have a page together.
  function named(terms, words) {
    const found = new Map();
    const put = (entry, more) => found.set(entry, Math.max(found.get(entry) || 0, more));
    const bare = words.map((word) => word.text).filter(Boolean);
    // With a date beside it, a name is not all that was asked for.
    const isDated = words.some((word) => word.day);
    const inAnyOrder = bare.length > 1 && !isDated && !isQuestion(terms, words) ? [...bare].sort().join(" ") : "";
    for (const tried of isDated ? [terms] : [terms, bare]) {
      if (!tried.length) continue;
      const key = ` ${tried.join(" ")} `;
      for (const name of search.index.names) {
        if (name.key === key) put(name.entry, 10);
        else if (inAnyOrder && name.sorted === inAnyOrder) put(name.entry, 8);
        else if (key.includes(name.key)) put(name.entry, (isQuestion(terms, words) ? 0.4 : 0.8) * (name.size / tried.length) ** 1.5);
        else if (name.key.includes(key.slice(0, -1))) put(name.entry, 0.5 + (name.key.startsWith(key.slice(0, -1)) ? 0.6 : 0) + key.length / name.key.length);
      }
    }
    if (!found.size && !isDated) slippedNames(bare.join(""), put);
    for (const entry of search.index.pairs) {
      if (isOfBoth(entry, terms, bare)) put(entry, 2.4);
      else if (isOfAll(entry, bare)) put(entry, 1.6);
    }
    return found;
  }

  // Whether the query is the names of two topics, and a word between them at most.
  function isOfBoth(pair, terms, bare) {
    const [one, other] = pair.topics.map((slug) => longestName(search.index.topics.get(slug), ` ${terms.join(" ")} `));
    const size = one && other ? one.size + other.size : 0;
    return size >= bare.length && size > 0 && !one.key.includes(other.key) && !other.key.includes(one.key);
  }

  function longestName(topic, key) {
    return topic.names.filter((name) => key.includes(name.key)).sort((one, other) => other.size - one.size)[0];
  }

  function slippedNames(joined, put) {
    const limit = joined.length > 8 ? 2 : 1;
    const bits = search.letters(joined);
    if (joined.length < 5) return;
    for (const name of search.index.names) {
      if (search.bits(name.letters ^ bits) > 2 * limit || name.joined.length < 4) continue;
      const slips = search.slips(joined, name.joined, limit);
      if (slips <= limit) put(name.entry, 6 - slips);
    }
  }
})();
