r"""What a document says of its bibliography: the files that it names, and the references that its front matter holds.

Sources: pandoc User's Guide, "Citations" (`bibliography:` and `references:` in a YAML metadata block, which may stand
anywhere in the text); LaTeX's `\bibliography{a,b}`; biblatex's `\addbibresource{a.bib}`; Org's `#+bibliography: a.bib`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from refkit.model import Span

_BLOCK = re.compile(  # Pandoc's and Jekyll's; a rule of hyphens is followed by no key
    r"---[ \t]*\r?\n(?=[\w-]{1,40}:)(?:.*\n){0,3000}?(?:---|\.\.\.)[ \t]*\r?(?:\n|$)"
)
_BLOCK_BEFORE = re.compile(r"(?:\A|(?<=\n\n)|(?<=\n\r\n))(?=---[ \t]*\r?\n[\w-]{1,40}:)")
_BELOW = r"\n?(?:(?:[ \t]|-[ \t]).*(?:\n|\Z)|[ \t]*\r?\n)*"
_FILES = re.compile(r"^bibliography:(?:[ \t].*)?" + _BELOW, re.MULTILINE)
_REFERENCES = re.compile(r"^references:[ \t]*(?:[\[#].*)?\r?$" + _BELOW, re.MULTILINE)  # "references: true" is none
_LONGEST = 4096
_TEX = re.compile(
    r"^(?:[^%\n\\]|\\.)*?\\(?:(?P<old>bibliography)|addbibresource(?:\[[^\[\]\n]{0,200}\])?|addglobalbib)\{(?P<files>[^{}]{1,2000})\}",
    re.MULTILINE,
)
_ORG = re.compile(r"^#\+bibliography:[ \t]*(\S[^\n]{0,400}?)[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)


class Embedded(NamedTuple):
    """The bibliography files that a text names, as it names them, and its own `references:` as YAML ("" without)."""

    files: tuple[str, ...] = ()
    references: str = ""


def embedded(text: str) -> Embedded:
    r"""What a text says of its bibliography.

    >>> embedded("---\ntitle: Sleep\nbibliography: [a.bib, 'b c.json']\n---\nAs [@a] says.").files
    ('a.bib', 'b c.json')
    >>> embedded("\\addbibresource{refs.bib}\n% \\addbibresource{old.bib}\n\\bibliography{one,two}").files
    ('refs.bib', 'one.bib', 'two.bib')
    """
    blocks = [block.of(text) for block in metadata(text)]
    files = [file for block in blocks for found in _FILES.finditer(block) for file in _listed(found[0])]
    files += (file for match in _TEX.finditer(text) for file in _commanded(match))
    files += (match[1].strip("\"'") for match in _ORG.finditer(text))
    held = (found[0] for block in blocks for found in _REFERENCES.finditer(block))
    return Embedded(tuple(dict.fromkeys(files)), next(held, ""))


def metadata(text: str) -> Iterator[Span]:
    """The YAML metadata blocks of a Markdown text: the front matter, and others between blank lines."""
    at = 0
    for begin in _BLOCK_BEFORE.finditer(text):
        if begin.start() >= at and (block := _BLOCK.match(text, begin.start())):
            at = block.end()
            yield Span(*block.span())


def _listed(field: str) -> Iterator[str]:
    """The files in a YAML field: one, or a list of them."""
    import yaml

    try:
        value = yaml.safe_load(field)["bibliography"] if len(field) < _LONGEST else None
    except (yaml.YAMLError, KeyError, TypeError):
        return
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and each.strip():
            yield each.strip()


def _commanded(match: re.Match[str]) -> Iterator[str]:
    r"""The files in a command; `\bibliography` names them without their ending."""
    if not match["old"]:
        yield match["files"].strip()
        return
    for each in match["files"].split(","):
        if name := each.strip():
            yield name if name.endswith(".bib") else f"{name}.bib"
