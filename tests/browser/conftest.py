"""A real browser for tests: Chromium through Selenium, a server for folders, and axe-core."""

import json
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from tests.support.missing import missing

AXE = "4.10.3"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_SHIFTS = """
const done = arguments[0], moved = [];
const note = entries => moved.push(...entries.filter(e => e.value > 0.005).flatMap(e => e.sources.map(s => s.node?.outerHTML?.split(">")[0] ?? "?")));
const watch = new PerformanceObserver(list => note(list.getEntries()));
watch.observe({type: "layout-shift", buffered: true});
requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(moved), 50)));
"""
_AXE_RUN = "axe.run({runOnly: {type: 'tag', values: arguments[0]}}).then(arguments[1])"
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'"
"""What a careful host allows: nothing inline, nothing from elsewhere."""


class Browser:
    """One Chromium, driven from tests."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def look(self, *, width: int = 1280, scheme: str = "light") -> None:
        """Set the width of the window in CSS pixels, and whether the system is light or dark."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def open(self, url: str) -> None:
        self.driver.get(url)

    def run(self, script: str, *arguments: object) -> Any:
        """The value of a script, run in the page."""
        return self.driver.execute_script(script, *arguments)

    def layout_shift(self) -> list[str]:
        """What moved on the page that is open while it was loaded, each by its first tag.

        Less than 0.005 (0.1 is "good") is an item of a list that a busy browser laid out when it had read half of it.
        """
        return list(self.driver.execute_async_script(_SHIFTS))

    def console(self) -> list[str]:
        """What the console said since the last call."""
        return [entry["message"] for entry in self._log("browser")]

    def requests(self) -> list[str]:
        """The web addresses asked for since the last call."""
        events = [json.loads(entry["message"])["message"] for entry in self._log("performance")]
        sent = [event["params"] for event in events if event["method"] == "Network.requestWillBeSent"]
        return [one["request"]["url"] for one in sent if one["request"]["url"].startswith(("http", "ws"))]

    def _log(self, name: str) -> list[dict[str, Any]]:
        return list(self.driver.get_log(name))  # type: ignore[no-untyped-call]

    def check_access(self, axe: str, *without: str) -> list[str]:
        """What axe-core finds wrong with the page for people with disabilities, one line each; not by the rules `without`."""
        self.driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
        self.run(axe)
        result = self.driver.execute_async_script(_AXE_RUN, AXE_TAGS)
        assert len(result["passes"]) > 5, "axe-core did not look at the page"
        return [
            f"{rule['id']}: {rule['help']}: {node['target']}"
            for rule in result["violations"]
            if rule["id"] not in without
            for node in rule["nodes"]
        ]


@contextmanager
def started_browser() -> Iterator[Browser]:
    """A Chromium without a window, as long as it is needed."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    chromedriver = shutil.which("chromedriver")
    if chromium is None or chromedriver is None:
        missing("Chromium with its chromedriver")
    options = Options()
    options.binary_location = chromium
    with tempfile.TemporaryDirectory() as profile:
        for switch in (
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            f"--user-data-dir={profile}",
        ):
            options.add_argument(switch)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        driver = webdriver.Chrome(options=options, service=Service(chromedriver))
        yield Browser(driver)
        driver.quit()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with started_browser() as one:
        yield one


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, kept outside the project from one run to the next."""
    folder = Path(tempfile.gettempdir()) / f"axe-core-{AXE}"
    source = folder / "node_modules" / "axe-core" / "axe.min.js"
    if not source.is_file():
        npm = shutil.which("npm")
        if npm is None:
            missing("npm, which brings axe-core")
        command = [npm, "install", "--silent", "--no-save", "--prefix", str(folder), f"axe-core@{AXE}"]
        folder.mkdir(exist_ok=True)
        if subprocess.run(command, check=False).returncode != 0:
            missing("axe-core")
    return source.read_text("utf-8")


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        # As on a host: without it, a browser may take a file for fresh by its age, and not ask again after a rebuild.
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder under a strict content security policy, and gives its address, `http://…/`."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
