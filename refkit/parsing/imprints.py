"""What stands behind the title of a printed work in a rendered string: edition, series, place, publisher, year."""

from random import Random

from refkit.parsing import naming, stock
from refkit.parsing.manners import WORDS, Manner, pick
from refkit.parsing.sheet import Sheet, names_said
from refkit.parsing.works import Item


def imprint(sheet: Sheet, item: Item, manner: Manner, random: Random, year: str) -> None:
    """Place and publisher, in the order of the manner, and the year if it is still to be said."""
    publisher = item.publisher or pick(random, stock.PUBLISHERS)
    if random.random() < 0.2:
        publisher = pick(random, stock.PUBLISHERS)
    marks = manner.imprint if item.place else "U"
    sheet.glue(" " if marks[0] == "(" else pick(random, (". ", ", ", ". ")))
    for mark in marks.rstrip(")"):
        if mark == "P":
            _place(sheet, item.place, random)
        elif mark == "U":
            sheet.put(publisher, "publisher")
        else:
            sheet.put(mark)
    if year:
        series(sheet, manner, random, share=0.15 if manner.language == "fr" else 0.02)
        tail_year(sheet, year, manner)
    _again(sheet, random)
    if marks[-1] == ")":
        sheet.put(")")


def _place(sheet: Sheet, place: str, random: Random) -> None:
    """A place, now and then with a second one, with its country, or with a note that there are more."""
    chance = random.random()
    if chance < 0.08:
        place += pick(random, ("/", ", ", " und ", " & ", " u. ", "; ", " - ", " – ")) + pick(random, stock.PLACES)
    elif chance < 0.12 and "," not in place:
        place += pick(random, (", ", ", ", " (")) + pick(random, stock.COUNTRIES)
        place += ")" if "(" in place else ""
    sheet.put(place, "publisher-place")
    if chance > 0.97:
        sheet.put(pick(random, (" [u.a.]", " u.a.", " u. a.", " et al.", " etc.")))


def _again(sheet: Sheet, random: Random) -> None:
    """Now and then the year of another printing, which is not the year of this work."""
    if random.random() < 0.025:
        sheet.put(pick(random, stock.AGAIN).replace("#", str(random.randint(1890, 1995))))


def tail_year(sheet: Sheet, year: str, manner: Manner) -> None:
    """The year behind the rest."""
    sheet.glue(manner.tail_year)
    sheet.put(year, "issued")
    if "(" in manner.tail_year:
        sheet.put(")")


def series(sheet: Sheet, manner: Manner, random: Random, *, share: float = 0.08) -> None:
    """The series of a `share` of the books, in brackets, or behind a stop with its number."""
    if random.random() > share:
        return
    opening = ", " if sheet.within() else pick(random, (" (= ", " (", " (", ". (", ". ", ". ", ", "))
    sheet.glue(opening)
    name, coll = naming.series(random), manner.language == "fr" and random.random() < 0.6
    sheet.put(pick(random, ("coll. ", "coll. « ", "Collection ")) if coll else "")
    quoted = sheet.text.endswith("« ")
    sheet.put(name, "collection-title")
    sheet.put(" »" if quoted else "")
    if random.random() < 0.7:
        sheet.put(
            pick(random, (", ", " ", "; "))
            + pick(random, (manner.words["volume"].replace("Jg.", "Bd."), "", "Nr. ", "no. "))
        )
        sheet.put(_number(random), "collection-number")
    sheet.put(")" if "(" in opening else "")


def _number(random: Random) -> str:
    return pick(random, (str(random.randint(1, 190)), str(random.randint(1, 60)), *_NUMBERS))


_NUMBERS = ("IV", "XII", "I/2", "II", "III", "12/13", "N.F. 4", "1365")


def edition(sheet: Sheet, manner: Manner, random: Random) -> None:
    """Which edition it is, in brackets now and then."""
    number, _, rest = manner.words["edition"].rpartition(" ")
    sheet.glue(pick(random, (" (", ". ", ", ")))
    bracket = sheet.text.endswith("(")
    sheet.put(number, "edition")
    sheet.put(" " + rest + (")" if bracket else ""))


def translators(sheet: Sheet, item: Item, manner: Manner, random: Random) -> None:
    """Who translated a book, in brackets now and then: "Trans. J. Low", "(L. Poe, Übers.)"."""
    names = names_said(item.translators, manner, inverted="none")[0]
    cue = pick(random, (manner.words["translated"], pick(random, WORDS[manner.language]["translated"])))
    if random.random() < 0.15:
        sheet.put(" (")
        sheet.put(names, "translator")
        sheet.put(pick(random, (", Trans.)", ", trans.)", ", Übers.)", ", trad.)")))
        return
    sheet.glue(pick(random, (", ", ". ", ". ")))
    sheet.put(cue[:1].upper() + cue[1:] if sheet.text.endswith(". ") else cue)
    sheet.put(names, "translator")


def edited(sheet: Sheet, item: Item, manner: Manner, random: Random) -> None:
    """Who edited a book that somebody else wrote, or a host, behind its title: "hg. von J. Low", "ed. L. Poe"."""
    sheet.glue(pick(random, (", ", ". ", ", ")))
    cue = pick(random, (manner.words["edited"], pick(random, WORDS[manner.language]["edited"])))
    sheet.put(cue[:1].upper() + cue[1:] if sheet.text.endswith(". ") else cue)
    said, others = names_said(item.editors, manner, inverted="none")
    sheet.put(said, "editor")
    sheet.put(others)
    if item.authors and manner.language in naming.HELPED and random.random() < 0.1:
        sheet.put(
            pick(random, naming.HELPED[manner.language]) + names_said(item.authors[:2], manner, inverted="none")[0]
        )
