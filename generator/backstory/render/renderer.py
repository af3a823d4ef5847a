"""Makes the bytes of a page from its view: the same input gives the same bytes, in any process."""

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from contextlib import suppress
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from babel.lists import format_list
from jinja2 import BaseLoader, Environment, Template, TemplateError, TemplateNotFound
from jinja2.runtime import Context
from markupsafe import Markup

from backstory.images.cards import as_png
from backstory.markdown.body import Body
from backstory.markdown.position_marks import ROOT
from backstory.pages.views import (
    Box,
    CardView,
    FileText,
    LabelFill,
    LinkPreview,
    Listing,
    Page,
    PageRef,
    Passage,
    PictureFill,
    SiteFrame,
    TopicRef,
)
from backstory.problems import Place, Problem
from backstory.render.bytecode import BytecodeCache
from backstory.render.dates import PLAIN, WORDED, DatesInWords
from backstory.render.deadline import DEADLINE, EndlessTemplate
from backstory.render.faults import TemplateFault, TemplateNames, Unknown, template_endless, template_problem
from backstory.render.limits import joined, limited_range, power, times
from backstory.render.markdown_text import as_markdown, escaped
from backstory.render.passages import Marks, fill
from backstory.render.sentences import Sentences, printed, safe
from backstory.render.theme import Templates
from backstory.render.words_in import WordsIn

__all__ = ["FILTERS", "GIVEN", "Renderer", "TemplateFault"]

GIVEN = ("page", "view", "front", "site", "root", "text", "words_in", "say", "has_words", "day_first")
"""The names that every page's template is given."""


FILTERS = (
    *("duration", "minutes", "listed", "number", "link", "linked", "host", "at", "markdown", "plain"),
    *WORDED,
    *PLAIN,
)
"""The filters that templates have besides Jinja's own."""


_TRIED, _SHORT = 4, 0.1
"""How many more pages of a template are tried of which one had no end, and the share of time that each has."""


class Renderer:
    """Renders pages with one set of templates. Made once per process: each template is compiled once."""

    def __init__(self, templates: Templates, site: SiteFrame, codes: BytecodeCache | None = None) -> None:
        self._templates = templates
        self._site = site
        self._codes = codes or BytecodeCache()
        self._environments: dict[str, _LocaleEnvironment] = {}
        self._endless: dict[str, int] = {}
        """Template -> how many of its pages had no end."""

    def render(self, page: Page, bodies: Mapping[str, Body]) -> bytes:
        """The file of a page, UTF-8. `bodies` holds at least those that its passages name.

        Raises TemplateFault where a template can't be read or run.
        """
        if isinstance(page.view, FileText):
            return page.view.text.encode()
        edition = self._environment(page.head.lang or self._site.language)
        endless = self._endless.get(page.template, 0)
        if endless > _TRIED:
            raise TemplateFault(Problem("template-endless", Place(self._templates.labels[page.template])))
        try:
            with DEADLINE.watching(_SHORT if endless else 1):
                html = edition.rendered(page, bodies)
            if isinstance(page.view, CardView):
                return as_png(html.encode())
        except EndlessTemplate as error:
            self._endless[page.template] = endless + 1
            raise TemplateFault(
                template_endless(
                    error, page.template, self._templates.labels, sources=self._templates.sources
                )
            ) from error
        except Exception as error:
            environment, templates = edition.environment, self._templates
            known = TemplateNames(GIVEN, edition.sentences.keys, environment.filters, environment.tests)
            problem = template_problem(
                error, page.template, templates.labels, sources=templates.sources, known=known
            )
            raise TemplateFault(problem) from error
        return html.replace(ROOT, printed(page.head.root)).encode()

    def _environment(self, language: str) -> "_LocaleEnvironment":
        edition = self._environments.get(language)
        if edition is None:
            sentences = Sentences(language, self._templates.words)
            edition = _LocaleEnvironment(sentences, _Loader(self._templates, self._codes))
            edition.environment.globals["site"] = self._site
            self._environments[language] = edition
        return edition


def compile_templates(templates: Templates, names: Iterable[str], codes: BytecodeCache) -> None:
    """Compile those of these templates that can be, so that rendering finds their code."""
    environment = _LocaleEnvironment(Sentences("en", templates.words), _Loader(templates, codes)).environment
    for name in names:
        # What is wrong with a template is told where a page is rendered with it.
        with suppress(TemplateError):
            environment.get_template(name)


class _LocaleEnvironment:
    """The templates in one language: dates, numbers and words are bound to it once, not at each use."""

    def __init__(self, sentences: Sentences, loader: "_Loader") -> None:
        self.sentences = sentences
        dates = DatesInWords(sentences)
        self.environment = environment = _Environment(loader)
        environment.globals |= {
            "root": Markup(ROOT),
            "say": sentences.say,
            "has_words": sentences.has,
            "day_first": dates.day_first,
        }
        environment.filters |= _filters(sentences, dates)
        environment.tests["web"] = _is_web
        self._citations: dict[tuple[int, bool], str] = {}
        self._as_of: dict[str, str] = {}

    def rendered(self, page: Page, bodies: Mapping[str, Body]) -> str:
        given: dict[str, Any] = {"page": page.head, "view": page.view, "front": page.front}
        marks = Marks(
            box=partial(self._box, given),
            citation=self._citation,
            as_of=self._as_of_mark,
            label=self._label,
            picture=self._picture,
            listing=self._listing,
            own_end=self._own_end,
            way=self._way,
        )

        def text(passage: Passage, above: int = 1, own: bool = False) -> Markup:
            return fill(passage, bodies, marks, above, own=own)

        given["text"] = text
        given["words_in"] = WordsIn(bodies)
        return self.environment.get_template(page.template).render(given)

    def _box(self, given: dict[str, Any], box: Box, folded: bool, above: int) -> str:
        template = self.environment.get_template("parts/box.html")
        return template.render(given, box=box, folded=folded, place="text", above=above)

    def _citation(self, number: int, after: bool) -> str:
        if (number, after) not in self._citations:
            template = self.environment.get_template("parts/citation.html")
            self._citations[number, after] = template.render(number=number, after=after)
        return self._citations[number, after]

    def _label(self, label: LabelFill) -> str:
        return self.environment.get_template("parts/block-label.html").render(label=label)

    def _picture(self, shown: PictureFill) -> str:
        template = self.environment.get_template("parts/text-picture.html")
        return template.render(picture=shown.picture, alone=shown.alone, first=shown.first).strip()

    def _listing(self, listing: Listing) -> str:
        return self.environment.get_template("parts/listing.html").render(listing=listing)

    def _own_end(self, previews: tuple[LinkPreview, ...]) -> str:
        return self.environment.get_template("parts/own-text-end.html").render(previews=previews)

    def _way(self, address: str) -> str:
        return self.environment.get_template("parts/paragraph-link.html").render(address=address)

    def _as_of_mark(self, day: str) -> str:
        if day not in self._as_of:
            template = self.environment.get_template("parts/as-of.html")
            self._as_of[day] = template.render(day=day, due=False)
        return self._as_of[day]


_LIMITED: Mapping[str, Callable[[Any, Any], Any]] = {"*": times, "**": power}


class _Environment(Environment):
    """Jinja with a plain dictionary of templates that are ready, and less work for each printed value.

    Measured on a page of 650 words: a third of the time of the same templates in a stock Environment.
    """

    concat = staticmethod(joined)
    # Asks us for what it calls and for these operators; nothing is kept from templates.
    sandboxed = True
    intercepted_binops = frozenset(_LIMITED)
    intercepted_unops: frozenset[str] = frozenset()

    def __init__(self, loader: "_Loader") -> None:
        super().__init__(
            loader=loader,
            undefined=Unknown,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        # A page is a pure function of its view.
        # The mark of the root stays a letter, so that it is found there too.
        self.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
        del self.globals["lipsum"], self.filters["random"]
        self.globals["range"] = limited_range
        self._ready: dict[str, Template] = {}

    def call(
        self,
        context: Context,
        called: Callable[..., Any],
        /,
        *args: Any,
        _loop_vars: Any = None,
        _block_vars: Any = None,
        **named: Any,
    ) -> Any:
        """Call what a template calls, without looking for marks on it: nothing of ours wants the context."""
        return called(*args, **named)

    def is_safe_attribute(self, owner: object, name: str, value: object) -> bool:
        """Whether a template may see this: Jinja asks for whoever runs templates of strangers."""
        return True

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """An operator that can make much of little."""
        return _LIMITED[operator](left, right)

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        if not isinstance(name, str):
            return super().get_template(name, parent, globals)
        if name not in self._ready:
            self._ready[name] = super().get_template(name, parent, globals)
        return self._ready[name]


class _Loader(BaseLoader):
    """Templates from memory; the code of each is shared by the editions of all languages."""

    has_source_access = False

    def __init__(self, templates: Templates, codes: BytecodeCache) -> None:
        self._templates = templates
        self._codes = codes

    def load(
        self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        if name not in self._templates.sources:
            raise TemplateNotFound(name)
        source, label = self._templates.sources[name], self._templates.labels[name]
        compiled = partial(environment.compile, source, name, label)
        own = self._templates.is_of_theme(name)
        code = self._codes.get(name, source, label, compiled, of_theme=own)
        template = environment.template_class.from_code(environment, code, environment.globals)
        # Compiled templates print and join through names of their own module.
        template.root_render_func.__globals__["escape"] = printed
        template.root_render_func.__globals__["concat"] = joined
        return template


def _filters(sentences: Sentences, dates: DatesInWords) -> dict[str, Callable[..., Any]]:
    say = sentences.say

    def duration(seconds: int) -> str:
        # Nobody reads to the second: half a minute, else whole minutes.
        return say("seconds", count=30) if seconds < 45 else minutes(max(1, round(seconds / 60)))

    def minutes(count: int) -> str:
        return say("minutes", count=count)

    def listed(items: Iterable[object]) -> Markup:
        return safe(format_list([printed(item) for item in items], locale=sentences.locale))

    ours: dict[str, Callable[..., Any]] = {
        "duration": duration,
        "minutes": minutes,
        "listed": listed,
        "number": sentences.number,
        "link": _link,
        "linked": _linked,
        "host": _host,
        "at": _at,
        "markdown": as_markdown,
        "plain": escaped,
    }
    ours |= {name: getattr(dates, name) for name in WORDED}
    ours |= PLAIN
    return {name: ours[name] for name in FILTERS}


def _link(item: TopicRef | PageRef) -> Markup:
    """A link to a topic or page, or only its name where there is no page."""
    name = printed(item.name if type(item) is TopicRef else item.title)  # type: ignore[union-attr]
    return safe(f'<a href="{ROOT}{printed(item.url)}">{name}</a>' if item.url else name)


def _linked(items: Iterable[TopicRef | PageRef]) -> list[Markup]:
    return [_link(item) for item in items]


def _at(html: str, url: str) -> Markup:
    """The HTML of a body as it is read away from its page: links to its own parts lead to the page."""
    return safe(str(html).replace('href="#', f'href="{printed(url)}#'))


def _host(address: str) -> str:
    """Whose address it is: "www.wikidata.org"."""
    return urlsplit(address).hostname or address


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))
