"""What is known while one cite or one entry is rendered: the work, the cite, its position, and what was said so far."""

from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple

from refkit.csl.items import Item
from refkit.csl.tree import Blob, Node, Rendered


class Position(IntEnum):
    """How a cite stands to those before it (CSL 1.0.2, "Choose", position); each implies those below it."""

    FIRST = 0
    SUBSEQUENT = 1
    IBID = 2
    IBID_WITH_LOCATOR = 3


class Pointer:
    """A cite in the document: what the writer said of it, and where it turned out to stand."""

    __slots__ = (
        "author_only",
        "first_note",
        "id",
        "label",
        "locator",
        "near_note",
        "numbers",
        "position",
        "prefix",
        "suffix",
        "suppress_author",
    )

    def __init__(
        self,
        id: str,  # noqa: A002  CSL's word
        locator: str = "",
        label: str = "page",
        prefix: str = "",
        suffix: str = "",
        suppress_author: bool = False,
        author_only: bool = False,
    ) -> None:
        self.id = id
        self.locator = locator
        self.label = label
        self.prefix = prefix
        self.suffix = suffix
        self.suppress_author = suppress_author
        self.author_only = author_only
        self.position = Position.FIRST
        self.near_note = False
        self.first_note = 0
        self.numbers: dict[str, object] = {}


class Settings:
    """How far a work's cite is expanded to tell it from others.

    `names` and `givens` go by name list of the cite: how many names are shown, and for each how much of the given name
    (0 nothing, 1 initials, 2 all of it). `extra` is how many `disambiguate` conditions are true.
    """

    __slots__ = ("extra", "givens", "names", "year_suffix")

    def __init__(self, extra: int = 0, year_suffix: int | None = None) -> None:
        self.names: list[int] = []
        self.givens: list[list[int]] = []
        self.extra = extra
        self.year_suffix = year_suffix

    def copy(self) -> "Settings":
        """The same, to be changed on its own."""
        made = Settings(self.extra, self.year_suffix)
        made.names, made.givens = self.names[:], [givens[:] for givens in self.givens]
        return made


class Cited(NamedTuple):
    """A cite as it would read: its text, settings afterwards, lengths of its name lists, the conditions it met."""

    text: str
    settings: Settings
    full: list[int]
    tested: int = 0
    conditions: int = 0


class Methods(NamedTuple):
    """Which methods a style asks for."""

    names: bool = False
    givens_by_cite: bool = False
    year_suffix: bool = False
    conditions: bool = False

    def modes(self) -> list[str]:
        """The methods in the order they are tried."""
        asked = (
            ("names", self.names or self.givens_by_cite),
            ("suffix", self.year_suffix),
            ("extra", self.conditions),
        )
        return [mode for mode, wanted in asked if wanted]


class Lists:
    """The name lists met in one rendering, in order: how many names each shows of how many, and its nodes."""

    __slots__ = ("full", "givens", "keys", "label", "people", "shown", "stands_in", "top")

    def __init__(self) -> None:
        self.shown: list[int] = []
        self.full: list[int] = []
        self.givens: list[list[int]] = []
        self.top: Blob | None = None
        self.label: Node | None = None
        self.people: list[Blob] = []
        self.keys: list[str] = []
        self.stands_in = False

    def stand_in(self, node: Node, key: str) -> Node:
        """A title or the like that stands for names, and may be replaced as they are where it comes again."""
        if self.top is not None:
            return node
        self.top, self.keys, self.stands_in = Blob([node]), [key], True
        self.people = [self.top]
        return self.top


class Context:
    """The state of one rendering. `attempted`, `succeeded` and `worded` are the innermost group's (CSL 1.0.2, "Group"):

    whether a variable was asked for, whether one had a value, and whether a term or a fixed text was rendered.
    """

    __slots__ = (
        "again",
        "alone",
        "area",
        "attempted",
        "collapsing",
        "conditions",
        "done",
        "hits",
        "item",
        "lists",
        "looking",
        "nameset",
        "number",
        "numbered",
        "plain",
        "pointer",
        "position",
        "preceded",
        "rendered",
        "request",
        "settings",
        "sorting",
        "substituting",
        "succeeded",
        "suffixed",
        "tested",
        "worded",
        "years",
    )

    def __init__(self, item: Item, area: str, pointer: Pointer | None = None) -> None:
        self.item = item
        self.area = area
        self.pointer = pointer
        self.position = pointer.position if pointer else Position.FIRST
        self.number = 0
        self.numbered = False
        self.attempted = self.succeeded = self.worded = False
        self.alone = pointer is not None and pointer.author_only
        self.done: set[str] = _AllButAuthor(self) if self.alone else set()
        self.lists = Lists()
        self.nameset = 0
        self.settings = Settings()
        self.request = False
        self.looking = False
        self.plain = False
        self.sorting = False
        self.substituting = 0
        self.hits = 0
        self.preceded = False
        self.rendered = False
        self.suffixed = False
        self.conditions = self.tested = 0
        self.years: list[int | None] = []
        self.collapsing: Collapsing | None = None
        self.again = False

    @property
    def mute(self) -> bool:
        """Whether texts are left out: where the author alone is named, they speak only in an author's stead."""
        return self.alone and (self.rendered or not self.substituting)

    def found(self, variable: str) -> None:
        """Note that a variable has been rendered; inside `cs:substitute` it is not rendered again."""
        self.succeeded = True
        if self.substituting:
            self.hits += 1
            self.done.add(variable)

    def missed(self, variable: str) -> None:
        """Note that a variable was asked for in vain."""
        self.attempted = True
        if self.substituting:
            self.done.add(variable)


class _AllButAuthor(set[str]):
    """What is done with in a cite of the author alone: all, once something is said, and at once what is no author's."""

    def __init__(self, cx: Context) -> None:
        super().__init__()
        self._cx = cx

    def __contains__(self, variable: object) -> bool:
        cx = self._cx
        return cx.rendered or (variable in cx.item.texts and cx.mute) or super().__contains__(variable)


class Collapsing:
    """What a cite may leave unsaid because the cite before it said it: its names, its years.

    `drops` is whether the style collapses at all or only groups; `by_suffix` whether it leaves years out as well.
    `collapsed` says whether the cite has been all repetition so far, `grouped` whether its names are those before.
    """

    __slots__ = ("by_suffix", "collapsed", "drops", "grouped", "names", "years")

    def __init__(
        self,
        drops: bool,
        by_suffix: bool,
    ) -> None:
        self.drops = drops
        self.by_suffix = by_suffix
        self.names: str | None = None
        self.years: list[int | None] = []
        self.collapsed = True
        self.grouped = False

    def said(self, names: str) -> bool:
        """Whether names need not be said again."""
        if names == self.names:
            self.grouped = True
            return self.drops
        self.names = names
        self.collapsed = self.grouped = False
        return False


Render = Callable[[Context], Rendered]
