"""A list of names as a reference writes it -> names, in any of the usual orders."""

import re

from refkit.fields import names
from refkit.fields.text import tidy
from refkit.model import Name

_ET_AL = re.compile(r"[\s,;&]*\b(?:et\.?\s?al(?:ii|ia)?|u\.\s?a|and others|y otros|e outros)\b\.?,?", re.IGNORECASE)
_ROLE = re.compile(
    r"[\s,;]*[(\[]?\b(?:eds?|hrsg|hg|orgs?|coords?|editors?|dirs?|comps?)\b\.?[)\]]?[\s,;.]*$", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:,\s*)?(?:&|\b(?:and|und|et|y|e)\b)\s+(?=[^\W\d_])")
_DOTS = re.compile(r"\s*(?:…|\.\s?\.\s?\.)\s*&?\s*")
_VANCOUVER = re.compile(r"(?:[^\W\d_][\w'’\-‐‑]*\s)+[^\W\d_a-z]{1,4}(?:[.\-][^\W\d_a-z])*\.?")


def read_names(text: str) -> tuple[Name, ...]:
    """The names in a list of them; "et al." and roles ("(Eds.)") are dropped.

    >>> [str(name) for name in read_names("Berg, H., Eiken, O., & Mekjavic, I.")]
    ['H. Berg', 'O. Eiken', 'I. Mekjavic']
    >>> [str(name) for name in read_names("Conole G, van der Berg TA and Jane Roe")]
    ['G Conole', 'TA van der Berg', 'Jane Roe']
    """
    bare = _ROLE.sub("", _ET_AL.sub("", tidy(text))).strip(" ,;.:") + ("." if tidy(text).endswith(".") else "")
    if names.is_organisation(bare) and not re.search(r",\s[^\W\d_]\.", bare):
        return (Name(literal=bare.strip(" ,;.")),)
    return tuple(names.read(one) for one in _single(bare) if re.search(r"[^\W\d_]", one))


def _single(text: str) -> list[str]:
    text = _DOTS.sub("; ", text) if "," in text else text
    if ";" in text:
        return [name for part in text.split(";") for name in _AND.split(part)]
    parts = [part.strip() for piece in _AND.split(text) for part in piece.split(",")]
    parts = [part for part in parts if part]
    if len(parts) > 1 and names.is_initials(parts[1]):
        return _paired(parts)
    if any(_VANCOUVER.fullmatch(part) for part in parts) or len(parts) != 2:
        return parts if len(_AND.split(text)) > 1 or len(parts) > 2 or _VANCOUVER.fullmatch(parts[0]) else [text]
    return _AND.split(text) if "," not in text else _inverted_first(text)


def _inverted_first(text: str) -> list[str]:
    return [text] if len(_AND.split(text)) == 1 else _AND.split(text)


def _paired(parts: list[str]) -> list[str]:
    found: list[str] = []
    for part in parts:
        if found and names.is_initials(part) and "," not in found[-1]:
            found[-1] += ", " + part
        else:
            found.append(part)
    return found
