"""How soon the preview shows what was saved: start, edit to new text served, edit to browser told, idle, memory.

`python -m benchmarks.preview 1000 --peers hugo` measures `backstory serve` and then `hugo server` on the same articles.
`measure` drives any preview server through its command. Every time is wall-clock seconds; say with the figures
what else ran.
"""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import click
from benchmarks.corpus import write_site
from msgspec import Struct
from tornado.websocket import WebSocketClientConnection, websocket_connect

from benchmarks import peers

_PATIENCE = 300.0
_PAUSE = 1.0
"""Seconds between edits: an author's pace."""


class Measured(Struct, frozen=True):
    """What one server took. `told` is empty where it speaks another protocol than livereload's."""

    start: float
    """Until the page was answered for the first time, from the start of the process."""
    served: tuple[float, ...]
    """For each edit, until its text was served."""
    told: tuple[float, ...]
    """For each edit, until a page that was open was told to reload."""
    idle: float
    """Share of one core that the server uses while nothing happens."""
    megabytes: float
    """Memory of the server and its children at the end."""


@click.command()
@click.argument("articles", type=click.IntRange(1), default=1_000)
@click.option("--edits", type=click.IntRange(2), default=10, show_default=True, help="How often to save.")
@click.option("--peers", "peer", type=click.Choice(["hugo"]), help="Compare with Hugo's server.")
@click.option("--work", type=click.Path(path_type=Path), help="Where Hugo is installed, to be kept.")
def main(articles: int, edits: int, peer: str | None, work: Path | None) -> None:
    """Edit one of so many ARTICLES, by default 1,000, while a server shows it."""
    with TemporaryDirectory() as folder:
        ours = Path(folder, "backstory")
        write_site(ours, articles)
        command = (sys.executable, "-m", "backstory", "serve")
        # The first article is of 1 January 2019; addresses have the month, folders have not.
        _show("backstory", _served(command, ours, "articles/2019/01/a0/", edits=edits, listen=True))
        if peer:
            tools = (work or Path(folder)).resolve() / "tools"
            hugo = peers.enter(peer, tools, Path(folder, "hugo"), articles)
            command = (hugo.command[0], "server", "--bind", "127.0.0.1")
            _show("hugo", _served(command, hugo.folder, "articles/2019/a0/", edits=edits, listen=False))


def measure(
    command: Sequence[str], folder: Path, file: Path, url: str, *, edits: int = 50, listen: bool = True
) -> Measured:
    """Start a preview server in `folder` and edit `file`, whose page is at `url`, `edits` times."""
    return asyncio.run(_measure(command, folder, file, url, edits=edits, listen=listen))


def summary(measured: Measured) -> dict[str, float]:
    """Median and 95th percentile of the edits, beside the rest."""
    figures = {"start": measured.start, "idle": measured.idle, "megabytes": measured.megabytes}
    for name, times in (("served", measured.served), ("told", measured.told)):
        if len(times) > 1:
            figures |= {f"{name} median": median(times), f"{name} p95": quantiles(times, n=20)[-1]}
    return {name: round(value, 3) for name, value in figures.items()}


def _served(command: Sequence[str], folder: Path, page: str, *, edits: int, listen: bool) -> Measured:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    file = folder / "content" / "articles" / "2019" / "a0.md"
    address = f"http://127.0.0.1:{port}/{page}"
    return measure((*command, "--port", str(port)), folder, file, address, edits=edits, listen=listen)


def _show(tool: str, measured: Measured) -> None:
    figures = ", ".join(f"{name} {value:g}" for name, value in summary(measured).items())
    print(f"{tool:10} {figures}", flush=True)


async def _measure(
    command: Sequence[str], folder: Path, file: Path, url: str, *, edits: int, listen: bool
) -> Measured:
    original = file.read_text("utf-8")
    began = time.perf_counter()
    server = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        await _until(partial(_shows, url, "<"), since=began)
        start = time.perf_counter() - began
        await asyncio.sleep(3)
        served, told = [], []
        for number in range(edits):
            page = await _listen(url) if listen else None
            marker = f"marker{number}x{os.getpid()}"
            file.write_text(f"{original}\n\n{marker}\n", "utf-8")
            began = time.perf_counter()
            heard = asyncio.create_task(_told(page, began)) if page is not None else None
            await _until(partial(_shows, url, marker), since=began)
            served.append(time.perf_counter() - began)
            if heard is not None and page is not None:
                told.append(await heard)
                page.close()
            await asyncio.sleep(_PAUSE)
        await asyncio.sleep(15)
        before = _ticks(server.pid)
        await asyncio.sleep(10)
        idle = (_ticks(server.pid) - before) / os.sysconf("SC_CLK_TCK") / 10
        return Measured(start, tuple(served), tuple(told), idle, _megabytes(server.pid))
    finally:
        file.write_text(original, "utf-8")
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


async def _until(true: Callable[[], bool], *, since: float) -> None:
    while not await asyncio.to_thread(true):
        if time.perf_counter() - since > _PATIENCE:
            raise TimeoutError("the server never got there")
        await asyncio.sleep(0.005)


def _shows(url: str, text: str) -> bool:
    return text in _get(url)


def _get(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            text: str = answer.read().decode("utf-8", "replace")
            return text
    except OSError:
        return ""


async def _listen(url: str) -> WebSocketClientConnection:
    """A page that is open, as far as livereload's protocol goes."""
    text = _get(url)
    shown = {name: text.rpartition(f'data-{name}="')[2].partition('"')[0] for name in ("page", "styles")}
    host = url.split("/")[2]
    page = await websocket_connect(f"ws://{host}/livereload")
    await page.write_message(
        json.dumps({"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]})
    )
    await page.read_message()
    await page.write_message(json.dumps({"command": "info", "url": url, "plugins": {"backstory": shown}}))
    await asyncio.sleep(0.3)
    return page


async def _told(page: WebSocketClientConnection, began: float) -> float:
    while (message := await page.read_message()) is not None:
        said = json.loads(message)
        if said.get("command") == "reload" and said.get("path") != "backstory:state":
            break
    return time.perf_counter() - began


def _ticks(process: int) -> int:
    """Clock ticks that a process used, in the system and for itself."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _megabytes(process: int) -> float:
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    own = next(
        int(line.split()[1])
        for line in Path(f"/proc/{process}/status").read_text().splitlines()
        if line.startswith("VmRSS")
    )
    return own / 1024 + sum(_megabytes(int(child)) for child in found)


if __name__ == "__main__":
    main()
