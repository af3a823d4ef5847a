"""The textbook cosine of tf-idf, dense and slow: what any program could do."""

import re
from collections import Counter
from collections.abc import Mapping

import numpy as np

_WORD = re.compile(r"[^\W_]+")


class Vectors:
    """Texts by name, as rows of length 1."""

    def __init__(self, names: list[str], rows: "np.ndarray[tuple[int, int], np.dtype[np.float64]]") -> None:
        self.names = names
        self._cosines = rows @ rows.T
        self._places = {name: place for place, name in enumerate(names)}

    def near(self, name: str) -> dict[str, float]:
        """The cosine of each other text with this one, to 6 digits."""
        cosines = self._cosines[self._places[name]].round(6).tolist()
        return {other: cosine for other, cosine in zip(self.names, cosines, strict=True) if other != name}


def tf_idf(texts: Mapping[str, str]) -> Vectors:
    """The vectors of texts: 1 + log of a word's count, times log of texts per texts with the word."""
    counts = [Counter(_WORD.findall(text.lower())) for text in texts.values()]
    known = Counter(word for words in counts for word in words)
    columns = {word: column for column, word in enumerate(sorted(known))}
    rows = np.zeros((len(counts), len(columns)))
    for row, words in zip(rows, counts, strict=True):
        for word, count in words.items():
            row[columns[word]] = (1 + np.log(count)) * np.log(len(counts) / known[word])
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return Vectors(list(texts), rows / np.where(lengths, lengths, 1))
