"""Where a word stands in its string: how many years, sentences, quotation marks and brackets have been passed."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from refkit.parsing.features.gaps import Gap
from refkit.parsing.features.words import DATED, Seen, encoded


@lru_cache(maxsize=100_000)
def _place(
    kind: str, early: str, dated: int, passed: int, left: int, quotes: int, quote: int, breaks: int, sentence: int,
    inside: int, host: str, editors: str,
) -> tuple[bytes, ...]:  # fmt: skip
    return encoded(
        (
            f"y{early}{min(passed, 9)}/{min(dated, 4)}{kind}",
            f"q{min(quotes, 3)}{quote}{inside}{host}{editors}",
            f"s{min(sentence, 5)}/{min(breaks, 5)}{early}",
            f"n{left}{kind}",
        )
    )


class State:
    """What has been passed so far: years, figures, sentence ends, quotation marks, brackets, an "In"."""

    def __init__(self, seen: Sequence[Seen], gaps: Sequence[Gap]) -> None:
        self.seen, self.gaps = seen, gaps
        dated = [at for at, word in enumerate(seen) if word.kind in DATED]
        self.left = sum([word.number for word in seen])
        first = dated[0] if dated else len(seen)
        self.early = "e" if first < len(seen) * 0.45 and first < len(seen) - 6 else "l"
        self.dated = len(dated)
        self.editors = max([at for at, word in enumerate(seen) if word.cue == "ed"], default=-1)
        self.breaks = [0, *[gap.text != " " and _breaks(word, gap) for word, gap in zip(seen, gaps[1:], strict=True)]]
        self.broken = sum(self.breaks)
        self.quotes = sum([gap.quotes for gap in gaps])
        self.passed = self.sentence = self.quote = self.inside = 0
        self.host = ""

    def places(self) -> Iterator[tuple[bytes, ...]]:
        """The features of each word's place; those of a plain word after a blank are those of the word before."""
        near = (self.editors + 1, self.editors - 13)
        said: tuple[bytes, ...] = ()
        for at, (word, gap) in enumerate(zip(self.seen, self.gaps, strict=False)):
            if gap.text != " ":
                self._pass(at, gap, word)
                said = ()
            if word.number:
                yield self._said(at, "n")
                self.passed += word.kind in DATED
                self.left -= 1
                said = ()
                continue
            if not said or at in near:
                said = self._said(at, "w")
            yield said

    def _pass(self, at: int, gap: Gap, word: Seen) -> None:
        """Takes in the marks of the gap before a word."""
        self.quote = min(self.quote + gap.quotes, 2)
        if gap.bracket >= 0:
            self.inside = gap.bracket
        self.sentence += self.breaks[at]
        if word.cue == "in" and at and gap.marked:
            self.host = "H"

    def _said(self, at: int, kind: str) -> tuple[bytes, ...]:
        return _place(
            kind, self.early, self.dated, self.passed, min(self.left, 5), self.quotes, self.quote, self.broken,
            self.sentence, self.inside, self.host, "E" if at <= self.editors < at + 14 else "",
        )  # fmt: skip


def _breaks(before: Seen, gap: Gap) -> bool:
    """Whether a gap ends a sentence: a stop that is not that of an initial or an abbreviation, "?", "!"."""
    if gap.ends:
        return True
    if not gap.sentence or before.cue in ("vol", "no", "pp"):
        return False
    return before.kind not in ("I", "X2") or gap.text[0] != "."
