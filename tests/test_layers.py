"""The order of the house: who may import whom. A line that breaks it is named."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "generator" / "backstory"

# Each room with those below it that it may enter; every room may enter the ground floor, and itself.
GROUND = {
    "__init__",
    "problems",
    "words",
    "settings",
    "fields",
    "lined_yaml",
    "yaml_mistakes",
    "yaml_writing",
    "near_names",
    "batches",
    "text",
    "template_blocks",
    "template_words",
    "theme",
}
MAY_ENTER = {
    **{room: set[str]() for room in GROUND},
    "content": set[str](),
    "importers": {"content"},
    "catalog": {"content"},
    "rewriting": {"content", "catalog"},
    "pages": {"content", "catalog"},
    "build": {"content", "catalog", "pages"},
    "checks": {"content", "catalog", "pages", "build"},
    "preview": {"content", "catalog", "pages", "build"},
    "publish": {"content", "catalog", "pages", "build"},
    "cli": {
        "content",
        "importers",
        "catalog",
        "rewriting",
        "pages",
        "build",
        "checks",
        "preview",
        "publish",
    },
    "__main__": {"cli"},
}


def imports(source: str) -> Iterator[tuple[int, str]]:
    """Line and room of each import of ours, also inside functions and under TYPE_CHECKING."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        modules = [name.name for name in node.names]
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are written in full here"
            whole = node.module or ""
            modules = [f"{whole}.{name.name}" for name in node.names] if whole == "backstory" else [whole]
        for module in modules:
            first, _, rest = module.partition(".")
            if first == "backstory":
                room = rest.partition(".")[0]
                yield node.lineno, "__init__" if room.startswith("__") or not room else room


def broken_lines(package: Path) -> list[str]:
    """The imports that go against the order, as `file:line: who enters whom`."""
    broken = []
    for file in sorted(package.rglob("*.py")):
        name = file.relative_to(package)
        room = name.parts[0].removesuffix(".py")
        for line, entered in imports(file.read_text("utf-8")):
            if entered != room and entered not in GROUND | MAY_ENTER[room]:
                broken.append(f"{name}:{line}: {room} may not enter {entered}")
    return broken


def test_nothing_imports_backwards() -> None:
    assert broken_lines(PACKAGE) == []


def test_every_room_has_its_place() -> None:
    rooms = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py"}
    rooms |= {path.name for path in PACKAGE.iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert rooms - {"starter"} <= set(MAY_ENTER)


@pytest.mark.parametrize(
    "line",
    [
        "from backstory.pages.plan import plan",
        "from backstory import pages",
        "import backstory.pages.views as views",
        "def late():\n    from backstory.pages import views",
        "if TYPE_CHECKING:\n    from backstory.pages.views import Page",
    ],
)
def test_a_backward_import_is_seen_in_every_form(tmp_path: Path, line: str) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "names.py").write_text(line)
    (broken,) = broken_lines(tmp_path)
    assert broken.endswith(": catalog may not enter pages")


def test_nobody_asks_the_clock_or_the_environment_below_the_command_line() -> None:
    """One clock: the moment of a build is passed in, or two builds of the same content could differ."""
    rooms = ("content", "catalog", "pages")
    asked = []
    for room in rooms:
        for file in sorted((PACKAGE / room).rglob("*.py")):
            for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
                if any(word in line for word in ("time.time(", ".now(", ".today(", "os.environ", "getenv(")):
                    asked.append(f"{file.relative_to(PACKAGE)}:{number}: {line.strip()}")
    assert asked == []
