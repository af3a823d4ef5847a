"""How good is what `backstory import` and `backstory review` make of a pile of texts, beside what a reader found in it.

    python -m benchmarks.quality.importing [GOLD.yaml …] [--wrong]

Each gold file names a folder of texts and says where in them what stands (docs/importing-quality.md). The texts are
imported into a new site, and what is scored is what `review --list --json` gives. `--wrong` lists what was missed and
what was too much.
"""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from msgspec import Struct

import yaml
from backstory.dates import read_span
from backstory.importers.reading.prose import read_sentences
from backstory.importers.reading.shape import read_shape

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "importers" / "gold"

Pair = tuple[str, str]


class Gold(Struct, frozen=True):
    """What a reader found in the texts of a folder. Places are `text:line.sentence`."""

    texts: str
    background: dict[str, str]
    either: dict[str, str]
    pieces: int
    points: tuple[str, ...]
    events: tuple[str, ...]
    claims: tuple[dict[str, Any], ...]
    names: dict[str, tuple[str, ...]]
    maybe_points: tuple[str, ...] = ()
    maybe_events: str = ""
    maybe_claims: str = ""
    ambiguous: tuple[tuple[str, str], ...] = ()


class Score(Struct, frozen=True):
    """One row: how much of what was found is right, how much of what there is was found."""

    name: str
    right: int
    wrong: int
    missed: int
    notes: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def read_gold(path: Path) -> tuple[Gold, list[Path]]:
    """A gold file, and the texts that it is about."""
    gold = msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Gold)
    return gold, sorted((path.parent / gold.texts).resolve().glob("*.txt"))


def proposals_of(texts: Sequence[Path]) -> list[dict[str, Any]]:
    """What the program proposes for texts that are imported into an empty site: the commands, from the outside."""
    program = [sys.executable, "-m", "backstory"]
    with TemporaryDirectory() as folder:
        (Path(folder) / "content").mkdir()
        subprocess.run([*program, "import", *map(str, texts), "--quiet"], cwd=folder, check=True)
        listed = subprocess.run(
            [*program, "review", "--list", "--json"], cwd=folder, check=True, capture_output=True
        )
    found: list[dict[str, Any]] = msgspec.json.decode(listed.stdout)["proposals"]
    return found


def score(gold: Gold, texts: Sequence[Path], proposals: Sequence[Mapping[str, Any]]) -> list[Score]:
    """All rows for one pile."""
    places = _Places(texts)
    by_kind: dict[str, list[Mapping[str, Any]]] = {}
    for proposal in proposals:
        by_kind.setdefault(proposal["kind"], []).append(proposal)
    pieces = by_kind.get("background", [])
    return [
        _background(gold, pieces, places),
        _points(gold, pieces, places),
        *_events(gold, by_kind.get("event", []), places),
        *_claims(gold, by_kind.get("claim", []), places),
        _names(gold, by_kind.get("topic", []), texts),
    ]


class _Places:
    """`text:line.sentence` of the sentences of texts, by source and words."""

    def __init__(self, texts: Iterable[Path]) -> None:
        self._places: dict[Pair, str] = {}
        for path in texts:
            shape = read_shape(path.read_text(encoding="utf-8"))
            counted: Counter[int] = Counter()
            for sentence in read_sentences(shape.paragraphs):
                counted[sentence.line] += 1
                place = f"{path.name.split('_')[0]}:{sentence.line}.{counted[sentence.line]}"
                self._places.setdefault((path.name, sentence.text), place)

    def of(self, quotes: Iterable[Mapping[str, Any]]) -> set[str]:
        """The places of quotes."""
        return {self._places[quote["source"], quote["sentence"]] for quote in quotes}


def _listed(table: Mapping[str, str]) -> set[str]:
    return {f"{text}:{place}" for text, places in table.items() for place in str(places).split()}


def _groups(pieces: Iterable[Mapping[str, Any]], places: _Places) -> Iterator[set[str]]:
    for piece in pieces:
        for section in piece["details"]["sections"]:
            for point in section["points"]:
                yield places.of(point)


def _background(gold: Gold, pieces: Sequence[Mapping[str, Any]], places: _Places) -> Score:
    wanted, either = _listed(gold.background), _listed(gold.either)
    found = {place for group in _groups(pieces, places) for place in group} - either
    notes = [f"missed {place}" for place in sorted(wanted - found)] + [
        f"too much {place}" for place in sorted(found - wanted)
    ]
    return Score(
        "background sentences", len(found & wanted), len(found - wanted), len(wanted - found), tuple(notes)
    )


def _pairs(groups: Iterable[Iterable[str]]) -> set[Pair]:
    return {(one, other) for group in groups for one, other in combinations(sorted(group), 2)}


def _points(gold: Gold, pieces: Sequence[Mapping[str, Any]], places: _Places) -> Score:
    wanted = _pairs(line.split() for line in gold.points)
    maybe = _pairs(line.split() for line in gold.maybe_points) - wanted
    found = _pairs(_groups(pieces, places)) - maybe
    notes = [f"missed {' '.join(pair)}" for pair in sorted(wanted - found)]
    notes += [f"too much {' '.join(pair)}" for pair in sorted(found - wanted)]
    return Score(
        "same point, pairs", len(found & wanted), len(found - wanted), len(wanted - found), tuple(notes)
    )


def _overlap(one: str, other: str) -> bool:
    mine, theirs = read_span(one), read_span(other)
    return mine is not None and theirs is not None and mine.start <= theirs.end and theirs.start <= mine.end


def _events(gold: Gold, proposals: Sequence[Mapping[str, Any]], places: _Places) -> list[Score]:
    """Events found, their exact dates, and those that were told twice."""
    wanted = [(line.split()[0], set(line.split()[1:])) for line in gold.events]
    maybe = set(gold.maybe_events.split())
    hit: dict[int, Mapping[str, Any]] = {}
    wrong, twice = [], []
    for proposal in proposals:
        at, date = places.of(proposal["quotes"]), proposal["details"]["date"]
        fitting = [n for n, (day, told) in enumerate(wanted) if told & at and _overlap(day, date)]
        free = [number for number in fitting if number not in hit]
        if free:
            hit[max(free, key=lambda number: len(wanted[number][1] & at))] = proposal
        elif at <= maybe:
            continue
        elif fitting:
            twice.append(f"twice {date} {' '.join(sorted(at))}")
        else:
            wrong.append(f"too much {date} {' '.join(sorted(at))}")
    inexact = [
        f"{wanted[number][0]} is {one['details']['date']} {' '.join(sorted(places.of(one['quotes'])))}"
        for number, one in hit.items() if one["details"]["date"].rstrip("~") != wanted[number][0].rstrip("~")
    ]  # fmt: skip
    missed = [
        f"missed {day} {' '.join(sorted(told))}" for n, (day, told) in enumerate(wanted) if n not in hit
    ]
    return [
        Score("events", len(hit), len(wrong) + len(twice), len(missed), tuple(wrong + missed)),
        Score("events: exact date", len(hit) - len(inexact), len(inexact), 0, tuple(inexact)),
        Score("events told twice", 0, len(twice), 0, tuple(twice)),
    ]


def _claims(gold: Gold, proposals: Sequence[Mapping[str, Any]], places: _Places) -> list[Score]:
    """Claims with the right speaker, and the denials that are attached to them."""
    titles = {name: title for title, names in gold.names.items() for name in names}
    maybe = set(gold.maybe_claims.split())
    used: set[int] = set()
    missed, unattached, attached = [], [], 0

    def canonical(name: str) -> str:
        return titles.get(name, name).casefold().replace("’", "'")

    for claim in gold.claims:
        at = set(claim["at"].split())
        fitting = [n for n, one in enumerate(proposals) if n not in used and one["details"]["status"] != "denied"
                   and places.of(one["quotes"]) & at and canonical(one["details"]["by"]) == canonical(claim["by"])]  # fmt: skip
        denied = {canonical(by) for by in claim.get("denied", {})}
        said: set[str] = set()
        if fitting:
            used.add(fitting[0])
            said = {canonical(one["by"]) for one in proposals[fitting[0]]["details"]["denied"]}
        else:
            missed.append(f"missed {claim['at']} by {claim['by']}")
        attached += len(denied & said)
        unattached += [f"not attached: {by} at {claim['at']}" for by in sorted(denied - said)]
    wrong = [
        f"too much {' '.join(sorted(places.of(one['quotes'])))} by {one['details']['by']}"
        for n, one in enumerate(proposals)
        if n not in used and one["details"]["status"] != "denied" and not places.of(one["quotes"]) <= maybe
    ]
    return [
        Score("claims with their speaker", len(used), len(wrong), len(missed), tuple(wrong + missed)),
        Score("denials attached", attached, 0, len(unattached), tuple(unattached)),
    ]


def _names(gold: Gold, topics: Sequence[Mapping[str, Any]], texts: Sequence[Path]) -> Score:
    """B-cubed over the names that stand in each text (Bagga and Baldwin 1998), in thousandths.

    A name that no topic has is a topic of its own; an ambiguous one that some topic has counts as wrong.
    """
    meant = {name: title for title, names in gold.names.items() for name in names}
    found = {
        (source, name): topic["title"]
        for topic in topics for name, sources in topic["details"]["texts"].items() for source in sources
    }  # fmt: skip
    items = [
        (path.name, name) for path in texts for name in _standing(path.read_text(encoding="utf-8"), meant)
    ]
    given = {item: found.get(item, f"{item}") for item in items}
    precision = recall = 0.0
    notes = []
    for item in items:
        same = [other for other in items if given[other] == given[item]]
        really = [other for other in items if meant[other[1]] == meant[item[1]]]
        both = len(set(same) & set(really))
        precision += both / len(same) / len(items)
        recall += both / len(really) / len(items)
        if both < len(really):
            notes.append(f"{item[0]}: {item[1]} is {given[item] if item in found else 'no topic'}")
    guessed = [f"guessed {text}: {name}" for text, name in gold.ambiguous
               if any(source.startswith(text) and spelt == name for source, spelt in found)]  # fmt: skip
    right = round(1000 * precision)
    missed = round(right / max(recall, 1e-9)) - right if recall else 1000
    return Score("names, B-cubed", right, 1000 - right + 1000 * len(guessed), missed, tuple(guessed + notes))


def _standing(text: str, names: Iterable[str]) -> Iterator[str]:
    """The names that stand in a text by themselves and not only within a longer one."""
    for name in sorted(names, key=len, reverse=True):
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?![\w-])")
        if pattern.search(text):
            yield name
            text = pattern.sub("", text)


def titles_of(proposals: Iterable[Mapping[str, Any]]) -> list[str]:
    """The titles of pieces and sections."""
    found = []
    for proposal in proposals:
        if proposal["kind"] == "background":
            found += [
                proposal["title"],
                *(one["title"] for one in proposal["details"]["sections"] if one["title"]),
            ]
    return found


def main(paths: Sequence[Path], *, wrong: bool) -> None:
    """Print the rows of each pile, and what is wrong if that is asked for."""
    for path in paths:
        gold, texts = read_gold(path)
        proposals = proposals_of(texts)
        pieces = sum(proposal["kind"] == "background" for proposal in proposals)
        titles = titles_of(proposals)
        short = sum(len(title.split()) <= 6 for title in titles)
        print(
            f"\n{path.stem}: {len(texts)} texts, {len(proposals)} proposals, {pieces} pieces (at most {gold.pieces})"
        )
        for row in score(gold, texts, proposals):
            print(
                f"  {row.name:28} P {row.precision:.3f}  R {row.recall:.3f}  F1 {row.f1:.3f}  {row.right}/{row.wrong}/{row.missed}"
            )
            for note in row.notes if wrong else ():
                print(f"      {note}")
        print(f"  titles of at most six words   {short}/{len(titles)}: {'; '.join(titles)}")


if __name__ == "__main__":
    named = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    main(named or sorted(GOLD.glob("*.yaml")), wrong="--wrong" in sys.argv)
