"""A Word document whose text was mended: its paragraphs with the new words, all else as it was.

What has not changed keeps its letters and their form; changed letters take the form of those before them. A paragraph
that moved moves whole, one that others were joined to takes their runs.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, permutations
from typing import Any

from refkit.documents.docx import Paragraph, W, paragraphs, parts, pieces
from refkit.errors import InputError

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LIKELY, _SURE = 60, 85  # of 100: how much of a paragraph is found in another that it may be a piece of


def mended(data: bytes, text: str) -> bytes:
    """The .docx with its text made `text`, which is what `docx.text_of` gave of it, mended.

    Raises:
        InputError: the change cannot be made in Word's paragraphs; the message says where.
    """
    roots = parts(data)
    old = [each for root in roots.values() for each in paragraphs(root) if each.words.strip()]
    said = [_said(each) for each in old]
    if any("\n\n" in each for each in said):
        raise InputError("an empty line inside a paragraph; make two paragraphs of it before it is mended")
    new = [part.strip("\n") for part in re.split(r"\n{2,}", text) if part.strip()]
    for begin, end, first, last in _changes(said, new):
        _rework(old[begin:end], new[first:last], *_beside(old, begin, end))
    return _packed(data, roots)


def _changes(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Which stretches of paragraphs become which; all of it as one stretch where some went from one to another."""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changes = [(begin, end, first, last) for kind, begin, end, first, last in codes if kind != "equal"]
    moved = any(
        _shared(gone, come) >= _SURE
        for (begin, end, *_), (_, _, first, last) in permutations(changes, 2)
        for gone in old[begin:end]
        for come in new[first:last]
    )
    return [(changes[0][0], changes[-1][1], changes[0][2], changes[-1][3])] if moved else changes


def _beside(old: Sequence[Paragraph], begin: int, end: int) -> tuple[Paragraph | None, Paragraph | None]:
    return old[begin - 1] if begin else None, old[end] if end < len(old) else None


def _said(paragraph: Paragraph) -> str:
    return f"{paragraph.before}{paragraph.words}".strip("\n")


def _packed(data: bytes, roots: dict[str, Any]) -> bytes:
    """The archive with those parts anew and its other members as they were."""
    from lxml import etree

    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(buffer, "w") as after:
        for member in before.infolist():
            root = roots.get(member.filename)
            content = before.read(member) if root is None else etree.tostring(root.getroottree(), **_DECLARED)
            after.writestr(member, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


_DECLARED: dict[str, Any] = {"xml_declaration": True, "encoding": "UTF-8", "standalone": True}


@dataclass(slots=True)
class _Made:
    """A paragraph to be: what it says, the old ones that it is made of, and one of which it is a part."""

    text: str
    of: list[Paragraph]
    part_of: Any = None


def _rework(old: Sequence[Paragraph], new: Sequence[str], before: Paragraph | None, after: Paragraph | None) -> None:
    """Makes some neighbouring paragraphs say other things; `before` and `after` are those beside them."""
    made = _plan(old, new)
    anchor = old[0] if old else before or after
    if anchor is None:
        raise InputError("there is no paragraph to mend")
    if len({id(each.element.getparent()) for each in (*old, anchor)}) > 1:
        raise InputError(
            f'"{new[0] if new else _said(old[0]):.60}" lies in another box or table than what is beside it'
        )
    parent = anchor.element.getparent()
    elements = [_element(each, anchor) for each in made]
    mark = parent.makeelement("mark")
    if old or anchor is after:
        anchor.element.addprevious(mark)
    else:
        anchor.element.addnext(mark)
    for paragraph in old:
        parent.remove(paragraph.element)
    for element in elements:
        mark.addprevious(element)
    parent.remove(mark)


def _plan(old: Sequence[Paragraph], new: Sequence[str]) -> list[_Made]:
    """Of which old paragraphs each new one is made: the very same, else those whose words it has, else one is left."""
    made = [_Made(text, []) for text in new]
    left = _kept(old, made)
    open_ = [each for each in made if not each.of]
    left = _joined(left, open_)
    for each in open_:
        if not each.of:
            _parted(each, old, left)
    return made


def _kept(old: Sequence[Paragraph], made: Sequence[_Made]) -> list[Paragraph]:
    """Gives each paragraph to be the old one that says the same; the old ones that are left."""
    saying: dict[str, list[_Made]] = {}
    for each in reversed(made):
        saying.setdefault(each.text, []).append(each)
    left = []
    for paragraph in old:
        if same := saying.get(_said(paragraph)):
            same.pop().of.append(paragraph)
        else:
            left.append(paragraph)
    return left


def _joined(old: Sequence[Paragraph], made: Sequence[_Made]) -> list[Paragraph]:
    """Gives each old paragraph to the one to be that has its words; the old ones that are left."""
    left = []
    for paragraph in old:
        said = _said(paragraph)
        best = max(made, key=lambda each: _shared(said, each.text), default=None)
        if best and _shared(said, best.text) >= _LIKELY:
            best.of.append(paragraph)
        else:
            left.append(paragraph)
    return left


def _parted(made: _Made, old: Sequence[Paragraph], left: list[Paragraph]) -> None:
    """Makes a paragraph to be a part of an old one, else what becomes of one that is left, which is taken from them."""
    whole = max(old, key=lambda paragraph: _shared(made.text, _said(paragraph)), default=None)
    if whole and _shared(made.text, _said(whole)) >= _SURE:
        made.part_of = deepcopy(whole.element)
    elif left:
        made.of.append(left.pop(0))


def _shared(piece: str, text: str) -> float:
    """How much of a piece, in 100, is found together in a text."""
    from rapidfuzz.fuzz import partial_ratio

    return partial_ratio(piece, text) if len(piece) < 1.3 * len(text) + 20 else 0.0


def _element(made: _Made, like: Paragraph) -> Any:
    """The element of a paragraph to be."""
    if made.part_of is not None:
        _say(made.part_of, made.text)
        return made.part_of
    if not made.of:
        return _fresh(made.text, like)
    first, *others = made.of
    for other in others:
        first.element.extend(child for child in list(other.element) if child.tag != f"{W}pPr")
    if not made.text.startswith(first.before):
        raise InputError(f'the number of the note "{made.text:.60}" is Word\'s own and cannot be changed')
    _say(first.element, made.text.removeprefix(first.before))
    return first.element


def _fresh(text: str, like: Paragraph) -> Any:
    """A paragraph of the form of another."""
    element = deepcopy(like.element)
    words = [node for _, node in pieces(element) if node.tag == f"{W}t"]
    for _, node in list(pieces(element)):
        if node is not words[0]:
            node.getparent().remove(node)
    words[0].text = text
    words[0].set(_SPACE, "preserve")
    return element


def _say(element: Any, text: str) -> None:
    """Makes the letters of a paragraph those of a text, each that stays in its run."""
    held = list(pieces(element))
    letters = _letters("".join(words for words, _ in held), text)
    edges = [0]
    for words, _ in held:
        edges.append(edges[-1] + len(words))
    for (words, node), (begin, end) in zip(held, pairwise(edges), strict=True):
        _put(node, words, "".join(letters[begin:end]))


def _letters(old: str, new: str) -> list[str]:
    """For each letter of a text what it becomes: itself, nothing, or itself with new ones behind it (or before).

    >>> _letters("cat", "chats")
    ['ch', 'a', 'ts']
    """
    from rapidfuzz.distance import Levenshtein

    letters = list(old)
    for change in Levenshtein.editops(old, new):
        at, sign = change.src_pos, new[change.dest_pos] if change.dest_pos < len(new) else ""
        if change.tag == "delete":
            letters[at] = letters[at].removesuffix(old[at])
        elif change.tag == "replace":
            letters[at] = letters[at].removesuffix(old[at]) + sign
        elif at:
            letters[at - 1] += sign
        else:
            letters[0] = letters[0].removesuffix(old[0]) + sign + old[0]
    return letters


def _put(node: Any, before: str, after: str) -> None:
    """Gives a piece other letters: a run's words, or a sign that goes, with what is written behind it."""
    if before == after:
        return
    if node.tag == f"{W}t":
        node.text = after
        node.set(_SPACE, "preserve")
        return
    rest = after.removeprefix(before) if after.startswith(before) else after
    if rest:
        words = node.makeelement(f"{W}t", {_SPACE: "preserve"})
        words.text = rest
        node.addnext(words)
    if not after.startswith(before):
        if node.tag not in (f"{W}tab", f"{W}br", f"{W}noBreakHyphen"):
            raise InputError("the mark of a note would go; take it out in Word")
        node.getparent().remove(node)
