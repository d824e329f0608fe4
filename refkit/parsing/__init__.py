"""Reference strings -> references: one string, or a whole list of them."""

from collections.abc import Sequence

from refkit.model import ParsedReference


def parse(text: str) -> ParsedReference:
    """What one reference string says. Never fails: a text that is no reference gives one with few fields.

    Line ends count as blanks; a number or bullet before the reference belongs to no field.

    >>> found = parse("Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 9(2), 3-7.")
    >>> found.reference.text("title"), found.reference.names("author")[0].family
    ('Pointing out gluteal atrophy', 'Izzo')
    """
    from refkit.parsing.interpreter import interpret
    from refkit.parsing.tagger import segments, shipped, tag

    return interpret(text, segments(tag(text, shipped())))


def parse_list(text: str) -> tuple[ParsedReference, ...]:
    r"""What each reference of a list says: the list is split into its entries, which are then read together.

    An entry with a dash for the names of the entry before has those names.

    >>> for found in parse_list("Adams, J. (2001). On Sleep. Press.\n———. (2004). On Naps. Press.\n"):
    ...     print(found.reference.names("author")[0].family, found.reference.text("title"))
    Adams On Sleep
    Adams On Naps
    """
    from refkit.parsing.repeating import repeated
    from refkit.parsing.splitter import split

    return tuple(repeated(parse_entries([block.text_in(text) for block in split(text)])))


def parse_entries(entries: Sequence[str]) -> tuple[ParsedReference, ...]:
    """What each of the entries of one list says, read with an eye on the others: entries of a list share a style."""
    from refkit.parsing.interpreter import interpret
    from refkit.parsing.tagger import segments, shipped, tag
    from refkit.parsing.voting import vote

    voted = vote([tag(entry, shipped()) for entry in entries], shipped())
    return tuple(interpret(entry, segments(tagged)) for entry, tagged in zip(entries, voted, strict=True))
