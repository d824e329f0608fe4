"""Measures how citations are read in any style: real works, cited and listed as each style writes them, as one article.

Run as `python -m benchmarks.cited [--styles N] [--split open|held] [--misses]`. Sentences cite fourteen works, one or
two at a time, in an order of their own; styles that cite in notes get their notes numbered at the end of the text.
Half of the works and of the styles are held out; misses of what is held out are not shown.
"""

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks import styling
from benchmarks.article import Count
from refkit.article import read_article
from refkit.csl import library
from refkit.csl.processor import process
from refkit.model import Article, Citation, Cite, Reference, Span

_WORKS = 14
_SENTENCES = (
    "The roofs of the town were mended in the spring",
    "Most of the tiles come from the north of the country",
    "Nobody had counted the gutters before",
    "Rain does more to slate than frost",
    "It took the guild a long time to agree",
    "Children were kept from the scaffold",
    "The price of lead had doubled by then",
    "What the wind leaves the moss takes",
)
_FIGURES = re.compile(r"[\d,–-]+")


@dataclass(frozen=True)
class Written:
    """An article made up: its text, where each entry begins and whose it is, and where which works are cited."""

    text: str
    entries: dict[int, str]
    cited: list[tuple[Span, set[str]]]


def _body(draw: random.Random, marks: Sequence[str]) -> tuple[str, list[Span]]:
    """Sentences in paragraphs of three, a mark in or behind each, and where the marks are."""
    text, places = "On roofs\n\n", []
    for number, mark in enumerate(marks, 1):
        sentence = draw.choice(_SENTENCES)
        if not _FIGURES.fullmatch(mark):
            written = f"{sentence} {mark}."
        else:  # raised figures are glued to what they follow, once they are copied
            written = draw.choice((f"{sentence}.{mark}", f"{sentence}{mark}."))
        begin = len(text) + written.index(mark, len(sentence))
        places.append(Span(begin, begin + len(mark)))
        text += written + ("\n\n" if number % 3 == 0 else " ")
    return text.rstrip() + "\n\n", places


def _in_text(draw: random.Random, works: Sequence[Reference], style: str) -> Written | None:
    order = draw.sample([work.id for work in works], len(works))
    groups: list[list[str]] = []
    while order:
        size = draw.choice((1, 1, 1, 2))
        groups.append(order[:size])
        order = order[size:]
    done = process(works, [Citation(tuple(Cite(each) for each in group)) for group in groups], style=style)
    text, places = _body(draw, done.citations)
    text += "References\n\n"
    entries = {}
    for entry in done.bibliography:
        entries[len(text)] = entry.id
        text += " ".join(entry.text.split()) + "\n"
    return Written(text, entries, list(zip(places, map(set, groups), strict=True))) if entries else None


def _in_notes(draw: random.Random, works: Sequence[Reference], style: str) -> Written | None:
    order = [work.id for work in works[:-2]]
    for _ in range(4):  # some works are cited again
        order.insert(draw.randrange(1, len(order)), draw.choice(order))
    cites = [Cite(each, locator=str(draw.randrange(2, 90)) if draw.random() < 0.6 else "") for each in order]
    done = process(works, [Citation((cite,), number) for number, cite in enumerate(cites, 1)], style=style)
    text, places = _body(draw, [str(number) for number in range(1, len(order) + 1)])
    text += "Notes\n\n"
    entries = {}
    for number, note in enumerate(done.citations, 1):
        entries[len(text)] = str(number)
        text += f"{number}. {' '.join(note.split())}\n"
    return Written(text, entries, [(place, {str(number)}) for number, place in enumerate(places, 1)])


def _meant(article: Article, written: Written) -> Iterator[tuple[int, set[str]]]:
    """For each place that cites, which works refkit says it means."""
    whose = {}
    for index, entry in enumerate(article.entries):
        starts = [start for start in written.entries if entry.span.start - 1 <= start < entry.span.end]
        whose[index] = written.entries[starts[0]] if len(starts) == 1 else f"entry {index}"
    for number, (place, _) in enumerate(written.cited):
        touching = [each for each in article.citations if each.span.start < place.end and each.span.end > place.start]
        linked = {cite.entry for each in touching for cite in each.cites if cite.entry is not None}
        yield number, {whose[index] for index in linked}


def main() -> None:
    """Prints, for each kind of style, F1 of entries found where they begin and of links."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--styles", type=int, default=60, help="of each kind")
    parser.add_argument("--split", choices=("open", "held"), default="held")
    parser.add_argument("--misses", action="store_true", help="with --split open: what was linked otherwise")
    chosen = parser.parse_args()
    held = chosen.split == "held"
    kinds = {info.name: info.kind for info in library.index()}
    names = styling.drawn(1200, apart=held, seed=5)
    for kind, write in (("author-date", _in_text), ("numeric", _in_text), ("note", _in_notes)):
        draw, entries, links, styles = random.Random(7), Count(), Count(), 0
        for style in [name for name in names if kinds.get(name) == kind][: chosen.styles]:
            works = [work.with_(id=f"w{at}") for at, work in enumerate(draw.sample(styling.works(held), _WORKS))]
            if not (written := write(draw, works, style)):
                continue
            styles += 1
            article = read_article(written.text)
            starts = {entry.span.start for entry in article.entries}
            entries.add(len(starts & set(written.entries)), len(starts), len(written.entries))
            for number, meant in _meant(article, written):
                place, wanted = written.cited[number]
                links.add(len(meant & wanted), len(meant), len(wanted))
                if chosen.misses and not held and meant != wanted:
                    print(f"  {style}: {place.of(written.text)} -> {sorted(meant)}")
        print(f"{kind:12} {styles} styles\n  entries {entries}\n  links   {links}")


if __name__ == "__main__":
    main()
