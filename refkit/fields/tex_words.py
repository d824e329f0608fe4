"""TeX commands that stand for words or marks, and those that print nothing.

Sources: the biblatex manual 3.20, sections 4.7 (formatting commands) and 4.9.2 (localisation keys).
"""

LOGOS = {
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "XeLaTeX": "XeLaTeX",
    "LuaTeX": "LuaTeX", "LuaLaTeX": "LuaLaTeX", "pdfTeX": "pdfTeX", "pdfLaTeX": "pdfLaTeX", "ConTeXt": "ConTeXt",
    "AmS": "AMS", "METAFONT": "METAFONT", "MF": "METAFONT", "MP": "METAPOST",
}  # fmt: skip
"""Names that have commands of their own."""
MARKS = {"hyphen": "-", "nbhyphen": "-", "bibrangedash": "–", "adddot": ".", "addcomma": ",", "addcolon": ":",
         "addsemicolon": ";", "addspace": " ", "addnbspace": "\u00a0", "addslash": "/"}  # fmt: skip
"""BibLaTeX's punctuation."""
STRINGS = {"newseries": "New series", "oldseries": "Old series", "and": "and", "andothers": "et al.",
           "inpress": "in press", "forthcoming": "forthcoming", "submitted": "submitted",
           "prepublished": "pre-published", "inpreparation": "in preparation"}  # fmt: skip
"""BibLaTeX's keys for words -> English."""
UNPRINTED = frozenset(
    """vphantom hphantom phantom arabic roman Roman alph Alph fnsymbol label begin end selectlanguage color
    fontsize noopsort noop sortnoop SortNoop NoopSort""".split()
)
"""Commands whose argument is no text: room for something, a counter's number, a setting, a key to sort by."""
SETTINGS = frozenset("foreignlanguage textcolor colorbox texorpdfstring".split())
"""Commands of two arguments, of which the second is the text."""
FONTS = frozenset(
    """texttt textsf textrm textup textmd textnormal textls tt sf rm ttfamily sffamily rmfamily upshape mdseries
    normalfont left right big bigl bigr ignorespaces unskip aftergroup ensuremath cite citep citet nocite ref protect
    relax""".split()
)
"""Commands that say nothing of their own; what follows is read as if they were not there."""
