"""Titles: from the capitals of a title page to those of a sentence, and the short title before a colon."""

import re
from collections.abc import Iterator

# What is between tags goes no further than the next of the kind, so that thousands of open ones cost no more each.
_GUARDED = r"(?:[^<]|<(?!span class=\"nocase\">|/span>))*+"
_SPAN = rf"<span class=\"nocase\">{_GUARDED}</span>"
_SCRIPT = r"<s(?:up|ub|c)>(?:[^<]|<(?!/?s(?:up|ub|c)>))*+</s(?:up|ub|c)>"
_TAGGED = r"</?[a-z]+[^<>]*>"
_PIECE = re.compile(rf"{_SPAN}|{_SCRIPT}|{_TAGGED}|[^\W\d_]+(?:['’][^\W\d_]+)*|\d\w*|.", re.DOTALL)
_ENDS = frozenset(":?!.")
_OPENERS = frozenset("\"'“‘„«(¿¡[ \u00a0\u2009")
_WORD = 4  # letters of a word that a full stop ends a sentence after; shorter ones are abbreviated
_COLON = re.compile(r"(?<=[^\s:])\s?:\s")
_QUOTED = re.compile(r"<[^<>]*>|(“[^“”]*”|\"[^\"<>]*\")")  # no quotes inside of tags
_TAG = re.compile(_TAGGED)
_PROTECTED = re.compile(rf"{_SPAN}|{_TAGGED}")
_NOCASE = re.compile(rf"<span class=\"nocase\">({_GUARDED})</span>")
_WORDS = re.compile(r"(?:(?<=\s)|^)[^\W\d_][\w'’]+")
# What is lower case in the title of a title page too, and so tells nothing.
_SMALL = frozenset(
    """a about after against along among an and around as at before behind below beneath beside between beyond but by da
    das de del den der des di du during el except for from if in inside into is la le les near nor of off on onto or out
    over past per since so than that the through throughout till to toward towards und under underneath until up upon
    van versus via von vs when with within without y yet""".split()
)
_FEW, _MOST, _SOME, _LEAST = 3, 0.6, 0.4, 0.3
_ENGLISH = frozenset(
    """the of and for with from by on to using between into through during under within without their its how what why
    when where are or among against toward towards""".split()
)
_ENGLISH_PAIR = re.compile(r"\b(?:in|as|at|is) an?\b", re.IGNORECASE)
_ARTICLES = frozenset("a an and is at its".split())
_GERMAN = frozenset("der die das des dem den und ein eine zur zum von mit auf für über bei im aus".split())
_FOREIGN = frozenset("der die das und ein eine im la le les de el del des et un une en il di della y por".split())


def sentence_case(title: str) -> str:
    """An English title in sentence case, as CSL wants titles: a style that prints capitals can add them itself.

    A capital stays at the beginning, after a colon or another end of a sentence, in `<span class="nocase">`, in a
    title quoted inside, and in a word that has capitals further in or none but that letter ("Vitamin C"; "A" is the
    article, where a word follows, after a colon too). A title most of whose words are in lower case is in sentence
    case already, and what has capitals in it is a name; one all in capitals stays so, as nothing tells its names.

    >>> sentence_case("The Structure of DNA: A High-Speed Approach with Vitamin C and McArthur")
    'The structure of DNA: a high-speed approach with vitamin C and McArthur'
    >>> sentence_case('Walking in <span class="nocase">New York</span> Is "Not a Crime"')
    'Walking in <span class="nocase">New York</span> is "Not a Crime"'
    >>> sentence_case("A test of the Coase theorem in small groups: A study")
    'A test of the Coase theorem in small groups: A study'
    >>> sentence_case("Sticks and stones: From Slovenly Peter to later children's books"), sentence_case("A NEW SYSTEM")
    ("Sticks and stones: From Slovenly Peter to later children's books", 'A NEW SYSTEM')
    """
    if title.isupper() or _is_cased(title):
        return title
    pieces = list(_pieces(title))
    initial = True
    for at, piece in enumerate(pieces):
        if piece[0].isalpha() and (not initial or (at > 1 and piece == "A" and pieces[at - 2] == ":")):
            pieces[at] = _lower(piece, pieces[at + 1 : at + 3])
        initial = _begins(pieces, at, initial=initial)
    return "".join(pieces)


def _begins(pieces: list[str], at: int, *, initial: bool) -> bool:
    """Whether a sentence begins behind a piece, as it did before it where that is a tag or a mark that opens."""
    piece = pieces[at]
    if piece in _ENDS:
        before = _TAG.sub("", pieces[at - 1])
        abbreviated = piece[0] == "." and len(before) < _WORD and not before.isdecimal()
        return not abbreviated and at + 1 < len(pieces) and pieces[at + 1][0] in _OPENERS
    is_tag = piece[0] == "<" and len(piece) > 1 and "</" not in piece[1:]
    return initial and not piece[0].isalpha() and (piece in _OPENERS or is_tag)


def guarded(title: str) -> str:
    """A title in sentence case with its names in `<span class="nocase">`, for a style that puts capitals down.

    What has a capital is a name, but at the beginning and after the end of a sentence. In the capitals of a title page
    only what has capitals further in shows itself as one; a title all in capitals tells nothing.

    >>> guarded("Wine in New York")
    'Wine in <span class="nocase">New York</span>'
    >>> guarded("The Structure of DNA in Some Cells")
    'The Structure of <span class="nocase">DNA</span> in Some Cells'
    """
    if title.isupper():
        return title
    words = [word for word in _telling(title) if word[1:].islower()]
    titled = len(words) >= _FEW and sum(map(str.islower, words)) <= _LEAST * len(words)
    pieces = _PIECE.findall(title)
    initial, names = True, set[int]()
    for at, piece in enumerate(pieces):
        if piece[0].isalnum():
            shown = piece[1:] if initial or titled else piece
            if any(map(str.isupper, shown)):
                names.add(at)
        initial = _begins(pieces, at, initial=initial)
    return "".join(_spanned(pieces, names))


def _spanned(pieces: list[str], names: set[int]) -> Iterator[str]:
    """The pieces, and around those of that number a span, one for several with a blank or a hyphen between them."""
    for at, piece in enumerate(pieces):
        joined = piece in (" ", "-") and at - 1 in names and at + 1 in names
        inside = at in names or joined
        before = at - 1 in names or (at - 2 in names and pieces[at - 1] in (" ", "-"))
        after = at + 1 in names or (at + 2 in names and pieces[at + 1] in (" ", "-"))
        opens = '<span class="nocase">' if inside and not joined and not before else ""
        closes = "</span>" if inside and not joined and not after else ""
        yield f"{opens}{piece}{closes}"


def unguarded(title: str) -> str:
    """The title without `<span class="nocase">`, and so as a reader sees it.

    >>> unguarded('The <span class="nocase">DNA</span> of <i>x</i>')
    'The DNA of <i>x</i>'
    """
    return _NOCASE.sub(r"\1", title) if "nocase" in title else title


def headline(name: str) -> str:
    """An English name in the capitals of its own title page, where a catalogue has it in those of a sentence.

    A word keeps the capitals it has; small words stay small, but not at the beginning or after a colon.

    >>> headline("Journal of the history of medicine"), headline("bioRxiv: the preprint server"), headline("eLife")
    ('Journal of the History of Medicine', 'bioRxiv: The Preprint Server', 'eLife')
    """
    words = name.split(" ")
    first = {0, *(at for at, word in enumerate(words[:-1], 1) if word.endswith(":"))}
    return " ".join(word if at not in first and word in _SMALL else _raised(word) for at, word in enumerate(words))


def _raised(word: str) -> str:
    at = next((at for at, char in enumerate(word) if char.isalnum()), 0)
    return word[:at] + word[at : at + 1].upper() + word[at + 1 :] if word.islower() else word


def _pieces(title: str) -> Iterator[str]:
    """The title's words, marks and tags; what is quoted is one piece, unless it is all there is."""
    end = 0
    for quoted in _QUOTED.finditer(title):
        if quoted[1] and len(quoted[0]) < len(title):
            yield from _PIECE.findall(title[end : quoted.start()])
            yield quoted[0]
            end = quoted.end()
    yield from _PIECE.findall(title[end:])


def _is_cased(title: str) -> bool:
    """Whether a title is in sentence case: of the words that tell, a few at least and most are in lower case."""
    words = _telling(title)
    lower = sum(map(str.islower, words))
    return lower >= _FEW and lower > _MOST * len(words)


def _telling(title: str) -> list[str]:
    """The words whose first letter tells how a title is written: not the first, no small ones, none in quotes."""
    words = _WORDS.findall(_QUOTED.sub(" ", _PROTECTED.sub(" ", title)))
    return [word for word in words[1:] if word.lower() not in _SMALL]


def _lower(word: str, after: list[str]) -> str:
    if len(word) == 1:
        followed = len(after) > 1 and after[0] == " " and (after[1][0].isalnum() or after[1][0] in '<"“')
        return "a" if word == "A" and followed else word
    return word.lower() if word[0].isupper() and word[1:].islower() else word


def is_english(title: str) -> bool:
    """Whether the small words of a title are English ones; a title without any may be in any language.

    >>> is_english("The role of water"), is_english("La temprana devoción de Borges"), is_english("Test Marketing")
    (True, False, False)
    """
    words = set(title.lower().split())
    return bool(words & _ENGLISH or _ENGLISH_PAIR.search(title)) and not words & _FOREIGN


def is_foreign(title: str) -> bool:
    """Whether a title has small words of another language than English.

    >>> is_foreign("La temprana devoción de Borges"), is_foreign("Test Marketing")
    (True, False)
    """
    return bool(set(title.lower().split()) & _FOREIGN)


def is_nearly_headline(title: str) -> bool:
    """Whether most words of a title have the capitals of a title page, and some that should have one have none.

    Small words count where they have a capital. A title in a language that gives nouns capitals is none.

    >>> is_nearly_headline("The lemons Are Freezing"), is_nearly_headline("The lemons are freezing")
    (True, False)
    """
    words = [word for word in _WORDS.findall(title)[1:] if word not in _SMALL]
    lower = sum(map(str.islower, words))
    return (
        0 < lower <= _SOME * len(words) and len(words) >= _FEW and not set(title.lower().split()) & (_FOREIGN | _GERMAN)
    )


def is_german(title: str) -> bool:
    """Whether a title has small words of German, whose nouns keep their capitals, and none of English.

    >>> is_german("Zur Theorie der Wärme"), is_german("The die is cast"), is_german("Test Marketing")
    (True, False, False)
    """
    words = set(title.lower().split())
    return bool(words & _GERMAN) and not words & (_ENGLISH | _ARTICLES)


def short(title: str) -> str:
    """What stands before a title's colon, "" without one.

    >>> short("Walden: Or, Life in the Woods"), short("Walden")
    ('Walden', '')
    """
    match = _COLON.search(title)
    head = title[: match.start()] if match else ""
    return head if head.count("<") == 2 * head.count("</") else ""
