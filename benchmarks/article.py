"""Measures how well whole articles are read: entries found exactly, cites linked rightly, and the CPU it takes.

Run as `python -m benchmarks.article [--data DIR] [--split all|open|held] [--misses]`. Every third article is held out:
its misses are never shown, so that its figures say what to expect of articles nobody has looked at. With `--folder DIR`
the annotated articles of that folder alone are read, none of them held out; with `--totals` no article is named.
"""

import argparse
import json
import re
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from refkit.article import read_article
from refkit.model import Article, Span

_LABEL = re.compile(r"\W{0,3}\w{0,4}\W{0,3}\s*")


@dataclass
class Count:
    """Right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        self.right, self.found, self.wanted = self.right + right, self.found + found, self.wanted + wanted

    @property
    def f1(self) -> float:
        return 200 * self.right / (self.found + self.wanted) if self.found + self.wanted else 100.0

    def __str__(self) -> str:
        precision = 100 * self.right / self.found if self.found else 100.0
        recall = 100 * self.right / self.wanted if self.wanted else 100.0
        return f"F1 {self.f1:5.1f}  P {precision:5.1f}  R {recall:5.1f}  ({self.right}/{self.found}/{self.wanted})"


@dataclass
class Gold:
    """An article as it was annotated."""

    name: str
    text: str
    style: str
    layout: str
    entries: list[tuple[Span, str]]
    citations: list[tuple[Span, list[int]]]
    unlisted: list[str] | None = None
    uncited: list[int] | None = None


@dataclass
class Score:
    """The counts of a group of articles, and the misses of one."""

    entries: Count = field(default_factory=Count)
    links: Count = field(default_factory=Count)
    lists: Count = field(default_factory=Count)
    misses: list[str] = field(default_factory=list)


def gold(path: Path) -> Gold:
    """The annotation beside an article."""
    data = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    if "refs" in data:
        entries = [(Span(*ref["span"]), ref["text"]) for ref in data["refs"]]
        cites = [(Span(cite["start"], cite["end"]), cite["refs"]) for cite in data["citations"]]
        return Gold(path.stem, text, data["style"], data["layout"], entries, cites)
    entries = [(Span(each["start"], each["end"]), each["text"]) for each in data["entries"]]
    cites = [(Span(cite["start"], cite["end"]), cite["entries"]) for cite in data["citations"]]
    return Gold(path.stem, text, "web", "web", entries, cites, data["cited_not_listed"], data["listed_not_cited"])


def measure(wanted: Gold, article: Article) -> Score:
    """How an article that was read compares with its annotation."""
    score = Score()
    _entries(wanted, article, score)
    mine = _counterparts(wanted, article)
    _links(wanted, article, mine, score)
    if wanted.unlisted is not None:
        _lists(wanted, article, mine, score)
    return score


def _entries(wanted: Gold, article: Article, score: Score) -> None:
    ends = {entry.span.end: " ".join(entry.text.split()) for entry in article.entries}
    right = 0
    for span, text in wanted.entries:
        mine = ends.get(span.end, "")
        hit = bool(mine) and text.endswith(mine) and bool(_LABEL.fullmatch(text[: len(text) - len(mine)] or "."))
        right += hit
        if not hit:
            near = [e.text for e in article.entries if e.span.meets(span)]
            score.misses.append(
                f"entry wanted {text[:90]!r}..{text[-25:]!r}\n        found {[(t[:90], t[-25:]) for t in near]}"
            )
    for entry in article.entries:
        if not any(entry.span.meets(span) for span, _ in wanted.entries):
            score.misses.append(f"entry too many {entry.text[:120]!r}")
    score.entries.add(right, len(article.entries), len(wanted.entries))


def _counterparts(wanted: Gold, article: Article) -> dict[int, int]:
    """Index of an entry found -> index of the annotated entry it shares most with."""
    found: dict[int, int] = {}
    for index, entry in enumerate(article.entries):
        shared = [
            (min(entry.span.end, span.end) - max(entry.span.start, span.start), -number)
            for number, (span, _) in enumerate(wanted.entries)
            if entry.span.meets(span)
        ]
        if shared:
            found[index] = -max(shared)[1]
    return found


def _links(wanted: Gold, article: Article, mine: dict[int, int], score: Score) -> None:
    pairs = [(span, entry) for span, entries in wanted.citations for entry in entries]
    open_ = defaultdict(list)
    for span, entry in pairs:
        open_[entry].append(span)
    right = found = 0
    whole = wanted.unlisted is not None
    for citation in article.citations:
        pointed = {(citation.span if whole else cite.span, entry) for cite in citation.cites for entry in cite.entries}
        for place, entry in sorted(pointed, key=lambda each: each[0]):
            found += 1
            spans = open_[mine.get(entry, -1)]
            hit = next((span for span in spans if span.meets(place)), None)
            if hit is None:
                score.misses.append(f"link too many {place.of(wanted.text)!r} -> {article.entries[entry].text[:70]!r}")
            else:
                spans.remove(hit)
                right += 1
    for entry, spans in open_.items():
        for span in spans:
            context = wanted.text[max(0, span.start - 50) : span.end + 20]
            score.misses.append(
                f"link missed {span.of(wanted.text)!r} in {context!r} -> {wanted.entries[entry][1][:70]!r}"
            )
    score.links.add(right, found, len(pairs))


def _lists(wanted: Gold, article: Article, mine: dict[int, int], score: Score) -> None:
    bare = lambda text: " ".join(text.split()).strip("()[]")  # noqa: E731  a word for one line
    unlisted = {bare(each.text) for each in article.citations if not all(cite.entries for cite in each.cites)}
    cited = {mine.get(entry) for each in article.citations for cite in each.cites for entry in cite.entries}
    uncited = {mine.get(index, -1) for index in range(len(article.entries))} - cited
    right = unlisted == {bare(each) for each in wanted.unlisted or ()} and uncited == set(wanted.uncited or ())
    if not right:
        score.misses.append(
            f"lists: not listed {unlisted} for {wanted.unlisted}; not cited {uncited} for {wanted.uncited}"
        )
    score.lists.add(right, 1, 1)


def main() -> None:
    """Prints the figures by layout, by style, and for the web articles."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--folder", type=Path, help="annotated articles (NAME.txt, NAME.json) to read alone")
    options.add_argument("--totals", action="store_true", help="print nothing of single articles")
    options.add_argument("--split", choices=("all", "open", "held"), default="all")
    options.add_argument("--misses", action="store_true")
    options.add_argument("--only", default="")
    options.add_argument("--cost", action="store_true", help="long and hostile texts instead")
    options.add_argument("--megabytes", type=int, default=10, help="the longest text of --cost")
    chosen = options.parse_args()
    if chosen.cost:
        _cost(chosen)
        return
    if chosen.folder:
        _folder(chosen, chosen.folder, third_held=False)
        return
    for folder in ("articles", "web-articles"):
        _folder(chosen, chosen.data / folder, third_held=True)


def _folder(chosen: argparse.Namespace, folder: Path, *, third_held: bool) -> None:
    """Prints the figures of the articles of a folder; of each third one, where it is held out, only in the sums."""
    table: dict[str, Score] = defaultdict(Score)
    seconds, size = 0.0, 0
    for number, path in enumerate(sorted(folder.glob("*.json"))):
        held = third_held and number % 3 == 2
        if chosen.only not in path.stem or (chosen.split != "all" and held != (chosen.split == "held")):
            continue
        wanted = gold(path)
        start = time.process_time()
        article = read_article(wanted.text)
        seconds, size = seconds + time.process_time() - start, size + len(wanted.text)
        score = measure(wanted, article)
        if not held and not chosen.totals:
            print(
                f"  {path.stem:14} entries {score.entries.f1:5.1f}  links {score.links.f1:5.1f}  {wanted.layout}"
                f" {wanted.style}"
            )
            if chosen.misses:
                print("".join(f"      {miss}\n" for miss in score.misses), end="")
        groups = [f"layout {wanted.layout}", f"style {wanted.style}", "held out" if held else "open"]
        for group in (*(groups if third_held else ()), "all"):
            _add(table[group], score)
    print(f"\n{folder.name}: {seconds:.2f} CPU s for {size / 1000:.0f} KB")
    for group in sorted(table):
        score = table[group]
        lists = f"  both lists {score.lists.right}/{score.lists.wanted}" if score.lists.wanted else ""
        print(f"  {group:22} entries {score.entries}\n  {'':22} links   {score.links}{lists}")


HOSTILE = (
    "( | ) | Smith,  | [1, | [1]– | [1  | (2009)  | Smith (2009)  | (Smith 2009;  | A.  | Smith J,  | a\n "
    "| Smith, J. (2009). T. J, 3.\n"
    " | 1 | 1- | et al.  | Jones and  | 10.1234/ | https:// | @a | [@a | \\cite{ | ¹ | ü | abc1, | 1.\n | - .\n "
    "| . 2009.  | In:  | (ibid.)  | Title Words Here (p. 5)  | Smith, op. cit.  | AB   C 1\n | MINEDU (2009) "
    " | x/ab1,  | References\n\nSmith, J. (2009). A. J 3(4): 5-6.\n\n"
    " | (p. 5)  | ((((2009 | (Name)  | (1)  | — | A B,  | a\t | References\n | “ | • \n | i.  | ) (Law 1 "
    "| Hale and Rust (p. 4)  | É | [1] a b.\n"
).split(" | ")


def _cost(chosen: argparse.Namespace) -> None:
    """CPU seconds for long texts made of the articles, and for hostile lines of 200 KB."""
    texts = [gold(path) for path in sorted((chosen.data / "articles").glob("*.json"))]
    body = "\n\n".join(each.text[: each.entries[0][0].start].rsplit("\n", 2)[0] for each in texts)
    refs = [text for each in texts for _, text in each.entries if each.style == "author-date"][:500]
    for size in (1, chosen.megabytes):
        length = size * 1_000_000
        whole = (body * (length // len(body) + 1))[:length]
        _timed(f"{size} MB, {len(refs)} entries", whole + "\n\nReferences\n\n" + "\n".join(refs) + "\n")
    _timed("1,000 works of one author", _by_one_author(1000))
    for piece in HOSTILE:
        _timed(repr(piece), piece * (200_000 // len(piece)))


def _by_one_author(works: int) -> str:
    """A text that cites each of so many works of one author once, up to 26 of one year."""
    dates = [f"{1900 + number // 26}{chr(97 + number % 26)}" for number in range(works)]
    cites = " ".join(f"Roofs last (Hale, {date})." for date in dates)
    return f"{cites}\n\nReferences\n\n" + "\n".join(f"Hale, A. ({date}). Roofs. Roof News, 3, 1-9." for date in dates)


def _timed(name: str, text: str) -> None:
    start = time.process_time()
    article = read_article(text)
    spent = time.process_time() - start
    print(
        f"{name:34} {spent:7.2f} CPU s  {len(article.entries)} entries, {len(article.citations)} citations", flush=True
    )


def _add(total: Score, score: Score) -> None:
    for name in ("entries", "links", "lists"):
        count = getattr(score, name)
        getattr(total, name).add(count.right, count.found, count.wanted)


if __name__ == "__main__":
    main()
