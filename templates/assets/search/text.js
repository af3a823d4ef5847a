// Text made comparable: what differs in case, accents, vowel signs or width alone becomes the same, and words become terms.
(() => {
  "use strict";
  const search = window.backstorySearch;

  // Accents of Latin, Greek and Cyrillic letters, points of Hebrew, vowels and lengthening of Arabic.
  const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u0640\u064b-\u065f\u0670]/g;
  const ALIKE = new Map(Object.entries({
    ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ς: "σ",
    ى: "ي", ی: "ي", ک: "ك", ة: "ه",
  }));
  const UNLIKE = new RegExp(`[${[...ALIKE.keys()].join("")}]`, "g");
  // Thai to Lao, Burmese, Khmer, Kana, Han, Hangul: words there have no spaces between them, or grow endings.
  const UNSPACED =
    "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff" +
    "\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
  const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  const INITIALS = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu;
  // The article of Arabic, which is written as one word with what follows it, also after "and", "with", "like".
  const ARTICLE = /^[وبكف]?ال(?=[\u0620-\u064a]{3})/;
  const POSSESSIVE = /['’]s(?![\p{L}\p{N}])/gu;

  search.fold = (text) => {
    let folded = text.toLowerCase();
    if (!/^[\x20-\x7e]*$/.test(folded)) {
      folded = folded.normalize("NFKD").replace(MARKS, "").normalize("NFC").toLowerCase();
      folded = folded.replace(UNLIKE, (letter) => ALIKE.get(letter));
    }
    return folded.replace(POSSESSIVE, "").replace(INITIALS, (found) => found.replaceAll(".", ""));
  };

  // The terms of a text in their order: its words, and overlapping pairs of letters where words have no spaces.
  search.terms = (text) => {
    const terms = [];
    for (const [word] of search.fold(text).matchAll(WORD)) {
      for (const [run] of word.matchAll(RUN)) {
        if (IS_UNSPACED.test(run)) pairs(run, terms);
        else terms.push(run.replace(ARTICLE, ""));
      }
    }
    return terms;
  };

  search.isPair = (term) => IS_UNSPACED.test(term);

  function pairs(run, terms) {
    const letters = [...run];
    if (letters.length === 1) terms.push(run);
    for (let at = 1; at < letters.length; at++) terms.push(letters[at - 1] + letters[at]);
  }

  // Which letters a word has, as bits: a quick way to see that two words are too far apart.
  search.letters = (word) => {
    let bits = 0;
    for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
    return bits;
  };

  search.bits = (number) => {
    let count = 0;
    for (let left = number >>> 0; left; left &= left - 1) count++;
    return count;
  };

  // Slips between two words: letters that are missing, too many, wrong or exchanged; `limit + 1` where there are more.
  // Optimal string alignment: Boytsov, "Indexing methods for approximate dictionary searching", 2011.
  search.slips = (one, other, limit) => {
    if (Math.abs(one.length - other.length) > limit) return limit + 1;
    let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        let slips = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          slips = Math.min(slips, before[j - 2] + 1);
        }
        row.push(slips);
        least = Math.min(least, slips);
      }
      if (least > limit) return limit + 1;
      before = last;
      last = row;
    }
    return last[other.length];
  };
})();
