"""What a build no longer makes gives way to what it makes, also where a file stands in the place of a folder."""

from pathlib import Path

from backstory.output.folder import Manifest, Output, OutputFile
from backstory.output.writer import Writer


def put(folder: Path, last: dict[str, OutputFile], *paths: str) -> tuple[dict[str, OutputFile], int]:
    """Put these files in place of those that were: what was put, and how many went."""
    writer = Writer(Output(folder), last, frozenset(paths))
    for path in paths:
        writer.place(path, "", path.encode())
    return writer.put, writer.finish(Manifest(finished=True), keep=set())


def test_a_file_takes_the_place_of_a_folder_of_ours_and_a_folder_that_of_a_file(tmp_path: Path) -> None:
    first, _ = put(tmp_path, {}, "about/index.html", "about/map/a.png", "notes", "kept.html")
    _, removed = put(tmp_path, first, "about", "notes/index.html", "kept.html")
    assert removed == 3
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert {path for path in found if not path.startswith(".")} == {"about", "notes/index.html", "kept.html"}


def test_a_folder_with_a_file_of_somebody_else_stays(tmp_path: Path) -> None:
    first, _ = put(tmp_path, {}, "about/index.html", "b.html")
    (tmp_path / "about/theirs.txt").write_text("theirs")
    put(tmp_path, first, "about/more.html", "b.html")
    assert (tmp_path / "about/theirs.txt").read_text() == "theirs"
