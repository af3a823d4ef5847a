"""The logo of a site: the size at which it stands in the header, so that nothing moves when it is there."""

from collections.abc import Callable, Mapping

from msgspec import structs

from backstory.content.files import Stamp
from backstory.images.headers import read_header
from backstory.pages.views import SiteLogo
from backstory.problems import Place, Problem
from backstory.settings import STATIC, Folders, Logo

WIDTH, HEIGHT = 320, 40
"""What a logo fits into, in CSS pixels."""


def site_logo(logo: Logo, folders: Folders, files: Mapping[str, Stamp]) -> SiteLogo | None:
    """The logo as pages show it; None where there is none, or no picture that browsers show."""
    shown = _fitted(logo.file, folders, files)
    return structs.replace(shown, alt=logo.alt, dark=_fitted(logo.dark, folders, files)) if shown else None


def logo_problems(logo: Logo, shown: SiteLogo | None, place: Callable[[], Place]) -> list[Problem]:
    """What is wrong with the settings of the logo; `place` tells where they are."""
    unusable = [logo.file] if logo.file and shown is None else []
    unusable += [logo.dark] if logo.dark and shown and shown.dark is None else []
    return [Problem("logo-unusable", place(), {"name": name}) for name in unusable]


def _fitted(name: str, folders: Folders, files: Mapping[str, Stamp]) -> SiteLogo | None:
    data = _read(name, folders, files)
    header = read_header(data) if data else None
    if header is None:
        return None
    fitting = min(WIDTH / header.width, HEIGHT / header.height)
    # A drawing may be made larger; letters of a small photograph would blur.
    scale = fitting if header.kind == "svg" else min(fitting, 1)
    width, height = (max(round(side * scale), 1) for side in (header.width, header.height))
    return SiteLogo(name, width, height)


def _read(name: str, folders: Folders, files: Mapping[str, Stamp]) -> bytes:
    if not name or f"{STATIC}{name}" not in files:
        return b""
    try:
        return folders.file(f"{STATIC}{name}").read_bytes()
    except OSError:  # told where it is copied
        return b""
