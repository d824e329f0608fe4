"""Measures the check: false alarms on real articles, injected faults, cost. `python -m benchmarks.check`."""

import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from refkit.article import read_article
from refkit.check import check
from refkit.model import Span

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
TODAY = date(2026, 6, 30)
LINKING = ("CIT001", "CIT002", "CIT003", "CIT004", "NUM101", "NUM102")
CITED = ("CIT001", "NUM101")


@dataclass(frozen=True)
class Sample:
    """A real article, and what its annotation says of it."""

    name: str
    text: str
    truth: dict

    @property
    def spans(self) -> list[Span]:
        key = "refs" if "refs" in self.truth else "entries"
        return [Span(*ref["span"]) if "span" in ref else Span(ref["start"], ref["end"]) for ref in self.truth[key]]

    @property
    def cites(self) -> list[tuple[Span, list[int]]]:
        return [(_span(cite), cite.get("entries", cite.get("refs", []))) for cite in self.truth["citations"]]


def _span(item: dict) -> Span:
    return Span(*item["span"]) if "span" in item else Span(item["start"], item["end"])


def samples(folder: str) -> Iterator[Sample]:
    for path in sorted((SHARED / folder).glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        yield Sample(path.stem, text, json.loads(path.read_text(encoding="utf-8")))


def false_alarms() -> None:
    """Prints, per article, the cited/listed findings that the annotation does not bear out, and all codes found."""
    totals: Counter[str] = Counter()
    false = 0
    articles = 0
    for sample in samples("articles"):
        article = read_article(sample.text)
        findings = check(article, today=TODAY)
        totals.update(finding.code for finding in findings)
        wrong = [finding for finding in findings if finding.code in LINKING and not true(sample, finding)]
        articles += 1
        false += len(wrong)
        kinds = Counter(finding.code for finding in wrong)
        print(
            f"{sample.name:12} {len(article.entries):4} of {len(sample.spans):4} entries  "
            f"{len(article.citations):4} of {len(sample.cites):4} citations  false {dict(kinds) or '-'}"
        )
        if "-v" in sys.argv:
            for finding in wrong[:6]:
                print("      ", finding.code, repr(finding.span.of(sample.text)[:90]), finding.message[:90])
    print(f"\n{false} false cited/listed findings in {articles} articles: {false / articles:.2f} an article (aim 0.20)")
    print("all findings:", dict(sorted(totals.items())))


def true(sample: Sample, finding) -> bool:
    """Whether the annotation has no entry for the citation, or no citation for the entry."""
    if finding.code in (*CITED, "CIT003", "CIT004"):
        return _true_at_cite(sample, finding)
    cited = {ref for _, refs in sample.cites for ref in refs}
    mine = [index for index, span in enumerate(sample.spans) if span.meets(finding.span)]
    return bool(mine) and all(index not in cited for index in mine)


def _true_at_cite(sample: Sample, finding) -> bool:
    """A linked citation is wrong where the entry lacks its year or name; one without a link, where no entry fits."""
    mine = [refs for span, refs in sample.cites if span.meets(finding.span)]
    linked = [sample.spans[ref].of(sample.text) for refs in mine for ref in refs]
    words = finding.span.of(sample.text)
    if finding.code in CITED or not linked:
        entries = [span.of(sample.text) for span in sample.spans]
        return not linked and not any(_fits(words, entry) for entry in entries)
    return not all(_fits(words, entry) for entry in linked)


def _fits(words: str, entry: str) -> bool:
    """Whether an entry has the first name and the year of a citation; figures of a DOI are no year."""
    entry = re.sub(r"(?:https?://|\b10\.\d{4,}/)\S+", "", entry)
    names = re.findall(r"[^\W\d_]{3,}", words)[:1]
    years = re.findall(r"\d{4}", words)
    return all(name.lower() in entry.lower() for name in names) and all(year in entry for year in years)


@dataclass(frozen=True)
class Fault:
    """A fault put into an article: the new text, where it is now, and the rules that may name it."""

    text: str
    place: Span
    codes: tuple[str, ...]


Injection = Callable[[random.Random, Sample], Fault | None]


def _replace(text: str, span: Span, new: str) -> tuple[str, Span]:
    return text[: span.start] + new + text[span.end :], Span(span.start, span.start + len(new))


def _linked(sample: Sample) -> list:
    """The citations that the annotation links to one entry, which has their name and year in the text as well."""
    found = []
    for span, refs in sample.cites:
        words = span.of(sample.text)
        if len(refs) != 1 or not re.search(r"\d{4}", words) or sample.truth["style"] == "numeric":
            continue
        if re.search(r"[^\W\d_]{3}", words) and _fits(words, sample.spans[refs[0]].of(sample.text)):
            found.append((span, refs[0]))
    return found


def entry_removed(rng: random.Random, sample: Sample) -> Fault | None:
    if sample.truth["style"] == "numeric":
        return None
    choices = _linked(sample)
    if not choices:
        return None
    cite, ref = rng.choice(choices)
    gone = sample.spans[ref]
    after = sample.text[gone.end :]
    blank = len(after) - len(after.lstrip("\n"))
    text, _ = _replace(sample.text, Span(gone.start, gone.end + blank), "")
    return Fault(text, cite, ("CIT001", "CIT003"))


def citations_removed(rng: random.Random, sample: Sample) -> Fault | None:
    if sample.truth["style"] == "numeric":
        return None
    cited = [ref for _, refs in sample.cites for ref in refs]
    choices = [ref for _, ref in _linked(sample) if cited.count(ref) == 1]
    if not choices:
        return None
    ref = rng.choice(choices)
    cite = next(span for span, refs in sample.cites if refs == [ref])
    before, after = sample.text[cite.start - 1], sample.text[cite.end : cite.end + 1]
    whole = Span(cite.start - 1, cite.end + 1) if before == "(" and after == ")" else cite
    if whole == cite and cite.of(sample.text)[0] != "(":
        return None
    text, _ = _replace(sample.text, whole, "")
    shift = len(whole)
    entry = sample.spans[ref]
    return Fault(text, Span(entry.start - shift, entry.end - shift), ("CIT002",))


def year_changed(rng: random.Random, sample: Sample) -> Fault | None:
    choices = _linked(sample)
    if not choices:
        return None
    cite, _ = rng.choice(choices)
    match = list(re.finditer(r"\d{4}", cite.of(sample.text)))[-1]
    at = Span(cite.start + match.start(), cite.start + match.end())
    text, _ = _replace(sample.text, at, str(int(match[0]) + rng.choice([-3, -2, -1, 1, 2, 10, -10])))
    place = Span(cite.start, cite.end)
    if any(_fits(place.of(text), each.of(sample.text)) for each in sample.spans):
        return None  # another work of the list has this name and year: no fault that anybody could see
    return Fault(text, place, ("CIT003", "CIT001"))


def name_changed(rng: random.Random, sample: Sample) -> Fault | None:
    choices = [(span, ref) for span, ref in _linked(sample) if re.search(r"[A-Z][a-z]{4,}", span.of(sample.text))]
    if not choices:
        return None
    cite, _ = rng.choice(choices)
    match = re.search(r"[A-Z][a-z]{4,}", cite.of(sample.text))
    at = rng.randrange(1, len(match[0]) - 1)
    word = match[0]
    new = rng.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )
    if new == word:
        new = word[:at] + word[at + 1 :]
    text, place = _replace(sample.text, Span(cite.start + match.start(), cite.start + match.end()), new)
    return Fault(text, place, ("CIT004",))


def duplicated(rng: random.Random, sample: Sample) -> Fault | None:
    ref = rng.randrange(len(sample.spans))
    entry = sample.spans[ref]
    if len(entry) < 40 or ref + 1 >= len(sample.spans):
        return None
    target = sample.spans[rng.randrange(ref + 1, len(sample.spans))]
    gap = sample.text[sample.spans[0].end : sample.spans[1].start]
    text = sample.text[: target.start] + entry.of(sample.text) + gap + sample.text[target.start :]
    return Fault(text, Span(target.start, target.start + len(entry)), ("DAT702",))


def _in_entry(rng: random.Random, sample: Sample, pattern: str) -> tuple[Span, re.Match[str]] | None:
    compiled = re.compile(pattern)
    found = [(span, match) for span in sample.spans for match in compiled.finditer(sample.text, span.start, span.end)]
    return rng.choice(found) if found else None


def pages_reversed(rng: random.Random, sample: Sample) -> Fault | None:
    found = _in_entry(rng, sample, r"(?<=[:, ])(\d{2,4})([-–—])(\d{2,4})(?=[.,\s])")
    if not found or len(found[1][1]) != len(found[1][3]) or int(found[1][1]) >= int(found[1][3]):
        return None
    match = found[1]
    text, place = _replace(sample.text, Span(*match.span()), match[3] + match[2] + match[1])
    return Fault(text, place, ("DAT706",))


def doi_broken(rng: random.Random, sample: Sample) -> Fault | None:
    found = _in_entry(rng, sample, r"10\.\d{4,5}/")
    if not found:
        return None
    match = found[1]
    new = rng.choice(
        [match[0].replace("/", ""), match[0].replace(".", ","), "1O" + match[0][2:], match[0].replace("/", " /")]
    )
    text, place = _replace(sample.text, Span(*match.span()), new)
    return Fault(text, place, ("IDN301",))


def future_year(rng: random.Random, sample: Sample) -> Fault | None:
    found = _in_entry(rng, sample, r"(?<![\d./])(?:19|20)\d\d(?=[a-z]?[).;,:]|\. )")
    if not found:
        return None
    entry, match = found
    if len(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", entry.of(sample.text))) > 1:
        return None
    text, place = _replace(sample.text, Span(*match.span()), str(rng.choice([2031, 2099, 2109, 2208])))
    return Fault(text, place, ("DAT707",))


def year_dropped(rng: random.Random, sample: Sample) -> Fault | None:
    found = _in_entry(rng, sample, r"\((?:19|20)\d\d[a-z]?\)|(?<=[ ;])(?:19|20)\d\d(?=[.;])")
    if not found:
        return None
    entry, match = found
    if len(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", entry.of(sample.text))) > 1:
        return None
    text, _ = _replace(sample.text, Span(*match.span()), "")
    return Fault(text, entry, ("CMP202",))


def order_swapped(rng: random.Random, sample: Sample) -> Fault | None:
    if len(sample.spans) < 6 or sample.truth["style"] == "numeric":
        return None
    names = [re.sub(r"\W+", " ", span.of(sample.text)[:12]).casefold() for span in sample.spans]
    if names != sorted(names):
        return None  # what is in no order cannot be put out of it
    one = rng.randrange(0, len(sample.spans) - 3)
    other = one + rng.randrange(2, len(sample.spans) - one)
    first, second = sample.spans[one], sample.spans[other]
    text = (
        sample.text[: first.start]
        + second.of(sample.text)
        + sample.text[first.end : second.start]
        + first.of(sample.text)
        + sample.text[second.end :]
    )
    return Fault(text, Span(first.start, second.end), ("STY601", "NUM103", "NUM104"))


INJECTIONS: tuple[Injection, ...] = (
    entry_removed,
    citations_removed,
    year_changed,
    name_changed,
    duplicated,
    pages_reversed,
    doi_broken,
    future_year,
    year_dropped,
    order_swapped,
)


def injected(times: int = 2) -> None:
    """Prints, for each kind of fault, how many of those put in are found at their place."""
    found: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    rng = random.Random(7)
    missed = defaultdict(list)
    for sample in samples("articles"):
        for inject in INJECTIONS:
            for _ in range(times):
                fault = inject(rng, sample)
                if fault is None:
                    continue
                tried[inject.__name__] += 1
                findings = check(read_article(fault.text), select=fault.codes, today=TODAY)
                if any(each.span.meets(fault.place) for each in findings):
                    found[inject.__name__] += 1
                else:
                    missed[inject.__name__].append((sample.name, fault.place.of(fault.text)[:110]))
    for inject in INJECTIONS:
        name = inject.__name__
        share = found[name] / tried[name] if tried[name] else 0
        print(f"{name:18} {found[name]:4} of {tried[name]:4}  {share:6.1%}")
        if "-v" in sys.argv:
            for where, what in missed[name][:8]:
                print("        missed", where, repr(what))


def web() -> None:
    """Prints, for each web article, the faults that its annotator noted beside citations and list, and all findings."""
    for sample in samples("web-articles"):
        print(f"== {sample.name}: {sample.truth['style']}")
        for fault in sample.truth.get("other_faults", []):
            print("  noted ", fault)
        for finding in check(read_article(sample.text), today=TODAY):
            entry = next((at for at, span in enumerate(sample.spans) if span.meets(finding.span)), "text")
            print(f"  {finding.code} {entry:>4}  {finding.span.of(sample.text)[:50]!r}  {finding.message[:100]}")


def cost(entries: int = 1000, cites: int = 3000) -> None:
    """Prints the CPU that checking takes beyond reading, for one long article made of the author-date ones."""
    refs: list[str] = []
    bodies: list[str] = []
    for sample in samples("articles"):
        if sample.truth["style"] != "numeric":
            refs += [" ".join(span.of(sample.text).split()) for span in sample.spans]
            bodies.append(sample.text[: sample.spans[0].start].rsplit("\n", 2)[0])
    again = [re.sub(r"(?<=\D20|\D19)\d(?=\d\D)", "0", each, count=1) for each in refs]
    listed = sorted([*refs, *again[: max(entries - len(refs), 0)]])[:entries]
    text = "\n\n".join(bodies * 3)
    numbers = [citation.span.end for citation in read_article(text).citations for _ in citation.cites]
    text = text[: numbers[min(cites, len(numbers)) - 1]] + ".\n\nReferences\n\n" + "\n\n".join(listed) + "\n"
    article = read_article(text)
    check(article, select=["CIT001"], today=TODAY)
    began = time.process_time()
    found = check(article, today=TODAY)
    spent = time.process_time() - began
    pointed = sum(len(citation.cites) for citation in article.citations)
    size = f"{len(article.entries)} entries, {pointed} cites, {len(text) / 1e6:.2f} MB"
    print(f"{size}: {spent:.2f} CPU s, {len(found)} findings")


if __name__ == "__main__":
    began = time.process_time()
    if "web" in sys.argv:
        web()
        sys.exit()
    if "cost" in sys.argv:
        cost()
        sys.exit()
    if "faults" not in sys.argv:
        false_alarms()
    if "alarms" not in sys.argv:
        injected()
    print(f"{time.process_time() - began:.1f} CPU seconds")
