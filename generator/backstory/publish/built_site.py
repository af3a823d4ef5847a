"""The finished site that is to be published: its files, and whether it may go out at all."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from backstory.output.folder import Manifest, digest_of, read_manifest
from backstory.problems import Place, Problem, SiteError
from backstory.publish.site_files import has_fingerprint


class BuiltSite:
    """The files of a build, by their path in it, and files that a kind of host wants beside them."""

    def __init__(
        self,
        folder: Path,
        label: str,
        manifest: Manifest,
        *,
        trial: bool = False,
        made: Mapping[str, bytes] | None = None,
    ) -> None:
        self.folder = folder
        self.label = label
        """The output folder as the author would type it."""
        self.manifest = manifest
        self.trial = trial
        """Readers are not to be given it: it may show what is not public yet."""
        self._made = dict(made or {})
        self.files = manifest.files | {path: digest_of(data) for path, data in self._made.items()}
        """Path -> digest of the bytes that belong there."""

    def read(self, path: str) -> bytes:
        """The bytes of a file. Stops where they are not the ones that the build wrote."""
        if path in self._made:
            return self._made[path]
        try:
            # A Path for each of 10,000 files takes half a second.
            with open(f"{self.folder}/{path}", "rb", buffering=0) as file:  # noqa: PTH123
                data = file.read()
        except OSError:
            data = None
        if data is None or digest_of(data) != self.files[path]:
            raise SiteError(Problem("publish-mixed", Place(f"{self.label}/{path}")))
        return data

    def fingerprinted(self) -> list[str]:
        """The files whose name changes with their bytes: a host may let them be kept for ever."""
        return sorted(path for path in self.files if has_fingerprint(path))

    def with_files(self, made: Mapping[str, bytes]) -> "BuiltSite":
        """The same site with more files, or others in place of its own."""
        return BuiltSite(
            self.folder, self.label, self.manifest, trial=self.trial, made={**self._made, **made}
        )


def open_site(
    folder: Path, label: str, *, base_url: str, trial: bool, now: int, edition: str = ""
) -> BuiltSite:
    """The site in an output folder. Stops where it must not be published, with every reason.

    The one place that decides it, whatever the host. `edition` is the one that the target is for, empty for the
    default, and no option lets another one out. `trial` allows what readers are not to be given; `now` is in
    seconds since 1970.
    """
    manifest = read_manifest(folder)
    if manifest is None:
        raise SiteError(Problem("publish-unbuilt", Place(label)))
    place = Place(label)
    reasons: list[Problem] = []
    if not manifest.finished:
        reasons.append(Problem("publish-unfinished", place))
    if manifest.errors:
        reasons.append(Problem("publish-errors", place, {"count": f"{manifest.errors:,}"}))
    if manifest.base_url != base_url:
        said = {"built": manifest.base_url or "no address", "wanted": base_url or "no address"}
        reasons.append(Problem("publish-base-url", place, said))
    if manifest.edition != edition:
        names = {"built": manifest.edition or "the default one", "wanted": edition or "the default one"}
        reasons.append(Problem("publish-edition", place, names))
    ahead = _ahead(manifest, now)
    if ahead and not trial:
        reasons.append(Problem("publish-trial", place, {"how": " and ".join(ahead)}))
    if reasons:
        raise SiteError(*reasons)
    return BuiltSite(folder, label, manifest, trial=bool(ahead))


def _ahead(manifest: Manifest, now: int) -> list[str]:
    """How a site was built that may show what is not public yet; nothing where it shows what any build of now does."""
    how = ["with --drafts"] if manifest.drafts else []
    how += ["with --future"] if manifest.future else []
    if manifest.as_of is not None and manifest.as_of > now:
        how.append(f"as of {_moment(manifest.as_of)}, which is still to come")
    return how


def _moment(instant: int) -> str:
    return f"{datetime.fromtimestamp(instant, UTC):%Y-%m-%d %H:%M} UTC"


def cautions(site: BuiltSite, now: int) -> list[Problem]:
    """What does not stop a publish, but has to be known before it. `now` is in seconds since 1970."""
    place = Place(site.label)
    as_of = site.manifest.as_of
    found = []
    if as_of is not None and as_of < now:
        found.append(Problem("publish-fixed-time", place, {"moment": _moment(as_of)}))
    if site.manifest.next_change is not None and site.manifest.next_change <= now:
        found.append(Problem("publish-stale", place))
    return found
