"""Labelled strings made from real items: written in a random manner, then worn as real lists are."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from refkit.parsing import stock
from refkit.parsing.labelled import Labelled
from refkit.parsing.manners import WORDS, Manner, draw, pick
from refkit.parsing.segments import Segment
from refkit.parsing.variants import spoken, varied
from refkit.parsing.wear import worn
from refkit.parsing.works import Item, language


@dataclass(slots=True)
class _Sheet:
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


def strings(items: Sequence[Item], count: int, *, seed: int = 7) -> Iterator[Labelled]:
    """So many labelled strings of the items; the same seed gives the same strings."""
    random = Random(seed)  # noqa: S311  nothing secret is drawn here
    in_language = _by_language(items)
    while count > 0:
        manner = draw(random)
        for _ in range(min(count, 6)):
            own = in_language.get(manner.language) if random.random() < 0.6 else None
            item = varied(pick(random, own or items), items, random)
            yield worn(_written(spoken(item, manner, random), manner, random), random)
            count -= 1


def _by_language(items: Sequence[Item]) -> dict[str, list[Item]]:
    """The items under the language of their title, languages with few left out."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        found[language(item.title)].append(item)
    return {name: those for name, those in found.items() if name and len(those) >= 50}


def _written(item: Item, manner: Manner, random: Random) -> Labelled:
    sheet = _Sheet()
    if manner.number_label:
        before, after = manner.number_label.split("#")
        sheet.put(before)
        sheet.put(str(random.randint(1, 199)), "citation-number")
        sheet.put(after)
    _authors(sheet, item, manner, random)
    year = item.year or manner.words["undated"]
    early = "#" in manner.year
    if early and item.kind == "web" and item.year and random.random() < 0.4:
        year += pick(random, (", ", " ")) + f"{pick(random, stock.MONTHS)} {random.randint(1, 28)}"
    if early:
        _early_year(sheet, year, manner)
    elif manner.year == "vancouver":
        sheet.glue(". ")
    else:
        sheet.glue(pick(random, (". ", ", ", ": ", ". ") if item.title else (". ", ", ", ", ", " ")))
    _title(sheet, item, manner)
    _BODIES[item.kind](sheet, item, manner, random, "" if early else year)
    _end(sheet, item, manner, random)
    return Labelled(sheet.text, tuple(sheet.segments), "rendered", "rendered")


def _authors(sheet: _Sheet, item: Item, manner: Manner, random: Random) -> None:
    names = item.authors or ((pick(random, stock.GROUPS), ""),)
    said, others = _names(names, manner, inverted=manner.inverted)
    editor = item.kind == "book" and item.authors and random.random() < 0.12
    sheet.put(said, "editor" if editor else "author")
    sheet.put(others)
    if editor:
        sheet.glue(" " + manner.words["editors"])


def _names(names: Sequence[tuple[str, str]], manner: Manner, *, inverted: str) -> tuple[str, str]:
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
    return family + manner.name_comma + shaped if inverted else f"{shaped} {family}"


def _early_year(sheet: _Sheet, year: str, manner: Manner) -> None:
    before, after = manner.year.split("#")
    sheet.glue(before)
    sheet.put(year, "issued")
    sheet.put(after)


def _title(sheet: _Sheet, item: Item, manner: Manner) -> None:
    if not item.title:
        return
    opening, closing = manner.quote if item.kind != "book" else ("", "")
    inner = manner.after_title.strip() if closing == "”" and manner.after_title.strip() in (".", ",") else ""
    sheet.put(opening)
    sheet.put(item.title, "title")
    if inner:
        sheet.glue(inner + closing + " ")
    else:
        sheet.put(closing)


def _link(sheet: _Sheet, manner: Manner) -> None:
    if not sheet.text.endswith(" "):
        sheet.glue(manner.after_title if manner.after_title.strip() or sheet.text[-1:] in "”\"’»“'" else ". ")


def _journal(sheet: _Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    if item.title:
        _link(sheet, manner)
    if item.title and manner.words["in"].strip().lower() in ("in:", "in «", "in") and random.random() < 0.3:
        sheet.put(manner.words["in"].replace("«", ""))
    sheet.put(item.container, "container-title")
    if year and manner.year == "vancouver":
        sheet.glue(pick(random, (". ", " ")))
        sheet.put(year, "issued")
        sheet.glue(pick(random, (";", "; ", " ", ", ")))
        year = ""
    elif item.volume and not item.title and random.random() < 0.15:
        _section(sheet, manner, random)
    elif item.volume:
        sheet.glue(manner.before_volume)
    year = _volume(sheet, item, manner, year)
    if year and manner.year == "journal":
        sheet.glue(" (")
        sheet.put(year, "issued")
        sheet.put(")")
        year = ""
    _pages(sheet, item, manner)
    if year:
        _tail_year(sheet, year, manner)


def _section(sheet: _Sheet, manner: Manner, random: Random) -> None:
    """The letter of a journal's section, which belongs to its name, the volume hard behind it: "Phys. Rev. D42"."""
    letter = pick(random, ("A", "B", "C", "D", "E"))
    journal = sheet.segments[-1]
    sheet.text += " " + letter
    sheet.segments[-1] = journal._replace(end=len(sheet.text))
    sheet.put(" " if "v" in manner.numbers else "")


def _volume(sheet: _Sheet, item: Item, manner: Manner, year: str) -> str:
    """The volume and the issue, with the year among them in some manners; the year that is still to be said."""
    marks = manner.numbers if item.issue else manner.numbers.split("I")[0].rstrip(" ,.:/(i")
    if "Y" in marks and not year:
        marks = "V(I)" if item.issue else "V"
    for mark in marks if item.volume else "":
        if mark == "V":
            sheet.put(item.volume, "volume")
        elif mark == "Y":
            sheet.put(year, "issued")
            year = ""
        elif mark == "I":
            sheet.put(item.issue, "issue")
        elif mark in "vi":
            sheet.put(manner.words["volume" if mark == "v" else "issue"])
        else:
            sheet.put(mark)
    return year


def _pages(sheet: _Sheet, item: Item, manner: Manner, *, cue: bool | None = None) -> None:
    if not item.page:
        return
    sheet.glue(manner.before_pages if item.volume or cue else ", ")
    if cue or (cue is None and manner.before_pages != ":" and "v" in manner.numbers):
        sheet.put(manner.words["pages"])
    sheet.put(item.page.replace("-", manner.dash), "page")


def _tail_year(sheet: _Sheet, year: str, manner: Manner) -> None:
    sheet.glue(manner.tail_year)
    sheet.put(year, "issued")
    if "(" in manner.tail_year:
        sheet.put(")")


def _chapter(sheet: _Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    pages = pick(random, ("first",) if manner.pages_first else ("early", "late"))
    if pages == "first":
        _pages(_trimmed(sheet), item, manner, cue=True)
        sheet.put(" ")
    else:
        _link(sheet, manner)
    sheet.put(manner.words["in"].replace("«", "") or "In ")
    _host(sheet, item, manner, random)
    if pages == "early":
        _bracketed_pages(sheet, item, manner, random)
    _series(sheet, manner, random)
    _imprint(sheet, item, manner, random, year)
    if pages == "late":
        _pages(_trimmed(sheet), item, manner, cue=random.random() < 0.75)


def _host(sheet: _Sheet, item: Item, manner: Manner, random: Random) -> None:
    """The book that a chapter is in, its editors before or after its title."""
    before = bool(item.editors) and random.random() < 0.65
    if before:
        said, others = _names(item.editors, manner, inverted=pick(random, ("none", manner.inverted)))
        if manner.language == "de" and random.random() < 0.15:
            said, others = pick(random, ("Ders.", "Dies.", "ders.", "dies.")), ""
        sheet.put(said, "editor")
        sheet.put(others)
        sheet.glue(" " + manner.words["editors"])
        sheet.glue(pick(random, (", ", ": ", ", ", ". ", " ")))
    sheet.put(item.container, "container-title")
    if item.editors and not before:
        sheet.glue(", ")
        sheet.put(manner.words["edited"])
        sheet.put(_names(item.editors, manner, inverted="none")[0], "editor")


def _series(sheet: _Sheet, manner: Manner, random: Random) -> None:
    """Now and then the series of a book, in brackets."""
    if random.random() < 0.05:
        sheet.glue(pick(random, (" (= ", " (")))
        sheet.put(pick(random, stock.BOOK_SERIES), "collection-title")
        if random.random() < 0.7:
            sheet.put(pick(random, (", ", " ")) + pick(random, (manner.words["volume"], "")))
            sheet.put(str(random.randint(1, 90)), "volume")
        sheet.put(")")


def _conference(sheet: _Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    """A paper of a meeting: where and when it was held, pages, series and publisher, in the order of the manner."""
    _link(sheet, manner)
    sheet.put(manner.words["in"].replace("«", "") or pick(random, ("In ", "in ", "")))
    if item.editors and random.random() < 0.2:
        _host(sheet, item, manner, random)
    else:
        sheet.put(_meeting(item.container, item.year, random), "container-title")
    pieces = {
        "place": ("", item.place or pick(random, stock.TOWNS), "publisher-place"),
        "issued": ("", year and _month(random) + year, "issued"),
        "page": (manner.words["pages"], item.page.replace("-", manner.dash), "page"),
        "publisher": ("", pick(random, stock.MEETING_PUBLISHERS), "publisher"),
        "series": ("", pick(random, stock.SERIES), "collection-title"),
    }
    for before, piece in manner.meeting:
        cue, said, variable = pieces[piece]
        if said and (piece in ("issued", "page") or random.random() < 0.65):
            sheet.glue(before)
            sheet.put(cue if before != ":" else "")
            sheet.put(said, variable)
            _volume_of_series(sheet, item, manner, random) if piece == "series" else None
    if sheet.text.count("(", -30) > sheet.text.count(")", -30):
        sheet.put(")")


def _volume_of_series(sheet: _Sheet, item: Item, manner: Manner, random: Random) -> None:
    sheet.glue(pick(random, (", ", " ")))
    sheet.put(manner.words["volume"])
    sheet.put(item.volume or str(random.randint(1, 9000)), "volume")


def _meeting(container: str, year: str, random: Random) -> str:
    """The proceedings as lists name them: "Proc. 5th Int. Conf. on Bees (CB'95)"."""
    if random.random() < 0.5:
        container = re.sub(
            r"^Proceedings of (?:the )?", pick(random, ("Proc. of the ", "Proc. ", "Proceedings ", "")), container
        )
    if random.random() < 0.3:
        for long, short in (
            ("International", "Int."),
            ("Conference", "Conf."),
            ("Symposium", "Symp."),
            ("Annual", "Ann."),
        ):
            container = container.replace(long, short)
    if random.random() < 0.25:
        letters = "".join(word[0] for word in container.split() if word[0].isupper() and word.isalpha())[-6:]
        form = pick(random, (" (#)", " (#)", " (#-@)", " (#'@)", ", #", " (# %)", " %"))
        container += form.replace("#", letters or "ACL").replace("@", year[-2:]).replace("%", year)
    return container


def _month(random: Random) -> str:
    """A month to go before a year, now and then."""
    if random.random() > 0.25:
        return ""
    month = pick(random, stock.MONTHS)
    return pick(random, (month + " ", month[:3] + ". ", f"{random.randint(1, 28)} {month} ", month + ", "))


def _trimmed(sheet: _Sheet) -> _Sheet:
    """The sheet without a closing blank."""
    sheet.text = sheet.text.rstrip()
    return sheet


def _bracketed_pages(sheet: _Sheet, item: Item, manner: Manner, random: Random) -> None:
    if item.page and random.random() < 0.6:
        sheet.glue(" (")
        sheet.put(manner.words["pages"])
        sheet.put(item.page.replace("-", manner.dash), "page")
        sheet.put(")")
    else:
        _pages(sheet, item, manner, cue=True)


def _imprint(sheet: _Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    publisher = item.publisher or pick(random, stock.PUBLISHERS)
    if random.random() < 0.2:
        publisher = pick(random, stock.PUBLISHERS)
    marks = manner.imprint if item.place else "U"
    sheet.glue(" " if marks[0] == "(" else pick(random, (". ", ", ", ". ")))
    for mark in marks.rstrip(")"):
        if mark == "P":
            sheet.put(item.place, "publisher-place")
        elif mark == "U":
            sheet.put(publisher, "publisher")
        else:
            sheet.put(mark)
    if year:
        _tail_year(sheet, year, manner)
    if marks[-1] == ")":
        sheet.put(")")


def _book(sheet: _Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    if item.volume and random.random() < 0.3:
        sheet.glue(", ")
        sheet.put(manner.words["volume"] or "vol. ")
        sheet.put(item.volume, "volume")
    if random.random() < 0.2:
        _edition(sheet, manner, random)
    if item.translators:
        _translators(sheet, item, manner, random)
    if random.random() < 0.04:
        sheet.glue(pick(random, (". ", ", ")))
        sheet.put(f"{random.randint(2, 4)} " + pick(random, ("vols.", "vols", "Bände", "Bde.", "volumes", "vol.")))
    _series(sheet, manner, random)
    _imprint(sheet, item, manner, random, year)
    _series(sheet, manner, random)
    if random.random() < 0.08:
        sheet.glue(", ")
        sheet.put(f"{random.randint(80, 900)} " + pick(random, ("p.", "pp.", "S.", "pages")))


def _translators(sheet: _Sheet, item: Item, manner: Manner, random: Random) -> None:
    """Who translated a book, in brackets now and then: "Trans. J. Low", "(L. Poe, Übers.)"."""
    names = _names(item.translators, manner, inverted="none")[0]
    cue = pick(random, (manner.words["translated"], pick(random, WORDS[manner.language]["translated"])))
    if random.random() < 0.15:
        sheet.put(" (")
        sheet.put(names, "translator")
        sheet.put(pick(random, (", Trans.)", ", trans.)", ", Übers.)", ", trad.)")))
        return
    sheet.glue(pick(random, (", ", ". ", ". ")))
    sheet.put(cue[:1].upper() + cue[1:] if sheet.text.endswith(". ") else cue)
    sheet.put(names, "translator")


def _edition(sheet: _Sheet, manner: Manner, random: Random) -> None:
    number, _, rest = manner.words["edition"].partition(" ")
    sheet.glue(pick(random, (" (", ". ", ", ")))
    bracket = sheet.text.endswith("(")
    sheet.put(number, "edition")
    sheet.put(" " + rest + (")" if bracket else ""))


def _thesis(sheet: _Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    opening = pick(random, (". ", ", ", ". ", " ("))
    if random.random() < 0.12:
        _thesis_of(sheet, item, manner, random, year)
        return
    sheet.glue(opening)
    kind = pick(random, (manner.words["thesis"], pick(random, stock.THESES[manner.language])))
    sheet.put(kind if "." in opening else kind[:1].lower() + kind[1:] if manner.language == "it" else kind, "genre")
    sheet.put(")" if "(" in opening else "")
    sheet.glue(pick(random, (", ", ". ", ", ", " ")))
    sheet.put(item.publisher or pick(random, stock.UNIVERSITIES), "publisher")
    if item.place and random.random() < 0.4:
        sheet.glue(", ")
        sheet.put(item.place, "publisher-place")
    if year:
        _tail_year(sheet, year, manner)


def _thesis_of(sheet: _Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    """A thesis behind its university: "Universität Bielefeld: Dissertation"."""
    sheet.glue(pick(random, (". ", ", ")))
    sheet.put(item.publisher or pick(random, stock.UNIVERSITIES), "publisher")
    sheet.put(pick(random, (": ", ", ", " (")))
    sheet.put(pick(random, (manner.words["thesis"], pick(random, stock.THESES[manner.language]))), "genre")
    sheet.put(")" if "(" in sheet.text[-40:] and ")" not in sheet.text[-30:] else "")
    if year:
        _tail_year(sheet, year, manner)


def _report(sheet: _Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    opening = pick(random, (". ", ", ", " ("))
    sheet.glue(opening)
    sheet.put(pick(random, (manner.words["report"], pick(random, stock.REPORTS))), "genre")
    if random.random() < 0.7:
        sheet.put(pick(random, (" ", " No. ", " Nr. ", " no. ", " ", ", ")))
        sheet.put(_report_number(random), "number")
    sheet.put(")" if opening == " (" else "")
    if random.random() < 0.4:
        _imprint(sheet, item, manner, random, year)
        return
    sheet.glue(pick(random, (", ", ". ", ", ")))
    sheet.put(pick(random, stock.INSTITUTIONS), "publisher")
    if random.random() < 0.5:
        sheet.glue(pick(random, (", ", ", ", ". ")))
        sheet.put(pick(random, (*stock.TOWNS, *stock.PLACES)), "publisher-place")
    if year:
        _tail_year(sheet, _month(random) + year, manner)


def _report_number(random: Random) -> str:
    small, year = random.randint(1, 400), random.randint(1970, 2020)
    forms = (
        f"{small}", f"{small % 40 + 1}/{year}", f"{year % 100:02}-{small:03}", f"CS-TR-{small}", f"TR {small}",
        f"TR-{year}-{small}", f"CSD-{year % 100}-{small}", f"UCB/CSD {small}", f"RC {small * 37}",
        f"LBL-{small * 91}", f"W{small * 31}",
    )  # fmt: skip
    return pick(random, forms)


def _preprint(sheet: _Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    if item.title:
        _link(sheet, manner)
    sheet.put(pick(random, ("arXiv preprint ", "", "ArXiv e-prints, ", "Preprint ", "preprint, ", "arXiv e-prints, ")))
    subject = pick(random, ("hep-th", "astro-ph", "math", "quant-ph"))
    old = f"{subject}/{random.randint(9301, 9912)}{random.randint(1, 999):03}"
    new = f"{random.randint(7, 21):02}{random.randint(1, 12):02}.{random.randint(1, 99999):05}"
    sheet.put(pick(random, ("arXiv:", "arXiv:", "arXiv: ", "")) + pick(random, (old, new, new)), "number")
    if year:
        _tail_year(sheet, year, manner)


def _web(sheet: _Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    if random.random() < 0.2:
        sheet.put(pick(random, (" [Video file]", " [Video]", " [Blog post]", " [Audio podcast]", " [Tweet]")))
    if random.random() < 0.6:
        _link(sheet, manner)
        site = pick(random, stock.SITES)
        sheet.put(pick(random, (item.container or site, site)), "container-title")
    if year:
        _tail_year(sheet, year, manner)


_BODIES = {
    "journal": _journal, "chapter": _chapter, "conference": _conference, "book": _book, "thesis": _thesis,
    "report": _report, "preprint": _preprint, "web": _web,
}  # fmt: skip


def _end(sheet: _Sheet, item: Item, manner: Manner, random: Random) -> None:
    sheet.glue(manner.stop)
    if item.url:
        sheet.glue(pick(random, (" ", ". ", ", ")))
        sheet.put(manner.words["retrieved"])
        sheet.put(item.url, "URL")
        if random.random() < 0.6:
            _accessed(sheet, manner, random)
    elif item.doi and random.random() < 0.4:
        sheet.put(" " + manner.doi)
        sheet.put(item.doi, "DOI")
        sheet.put(pick(random, ("", ".")))


def _accessed(sheet: _Sheet, manner: Manner, random: Random) -> None:
    opening = pick(random, (" (", ", ", ". ", " "))
    sheet.put(opening)
    sheet.put(manner.words["accessed"])
    day, month, year = random.randint(1, 28), random.randint(1, 12), random.randint(1998, 2022)
    forms = (f"{day}.{month}.{year}", f"{year}-{month:02}-{day:02}", f"{day} March {year}", f"June {day}, {year}")
    sheet.put(pick(random, forms), "accessed")
    sheet.put(")" if "(" in opening else "]" if "[" in manner.words["accessed"] else ".")
