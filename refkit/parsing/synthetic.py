"""Labelled strings made from real items: written in a random manner, then worn as real lists are."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random

from refkit.parsing import grey, houses, naming, stock
from refkit.parsing.grey import month
from refkit.parsing.imprints import edited, edition, imprint, series, tail_year, translators
from refkit.parsing.labelled import Labelled
from refkit.parsing.manners import Manner, draw, pick
from refkit.parsing.sheet import Sheet, link, names_said
from refkit.parsing.variants import in_full, spoken, varied
from refkit.parsing.wear import worn
from refkit.parsing.works import Item, language


def strings(items: Sequence[Item], count: int, *, seed: int = 7) -> Iterator[Labelled]:
    """So many labelled strings of the items; the same seed gives the same strings."""
    random = Random(seed)  # noqa: S311  nothing secret is drawn here
    in_language, given = _by_language(items), naming.given_names(name for item in items for name in item.authors)
    while count > 0:
        house = pick(random, houses.houses()) if random.random() < _IN_HOUSES else None
        manner = houses.manner(house, draw(random), random) if house else draw(random)
        for _ in range(min(count, 6)):
            own = in_language.get(manner.language) if random.random() < 0.6 else None
            item = spoken(varied(pick(random, own or items), items, random), manner, random)
            item = in_full(item, given, random) if manner.given == "full" else item
            yield worn(_written(item, manner, random, house), random)
            count -= 1


def _by_language(items: Sequence[Item]) -> dict[str, list[Item]]:
    """The items under the language of their title, languages with few left out."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        found[language(item.title)].append(item)
    return {name: those for name, those in found.items() if name and len(those) >= 50}


_IN_HOUSES = 0.4
"""How many lists are written as one house wants it; the others have habits drawn one by one."""


def _written(item: Item, manner: Manner, random: Random, house: houses.House | None) -> Labelled:
    sheet = (house and houses.written(item, house, manner, random)) or _in_manner(item, manner, random)
    return Labelled(sheet.text, tuple(sheet.segments), "rendered", "rendered")


def _in_manner(item: Item, manner: Manner, random: Random) -> Sheet:
    sheet = Sheet()
    if manner.number_label:
        before, after = manner.number_label.split("#")
        sheet.put(before)
        sheet.put(str(random.randint(1, 199)), "citation-number")
        sheet.put(after)
    _authors(sheet, item, manner, random)
    year = item.year or manner.words["undated"]
    if item.year and random.random() < 0.05:
        year += pick(random, ("", "", " ")) + pick(random, ("a", "b", "c"))
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
    return sheet


def _authors(sheet: Sheet, item: Item, manner: Manner, random: Random) -> None:
    names = item.authors or ((pick(random, stock.GROUPS), ""),)
    said, others = names_said(names, manner, inverted=manner.inverted)
    if manner.language in naming.THE_SAME and random.random() < 0.015:
        said, others = pick(random, naming.THE_SAME[manner.language]), ""
    editor = item.kind == "book" and item.authors and not item.editors and random.random() < 0.12
    sheet.put(said, "editor" if editor else "author")
    sheet.put(others)
    if editor:
        sheet.glue(" " + manner.words["editors"])


def _early_year(sheet: Sheet, year: str, manner: Manner) -> None:
    before, after = manner.year.split("#")
    sheet.glue(before)
    sheet.put(year, "issued")
    sheet.put(after)


def _title(sheet: Sheet, item: Item, manner: Manner) -> None:
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


def _journal(sheet: Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    if item.title:
        link(sheet, manner)
    if item.title and manner.words["in"].strip().lower() in ("in:", "in «", "in") and random.random() < 0.3:
        sheet.put(manner.words["in"].replace("«", ""))
    if year and manner.year == "before":
        sheet.put(year, "issued")
        sheet.put(" ")
        year = ""
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
    _here(sheet, item, manner, random)
    if year:
        tail_year(sheet, year, manner)


def _here(sheet: Sheet, item: Item, manner: Manner, random: Random) -> None:
    """Now and then the one page that is meant, behind those of the whole work."""
    if "-" in item.page and random.random() < 0.02:
        cue = naming.HERE.get(manner.language, "")
        sheet.put(f", {cue}{manner.words['pages']}{random.randint(3, 800)}")


def _section(sheet: Sheet, manner: Manner, random: Random) -> None:
    """The letter of a journal's section, which belongs to its name, the volume hard behind it: "Phys. Rev. D42"."""
    letter = pick(random, ("A", "B", "C", "D", "E"))
    journal = sheet.segments[-1]
    sheet.text += " " + letter
    sheet.segments[-1] = journal._replace(end=len(sheet.text))
    sheet.put(" " if "v" in manner.numbers else "")


def _volume(sheet: Sheet, item: Item, manner: Manner, year: str) -> str:
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


def _pages(sheet: Sheet, item: Item, manner: Manner, *, cue: bool | None = None) -> None:
    if not item.page:
        return
    sheet.glue(manner.before_pages if item.volume or cue else ", ")
    if cue or (cue is None and manner.before_pages != ":" and "v" in manner.numbers):
        sheet.put(manner.words["pages"])
    sheet.put(item.page.replace("-", manner.dash), "page")


def _chapter(sheet: Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    pages = pick(random, ("first",) if manner.pages_first else ("early", "late"))
    if pages == "first":
        sheet.trim()
        _pages(sheet, item, manner, cue=True)
        sheet.put(" ")
    else:
        link(sheet, manner)
    sheet.put(manner.words["in"].replace("«", "") or "In ")
    _host(sheet, item, manner, random)
    if random.random() < 0.07:
        _part(sheet, manner, random)
    if pages == "early":
        _bracketed_pages(sheet, item, manner, random)
    series(sheet, manner, random)
    imprint(sheet, item, manner, random, year)
    if pages == "late":
        sheet.trim()
        _pages(sheet, item, manner, cue=random.random() < 0.75)
        _here(sheet, item, manner, random)


def _part(sheet: Sheet, manner: Manner, random: Random) -> None:
    """Which volume of a work of several it is."""
    sheet.glue(pick(random, (", ", ". ", ", ")))
    sheet.put(manner.words["volume"] or "vol. ")
    sheet.put(pick(random, ("1", "2", "3", "4", "I", "II", "III", "IV", "2/1")), "volume")


def _host(sheet: Sheet, item: Item, manner: Manner, random: Random) -> None:
    """The book that a chapter is in, its editors before or after its title."""
    place = random.random() if item.editors else 1.0
    if place < 0.6:
        _editors(sheet, item, manner, random)
        sheet.glue(pick(random, (", ", ": ", ", ", ". ", " ")))
    sheet.put(item.container, "container-title")
    if 0.6 <= place < 0.75:
        sheet.glue(pick(random, (", ", " (", ". ", " (")))
        _editors(sheet, item, manner, random)
        sheet.close()
    elif 0.75 <= place < 1:
        edited(sheet, item, manner, random)


def _editors(sheet: Sheet, item: Item, manner: Manner, random: Random) -> None:
    """The editors of a book with the word for what they are; in some languages now and then "the same"."""
    said, others = names_said(item.editors, manner, inverted=pick(random, ("none", manner.inverted)))
    cue = " " + manner.words["editors"]
    if manner.language in naming.THE_SAME and random.random() < 0.12:
        said, others = pick(random, naming.THE_SAME[manner.language]), ""
        cue = pick(random, (cue, "")) if said[0].islower() or manner.language != "de" else cue
    sheet.put(said, "editor")
    sheet.put(others)
    if sheet.text.count("(", -80) > sheet.text.count(")", -80):
        cue = ", " + cue.strip(" ()")
    sheet.glue(cue)


def _conference(sheet: Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    """A paper of a meeting: where and when it was held, pages, series and publisher, in the order of the manner."""
    link(sheet, manner)
    sheet.put(manner.words["in"].replace("«", "") or pick(random, ("In ", "in ", "")))
    if item.editors and random.random() < 0.2:
        _host(sheet, item, manner, random)
    else:
        sheet.put(_meeting(item.container, item.year, random), "container-title")
    pieces = {
        "place": ("", item.place or pick(random, stock.TOWNS), "publisher-place"),
        "issued": ("", year and month(random) + year, "issued"),
        "page": (manner.words["pages"], item.page.replace("-", manner.dash), "page"),
        "publisher": ("", pick(random, stock.MEETING_PUBLISHERS), "publisher"),
        "series": ("", pick(random, stock.SERIES), "collection-title"),
        "volume": (manner.words["volume"] or "vol. ", item.volume or str(random.randint(1, 9000)), "volume"),
    }
    for before, piece in manner.meeting:
        cue, said, variable = pieces[piece]
        if said and (piece in ("issued", "page") or random.random() < 0.65):
            sheet.glue(before)
            sheet.put(cue if before != ":" else "")
            sheet.put(said, variable)
            _around_series(sheet, pieces["volume"][1], piece, manner, random)
    sheet.close()


def _around_series(sheet: Sheet, volume: str, piece: str, manner: Manner, random: Random) -> None:
    """The volume behind a series ("LNCS, vol. 12"), or the series behind a volume ("volume 12 of LNCS")."""
    if piece == "series":
        sheet.glue(pick(random, (", ", " ")))
        sheet.put(manner.words["volume"])
        sheet.put(volume, "collection-number")
    elif piece == "volume":
        sheet.segments[-1] = sheet.segments[-1]._replace(variable="collection-number")
        sheet.put(pick(random, (" of ", " of ", " of the ", " in ")))
        sheet.put(pick(random, stock.SERIES), "collection-title")


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


def _bracketed_pages(sheet: Sheet, item: Item, manner: Manner, random: Random) -> None:
    if item.page and random.random() < 0.6:
        sheet.glue(" (")
        sheet.put(manner.words["pages"])
        sheet.put(item.page.replace("-", manner.dash), "page")
        sheet.put(")")
    else:
        _pages(sheet, item, manner, cue=True)


def _book(sheet: Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    if random.random() < (0.3 if item.volume else 0.04):
        _part(sheet, manner, random)
    if random.random() < 0.2:
        edition(sheet, manner, random)
    if item.translators:
        translators(sheet, item, manner, random)
    if item.editors:
        edited(sheet, item, manner, random)
    if random.random() < 0.04:
        sheet.glue(pick(random, (". ", ", ")))
        sheet.put(f"{random.randint(2, 8)} " + pick(random, _VOLUMES), "volume")
    series(sheet, manner, random)
    imprint(sheet, item, manner, random, year)
    series(sheet, manner, random)
    if random.random() < 0.03:
        sheet.put(f" ({pick(random, stock.MANUSCRIPTS)})")
    if random.random() < 0.08:
        sheet.glue(", ")
        sheet.put(f"{random.randint(80, 900)} " + pick(random, ("p.", "pp.", "S.", "pages")), "page")


_VOLUMES = ("vols", "vols", "Bände", "Bde", "volumes", "vol", "voll", "tomes", "tomos")
_BODIES = {
    "journal": _journal, "chapter": _chapter, "conference": _conference, "book": _book, "thesis": grey.thesis,
    "report": grey.report, "talk": grey.talk, "preprint": grey.preprint, "web": grey.web, "newspaper": grey.newspaper,
}  # fmt: skip


def _end(sheet: Sheet, item: Item, manner: Manner, random: Random) -> None:
    sheet.glue(manner.stop)
    if item.url:
        sheet.glue(pick(random, (" ", ". ", ", ")))
        sheet.put(manner.words["retrieved"])
        sheet.put(item.url, "URL")
        if random.random() < 0.6:
            _accessed(sheet, manner, random)
    elif manner.quote[0] and item.kind == "journal" and random.random() < 0.02:
        sheet.put(pick(random, (" JSTOR, ", " JSTOR: ", " Project MUSE, ")))
        sheet.put(
            pick(random, ("www.jstor.org/stable/", "http://www.jstor.org/stable/"))
            + f"{random.randint(9000, 9999999)}",
            "URL",
        )
    elif item.doi and random.random() < 0.4:
        sheet.put(" " + manner.doi)
        sheet.put(item.doi, "DOI")
        sheet.put(pick(random, ("", ".")))


def _accessed(sheet: Sheet, manner: Manner, random: Random) -> None:
    opening = pick(random, (" (", ", ", ". ", " "))
    sheet.put(opening)
    sheet.put(manner.words["accessed"])
    day, month, year = random.randint(1, 28), random.randint(1, 12), random.randint(1998, 2022)
    forms = (f"{day}.{month}.{year}", f"{year}-{month:02}-{day:02}", f"{day} March {year}", f"June {day}, {year}")
    sheet.put(pick(random, forms), "accessed")
    sheet.put(")" if "(" in opening else "]" if "[" in manner.words["accessed"] else ".")
