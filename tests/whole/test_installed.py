"""The program as it is installed: a wheel works from any folder, a checkout uses its own templates."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.support.running import AS_OF, environment

CHECKOUT = Path(__file__).resolve().parents[2]


def run(*command: object, cwd: Path) -> str:
    env = {name: value for name, value in environment().items() if name != "PYTHONPATH"}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # From a copy: building leaves nothing behind in the checkout.
    source = tmp_path_factory.mktemp("source")
    for name in ("generator", "templates"):
        shutil.copytree(CHECKOUT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(CHECKOUT / name, source)
    target = tmp_path_factory.mktemp("wheel")
    run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        target,
        source,
        cwd=target,
    )
    (made,) = target.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in an environment of its own. Its libraries are those of this one, so that it is quick."""
    place = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", place, cwd=place)
    python = place / "bin/python"
    packages = Path(
        run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=place).strip()
    )
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    ours = [path for path in sys.path if path.endswith("site-packages")]
    # Libraries only: an editable install of ours is a .pth file, which a path in a .pth file doesn't follow.
    (packages / "libraries.pth").write_text("\n".join(ours))
    return python


def test_a_wheel_carries_the_theme_and_installs_no_second_module(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "backstory/theme_files/base.html" in names
    assert "backstory/theme_files/words/en.yaml" in names
    assert any(name.startswith("backstory/starter/content/") for name in names)
    top = {name.partition("/")[0] for name in names}
    assert {name for name in top if not name.endswith(".dist-info")} == {"backstory"}


def test_an_installed_program_makes_a_site_in_any_folder(program: Path, tmp_path: Path) -> None:
    where = run(
        program, "-c", "from backstory.render.theme import find_theme; print(find_theme())", cwd=tmp_path
    )
    assert where.strip().endswith("site-packages/backstory/theme_files")
    run(program, "-m", "backstory", "new", "briefing", cwd=tmp_path)
    site = tmp_path / "briefing"
    run(program, "-m", "backstory", "build", "--as-of", AS_OF, "--strict", cwd=site)
    assert "<h1" in (site / "site/index.html").read_text("utf-8")
    assert list((site / "site/assets").glob("style.*.css"))


def test_a_checkout_uses_its_own_templates(tmp_path: Path) -> None:
    where = run(
        sys.executable, "-c", f"import sys; sys.path.insert(0, {str(CHECKOUT / 'generator')!r})\n"
        "from backstory.render.theme import find_theme; print(find_theme())",
        cwd=tmp_path,
    )  # fmt: skip
    assert Path(where.strip()) == CHECKOUT / "templates"
