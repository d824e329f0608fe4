"""Works for hypothesis to draw: references as people have them, plain ones and odd ones."""

from hypothesis import strategies as st

from refkit.model import Date, Name, Reference

_LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßéèñçøłžабвгде日本"
_WORD = st.text(alphabet=_LETTERS, min_size=2, max_size=9).filter(
    lambda word: word not in ("and", "und", "et", "con", "with", "mit", "en")
)
WORDS = st.lists(_WORD, min_size=1, max_size=5).map(lambda words: " ".join(words).capitalize())
_FAMILY = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüéñ", min_size=4, max_size=9).map(str.capitalize)
_GIVEN = st.sampled_from(["Anna", "Jean-Paul", "J. R.", "Mária", "Ludwig", "Wei", "K."])
PERSON = st.builds(Name, family=_FAMILY, given=_GIVEN)
ORGANISATION = st.sampled_from(["World Health Organization", "Springer Institute", "Ministry of Works"]).map(
    lambda name: Name(literal=name)
)
NAMES = st.lists(PERSON | ORGANISATION, min_size=1, max_size=3, unique=True).map(tuple)
PERSONS = st.lists(PERSON, min_size=1, max_size=3, unique=True).map(tuple)
DAY = st.builds(
    lambda parts, size: Date((parts[:size],)),
    st.tuples(st.integers(1500, 2030), st.integers(1, 12), st.integers(1, 28)),
    st.integers(1, 3),
)
YEAR = st.integers(1500, 2030).map(lambda year: Date(((year,),)))
_NUMBER = st.integers(1, 999).map(str)
PAGES = st.tuples(st.integers(1, 400), st.integers(1, 80)).map(lambda both: f"{both[0]}-{both[0] + both[1]}")
DOI = st.text(alphabet="abcdefghij0123456789.", min_size=3, max_size=10).map(
    lambda tail: f"10.1234/x{tail.strip('.')}1"
)

CORE = {
    "article-journal": {
        "author": PERSONS,
        "title": WORDS,
        "container-title": WORDS,
        "issued": YEAR,
        "volume": _NUMBER,
        "page": PAGES,
        "DOI": DOI,
    },
    "book": {"author": PERSONS, "title": WORDS, "issued": YEAR, "publisher": WORDS},
}
"""What no format for works may fail to carry: type -> variable -> values."""

_MORE = {
    "abstract": WORDS,
    "issue": _NUMBER,
    "edition": _NUMBER,
    "language": st.sampled_from(["en", "de", "fr"]),
    "publisher": WORDS,
    "publisher-place": WORDS,
    "collection-title": WORDS,
    "editor": PERSONS,
    "URL": st.just("https://example.org/a?b=1&c=2"),
    "keyword": st.lists(_WORD, min_size=1, max_size=3, unique=True).map(", ".join),
    "note": WORDS,
    "genre": WORDS,
    "accessed": DAY,
    "ISBN": st.just("9780306406157"),
    "original-title": WORDS,
    "translator": PERSONS,
    "archive": WORDS,
}


@st.composite
def core(draw: st.DrawFn) -> Reference:
    """A plain article or book."""
    kind = draw(st.sampled_from(sorted(CORE)))
    return Reference.of(kind, {variable: draw(values) for variable, values in CORE[kind].items()}, id="work1")


@st.composite
def work(draw: st.DrawFn) -> Reference:
    """Any work: any of the commoner types, any variables, organisations and exact dates among them."""
    kind = draw(st.sampled_from("article-journal book chapter paper-conference thesis report webpage dataset".split()))
    known = CORE["article-journal"] | _MORE | {"author": NAMES, "issued": DAY}
    chosen = draw(st.sets(st.sampled_from(sorted(known)), min_size=2))
    return Reference.of(kind, {variable: draw(known[variable]) for variable in sorted({*chosen, "title"})}, id="work1")
