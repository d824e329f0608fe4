"""A string as it grows, with its segments, and how the names in it are written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from refkit.parsing.manners import Manner
from refkit.parsing.segments import Segment


@dataclass(slots=True)
class Sheet:
    """The string as it grows, and its segments."""

    text: str = ""
    segments: list[Segment] = field(default_factory=list)

    def put(self, said: str, variable: str = "") -> None:
        """Writes a piece; what has a variable becomes a segment."""
        if variable and said.strip():
            self.segments.append(Segment(variable, len(self.text), len(self.text) + len(said)))
        self.text += said

    def glue(self, said: str) -> None:
        """Writes punctuation, but no stop after a stop."""
        if said[:1] in (".", ",") and self.text[-1:] in (".", "?", "!") and said[:1] == ".":
            said = said[1:]
        self.text = self.text.rstrip(" ") if said[:1] in " .,;:" else self.text
        self.text += said

    def trim(self) -> None:
        """Takes the blank at the end away."""
        self.text = self.text.rstrip()

    def within(self) -> bool:
        """Whether a bracket is still open."""
        return self.text.count("(", -60) > self.text.count(")", -60)

    def close(self) -> None:
        """Closes a bracket that is still open."""
        if self.within():
            self.put(")")


def names_said(names: Sequence[tuple[str, str]], manner: Manner, *, inverted: str) -> tuple[str, str]:
    """Names (family, given) as the manner writes them, and what stands for those left out."""
    shown = names if len(names) <= manner.most_names else names[: max(1, min(manner.most_names, 3))]
    said = [
        _name(*name, manner, inverted=inverted == "all" or (inverted == "first" and at == 0))
        for at, name in enumerate(shown)
    ]
    if len(shown) < len(names):
        return manner.between.join(said), manner.words["others"]
    joint = manner.words["and"] if len(said) > 1 else ""
    return (manner.between.join(said[:-1]) + joint + said[-1] if joint else manner.between.join(said)), ""


def _name(family: str, given: str, manner: Manner, *, inverted: bool) -> str:
    family = family.upper() if manner.capitals else family
    letters = re.findall(r"[^\W\d_](?=[\w'’]*)", " ".join(re.findall(r"[^\W\d_][\w'’]*", given)))
    heads = [word[0] for word in re.findall(r"[^\W\d_][\w'’]*", given)] or letters
    shaped = {
        "J. R.": " ".join(head + "." for head in heads),
        "J.R.": "".join(head + "." for head in heads),
        "JR": "".join(heads),
        "J R": " ".join(heads),
    }.get(manner.given, given)
    if not shaped:
        return family
    particle = _PARTICLE.match(family) if inverted and manner.particle_last else None
    if particle:
        return f"{family[particle.end() :]}{manner.name_comma}{shaped} {particle[1]}"
    return family + manner.name_comma + shaped if inverted else f"{shaped} {family}"


_PARTICLE = re.compile(r"((?:von|van|de|della|di|du|dos?|da)(?: (?:der|den|la))?) ")


def link(sheet: Sheet, manner: Manner) -> None:
    """What stands between a title and its host: the manner's mark, or a stop where that would be a blank alone."""
    if not sheet.text.endswith(" "):
        sheet.glue(manner.after_title if manner.after_title.strip() or sheet.text[-1:] in "”\"’»“'" else ". ")
