"""The order of the house: who may import whom, and no circles. A line that breaks it is named."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "generator" / "backstory"

# Each room with those below it that it may enter; every room may enter the ground floor, and itself.
GROUND = {
    "__init__",
    "problems",
    "text",
    "dates",
    "editions",
    "messages",
    "yaml",
    "settings",
    "suggestions",
    "batches",
    "url_paths",
    "whole_files",
}
READ = {"markdown", "content"}
MEAN = READ | {"names"}
FIND = MEAN | {"mentions"}
RANK = FIND | {"ranking"}
KNOW = RANK | {"catalog", "images"}
DECIDE = KNOW | {"pages"}
SHOW = DECIDE | {"output", "render"}
DRIVE = SHOW | {"engine"}
BESIDE = {"trees", "importers", "converting", "rewriting", "checks"}
MAY_ENTER: dict[str, set[str]] = {
    **{room: set() for room in GROUND},
    "markdown": set(),
    "content": {"markdown"},
    "images": set(),
    "trees": READ,
    "output": READ,
    "names": READ,
    "mentions": MEAN,
    "ranking": FIND,
    "catalog": RANK | {"images"},
    "pages": KNOW,
    "render": DECIDE | {"output"},
    "engine": SHOW,
    "importers": READ | {"rewriting"},
    "converting": DRIVE | {"trees", "importers"},
    "rewriting": KNOW,
    "checks": DRIVE,
    "preview": DRIVE | {"trees"},
    "publish": READ | {"output"},
    "cli": DRIVE | BESIDE | {"preview", "publish"},
    "__main__": {"cli"},
}


def module_name(file: Path, package: Path) -> str:
    """The dotted name of a file below the package, `__init__` for the package itself."""
    parts = file.relative_to(package).with_suffix("").parts
    return ".".join(parts if parts == ("__init__",) or parts[-1] != "__init__" else parts[:-1])


def imports(source: str) -> Iterator[tuple[int, str]]:
    """Line and dotted name, below the package, of each import of ours: in functions and under TYPE_CHECKING, too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are written in full here"
            names = [f"{node.module}.{name.name}" for name in node.names]
        else:
            continue
        for name in names:
            first, _, rest = name.partition(".")
            if first == "backstory":
                yield node.lineno, "__init__" if rest.startswith("__") or not rest else rest


def room_of(name: str) -> str:
    """The room, or the module of the ground floor, that a dotted name stands in."""
    room = name.partition(".")[0]
    return room if room in MAY_ENTER else "__init__"


def broken_lines(package: Path) -> list[str]:
    """The imports that go against the order, as `file:line: who enters whom`."""
    broken = []
    for file in sorted(package.rglob("*.py")):
        name = file.relative_to(package)
        room = name.parts[0].removesuffix(".py")
        for line, imported in imports(file.read_text("utf-8")):
            entered = room_of(imported)
            if entered != room and entered not in GROUND | MAY_ENTER[room]:
                broken.append(f"{name}:{line}: {room} may not enter {entered}")
    return broken


def imported_modules(package: Path) -> Mapping[str, set[str]]:
    """Which files import which, by their dotted names."""
    files = {module_name(file, package): file for file in sorted(package.rglob("*.py"))}
    graph: dict[str, set[str]] = {}
    for module, file in files.items():
        named = {name for _, name in imports(file.read_text("utf-8"))}
        # `from backstory.room import name` names a module of the room, or something in the room's `__init__`.
        graph[module] = {one if one in files else one.rpartition(".")[0] for one in named} & set(files) - {
            module
        }
    return graph


def circle(package: Path) -> list[str]:
    """One circle of files that import each other, the first again at its end; empty where there is none."""
    try:
        TopologicalSorter(imported_modules(package)).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def test_nothing_imports_backwards() -> None:
    assert broken_lines(PACKAGE) == []


def test_no_files_import_each_other_in_a_circle() -> None:
    assert circle(PACKAGE) == []


@pytest.mark.parametrize(
    ("room", "order"),
    [
        ("importers", ("languages", "reading", "together", "inbox")),
        ("markdown", ("", "commonmark")),
        ("pages", ("views", "parts", "files")),
    ],
)
def test_the_folders_of_a_room_have_an_order_too(room: str, order: tuple[str, ...]) -> None:
    def folder(module: str) -> str:
        inside, _, name = module.partition(".")
        return name.partition(".")[0] if inside == room and name.partition(".")[2] else ""

    backwards = [
        (module, imported)
        for module, others in imported_modules(PACKAGE).items()
        for imported in others
        if folder(module) in order
        and folder(imported) in order[order.index(folder(module)) + 1 :]
        and imported.startswith(room)
    ]
    # The one door through which a room chooses between its folders.
    assert {module for module, _ in backwards} <= {f"{room}.parser", room}


def test_every_room_has_its_place() -> None:
    rooms = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py"}
    rooms |= {path.name for path in PACKAGE.iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert rooms <= set(MAY_ENTER)


def test_a_class_name_stands_for_one_thing() -> None:
    defined: defaultdict[str, list[str]] = defaultdict(list)
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                defined[node.name].append(module_name(file, PACKAGE))
    assert {name: places for name, places in defined.items() if len(places) > 1} == {}


def test_no_folder_has_the_name_that_tools_take_for_output() -> None:
    folders = [path for path in PACKAGE.parents[1].rglob("build") if path.is_dir()]
    assert [path for path in folders if not any(part.startswith(".") for part in path.parts)] == []


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


@pytest.mark.parametrize(
    "back",
    [
        "from backstory.catalog.one import One",
        "from backstory.catalog import one",
        "def late():\n    import backstory.catalog.one",
        "if TYPE_CHECKING:\n    from backstory.catalog.one import One",
    ],
)
def test_a_circle_is_seen_in_every_form(tmp_path: Path, back: str) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "one.py").write_text("from backstory.catalog.two import Two")
    (tmp_path / "catalog" / "two.py").write_text(back)
    assert set(circle(tmp_path)) == {"catalog.one", "catalog.two"}


def test_nobody_asks_the_clock_or_the_environment_below_the_engine() -> None:
    """One clock: the moment of a build is passed in, or two builds of the same content could differ."""
    asked = []
    for room in sorted(DECIDE | {"render"}):
        for file in sorted((PACKAGE / room).rglob("*.py")):
            for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
                if any(word in line for word in ("time.time(", ".now(", ".today(", "os.environ", "getenv(")):
                    asked.append(f"{file.relative_to(PACKAGE)}:{number}: {line.strip()}")
    assert asked == []
