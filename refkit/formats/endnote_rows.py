"""What EndNote's fields mean together, in its XML, its tags and its RIS: more than a table of them can say."""

import re

from refkit.fields import dates
from refkit.formats.draft import Draft

_MEETING = re.compile(r"conferen|symposi|workshop|congress|meeting|colloqui|tagung|convention", re.IGNORECASE)
_BOOKISH = re.compile(r"^(?:proc\b|proceedings|advances|lecture notes|transactions)", re.IGNORECASE)
_ON_THE_WEB = frozenset(("webpage", "post-weblog"))


def conference(draft: Draft, *, meeting: str, proceedings: str, held: str, published: str) -> None:
    """Tell the conference from its proceedings, and where it was held from where they were published.

    Args:
        draft: the paper; its container-title and publisher-place are what was read for want of better.
        meeting: EndNote's secondary title, the conference's name; where no proceedings are named, perhaps theirs.
        proceedings: EndNote's third free field.
        held: EndNote's place, that of the conference where `published` is known.
        published: EndNote's first free field.
    """
    if proceedings:
        draft.values["container-title"] = proceedings
        draft.text("event-title", meeting)
    elif _MEETING.search(meeting) and not _BOOKISH.search(meeting):
        draft.text("event-title", meeting)
    if held and published:
        draft.values["publisher-place"] = published
        draft.text("event-place", held)


def seen(draft: Draft) -> None:
    """Call the volume and the number of a web page what EndNote has there: the year and the day it was seen."""
    year, day = (str(draft.values.get(variable, "")) for variable in ("volume", "issue"))
    if draft.type not in _ON_THE_WEB or not (day or re.fullmatch(r"\d{4}", year)):
        return
    if (date := dates.read(day if not year or year in day else f"{day} {year}".strip())).parts:
        draft.date("accessed", date)
        for variable in ("volume", "issue"):
            draft.values.pop(variable, None)
