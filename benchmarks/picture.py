"""How first builds grow with the site, as a picture: `python -m benchmarks.picture FILE PICTURE.svg`.

Both axes are logarithmic: a tool that needs twice the time for twice the articles draws the same slope at every size.
Colours, those of the default theme, follow the reader's light or dark setting; tools differ by dash and end label too.
"""

from collections.abc import Sequence
from html import escape
from math import log
from pathlib import Path

import click
from benchmarks.labels import Box, Point, place_labels, segments
from benchmarks.results import COLD, NAMES, OURS, Results, Row, in_seconds, load
from msgspec import Struct

_WIDTH, _HEIGHT = 800, 460
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 260, 40, 56
_TICKS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60, 120, 300, 600, 1200, 3600, 7200)
_DASHES = {OURS: "", "hugo": "7 4", "hugo-related": "2 4", "pelican": "10 4 2 4", "eleventy": "14 5"}
_STYLE = """\
svg { font: 13px system-ui, sans-serif; background: #fdfdfb; }
text { fill: #4c565c; paint-order: stroke; stroke: #fdfdfb; stroke-width: 4px; }
.grid { stroke: #d6dbd8; }
.leader { stroke: #4c565c; stroke-width: 0.6; }
.line { fill: none; stroke: #4c565c; stroke-width: 2; }
.dot { fill: #4c565c; }
.ours.line { stroke: #0b5a6f; stroke-width: 3.5; }
.ours.dot { fill: #0b5a6f; }
text.ours { fill: #0b5a6f; font-weight: 700; }
@media (prefers-color-scheme: dark) {
  svg { background: #111517; }
  text { fill: #a7b1b4; stroke: #111517; }
  .grid { stroke: #2e373a; }
  .line, .leader { stroke: #a7b1b4; }
  .dot { fill: #a7b1b4; }
  .ours.line { stroke: #83cadb; }
  .ours.dot, text.ours { fill: #83cadb; }
}
"""


class Scale(Struct, frozen=True):
    """A logarithmic axis: `low` is drawn at `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = log(value / self.low) / log(self.high / self.low)
        return round(self.start + share * (self.end - self.start), 1)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True))
@click.argument("picture", type=click.Path(path_type=Path, dir_okay=False))
def main(file: Path, picture: Path) -> None:
    """Draw the results in FILE as PICTURE, an SVG."""
    picture.write_text(drawn(load(file)), "utf-8")


def drawn(results: Results, *, least: int = 1_000) -> str:
    """An SVG of first builds from `least` articles on; of all sizes where fewer than two are that large."""
    sizes = [size for size in results.sizes if size >= least]
    sizes = sizes if len(sizes) > 1 else results.sizes
    lines = {
        tool: [row for size in sizes if (row := results.row(tool, size, COLD))] for tool in results.tools
    }
    seconds = [row.seconds for rows in lines.values() for row in rows]
    below = max((tick for tick in _TICKS if tick <= min(seconds)), default=min(seconds) / 2)
    above = min((tick for tick in _TICKS if tick > max(seconds)), default=max(seconds) * 2)
    across = Scale(sizes[0], max(sizes[-1], sizes[0] * 2), _LEFT, _WIDTH - _RIGHT)
    up = Scale(below, above, _HEIGHT - _BOTTOM, _TOP)
    title = f"Seconds for a first build, from {sizes[0]:,} to {sizes[-1]:,} articles"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" '
        f'height="{_HEIGHT}" role="img" aria-labelledby="title desc" lang="en">',
        f'<title id="title">{title}</title>',
        f'<desc id="desc">{escape(_told(lines))}</desc>',
        f"<style>\n{_STYLE}</style>",
        *_axes(sizes, across, up),
        *(part for tool, rows in lines.items() if rows for part in _line(tool, rows, across, up)),
        *_labels({tool: rows for tool, rows in lines.items() if rows}, across, up),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _told(lines: dict[str, list[Row]]) -> str:
    """The whole picture in words, for who can't see it."""
    said = [
        f"{NAMES[tool]}: "
        + ", ".join(f"{row.articles:,} articles {in_seconds(row.seconds)}" for row in rows)
        + "."
        for tool, rows in lines.items()
        if rows
    ]
    return " ".join(["Both axes are logarithmic.", *said])


def _axes(sizes: Sequence[int], across: Scale, up: Scale) -> list[str]:
    parts = []
    for tick in (tick for tick in _TICKS if up.low <= tick <= up.high):
        y = up(tick)
        parts.append(f'<path class="grid" d="M{across.start} {y}H{across.end}"/>')
        parts.append(f'<text x="{across.start - 8}" y="{y + 4}" text-anchor="end">{_duration(tick)}</text>')
    for size in sizes:
        x = across(size)
        parts.append(f'<path class="grid" d="M{x} {up.end}V{up.start}"/>')
        parts.append(f'<text x="{x}" y="{up.start + 20}" text-anchor="middle">{size:,}</text>')
    middle = (across.start + across.end) / 2
    return [
        *parts,
        f'<text x="{middle}" y="{up.start + 42}" text-anchor="middle">articles</text>',
        f'<text x="{across.start}" y="{up.end - 18}">time of a first build</text>',
    ]


def _line(tool: str, rows: Sequence[Row], across: Scale, up: Scale) -> list[str]:
    points = _points(rows, across, up)
    mark = "ours " if tool == OURS else ""
    path = "L".join(f"{x} {y}" for x, y in points)
    dash = f' stroke-dasharray="{_DASHES[tool]}"' if _DASHES[tool] else ""
    return [
        f'<path class="{mark}line" d="M{path}"{dash}/>',
        *(f'<circle class="{mark}dot" cx="{x}" cy="{y}" r="4"/>' for x, y in points),
    ]


def _labels(lines: dict[str, list[Row]], across: Scale, up: Scale) -> list[str]:
    """A label for each line, with its last figure."""
    tools = sorted(lines, key=lambda tool: -lines[tool][-1].seconds)
    points = {tool: _points(rows, across, up) for tool, rows in lines.items()}
    texts = [f"{NAMES[tool]}, {in_seconds(lines[tool][-1].seconds)}" for tool in tools]
    drawn_lines = [piece for line in points.values() for piece in segments(line)]
    ends = [points[tool][-1] for tool in tools]
    frame = Box(0, 0, _WIDTH, _HEIGHT)
    parts = []
    labels = place_labels(list(zip(ends, texts, strict=True)), drawn_lines, side=across.end, frame=frame)
    for tool, text, label in zip(tools, texts, labels, strict=True):
        mark = ' class="ours"' if tool == OURS else ""
        if label.leader is not None:
            (x, y), (to_x, to_y) = label.leader
            parts.append(f'<path class="leader" d="M{x} {y}L{to_x} {to_y}"/>')
        parts.append(f'<text{mark} x="{label.at[0]}" y="{label.at[1]}">{escape(text)}</text>')
    return parts


def _points(rows: Sequence[Row], across: Scale, up: Scale) -> list[Point]:
    return [(across(row.articles), up(row.seconds)) for row in rows]


def _duration(seconds: float) -> str:
    return f"{seconds / 60:g} min" if seconds >= 60 else f"{seconds:g} s"


if __name__ == "__main__":
    main()
