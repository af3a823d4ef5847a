"""Ways in which a disk, a copy or a hand spoils the files of a cache, each a function of a folder and a seed."""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

from backstory.engine.cache_file import SHELVES

PAGE = 16_384
Damage = Callable[[Path, random.Random], None]


def _changed(change: Callable[[bytearray, random.Random], object]) -> Damage:
    """Changes the bytes of the cache's file."""

    def damage(folder: Path, choice: random.Random) -> None:
        file = folder / "cache.sqlite"
        data = bytearray(file.read_bytes())
        change(data, choice)
        file.write_bytes(data)

    return damage


def _told(*statements: str) -> Damage:
    """Changes the rows with SQL, in which `{shelf}` is one with rows and `{other}` another one."""

    def damage(folder: Path, choice: random.Random) -> None:
        shelf, other = choice.sample(SHELVES, 2)
        with sqlite3.connect(folder / "cache.sqlite") as connection:
            for statement in statements:
                connection.execute(statement.format(shelf=shelf, other=other))
        connection.close()

    return damage


def _rotate(folder: Path, choice: random.Random) -> None:
    """Gives each row of a shelf the value of the next one."""
    shelf = choice.choice(SHELVES)
    with sqlite3.connect(folder / "cache.sqlite") as connection:
        rows = list(connection.execute(f"SELECT key, value, checksum FROM {shelf}"))
        for (key, _, _), (_, value, checksum) in zip(rows, rows[1:] + rows[:1], strict=True):
            changed = (value, checksum, key)
            connection.execute(f"UPDATE {shelf} SET value = ?, checksum = ? WHERE key = ?", changed)
    connection.close()


def _cut(data: bytearray, choice: random.Random) -> None:
    del data[choice.randrange(len(data)) :]


def _cut_at_a_page(data: bytearray, choice: random.Random) -> None:
    del data[PAGE * choice.randrange(1, len(data) // PAGE) :]


def _flip(data: bytearray, choice: random.Random, *, times: int = 1, below: int = 0) -> None:
    for _ in range(times):
        data[choice.randrange(below or len(data))] ^= 1 << choice.randrange(8)


def _noise(data: bytearray, choice: random.Random) -> None:
    start = choice.randrange(len(data))
    data[start : start + 200] = choice.randbytes(len(data[start : start + 200]))


def _zero_page(data: bytearray, choice: random.Random) -> None:
    start = PAGE * choice.randrange(len(data) // PAGE)
    data[start : start + PAGE] = bytes(PAGE)


def _swap_pages(data: bytearray, choice: random.Random) -> None:
    one, other = (PAGE * number for number in choice.sample(range(1, len(data) // PAGE), 2))
    data[one : one + PAGE], data[other : other + PAGE] = data[other : other + PAGE], data[one : one + PAGE]


def _folder_in_its_place(folder: Path, _: random.Random) -> None:
    (folder / "cache.sqlite").unlink()
    (folder / "cache.sqlite/inside").mkdir(parents=True)


def _file_in_place_of_all(folder: Path, _: random.Random) -> None:
    shutil.rmtree(folder)
    folder.write_text("in the way")


def _beside(suffix: str) -> Damage:
    def damage(folder: Path, choice: random.Random) -> None:
        (folder / f"cache.sqlite{suffix}").write_bytes(choice.randbytes(40_000))

    return damage


def _folder_beside(suffix: str) -> Damage:
    return lambda folder, _: (folder / f"cache.sqlite{suffix}").mkdir()


def _link_to_nowhere(folder: Path, _: random.Random) -> None:
    (folder / "cache.sqlite").unlink()
    (folder / "cache.sqlite").symlink_to(folder / "nowhere/at/all")


def _full(folder: Path, _: random.Random) -> None:
    (folder / "cache.sqlite").unlink()
    (folder / "cache.sqlite").symlink_to("/dev/full")


def _of_a_template(change: Callable[[bytearray, random.Random], object]) -> Damage:
    def damage(folder: Path, choice: random.Random) -> None:
        for file in sorted((folder / "templates").iterdir()):
            data = bytearray(file.read_bytes())
            change(data, choice)
            file.write_bytes(data)

    return damage


def _no_templates(folder: Path, _: random.Random) -> None:
    shutil.rmtree(folder / "templates")
    (folder / "templates").write_text("in the way")


def _locked_away(folder: Path, _: random.Random) -> None:
    (folder / "lock").unlink()
    (folder / "lock").mkdir()


def _read_only(folder: Path, _: random.Random) -> None:
    for path in [*folder.rglob("*"), folder]:
        path.chmod(0o555 if path.is_dir() else 0o444)


OFTEN: dict[str, Damage] = {
    "cut": _changed(_cut),
    "cut at a page": _changed(_cut_at_a_page),
    "one bit": _changed(_flip),
    "many bits": _changed(lambda data, choice: _flip(data, choice, times=200)),
    "a bit of the header": _changed(lambda data, choice: _flip(data, choice, below=100)),
    "a bit of the schema": _changed(lambda data, choice: _flip(data, choice, below=4000)),
    "noise": _changed(_noise),
    "a page of zeros": _changed(_zero_page),
    "two pages swapped": _changed(_swap_pages),
    "all rows swapped": _rotate,
    "rows of another shelf": _told(
        "INSERT OR REPLACE INTO {shelf} SELECT key, value, checksum FROM {other}",
    ),
    "values without their end": _told("UPDATE {shelf} SET value = substr(value, 1, length(value) / 2)"),
    "values of another type": _told("UPDATE {shelf} SET value = 17, checksum = 'text'"),
    "no values": _told("UPDATE {shelf} SET value = NULL"),
    "keys of another type": _told("UPDATE {shelf} SET key = CAST(key AS BLOB)"),
    "rows gone": _told("DELETE FROM {shelf}"),
    "a shelf gone": _told("DROP TABLE {shelf}"),
    "a shelf of other columns": _told("DROP TABLE {shelf}", "CREATE TABLE {shelf} (key, other)"),
    "an old version": _told("PRAGMA user_version = 3"),
    "the code of templates": _of_a_template(_flip),
    "half the code of templates": _of_a_template(_cut),
}
"""Damages that differ with the seed."""

ONCE: dict[str, Damage] = {
    "empty": _changed(lambda data, _: data.clear()),
    "text": _changed(lambda data, _: data.__setitem__(slice(None), b"not a database " * 5000)),
    "longer": _changed(lambda data, choice: data.extend(choice.randbytes(50_000))),
    "gone": lambda folder, _: (folder / "cache.sqlite").unlink(),
    "all gone": lambda folder, _: shutil.rmtree(folder),
    "a folder in its place": _folder_in_its_place,
    "a file in place of all": _file_in_place_of_all,
    "a link to nowhere": _link_to_nowhere,
    "a full disk": _full,
    "a log of noise": _beside("-wal"),
    "an index of noise": _beside("-shm"),
    "a journal of noise": _beside("-journal"),
    "a folder for a log": _folder_beside("-wal"),
    "a folder for a journal": _folder_beside("-journal"),
    "no code of templates": _no_templates,
    "a folder for a lock": _locked_away,
    "read-only": _read_only,
}


def as_owner(folder: Path) -> int:
    """Give a folder to somebody who can't write where permissions forbid it. The user to go back to."""
    before = os.geteuid()
    if before == 0:
        nobody = 65_534
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, nobody, nobody, follow_symlinks=False)
        os.seteuid(nobody)
    return before
