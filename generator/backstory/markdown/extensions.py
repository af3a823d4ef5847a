"""Whether the extensions of Python-Markdown that a site adds are there."""

from importlib.metadata import entry_points

from backstory.suggestions import suggestion


def extension_fault(name: str) -> dict[str, str] | None:
    """Why an extension can't be used, as the facts of a problem; None where it can."""
    from markdown import Markdown

    try:
        Markdown(extensions=[name])
    except Exception as error:  # it is the code of others, and may fail in any way
        reason = str(error).strip().split("\n")[0] or type(error).__name__
        known = [entry.name for entry in entry_points(group="markdown.extensions")]
        return {"name": name, "reason": reason.rstrip("."), **suggestion(name, known)}
    return None
