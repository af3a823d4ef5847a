"""Templates are compiled once: their code is kept for the next process, and made again where anything differs."""

import sys
from pathlib import Path
from types import CodeType

import pytest
from tests.support.editing import EditedSite

from backstory.engine.cache import Cache
from backstory.render.bytecode import BytecodeCache

SECRET = b"of this user" * 3


class Compiler:
    """Compiles a template to a piece of code that is its source, and counts."""

    def __init__(self) -> None:
        self.compiled: list[str] = []

    def code(
        self,
        codes: BytecodeCache,
        source: str = "1 + 1",
        *,
        name: str = "page.html",
        label: str = "theme",
        of_theme: bool = False,
    ) -> CodeType:
        def made() -> CodeType:
            self.compiled.append(source)
            return compile(source, label, "eval")

        return codes.get(name, source, label, made, of_theme=of_theme)


@pytest.fixture
def compiler() -> Compiler:
    return Compiler()


def test_a_later_process_finds_what_an_earlier_one_compiled(tmp_path: Path, compiler: Compiler) -> None:
    folder = tmp_path / "templates"
    first = compiler.code(BytecodeCache(folder, "program", SECRET))
    assert compiler.code(BytecodeCache(folder, "program", SECRET)) == first
    assert eval(first) == 2
    assert compiler.compiled == ["1 + 1"]


def test_without_a_folder_a_process_compiles_each_once(compiler: Compiler) -> None:
    codes = BytecodeCache()
    compiler.code(codes)
    compiler.code(codes)
    compiler.code(codes, name="other.html")
    assert len(compiler.compiled) == 2


def test_another_source_place_or_program_is_compiled_anew(tmp_path: Path, compiler: Compiler) -> None:
    compiler.code(BytecodeCache(tmp_path, "program", SECRET))
    assert eval(compiler.code(BytecodeCache(tmp_path, "program", SECRET), "2 + 2")) == 4
    assert (
        compiler.code(BytecodeCache(tmp_path, "program", SECRET), "2 + 2", label="own").co_filename == "own"
    )
    compiler.code(BytecodeCache(tmp_path, "newer program", SECRET), "2 + 2", label="own")
    assert len(compiler.compiled) == 4
    assert len(list(tmp_path.iterdir())) == 1


def test_the_code_of_the_theme_is_kept_for_all_sites_where_python_keeps_what_it_compiles(
    tmp_path: Path, compiler: Compiler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "python"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    compiler.code(BytecodeCache(tmp_path / "one", "program", SECRET), of_theme=True)
    assert eval(compiler.code(BytecodeCache(tmp_path / "other", "program", SECRET), of_theme=True)) == 2
    assert len(compiler.compiled) == 1
    assert not (tmp_path / "one").exists()


def test_where_python_may_not_write_beside_programs_the_site_keeps_the_code_of_the_theme(
    tmp_path: Path, compiler: Compiler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "python"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiler.code(BytecodeCache(tmp_path / "one", "program", SECRET), of_theme=True)
    compiler.code(BytecodeCache(tmp_path / "one", "program", SECRET), of_theme=True)
    assert len(compiler.compiled) == 1
    assert not (tmp_path / "python").exists()


def test_code_that_another_user_signed_is_not_run(tmp_path: Path, compiler: Compiler) -> None:
    compiler.code(BytecodeCache(tmp_path, "program", b"of somebody else"), "1 + 1")
    assert eval(compiler.code(BytecodeCache(tmp_path, "program", SECRET), "1 + 1")) == 2
    assert len(compiler.compiled) == 2


def test_without_a_secret_nothing_of_the_folder_of_the_site_is_used(
    tmp_path: Path, compiler: Compiler
) -> None:
    folder = tmp_path / "templates"
    compiler.code(BytecodeCache(folder, "program"))
    compiler.code(BytecodeCache(folder, "program"))
    assert len(compiler.compiled) == 2
    assert not folder.exists()


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 500], ids=["empty", "short", "zeros"])
def test_a_damaged_file_is_made_again(tmp_path: Path, compiler: Compiler, damage: bytes) -> None:
    compiler.code(BytecodeCache(tmp_path, "program", SECRET))
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert eval(compiler.code(BytecodeCache(tmp_path, "program", SECRET))) == 2
    assert file.read_bytes() == whole
    file.write_bytes(whole[:-3] + b"xyz")
    assert eval(compiler.code(BytecodeCache(tmp_path, "program", SECRET))) == 2


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path, compiler: Compiler) -> None:
    (tmp_path / "file").write_text("in the way")
    assert eval(compiler.code(BytecodeCache(tmp_path / "file", "program", SECRET))) == 2


def test_a_build_keeps_the_code_of_its_templates_and_a_clean_one_forgets_it(tmp_path: Path) -> None:
    site = EditedSite(tmp_path)
    site.write("content/articles/one.md", "---\ntitle: one\ndate: 2023-07-01\n---\nText.\n")
    site.write("templates/article.html", '{% extends "theme/article.html" %}')
    site.build()
    folder = tmp_path / ".backstory" / "templates"
    assert list(folder.iterdir())
    with Cache(tmp_path / ".backstory" / "cache.sqlite", forget=True) as cache:
        assert cache.templates == folder
        assert not folder.exists()
