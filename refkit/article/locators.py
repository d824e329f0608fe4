"""The place in a work that a cite points at: "p. 5", "S. 10-12", "pp. xi, 14 ff.", "ch. 3", and what it counts."""

_TABLE = """
page: p pp page pages s seite seiten pág págs página páginas pagina paginas pag pagg blz bl
chapter: hfst chap chapter ch cap kap kapitel chapitre capítulo
section: § §§ sec secs section
figure: fig figs figure abb
table: table tab
volume: vol vols volume bd
note: n nn fn note
paragraph: para paras par pars paragraph ¶ rn abs
line: l ll line lines
act: act
verse: vv
book: bk
part: fr frag fragm
"""
_LABELS = {word: line.split(":")[0] for line in _TABLE.split("\n") if line for word in line.split(":")[1].split()}

PAGES = r"(?:\d{1,5}|[ivxlc]{1,7}\b)(?:\s?(?:-{1,3}|[–—])\s?(?:\d{1,5}|[ivxlc]{1,7}\b))?(?:\s?ff?\b\.?|n\b)?"
LABEL = (
    r"(?i:pp?\.?|pages?|[Ss]\.|Seiten?|págs?\.?|pagg?\.|p[aá]ginas?|blz?\.|chap(?:ters?|\.)|ch\.|cap(?:ítulo|\.)"
    r"|[Kk]ap(?:itel|\.)"
    r"|§+|secs?\.|section|[Ff]igs?\.|[Ff]igures?|[Tt]abs?\.|[Tt]ables?|vols?\.|nn?\.|fn\.|note|fr(?:agm?)?\.|vv\.|bk\.|hfst\.|paras?\.|pars?\.|paragraph|¶|Rn\.|Abb\.|Abs\.|ll?\."
    r"|act)"
)


def label(written: str) -> str:
    """CSL's word for what a locator counts; a page where nothing is said.

    >>> label("pp."), label("Kap."), label("")
    ('page', 'chapter', 'page')
    """
    return _LABELS.get(written.rstrip(".").lower(), "page")
