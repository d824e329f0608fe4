"""The label of a work made of its names and year, "Doe99" (CSL 1.0.2, citation-label), as citeproc-js makes it."""

import re
from typing import TYPE_CHECKING

from refkit.csl.items import Item

if TYPE_CHECKING:
    from refkit.csl.compiler import Compiler

# For one name four letters, for two or three names two or one of each, at most four names; the year's last two digits.
_LETTERS = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))
_PARTICLE = re.compile(r"[ '’a-z]+\s+")
_ARTICLE = re.compile(r"(?:a|the|an)\s+", re.IGNORECASE)
_NO_LETTER = re.compile(
    "[^a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff\u1f00-\u1fff\u0600-\u06ff]"
)


def label(item: Item, compiler: "Compiler") -> str:
    """The label of a work, without the letter that tells it from another."""
    people = next((item.names[variable] for variable in item.names), ())
    letters = _LETTERS[min(len(people), len(_LETTERS)) - 1] if people else _LETTERS[0]
    names = [
        _capitalised(_bare(person.family or person.literal)[:count])
        for person, count in zip(people, letters, strict=False)
    ]
    made = "".join(names) or _title(item) or _capitalised(compiler.term("reference", "short").replace(".", ""))
    date = item.dates.get("issued")
    year = str(date.year) if date and date.year else "0000"
    return made + year[-2:]


def _bare(name: str) -> str:
    match = _PARTICLE.match(name)
    name = name[match.end() :] if match else name
    return _NO_LETTER.sub("", _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name)


def _title(item: Item) -> str:
    words = [word for word in item.texts.get("title", "").split() if word not in ("a", "an", "the", "of", "on", "in")]
    return _capitalised("".join(words)[:4])


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:].lower()
