"""Labelled strings made from real items: written in a random manner, then worn as real lists are."""

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

from refkit.parsing.labelled import Labelled
from refkit.parsing.manners import Manner, draw, pick
from refkit.parsing.name_lists import read_names
from refkit.parsing.segments import Segment


@dataclass(frozen=True, slots=True)
class Item:
    """A work in plain texts, "" for what is unknown. Names are (family, given)."""

    kind: str
    title: str
    authors: tuple[tuple[str, str], ...] = ()
    year: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    publisher: str = ""
    place: str = ""
    doi: str = ""
    url: str = ""
    editors: tuple[tuple[str, str], ...] = ()


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
    while count > 0:
        manner = draw(random)
        for _ in range(min(count, 6)):
            item = _varied(pick(random, items), items, random)
            yield _worn(_written(item, manner, random), random)
            count -= 1


def _varied(item: Item, items: Sequence[Item], random: Random) -> Item:
    """The item with what its kind needs and it lacks, taken from another real item."""
    other = pick(random, items)
    if item.kind == "chapter" and not item.editors and random.random() < 0.75:
        item = replace(item, editors=other.authors[:3])
    if item.kind in ("book", "chapter", "thesis") and not item.place and random.random() < 0.7:
        item = replace(item, place=pick(random, _PLACES))
    if item.kind == "journal" and not item.issue and random.random() < 0.5:
        item = replace(item, issue=str(random.randint(1, 12)))
    if item.kind == "journal" and not item.volume and random.random() < 0.7:
        item = replace(item, volume=str(random.randint(1, 120)))
    if random.random() < 0.06:
        item = replace(item, kind="web", url=_address(random), doi="")
    if item.kind == "journal" and random.random() < 0.16:
        item = replace(item, title="", container=_shortened(item.container, random))
    return item


def _shortened(container: str, random: Random) -> str:
    """The name of a journal as lists without titles of articles give it: "Phys. Rev. Lett."."""
    words = [word for word in container.split() if word.lower() not in _SMALL]
    if len(words) < 2 or random.random() < 0.3:
        return container
    stop = pick(random, (".", ".", ".", ""))
    return " ".join(_abbreviated(word, stop, random) for word in words[:5])


def _abbreviated(word: str, stop: str, random: Random) -> str:
    length = {"Journal": 1, "Review": 3, "Letters": 4}.get(word, random.randint(3, 5))
    return word if len(word) <= length + 1 or not word.isalpha() else word[:length] + stop


_SMALL = frozenset("of the and for in on de la le du des et und der die das für e y del di &".split())


_PLACES = (
    "Berlin", "New York", "London", "Paris", "Frankfurt a. M.", "Frankfurt am Main", "Wiesbaden", "München",
    "Opladen", "Cambridge, MA", "Cambridge", "Oxford", "Tübingen", "Stuttgart", "Hamburg", "Göttingen", "Köln",
    "Bonn", "Wien", "Zürich", "Leipzig", "Weinheim", "Basel", "Bern", "Amsterdam", "Leiden", "Dordrecht",
    "Den Haag", "Milano", "Roma", "Torino", "Bologna", "Venezia", "Firenze", "Padova", "Napoli", "Madrid",
    "Barcelona", "México", "Buenos Aires", "Bogotá", "Lisboa", "São Paulo", "Rio de Janeiro", "Brasília",
    "Porto Alegre", "Washington, DC", "Washington", "Boston", "Chicago", "San Francisco", "Los Angeles", "Berkeley",
    "Princeton, NJ", "New Haven", "Stanford", "Hillsdale, NJ", "Thousand Oaks, CA", "Newbury Park", "Beverly Hills",
    "Englewood Cliffs", "Reading, MA", "Aldershot", "Harmondsworth", "Edinburgh", "Manchester", "Dublin", "Toronto",
    "Montréal", "Sydney", "Canberra", "Tokyo", "Beijing", "Singapore", "New Delhi", "Lyon", "Bruxelles", "Louvain",
    "Genève", "Rennes", "Strasbourg", "Toulouse", "Köln/Wien", "Berlin/New York", "Frankfurt/M.",
    "Frankfurt/New York", "Darmstadt", "Mannheim", "Nürnberg", "Freiburg i. Br.", "Heidelberg", "Bielefeld",
)  # fmt: skip
_PUBLISHERS = (
    "Suhrkamp", "Campus", "Campus Verlag", "Westdeutscher Verlag", "VS Verlag für Sozialwissenschaften",
    "Leske + Budrich", "Leske und Budrich", "Nomos", "Juventa", "Beltz", "Springer", "Springer VS", "Enke", "Mohr",
    "Mohr Siebeck", "Fischer", "Rowohlt", "Beck", "C.H. Beck", "Kohlhammer", "Vandenhoeck & Ruprecht",
    "Duncker & Humblot", "Huber", "Hogrefe", "Psychologie Verlags Union", "Lit", "LIT Verlag", "transcript", "UVK",
    "Sage", "Academic Press", "Wiley", "John Wiley & Sons", "McGraw-Hill", "Prentice Hall", "Addison-Wesley",
    "Morgan Kaufmann", "Elsevier", "North-Holland", "Kluwer", "Routledge", "Blackwell", "Palgrave Macmillan",
    "Macmillan", "Penguin", "Free Press", "Basic Books", "Harper & Row", "Norton", "W. W. Norton", "MIT Press",
    "Harvard University Press", "Yale University Press", "Princeton University Press",
    "University of Chicago Press", "Stanford University Press", "Oxford University Press",
    "Cambridge University Press", "Clarendon Press", "Brill", "Gallimard", "Seuil", "PUF",
    "Presses Universitaires de France", "L'Harmattan", "Einaudi", "Laterza", "Il Mulino", "Feltrinelli",
    "Mondadori", "Siglo XXI", "Fondo de Cultura Económica", "Alianza", "Vozes", "Atlas", "Martins Fontes", "Edusp",
    "Almedina", "World Scientific", "IEEE", "ACM Press", "AAAI Press", "World Bank", "OECD",
)  # fmt: skip


def _address(random: Random) -> str:
    host = pick(
        random, ("www.example.org", "www.nytimes.com", "www.who.int", "de.wikipedia.org", "www.bmbf.de", "arxiv.org")
    )
    path = pick(random, ("/", "/article/2012/3.html", "/wiki/Page", "/docs/report_2010.pdf", "/index.php?id=12"))
    return pick(random, ("http://", "https://")) + host + path


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
    if early:
        _early_year(sheet, year, manner)
    else:
        sheet.glue(pick(random, (". ", ", ", ": ", ". ")) if manner.year != "vancouver" else ". ")
    _title(sheet, item, manner)
    _BODIES[item.kind](sheet, item, manner, random, "" if early else year)
    _end(sheet, item, manner, random)
    return Labelled(sheet.text, tuple(sheet.segments), "rendered", "rendered")


def _authors(sheet: _Sheet, item: Item, manner: Manner, random: Random) -> None:
    names = item.authors or ((pick(random, _GROUPS), ""),)
    said, others = _names(names, manner, inverted=manner.inverted)
    editor = item.kind == "book" and item.authors and random.random() < 0.12
    sheet.put(said, "editor" if editor else "author")
    sheet.put(others)
    if editor:
        sheet.glue(" " + manner.words["editors"])


_GROUPS = (
    "World Health Organization",
    "OECD",
    "Statistisches Bundesamt",
    "UNESCO",
    "European Commission",
    "IBGE",
    "Bundesregierung",
)


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
    elif item.volume:
        sheet.glue(manner.before_volume)
    _volume(sheet, item, manner)
    if year and manner.year == "journal":
        sheet.glue(" (")
        sheet.put(year, "issued")
        sheet.put(")")
        year = ""
    _pages(sheet, item, manner)
    if year:
        _tail_year(sheet, year, manner)


def _volume(sheet: _Sheet, item: Item, manner: Manner) -> None:
    marks = manner.numbers if item.issue else manner.numbers.split("I")[0].rstrip(" ,.:/(i")
    for mark in marks if item.volume else "":
        if mark == "V":
            sheet.put(item.volume, "volume")
        elif mark == "I":
            sheet.put(item.issue, "issue")
        elif mark in "vi":
            sheet.put(manner.words["volume" if mark == "v" else "issue"])
        else:
            sheet.put(mark)


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
    _link(sheet, manner)
    sheet.put(manner.words["in"].replace("«", "") or "In ")
    before = bool(item.editors) and random.random() < 0.65
    if before:
        said, others = _names(item.editors, manner, inverted=pick(random, ("none", manner.inverted)))
        sheet.put(said, "editor")
        sheet.put(others)
        sheet.glue(" " + manner.words["editors"])
        sheet.glue(pick(random, (", ", ": ", ", ", ". ", " ")))
    sheet.put(item.container, "container-title")
    if item.editors and not before:
        sheet.glue(", ")
        sheet.put(manner.words["edited"])
        sheet.put(_names(item.editors, manner, inverted="none")[0], "editor")
    early_pages = random.random() < 0.5
    if early_pages:
        _bracketed_pages(sheet, item, manner, random)
    _imprint(sheet, item, manner, random, year)
    if not early_pages:
        _pages(_trimmed(sheet), item, manner, cue=random.random() < 0.75)


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
    publisher = item.publisher or pick(random, _PUBLISHERS)
    if random.random() < 0.2:
        publisher = pick(random, _PUBLISHERS)
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
    if random.random() < 0.06:
        sheet.glue(pick(random, (", ", ". ")))
        sheet.put(manner.words["translated"])
        sheet.put(
            _names((("Miller", "John"), ("Weber", "Anna"))[: random.randint(1, 2)], manner, inverted="none")[0],
            "translator",
        )
    _imprint(sheet, item, manner, random, year)
    if random.random() < 0.08:
        sheet.glue(", ")
        sheet.put(f"{random.randint(80, 900)} " + pick(random, ("p.", "pp.", "S.", "pages")))


def _edition(sheet: _Sheet, manner: Manner, random: Random) -> None:
    number, _, rest = manner.words["edition"].partition(" ")
    sheet.glue(pick(random, (" (", ". ", ", ")))
    bracket = sheet.text.endswith("(")
    sheet.put(number, "edition")
    sheet.put(" " + rest + (")" if bracket else ""))


def _thesis(sheet: _Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    opening = pick(random, (". ", ", ", " [", " ("))
    sheet.glue(opening)
    sheet.put(manner.words["thesis"], "genre")
    sheet.put({"[": "]", "(": ")"}.get(opening.strip(), ""))
    sheet.glue(pick(random, (", ", ". ")))
    sheet.put(item.publisher or pick(random, _UNIVERSITIES), "publisher")
    if item.place and random.random() < 0.4:
        sheet.glue(", ")
        sheet.put(item.place, "publisher-place")
    if year:
        _tail_year(sheet, year, manner)


_UNIVERSITIES = (
    "Universität Bielefeld", "Freie Universität Berlin", "University of Michigan", "Université de Paris",
    "Universidad de Chile", "Universidade de São Paulo", "Università di Padova", "University of Oxford",
    "Universität zu Köln", "Stanford University", "Massachusetts Institute of Technology", "Universität Mannheim",
    "LMU München", "UCLA", "Universiteit van Amsterdam",
)  # fmt: skip


def _report(sheet: _Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    opening = pick(random, (". ", ", ", " ("))
    sheet.glue(opening)
    sheet.put(manner.words["report"], "genre")
    if random.random() < 0.6:
        sheet.put(pick(random, (" ", " No. ", " Nr. ", " no. ")))
        sheet.put(
            pick(random, (str(random.randint(1, 4000)), f"{random.randint(1, 40)}/{random.randint(1980, 2020)}")),
            "number",
        )
    sheet.put(")" if opening == " (" else "")
    _imprint(sheet, item, manner, random, year)


def _web(sheet: _Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    if item.container and random.random() < 0.5:
        _link(sheet, manner)
        sheet.put(item.container, "container-title")
    if year:
        _tail_year(sheet, year, manner)


_BODIES = {"journal": _journal, "chapter": _chapter, "book": _book, "thesis": _thesis, "report": _report, "web": _web}


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


def _worn(row: Labelled, random: Random) -> Labelled:
    """The string with some of the wear of real life; segments move along."""
    chance = random.random()
    if chance < 0.05:
        return _edited(
            row,
            [(m.start(), m.end(), "") for m in re.finditer(r"(?<=[.,;:]) (?=\w)", row.text) if random.random() < 0.3],
        )
    if chance < 0.08:
        return _edited(row, [(m.start(), m.end(), "- ") for m in _hyphens(row.text) if random.random() < 0.15])
    if chance < 0.10:
        return _edited(row, [(m.start(), m.end(), " " + m[0]) for m in re.finditer(r"[,;:]", row.text)])
    if chance < 0.17:
        return _edited(row, list(_misplaced(row.text, random)))
    return row


def _misplaced(text: str, random: Random) -> Iterator[tuple[int, int, str]]:
    """Blanks as they come out of a page description: before a mark instead of after it, or lost between words."""
    begin = random.randrange(len(text) // 2 + 1)
    for match in re.finditer(r"([.,;:)]) (?=\w)| (?=\()|(?<=[a-z]{3}) (?=[A-Z][a-z]{3})", text[begin:]):
        if random.random() < 0.6:
            said = " " + match[1] if match[1] and random.random() < 0.7 else match[1] or ""
            yield begin + match.start(), begin + match.end(), said


def _hyphens(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"(?<=[a-z]{3})(?=[bcdfglmnprstv][aeiou][a-z]{2})", text)


def _edited(row: Labelled, edits: list[tuple[int, int, str]]) -> Labelled:
    text, segments, moved = row.text, list(row.segments), 0
    for start, end, said in edits:
        at, gone = start + moved, end - start
        text = text[:at] + said + text[at + gone :]
        shift = len(said) - gone
        segments = [
            s._replace(start=s.start + shift * (s.start > at), end=s.end + shift * (s.end > at)) for s in segments
        ]
        moved += shift
    return replace(row, text=text, segments=tuple(segments))


def items_from_records(path: Path, *, parts: Sequence[str] = ("glottolog", "mlanthology")) -> list[Item]:
    """The items of those parts of a file of CSL-JSON lines (gzip), one in eight of the mlanthology's."""
    found: list[Item] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            part = line[8:40].split(":", 1)[0].strip(' "')
            if (
                part in parts
                and (part != "mlanthology" or number % 8 == 0)
                and (item := _from_record(json.loads(line)))
            ):
                found.append(item)
    return found


_SHARES = {"journal": 8000, "book": 9000, "chapter": 9000, "thesis": 2500, "report": 1500}


def mixed(items: Sequence[Item], random: Random) -> list[Item]:
    """A sample of items in which books and chapters weigh more than in the records."""
    found: list[Item] = []
    for kind, most in _SHARES.items():
        those = [item for item in items if item.kind == kind]
        found += random.sample(those, min(most, len(those)))
    return found


_KINDS = {
    "article-journal": "journal", "book": "book", "chapter": "chapter", "paper-conference": "chapter",
    "thesis": "thesis",
    "report": "report", "document": "report", "manuscript": "thesis",
}  # fmt: skip


def _from_record(record: dict[str, Any]) -> Item | None:
    title = record.get("title", "").strip(" .")
    names = tuple(
        (name.get("family", ""), name.get("given", "")) for name in record.get("author", ()) if name.get("family")
    )
    container = record.get("container-title", "")
    kind = _KINDS.get(record["type"], "book")
    odd = re.search(r"\b[Ii]n .*eds?\.|\beds?\.\)|:\s*$", title) or any(
        "," in given or len(family) > 25 for family, given in names
    )
    if not 8 < len(title) < 220 or odd or not names or (kind in ("journal", "chapter") and len(container) < 6):
        return None
    place, publisher = _place(record.get("publisher", ""))
    parts = record.get("issued", {}).get("date-parts", [[""]])
    return Item(
        kind, title, names, str(parts[0][0]), container, record.get("volume", "")[:12], record.get("issue", "")[:8],
        record.get("page", ""), publisher, place, record.get("DOI", ""),
    )  # fmt: skip


def _place(imprint: str) -> tuple[str, str]:
    place, colon, publisher = imprint.partition(": ")
    if colon and len(place) < 25:
        return place, publisher
    return "", "" if len(imprint) < 4 or imprint.startswith("N.A") else imprint


def items_from_labelled(rows: Sequence[Labelled]) -> list[Item]:
    """The items that labelled strings describe, as far as their names can be told apart."""
    found: list[Item] = []
    for row in rows:
        said = {segment.variable: row.text[segment.start : segment.end].strip(" ,.;") for segment in row.segments}
        names = read_names(said.get("author", ""))
        if (
            8 < len(said.get("title", "")) < 250
            and names
            and all(name.family and len(name.given) < 25 for name in names)
        ):
            found.append(_from_said(said, tuple((_family(name), name.given) for name in names)))
    return found


def _family(name: Any) -> str:
    return " ".join(part for part in (name.dropping_particle, name.non_dropping_particle, name.family) if part)


def _from_said(said: dict[str, str], names: tuple[tuple[str, str], ...]) -> Item:
    container = said.get("container-title", "")
    hosted = "editor" in said or "publisher" in said
    kind = ("chapter" if hosted else "journal") if container else "thesis" if "genre" in said else "book"
    editors = tuple((_family(name), name.given) for name in read_names(said.get("editor", "")) if name.family)
    return Item(
        kind, said["title"], names, said.get("issued", "")[:4], container, said.get("volume", ""),
        said.get("issue", ""),
        re.sub(r"\s*[-–—]+\s*", "-", said.get("page", "")), said.get("publisher", ""), said.get("publisher-place", ""),
        said.get("DOI", ""), "", editors,
    )  # fmt: skip
