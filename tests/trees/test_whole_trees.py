"""Small trees of other programs, built as they are: nothing is lost, nothing written into them, addresses stay."""

from pathlib import Path

import pytest
from tests.support.running import backstory, environment

LOG = Path(".backstory")
HUGO = {
    "hugo.toml": 'baseURL = "https://a.example/"\ntitle = "Harbour"\n[permalinks]\nposts = "/:year/:slug/"\n',
    "archetypes/default.md": "+++\ntitle = 'None'\n+++\nNo page.\n",
    "content/_index.md": "+++\ntitle = 'Welcome'\n+++\n"
    + "The harbour has many words on its home page. " * 5,
    "content/posts/Long Name.md": "+++\ntitle = 'The pier'\ndate = 2024-02-03\ntags = ['Ferry']\n+++\n"
    'See [the guide]({{< ref "guide.md" >}}), ![pier](/img/a.png) and {{< figure src="wide.png" >}}.\n',
    "content/guide.md": "+++\ntitle = 'Guide'\n+++\nHow to use it: [the pier](/2024/long-name/).\n",
    "content/boat/index.md": "+++\ntitle = 'Boat'\n+++\n![here](boat.png)\n",
    "content/boat/boat.png": "png",
    "static/img/a.png": "png",
    "assets/wide.png": "png",
}
JEKYLL = {
    "_config.yml": "title: Ferry\nrepository: me/ferry\n",
    "index.md": "---\n---\n{% for p in site.posts %}{{ p.title }}{% endfor %}\n",
    "about.md": "---\ntitle: About\n---\n[A post]({% post_url 2024-02-03-a %}), {{ site.repository }}\n",
    "_posts/2024-02-03-a.md": "---\ntitle: A\ncategories: boats old\n---\n* TOC\n{:toc}\n\n## One\n\n[About]({{ '/about.html' | relative_url }})\n",
    "_includes/x.md": "No page.\n",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


@pytest.fixture(scope="module")
def hugo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    return built(write(tmp_path_factory.mktemp("hugo"), HUGO))


def built(tree: Path) -> tuple[Path, str]:
    """The output of a build of a tree, and what was printed."""
    output = tree.parent / f"{tree.name}-site"
    ran = backstory(
        "build",
        "--content",
        tree,
        "--output",
        output,
        cwd=tree.parent,
        env=environment(SOURCE_DATE_EPOCH="1785000000"),
    )
    assert ran.code == 0, ran.err
    return output, ran.out + ran.err


def test_pages_are_where_they_were(hugo: tuple[Path, str]) -> None:
    output, _ = hugo
    for page in ("2024/long-name", "guide", "boat", "welcome"):
        assert (output / page / "index.html").is_file(), page
    assert "topics/ferry" in (output / "tags/ferry/index.html").read_text()


def test_links_and_files_of_the_whole_tree_are_found(hugo: tuple[Path, str]) -> None:
    output, told = hugo
    page = (output / "2024/long-name/index.html").read_text()
    assert 'href="../../guide/index.html"' in page and "{{" not in page
    assert 'src="../../img/a.png"' in page and (output / "img/a.png").is_file()
    assert (output / "boat/boat.png").is_file()
    assert "warning" not in told and "error" not in told


def test_the_trees_own_home_leads_the_front(hugo: tuple[Path, str]) -> None:
    assert "The harbour has many words" in (hugo[0] / "index.html").read_text()


def test_an_index_is_the_page_of_its_folder_where_pages_end_in_html(tmp_path: Path) -> None:
    page = "---\ntitle: {}\n---\nThe ferry.\n"
    files = {
        "_config.yml": "title: Ferry\n",
        "index.md": page.format("Home"),
        "sub/index.md": page.format("Sub"),
    }
    output, _ = built(write(tmp_path / "tree", files))
    assert (output / "home/index.html").is_file() and (output / "sub/index.html").is_file()
    assert not (output / ".html").exists() and not (output / "_config.yml").exists()


def test_nothing_is_written_into_a_tree(hugo: tuple[Path, str]) -> None:
    tree = hugo[0].parent / hugo[0].name.removesuffix("-site")
    there = {path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file()}
    assert {path for path in there if not path.startswith(".backstory/")} == set(HUGO)


def test_jekyll_keeps_dates_and_categories_in_addresses(tmp_path: Path) -> None:
    output, told = built(write(tmp_path / "tree", JEKYLL))
    post = (output / "boats/old/2024/02/03/a.html").read_text()
    about = (output / "about.html").read_text()
    assert "me/ferry" in about and 'href="boats/old/2024/02/03/a.html"' in about
    assert 'href="../../../../../about.html"' in post and "{:" not in post
    assert "index.md:3" in told and "about.md" not in told
