"""Pictures of every kind of page of the demo, for docs/look.md: narrow and wide, light and dark.

`make pictures` draws them again; the demo is built as of one day, so that they change only with the theme and its texts.
"""

import base64
import os
import tempfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.browser.conftest import Browser, started_browser
from tests.support.running import backstory

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "images" / "pages"
AS_OF = "2024-11-16"
PAGES = {
    "front": "",
    "topic": "topics/north-korea/",
    "article": "articles/2024/10/reports-of-soldiers/",
    "background": "background/solid-fuel-missiles/",
    "topics": "topics/",
    "timeline": "timeline/",
    "questions": "questions/",
    "claims": "claims/",
    "pair": "topics/north-korea+russia/",
}
WIDTHS, SCHEMES, HEIGHT = (1280, 375), ("light", "dark"), 1200


def names() -> list[str]:
    """The files of all pictures."""
    return [f"{page}-{width}-{scheme}.webp" for page in PAGES for width in WIDTHS for scheme in SCHEMES]


def draw(site: Path, folder: Path) -> None:
    """Pictures of a built demo, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    with started_browser() as browser:
        for page, address in PAGES.items():
            for width in WIDTHS:
                for scheme in SCHEMES:
                    browser.look(width=width, scheme=scheme)
                    browser.open(f"http://127.0.0.1:{server.server_port}/{address}")
                    (folder / f"{page}-{width}-{scheme}.webp").write_bytes(_picture(browser, width))
    server.shutdown()


def _picture(browser: Browser, width: int) -> bytes:
    height = min(HEIGHT, int(browser.run("return document.documentElement.scrollHeight")))
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    wanted = {"format": "webp", "quality": 40, "captureBeyondViewport": True, "clip": clip}
    return base64.b64decode(browser.driver.execute_cdp_cmd("Page.captureScreenshot", wanted)["data"])


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "site"
        backstory("build", "--quiet", "--as-of", AS_OF, "--output", str(output), cwd=ROOT)
        draw(output, FOLDER)
    print(f"{len(names())} pictures in {os.path.relpath(FOLDER)}")
