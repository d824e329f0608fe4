"""Which CSL type a reference is of, from what its string says."""

import re
from collections.abc import Mapping, Sequence

from refkit.model import Date, Value

_THESIS = (
    r"\b(?:thes[ei]s|dissertation|diss\.|thèse|tesis|tese|dissertação|tesi di|diplomarbeit|masterarbeit"
    r"|bachelorarbeit|magisterarbeit|habilitation\w*|proefschrift|mémoire de)"
)
_SPEECH = (
    r"\b(?:poster|paper|talk|lecture|vortrag|session) (?:session )?presented (?:at|to)\b"
    r"|\[(?:poster|paper|conference)"
)
_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("thesis", _THESIS),
        ("motion_picture", r"\[(?:video|film|motion picture|dvd|youtube)[^\]]*\]|\bmotion picture\b|\bdir\. [A-Z]"),
        ("song", r"\[(?:song|recorded by|album|cd|audio(?! ?(?:book|podcast)))[^\]]*\]"),
        ("dataset", r"\[data ?set\]|\bdata ?set\b"),
        (
            "software",
            r"\b(?:git ?hub|code) repository\b|\[(?:computer |mobile )?(?:software|program|app)[^\]]*\]|\bR package\b",
        ),
        ("post-weblog", r"\[(?:web ?log|blog)[^\]]*\]|^blog ?(?:post|beitrag)$"),
        ("post", r"\[(?:tweet|facebook|instagram|status|online forum)[^\]]*\]"),
        ("broadcast", r"\[(?:podcast|tv|television|radio|audio podcast|webinar)[^\]]*\]"),
        ("speech", _SPEECH),
        ("interview", r"\binterview (?:with|by)\b|\[interview"),
        ("patent", r"\bpatents?\b(?=\D{0,12}\d)|\b(?:US|EP|WO|JP)\s?\d{6,}"),
        ("manuscript", r"\bunpublished (?:manuscript|work|data)|\bunveröffentlicht\w* manuskript"),
        ("legislation", r"\b(?:act|law|gesetz|verordnung|decreto|ley|lei)\b n?[ºo°.]{0,2} ?\d"),
    )
)
_REPORT = re.compile(
    r"\b(?:technical|research|working|discussion|final|annual|white|policy) (?:report|paper|note)s?\b|\btech\. ?rep"
    r"|\breport (?:no|nr|number)\b|\b(?:arbeitspapier|forschungsbericht|rapport|informe|relatório)\b|\bworking paper",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:proc\.|conf\.|(?:proceedings|proc|conference|symposium|workshop|congress|kongress|tagung\w*|meeting|colloqu\w+"
    r"|atti del|actes|actas|anais|simpósio|congresso|congreso)\b)"
)  # in small letters
_DAILY = re.compile(
    r"\b(?:times|zeitung|post|guardian|tribune|herald|monde|país|süddeutsche|newspaper|gazette|telegraph|spiegel|zeit"
    r"|figaro|folha|estado de|corriere|repubblica|independent|observer|wall street journal|daily|news)\b",
    re.IGNORECASE,
)
_JOURNAL = re.compile(
    r"\b(?:journal|revue|revista|rivista|zeitschrift|review|j\.|quarterly|letters|bulletin|annals)", re.IGNORECASE
)


_ENTRY = (
    (
        "entry-encyclopedia",
        re.compile(r"en[cz]yklop|encyclop[aæ]?e?d|enciclop|wikipedia|\blexikon\b|reallexikon", re.IGNORECASE),
    ),
    (
        "entry-dictionary",
        re.compile(r"\bdictionary\b|\bdictionnaire\b|\bdizionario\b|\bdiccionario\b|wörterbuch\b", re.IGNORECASE),
    ),
)
_MEETINGS = frozenset(
    """AAAI ACL AISTATS CAV CCS CHI CIKM COLING COLT CRYPTO CSCW CVPR ECAI ECCV ECML ECOOP EDBT EMNLP ESA ESOP EUROCRYPT
    FOCS FSE GECCO ICALP ICASSP ICCV ICDE ICDM ICFP ICLP ICLR ICML ICRA ICSE ICSM IJCAI INFOCOM INTERSPEECH IROS ISCA
    ISMIR ISSTA KDD LICS LREC MICCAI NAACL NDSS NeurIPS NIPS NSDI OOPSLA OSDI PLDI PODC PODS POPL PPSN RECOMB RTSS
    SIGCOMM SIGGRAPH SIGIR SIGMOD SODA SOSP STACS STOC TACAS UAI UIST USENIX VLDB WABI WACV WSDM WWW""".split()
)
_MEETING_NAMED = re.compile(r"\b([A-Z][A-Za-z]{1,10})(?:[ -]?['’]?\d\d(?:\d\d)?)?\)?(?:, Part [IVX\d]+)?$")
_OF_A_YEAR = re.compile(
    r"\b[A-Z]{3,8} ?(?:['’]\d\d|(?:19|20)\d\d)\)?(?:, Part [IVX\d]+)?$|^Advances in (?:Neural Information|Cryptology)"
)
_STANDARD = re.compile(r"(?:ISO|IEC|DIN|EN|RFC|ANSI|IEEE|NIST|ITU|ETSI|ASTM)\b.{0,20}\d")


def kind_of(text: str, values: Mapping[str, Value]) -> str:
    """The CSL type of the reference that a string with these values is; "document" where nothing tells.

    >>> kind_of("", {"container-title": "Nature", "volume": "4"}), kind_of("", {"title": "Walden", "edition": "2"})
    ('article-journal', 'book')
    """
    if (about := _about(text, values)) and (kind := _named(about)):
        return kind
    if _may_be_named(text) and (kind := _named(_outside_titles(text, values), _ANYWHERE)):
        return kind
    return _hosted(text, values) if "container-title" in values else _alone(text, values)


_ANYWHERE = tuple((kind, pattern) for kind, pattern in _WORDS if kind in ("thesis", "speech", "patent", "manuscript"))
_NAMED_ANYWHERE = "thes diss tesi tese arbeit habil proefs mémoire present vortrag patent unpub unver".split()


def _may_be_named(text: str) -> bool:
    """Whether any of the patterns for the whole string can find something: cheaper than to try them."""
    return _holds(text, _NAMED_ANYWHERE)


def _holds(text: str, parts: Sequence[str]) -> bool:
    lower = text.lower()
    for part in parts:  # noqa: SIM110  a loop, not any(): every string passes here
        if part in lower:
            return True
    return False


_REPORTING = "rep paper note bericht rapport informe relat arbeitspapier".split()


def _named(text: str, words: tuple[tuple[str, re.Pattern[str]], ...] = _WORDS) -> str:
    """The type that a word of the text names, "" without one."""
    return next((kind for kind, pattern in words if pattern.search(text)), "")


def _about(text: str, values: Mapping[str, Value]) -> str:
    """What the string says of the work itself: genre, medium, note, and what stands in square brackets."""
    said = [value for name in ("genre", "medium", "note") if isinstance(value := values.get(name), str)]
    bracketed = _SQUARE.findall(text) if "[" in text else []
    return " ".join((*(f"[{value}]" for value in said), *said, *bracketed))


_SQUARE = re.compile(r"\[[^\[\]]{3,40}\]")


def _outside_titles(text: str, values: Mapping[str, Value]) -> str:
    """The string without its titles."""
    for name in ("title", "container-title"):
        if isinstance(value := values.get(name), str):
            text = text.replace(value, " ")
    return text


def _hosted(text: str, values: Mapping[str, Value]) -> str:
    host = str(values["container-title"])
    meetings = set(_MEETING.findall(host.lower()))
    if meetings and not ("volume" in values and meetings <= _SERIAL):
        return "paper-conference"
    if kind := _by_its_name(host, values):
        return kind
    if "editor" in values or (("publisher" in values or "publisher-place" in values) and "volume" not in values):
        return "chapter"
    if "volume" in values or "issue" in values or _JOURNAL.search(host):
        return "article-journal"
    if _dated_by_day(values):
        return "article-newspaper" if _DAILY.search(host) or "URL" not in values else "article-magazine"
    if "URL" in values and "page" not in values:
        return "webpage"
    return "chapter" if re.search(r"[.,;:”\"»]\s+[Ii]n:?\s", text) and "page" in values else "article-journal"


def _by_its_name(host: str, values: Mapping[str, Value]) -> str:
    """What the name of a host says of its parts: a meeting's acronym, an encyclopedia, a series of papers."""
    if _JOURNAL.search(host):
        return ""
    entry = next((kind for kind, pattern in _ENTRY if pattern.search(host)), "")
    if entry and not ("volume" in values and "page" in values and "editor" not in values):
        return entry
    named = _MEETING_NAMED.search(host)
    meeting = (named and named[1] in _MEETINGS) or _OF_A_YEAR.search(host)
    if meeting and ("volume" not in values or host.startswith("Advances in")) and "issue" not in values:
        return "paper-conference"
    return "report" if _REPORT.search(host) else ""


_SERIAL = frozenset(("proceedings", "proc.", "proc", "actes", "actas", "anais", "atti del"))
"""What journals are called as well: with a volume and no other word for a meeting, they are one."""


def _dated_by_day(values: Mapping[str, Value]) -> bool:
    issued = values.get("issued")
    return isinstance(issued, Date) and any(len(part) > 1 for part in issued.parts)


_PREPRINTED = re.compile(r"arxiv|corr\b|abs/\d", re.IGNORECASE)
_PREPRINT = re.compile(r"https?://(?:www\.)?(?:arxiv\.org/(?:abs|pdf)|(?:www\.)?biorxiv\.org|eprint\.iacr\.org)/")


def _alone(text: str, values: Mapping[str, Value]) -> str:
    if "number" in values and _PREPRINTED.match(str(values["number"])):
        return "article"
    if "number" in values and _STANDARD.match(str(values["number"])):
        return "standard"
    if _PREPRINT.match(str(values.get("URL", ""))) and "publisher" not in values:
        return "article"
    if _holds(text, _REPORTING) and _REPORT.search(text):
        return "report"
    if "publisher" in values or "publisher-place" in values or "ISBN" in values or "edition" in values:
        return "book"
    if "volume" in values and "page" in values:
        return "article-journal"
    return "webpage" if "URL" in values else "document"
