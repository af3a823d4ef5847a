"""Prints how often the search of a site finds what was meant, by kind of query, and how large its index is.

python -m benchmarks.search
"""

import gzip
import shutil
import sys
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from tests.search.asking import ask, make_site, queries, success


def main() -> int:
    """Builds the demo, asks it in Chromium from `file://`, and says what was not found."""
    options = Options()
    for switch in ("--headless=new", "--no-sandbox", "--disable-gpu"):
        options.add_argument(switch)
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver") or ""))
    asked = queries()
    with tempfile.TemporaryDirectory() as folder:
        site = make_site(Path(folder))
        try:
            found = ask(driver, f"{site.as_uri()}/", [query.text for query in asked])
        finally:
            driver.quit()
        sizes = [len(gzip.compress(file.read_bytes())) for file in (site / "search").glob("*.js")]
    first, five = success(asked, found, 1), success(asked, found, 5)
    for kind in first:
        print(f"{kind:12} success@1 {first[kind]:.3f}  @5 {five[kind]:.3f}")
    print(f"index: {sum(sizes) / 1024:.1f} KB compressed in {len(sizes)} files")
    for query, results in zip(asked, found, strict=True):
        if not results or results[0] not in query.answers:
            print(f"  {query.kind}: {query.text!r} has {results[:5]}, not {query.answers[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
