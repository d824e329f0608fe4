"""Titles in small letters where a style capitalises all titles, whatever the work: no other reading excuses them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from refkit.check.kinds import Kind
from refkit.check.layouts import Layouts
from refkit.check.skeletons import canonical
from refkit.fields.titles import is_english
from refkit.model import Entry, Name, Reference, Span

_KINDS: Mapping[str, Sequence[str]] = {
    "title": ("article-journal", "chapter", "paper-conference", "book", "report", "thesis", "webpage"),
    "container-title": ("article-journal", "chapter", "paper-conference"),
}
_TOLD = {"title": Kind.TITLE_CASE, "container-title": Kind.JOURNAL_CASE}
_SURE = 0.8  # of a title, of which this is told
_FEWEST = 3  # words of a title
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SOMEBODY = Name("Xqauthor", "Quill")

Edits = tuple[tuple[Kind, Span, str], ...]


def small_letters(entries: Sequence[Entry], indices: Iterable[int], own: Layouts) -> dict[int, Edits]:
    """The words of English titles, and of what they stand in, that the style would capitalise in any work."""
    places = {(index, name): place for index in indices for name, place in _places(entries[index])}
    works = {
        f"{index}|{name}|{kind}": _work(kind, name, canonical(place.of(entries[index].text)))
        for (index, name), place in places.items()
        for kind in _KINDS[name]
    }
    written = own.written([work.with_(id=key) for key, work in works.items()]) if works else {}
    found: dict[int, Edits] = {}
    for (index, name), place in places.items():
        value = canonical(place.of(entries[index].text))
        forms = {_form(value, written.get(f"{index}|{name}|{kind}", "")) for kind in _KINDS[name]}
        form = forms.pop() if len(forms) == 1 else ""
        edits = tuple((_TOLD[name], Span(*span), new) for span, new in _raised(value, form, place.start))
        found[index] = (*found.get(index, ()), *edits)
    return {index: edits for index, edits in found.items() if edits}


def _places(entry: Entry) -> Iterator[tuple[str, Span]]:
    for field in entry.parsed.fields:
        value = field.span.of(entry.text)
        told = field.variable in _KINDS and field.confidence >= _SURE and is_english(value)
        if told and not value.isupper() and len(_WORD.findall(value)) >= _FEWEST:
            yield field.variable, field.span


def _work(kind: str, name: str, value: str) -> Reference:
    host = {"container-title": "Xqcontainer"} if kind in _KINDS["container-title"] else {}
    return Reference.of(kind, {"author": (_SOMEBODY,), "title": "Xqtitle", **host, name: value})


def _form(value: str, written: str) -> str:
    """A title as it stands in what the style wrote; "" where it does not."""
    text = canonical(written)
    at = text.lower().find(value.lower())
    return text[at : at + len(value)] if at >= 0 else ""


def _raised(value: str, form: str, start: int) -> Iterator[tuple[tuple[int, int], str]]:
    """The words that have a small letter at their beginning and a capital in the other form."""
    for word in _WORD.finditer(value) if form else ():
        other = form[word.start() : word.end()]
        if word[0][0].islower() and other != word[0]:
            yield (start + word.start(), start + word.end()), other
