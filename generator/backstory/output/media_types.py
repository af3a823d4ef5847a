"""The media type of a file, by its name alone, so that it is the same on every machine, built or in the preview."""

import mimetypes

_TYPES = mimetypes.MimeTypes()
_OWN_TYPES = {
    ".avif": "image/avif",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".epub": "application/epub+zip",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".flac": "audio/flac",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".md": "text/markdown; charset=utf-8",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".otf": "font/otf",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}


def content_type(path: str) -> str:
    """The Content-Type of a file; a name may be no more than a suffix."""
    name = path.rpartition("/")[2]
    if name == "feed.json":
        return "application/feed+json"
    suffix = "." + name.rpartition(".")[2].lower() if "." in name else ""
    return _OWN_TYPES.get(suffix) or _TYPES.types_map[1].get(suffix, "application/octet-stream")
