"""Rendered strings of what no publisher prints as a book: theses, reports, preprints, newspapers, pages of the web."""

from random import Random

from refkit.parsing import naming, stock
from refkit.parsing.imprints import imprint, tail_year
from refkit.parsing.manners import Manner, pick
from refkit.parsing.sheet import Sheet, link
from refkit.parsing.works import Item


def thesis(sheet: Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    """A thesis: what kind it is, where it was written."""
    opening = pick(random, (". ", ", ", ". ", " ("))
    if random.random() < 0.12:
        _thesis_of(sheet, item, manner, random, year)
        return
    sheet.glue(opening)
    kind = pick(random, (manner.words["thesis"], pick(random, stock.THESES[manner.language])))
    sheet.put(kind if "." in opening else kind[:1].lower() + kind[1:] if manner.language == "it" else kind, "genre")
    bracketed = year and opening == " (" and random.random() < 0.7
    sheet.put(")" if opening == " (" and not bracketed else "")
    sheet.glue(", " if bracketed else pick(random, (", ", ". ", ", ", " ")))
    sheet.put(item.publisher or pick(random, stock.UNIVERSITIES), "publisher")
    if item.place and random.random() < 0.4:
        sheet.glue(", ")
        sheet.put(item.place, "publisher-place")
    if bracketed:
        sheet.put(", ")
        sheet.put(year, "issued")
        sheet.put(")")
    elif year:
        tail_year(sheet, year, manner)


def talk(sheet: Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    """What was said at a meeting and not printed: the meeting, its place, its day."""
    sheet.glue(pick(random, (". ", ". ", ", ", " (")))
    sheet.put(pick(random, naming.SPOKEN[manner.language]))
    sheet.put(naming.meeting(random) if random.random() < 0.6 else item.container, "container-title")
    if random.random() < 0.7:
        sheet.put(pick(random, (", ", ", ", " in ")))
        sheet.put(pick(random, (*stock.TOWNS, *stock.PLACES)), "publisher-place")
    if year:
        sheet.put(", ")
        sheet.put(month(random) + year, "issued")
    sheet.close()


def _thesis_of(sheet: Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    """A thesis behind its university: "Universität Bielefeld: Dissertation"."""
    sheet.glue(pick(random, (". ", ", ")))
    sheet.put(item.publisher or pick(random, stock.UNIVERSITIES), "publisher")
    sheet.put(pick(random, (": ", ", ", " (")))
    sheet.put(pick(random, (manner.words["thesis"], pick(random, stock.THESES[manner.language]))), "genre")
    sheet.put(")" if "(" in sheet.text[-40:] and ")" not in sheet.text[-30:] else "")
    if year:
        tail_year(sheet, year, manner)


def report(sheet: Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    """A report or a working paper: its series with the number, who gave it out."""
    opening = pick(random, (". ", ", ", " ("))
    sheet.glue(opening)
    if random.random() < 0.15:
        sheet.put(pick(random, (pick(random, stock.INSTITUTIONS), naming.organisation(random))), "publisher")
        sheet.put(pick(random, (" ", ", ")))
    sheet.put(pick(random, (manner.words["report"], pick(random, stock.REPORTS), naming.papers(random))), "genre")
    if random.random() < 0.7:
        sheet.put(pick(random, (" ", " No. ", " Nr. ", " no. ", " ", ", ")))
        sheet.put(report_number(random), "number")
    sheet.put(")" if opening == " (" else "")
    if random.random() < 0.4:
        imprint(sheet, item, manner, random, year)
        return
    sheet.glue(pick(random, (", ", ". ", ", ")))
    sheet.put(pick(random, stock.INSTITUTIONS), "publisher")
    if random.random() < 0.5:
        sheet.glue(pick(random, (", ", ", ", ". ")))
        sheet.put(pick(random, (*stock.TOWNS, *stock.PLACES)), "publisher-place")
    if year:
        tail_year(sheet, month(random) + year, manner)


def report_number(random: Random) -> str:
    """The number of a report, as many houses write them."""
    small, year = random.randint(1, 400), random.randint(1970, 2020)
    forms = (
        f"{small}", f"{small}", f"{small % 40 + 1}/{year}", f"{small % 40 + 1}/{year % 100:02}", f"{year}-{small % 40}",
        f"{year % 100:02}-{small:03}", f"CS-TR-{small}", f"TR {small}", f"TR-{year}-{small}",
        f"CSD-{year % 100}-{small}", f"UCB/CSD {small}", f"RC {small * 37}", f"LBL-{small * 91}", f"W{small * 31}",
        f"SP I {year}-{small}", f"CERN-TH-{year}-{small:03}", f"{small % 19 + 1}/{small * 37}", f"{small * 23}",
    )  # fmt: skip
    return pick(random, forms)


def month(random: Random) -> str:
    """A month to go before a year, now and then."""
    if random.random() > 0.25:
        return ""
    said = pick(random, stock.MONTHS)
    return pick(random, (said + " ", said[:3] + ". ", f"{random.randint(1, 28)} {said} ", said + ", "))


def preprint(sheet: Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    """A preprint with its number alone."""
    if item.title:
        link(sheet, manner)
    if random.random() < 0.1:
        sheet.put("Cryptology ePrint Archive", "container-title")
        sheet.put(", " + pick(random, ("Report ", "Paper ")))
        sheet.put(f"{random.randint(1999, 2022)}/{random.randint(1, 1400):03}", "number")
        if year:
            tail_year(sheet, year, manner)
        return
    sheet.put(pick(random, ("arXiv preprint ", "", "ArXiv e-prints, ", "Preprint ", "preprint, ", "arXiv e-prints, ")))
    subject = pick(random, ("hep-th", "astro-ph", "math", "quant-ph"))
    old = f"{subject}/{random.randint(9301, 9912)}{random.randint(1, 999):03}"
    new = f"{random.randint(7, 21):02}{random.randint(1, 12):02}.{random.randint(1, 99999):05}"
    sheet.put(pick(random, ("arXiv:", "arXiv:", "arXiv: ", "")) + pick(random, (old, new, new)), "number")
    if year:
        tail_year(sheet, year, manner)


def newspaper(sheet: Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    """An article of a newspaper, with the day that it came out; a year that was said before is not said again."""
    sheet.glue(pick(random, (". ", ", ", ". ")))
    sheet.put(pick(random, (manner.words["in"].replace("«", ""), "")))
    sheet.put(pick(random, naming.NEWSPAPERS[manner.language]), "container-title")
    if random.random() < 0.2:
        sheet.put(pick(random, (", Nr. ", " Nr. ", ", no. ")))
        sheet.put(str(random.randint(1, 300)), "issue")
    sheet.put(pick(random, (", ", ", ", " vom " if manner.language == "de" else ", ", " (")))
    sheet.put(day(random, item.year if year or random.random() < 0.5 else "", manner), "issued" if year else "")
    sheet.close()
    if random.random() < 0.6:
        sheet.put(pick(random, (", ", ": ", ", ")) + pick(random, (manner.words["pages"], "", manner.words["pages"])))
        sheet.put(pick(random, ("", "A", "")) + str(random.randint(1, 60)), "page")


def day(random: Random, year: str, manner: Manner) -> str:
    """A day of a year (of none where that is ""), in the language of the manner."""
    date, number = random.randint(1, 28), random.randint(1, 12)
    name = naming.MONTHS[manner.language].split()[number - 1]
    if manner.language == "de":
        return pick(
            random, (f"{date}. {name} {year}", f"{date}.{number}.{year}", f"{date:02}.{number:02}.{year}")
        ).strip()
    if manner.language == "en":
        return pick(random, (f"{name} {date}, {year}", f"{date} {name} {year}", f"{name[:3]}. {date}, {year}")).strip(
            " ,"
        )
    return f"{date} {'de ' * (manner.language in ('es', 'pt'))}{name} {year}".strip()


def web(sheet: Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    """A page of the web: its medium, its site."""
    if random.random() < 0.2:
        sheet.put(pick(random, (" [Video file]", " [Video]", " [Blog post]", " [Audio podcast]", " [Tweet]")))
    if random.random() < 0.6:
        link(sheet, manner)
        site = pick(random, stock.SITES)
        sheet.put(pick(random, (item.container or site, site)), "container-title")
    if year:
        tail_year(sheet, year, manner)
