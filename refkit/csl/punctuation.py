"""Punctuation where pieces of output meet: doubled marks fall together, and commas and stops move into quotation marks.

CSL leaves this to the processor but for `punctuation-in-quote`; what real styles lean on is what citeproc-js does, so
the four passes here have its effects (it calls that "cleaning up CSL flaws"). They look at affixes and at the ends of
texts only: "..." in the middle of a title is the author's.
"""

from typing import Final

from refkit.csl.marks import INNER_QUOTES, MARKED, NO_QUOTES, QUOTES, pieces
from refkit.csl.tree import Blob, Digits, Node, Number

_PUNCTUATION: Final = frozenset(".,:;!?")
_PUNCTUATION_OR_SPACE: Final = frozenset(".,:;!?  ")
_INTO_QUOTES: Final = frozenset(".,!?")
_OUT_OF_QUOTES: Final = frozenset(",:;")
_QUOTED: Final = frozenset((QUOTES, INNER_QUOTES, NO_QUOTES))
_NUMBERS: Final = (Number, Digits)

# Where two different marks meet, one of them is enough; every other pair stands as it is.
_MERGED: Final = {
    "!.": "!",
    "!:": "!",
    "?.": "?",
    "?:": "?",
    ":!": "!",
    ":?": "?",
    ":.": ":",
    ";!": "!",
    ";?": "?",
    ";:": ";",
    ";.": ";",
}


def settle(node: Blob, *, into_quotes: bool) -> None:
    """Settle the punctuation of a tree, which is changed in place.

    Args:
        node: the whole of an entry or of a cite, from `working_copy`.
        into_quotes: the locale's `punctuation-in-quote`.
    """
    if node.content.__class__ is str:
        _drop_doubled(node)
        return
    _upward(node)
    _leftward(node)
    _downward(node, into_quotes)
    _swap(node, into_quotes)


def _children(node: Blob) -> list[Blob]:
    return node.content if isinstance(node.content, list) else []  # type: ignore[return-value]  # copies hold blobs


def _drop_doubled(node: Blob) -> None:
    first = node.suffix[:1]
    if first in _PUNCTUATION and first and node.content[-1:] == first:
        node.suffix = node.suffix[1:]


def _upward(parent: Blob) -> None:
    """Spaces and marks at the outer edge of a first or last child become the parent's."""
    children: list[Blob] = parent.content  # type: ignore[assignment]  # the passes go into what holds blobs alone
    for at in range(len(children) - 1, -1, -1):
        child = children[at]
        if child.content.__class__ is list:
            _upward(child)
        elif child.suffix:
            _drop_doubled(child)
        if child.prefix:
            if at == 0:
                _lift_prefix(parent, child)
            elif parent.delimiter:
                last = parent.delimiter[-1]
                if last in _PUNCTUATION_OR_SPACE and child.prefix[0] == last:
                    child.prefix = child.prefix[1:]
    if not parent.opening and children and children[-1].suffix[-1:] == " ":
        if parent.suffix[:1] != " ":
            parent.suffix = " " + parent.suffix
        children[-1].suffix = children[-1].suffix[:-1]


def _lift_prefix(parent: Blob, child: Blob) -> None:
    if parent.prefix[-1:] == " " and child.prefix[:1] == " ":
        child.prefix = child.prefix[1:]
    first = child.prefix[:1]
    if first and not parent.opening and not parent.prefix and first in _PUNCTUATION_OR_SPACE:
        parent.prefix, child.prefix = first, child.prefix[1:]


def _leftward(parent: Blob) -> None:
    """A mark that begins a sibling's prefix joins what stands before it."""
    children: list[Blob] = parent.content  # type: ignore[assignment]  # likewise
    sibling = None
    for child in reversed(children):
        if child.content.__class__ is list:
            _leftward(child)
        if sibling is not None and sibling.prefix and not parent.delimiter and sibling.prefix[0] in _PUNCTUATION:
            _join_left(child, sibling)
        sibling = child


def _join_left(child: Blob, sibling: Blob) -> None:
    if _formatted(child) or _formatted(sibling):
        return
    if (child.suffix or (child.content if isinstance(child.content, str) else ""))[-1:] == sibling.prefix[0]:
        sibling.prefix = sibling.prefix[1:]
    else:
        child.suffix, sibling.prefix = _to_left(child.suffix, sibling.prefix)


def _formatted(node: Blob) -> bool:
    return bool(node.opening) and node.opening not in _QUOTED


def _quotes(node: Blob) -> bool:
    return QUOTES in node.opening or INNER_QUOTES in node.opening


def _downward(parent: Blob, into_quotes: bool) -> None:
    """Marks of a suffix or delimiter meet the ends of what they follow."""
    children: list[Blob] = parent.content  # type: ignore[assignment]  # likewise
    if parent.delimiter:
        _share_delimiter(parent, children)
    sibling = None
    for child in reversed(children):
        if sibling is None:
            if parent.suffix:
                _meet_last(parent, child, into_quotes)
        elif parent.delimiter:
            first = parent.delimiter[0]
            if first in _PUNCTUATION_OR_SPACE and child.suffix[-1:] == first:
                child.suffix = child.suffix[:-1]
        elif child.suffix and _plain(child):
            _meet_sibling(child, sibling)
        if child.content.__class__ is list:
            _downward(child, into_quotes)
        elif child.suffix:
            _end(child)
        sibling = child


def _plain(node: Blob) -> bool:
    return not node.opening and not _number(node)


def _number(node: Blob) -> bool:
    """Whether a node is a number, or holds one and nothing else."""
    children = _children(node)
    return isinstance(children[0] if len(children) == 1 else node, _NUMBERS)


def _end(text: Blob) -> None:
    if text.suffix[0] in _PUNCTUATION and isinstance(text.content, str) and _plain(text):
        text.content, text.suffix = _to_left(text.content, text.suffix)
    _drop_doubled(text)


def _share_delimiter(parent: Blob, children: list[Blob]) -> None:
    first = parent.delimiter[:1]
    if not first or first not in _PUNCTUATION:
        return
    for child in children[:-1]:
        if child.suffix[-1:] != first:
            child.suffix += first
    parent.delimiter = parent.delimiter[1:]


def _meet_sibling(child: Blob, sibling: Blob) -> None:
    last = child.suffix[-1:]
    if last and last in _PUNCTUATION_OR_SPACE and sibling.prefix[:1] == last:
        sibling.prefix = sibling.prefix[1:]


def _meet_last(parent: Blob, child: Blob, into_quotes: bool) -> None:
    first = parent.suffix[:1]
    if not first:
        return
    if first in _PUNCTUATION and (_merges(first, child) or (into_quotes and _ends_quoted(child))):
        _migrate(parent, child)
    if child.suffix[-1:] == " " and parent.suffix[:1] == " ":
        parent.suffix = parent.suffix[1:]
    if child.suffix and child.suffix[0] in _PUNCTUATION_OR_SPACE:
        if isinstance(child.content, str) and child.content[-1:] == child.suffix[0]:
            child.suffix = child.suffix[1:]
        if child.suffix and child.suffix[-1] == parent.suffix[:1]:
            parent.suffix = parent.suffix[:-1]
    first = parent.suffix[:1]
    if first and first in _PUNCTUATION and _last_character(parent) == first:
        parent.suffix = parent.suffix[1:]


def _migrate(parent: Blob, child: Blob) -> None:
    if _ends_in_number(child):
        return
    if isinstance(child.content, str):
        child.content, parent.suffix = _to_left(child.content, parent.suffix)
    else:
        child.suffix, parent.suffix = _to_left(child.suffix, parent.suffix)
    if parent.suffix[:1] == ".":
        child.suffix, parent.suffix = child.suffix + ".", parent.suffix[1:]


def _merges(mark: str, node: Blob) -> bool:
    """Whether somewhere along the end of a node stands a mark that falls together with this one."""
    while True:
        last = node.suffix[-1:] or (node.content[-1:] if isinstance(node.content, str) else "")
        if f"{last}{mark}" in _MERGED:
            return True
        children = _children(node)
        if not children:
            return False
        node = children[-1]


def _ends_quoted(node: Blob) -> bool:
    while True:
        if _quotes(node):
            return True
        children = _children(node)
        if not children:
            return False
        node = children[-1]


def _ends_in_number(node: Blob) -> bool:
    while children := _children(node):
        node = children[-1]
    return isinstance(node, _NUMBERS)


def _last_character(node: Blob) -> str:
    """The last character of what a node holds, its own suffix left aside."""
    while children := _children(node):
        node = children[-1]
        if node.suffix:
            return node.suffix[-1]
    return str(node.content[-1:]) if isinstance(node.content, str) else ""


def _to_left(left: str, right: str) -> tuple[str, str]:
    """The first mark of `right` moves to the end of `left`, or falls together with what stands there."""
    last, first = left[-1:], right[:1]
    if last == first:
        return left, right[1:]
    if first not in _PUNCTUATION:
        return left, right
    merged = _MERGED.get(last + first)
    return (left[:-1] + merged if merged else left + first), right[1:]


def _to_right(left: str, right: str) -> tuple[str, str]:
    last, first = left[-1:], right[:1]
    if last == first:
        return left[:-1], right
    merged = _MERGED.get(last + first)
    return left[:-1], (merged + right[1:] if merged else last + right)


def _swap(parent: Blob, into_quotes: bool) -> None:
    """Move commas and stops into closing quotation marks, or commas, colons and semicolons out of them."""
    for child in _children(parent):
        if child.opening and _quotes(child):
            _swap_in(child) if into_quotes else _swap_out(child)
        if child.content.__class__ is list:
            _swap(child, into_quotes)


def _swap_in(child: Blob) -> None:
    while child.suffix and child.suffix[0] in _INTO_QUOTES:
        if isinstance(child.content, str):
            child.content, child.suffix = _to_left(child.content, child.suffix)
        else:
            inner = _children(child)[-1]
            inner.suffix, child.suffix = _to_left(inner.suffix, child.suffix)


def _swap_out(child: Blob) -> None:
    if isinstance(child.content, str):
        while child.content and child.content[-1] in _OUT_OF_QUOTES:
            child.content, child.suffix = _to_right(child.content, child.suffix)
    else:
        inner = _children(child)[-1]
        while inner.suffix and inner.suffix[-1] in _OUT_OF_QUOTES:
            inner.suffix, child.suffix = _to_right(inner.suffix, child.suffix)


def working_copy(node: Node, *, inner: bool = False) -> Blob:
    """A copy that `settle` may change: every node a blob, nothing empty, marks at the start of a text in its prefix.

    What is `inner` to a text keeps its marks where they are.
    """
    copy = Blob("") if node.__class__ is str else _same(node)  # type: ignore[arg-type]  # what is no str is a blob
    content = node if node.__class__ is str else node.content  # type: ignore[union-attr]  # likewise
    if isinstance(content, str):
        _copy_text(copy, content, inner=inner)
        if inner and copy.opening and _quotes(copy) and isinstance(copy.content, str):
            # What the author quotes keeps the comma it ends with, whatever the language does with its own.
            copy.content = [Blob(copy.content)]
    else:
        copy.content = [made for child in content if child and (made := working_copy(child)).content]
    return copy


def _same(node: Blob) -> Blob:
    if node.__class__ is Blob:
        return Blob("", node.prefix, node.suffix, node.opening, node.delimiter, node.display)
    if isinstance(node, Number):
        return node.again()
    return Digits("", node.prefix, node.suffix, node.opening)


def _copy_text(copy: Blob, text: str, *, inner: bool) -> None:
    if text and not inner and text[0] in _LEADING:
        bare = text.lstrip(_LEADING) if text[0] != " " else text
        if bare and bare != text:
            copy.prefix, text = copy.prefix + text[: len(text) - len(bare)], bare
    marked = not text.isascii() and MARKED.search(text)
    if marked:
        copy.content = [working_copy(piece, inner=True) for piece in pieces(text)]
    else:
        # What was read with apostrophes lies inside its looks, and its last mark is met there (citeproc-js).
        copy.content = [Blob(text)] if not inner and "’" in text else text


_LEADING: Final = ":.;!? "
