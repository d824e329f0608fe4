"""What an element renders, before its punctuation is settled: text, affixes, formatting, and what lies inside.

Elements hand on `Node`s: a plain `str` where there is nothing around the text, else a `Blob`. The formatting is kept as
the opening marks of `marks`, so that a blob becomes a text by joining strings. `None` and "" are nothing at all: a blob
without content has no affixes either (CSL 1.0.2, "Affixes").
"""

from typing import Final

from refkit.csl.marks import CLOSE, FLIP_ITALIC, ITALIC, OBLIQUE, UPRIGHT, UPRIGHT_AROUND


class Blob:
    """A piece of output: `prefix`, `content` in the formatting `opening`, `suffix`; `display` is around it all.

    `content` is a text, or a list of nodes that `delimiter` stands between.
    """

    __slots__ = ("content", "delimiter", "display", "opening", "prefix", "suffix")

    def __init__(
        self,
        content: "str | list[Node]",
        prefix: str = "",
        suffix: str = "",
        opening: str = "",
        delimiter: str = "",
        display: str = "",
    ) -> None:
        self.content = content
        self.prefix = prefix
        self.suffix = suffix
        self.opening = opening
        self.delimiter = delimiter
        self.display = display


class Number(Blob):
    """A number that may be drawn together with its neighbours into a range.

    Only numbers of one `kind` are drawn together; `value` is what is compared. `successor` stands before a number that
    follows its predecessor but makes no range, `range_delimiter` before the last of a range ("" where none are made).
    `joined` says that no delimiter belongs before it any more.
    """

    __slots__ = ("joined", "kind", "range_delimiter", "splice", "successor", "value")

    def __init__(self, text: str, value: int, kind: str, affixes: tuple[str, str, str] = ("", "", "")) -> None:
        super().__init__(text, *affixes)
        self.value = value
        self.kind = kind
        self.successor = ""
        self.range_delimiter = ""
        self.splice: str | None = None
        self.joined = False

    def again(self) -> "Number":
        """The same number, its looks to be changed on their own; its text is left to the caller."""
        made = Number("", self.value, self.kind, (self.prefix, self.suffix, self.opening))
        made.display, made.joined = self.display, self.joined
        made.successor, made.range_delimiter = self.successor, self.range_delimiter
        return made


class Digits(Blob):
    """A plain number; punctuation after it stays outside."""

    __slots__ = ()


Node = str | Blob
Rendered = Node | tuple[Node, ...] | None

_CLOSINGS: Final = [CLOSE * count for count in range(12)]


def text(node: Node | None) -> str:
    """The marked text of a node, as it stands: punctuation that meets is not settled."""
    if node is None:
        return ""
    if isinstance(node, str):
        return node
    content = node.content
    if not isinstance(content, str):
        if len(content) == 1:
            content = text(content[0])
        else:
            made = [child if isinstance(child, str) else text(child) for child in content]
            content = node.delimiter.join([each for each in made if each])
    if not content:
        return ""
    if node.opening:
        opening = _around(node) if UPRIGHT in node.opening else node.opening
        content = opening + content + _CLOSINGS[len(opening)]
    if node.display:
        return f"{node.display}{node.prefix}{content}{node.suffix}{CLOSE}"
    return f"{node.prefix}{content}{node.suffix}"


def _around(node: Blob) -> str:
    """The opening of what stands upright: it shows where the last thing inside is in italics (citeproc-js)."""
    content = node.content
    if isinstance(content, str):
        _, italic, end = content.rpartition(FLIP_ITALIC)
        slanted = bool(italic) and end.find(CLOSE) == len(end) - 1
    else:
        last = content[-1]
        slanted = len(content) > 1 and isinstance(last, Blob) and (ITALIC in last.opening or OBLIQUE in last.opening)
    return node.opening.replace(UPRIGHT, UPRIGHT_AROUND) if slanted else node.opening


def numbers(node: Node | None) -> list[Number]:
    """Every `Number` in a node, in order."""
    if isinstance(node, Number):
        return [node]
    if isinstance(node, Blob) and isinstance(node.content, list):
        return [number for child in node.content for number in numbers(child)]
    return []
