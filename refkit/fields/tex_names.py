"""The rarer letters, accents and signs of TeX, found by what their commands spell out in the words of Unicode's names.

Sources for the commands: the TIPA manual (Fukui Rei, 2004), the text companion encoding TS1, and pifont (PSNFSS) for
Zapf Dingbats; for the characters, Unicode's own names as `unicodedata` has them.
"""

import re
import unicodedata
from functools import cache

_MARKS = {
    "grave": "GRAVE ACCENT", "acute": "ACUTE ACCENT", "circum": "CIRCUMFLEX ACCENT",
    "circnum": "CIRCUMFLEX ACCENT",
    "circ": "CIRCUMFLEX ACCENT", "tilde": "TILDE", "umlaut": "DIAERESIS", "ring": "RING", "wedge": "CARON",
    "breve": "BREVE", "tie": "BREVE", "arch": "INVERTED BREVE", "bar": "MINUS SIGN", "minus": "MINUS SIGN",
    "plus": "PLUS SIGN", "bridge": "BRIDGE", "invbridge": "INVERTED BRIDGE", "w": "INVERTED DOUBLE ARCH",
    "square": "SQUARE", "lhalfring": "LEFT HALF RING", "rhalfring": "RIGHT HALF RING", "lefthalfring": "LEFT HALF RING",
    "righthalfring": "RIGHT HALF RING", "doublevert": "DOUBLE VERTICAL LINE", "corner": "LEFT ANGLE",
    "lptr": "LEFT ARROWHEAD", "rptr": "RIGHT ARROWHEAD", "rightarrowhead": "RIGHT ARROWHEAD",
    "rightuparrowhead": "RIGHT ARROWHEAD AND UP ARROWHEAD", "vbaraccent": "VERTICAL LINE",
    "doublevbaraccent": "DOUBLE VERTICAL LINE", "comma": "COMMA", "turncomma": "TURNED COMMA",
    "revcomma": "REVERSED COMMA", "seagull": "SEAGULL", "advancing": "LEFT TACK", "retracting": "RIGHT TACK",
    "raising": "UP TACK", "lowering": "DOWN TACK", "syllabic": "VERTICAL LINE", "langle": "LEFT ANGLE",
    "righthorn": "HORN", "palhook": "PALATALIZED HOOK", "dotbreve": "CANDRABINDU", "cross": "X",
    "doublebreve": "DOUBLE BREVE", "doublemacron": "DOUBLE MACRON", "doubletilde": "DOUBLE TILDE",
    "toptiebar": "DOUBLE INVERTED BREVE", "lstroke": "LONG STROKE", "sstrike": "SHORT SOLIDUS",
    "lstrike": "LONG SOLIDUS",
    "spreadlips": "LEFT RIGHT ARROW", "whistle": "UPWARDS ARROW", "sliding": "DOUBLE RIGHTWARDS ARROW",
    "dottedtilde": "HOMOTHETIC", "crtilde": "NOT TILDE", "doublebar": "EQUALS SIGN", "overw": "NOT TILDE",
    "overline": "OVERLINE", "underline": "LOW LINE",
}  # fmt: skip
_ALONE = frozenset(
    """vbaraccent doublevbaraccent seagull advancing retracting raising lowering syllabic righthorn dotbreve doublebreve
    doublemacron doubletilde toptiebar spreadlips whistle sliding dottedtilde crtilde overw lefthalfring righthalfring
    rightarrowhead rightuparrowhead overline underline""".split()
)
_PLACED = re.compile(r"(?:text)?(sub|under|over|superimpose)?(\w+?)(below|above(?:r?)|thru)?")
_PLACES = {"sub": "BELOW", "under": "BELOW", "below": "BELOW", "over": "ABOVE", "above": "ABOVE", "thru": "OVERLAY",
           "superimpose": "OVERLAY", "abover": "ABOVE RIGHT"}  # fmt: skip
_PARTS = {
    "turn": "TURNED", "rev": "REVERSED", "inv": "INVERTED", "sc": "SMALL CAPITAL", "script": "SCRIPT",
    "close": "CLOSED", "stretch": "STRETCHED", "dotless": "DOTLESS", "squat": "SQUAT", "open": "OPEN",
}  # fmt: skip
_DONE = {
    "hook": ("HOOK",), "ht": ("HOOK",), "stroke": ("STROKE",), "bar": ("STROKE", "BAR"), "cr": ("STROKE", "BAR"),
    "turned": ("TURNED",), "t": ("TURNED",), "reversed": ("REVERSED",), "retroflexhook": ("RETROFLEX HOOK", "TAIL"),
    "rt": ("RETROFLEX HOOK", "TAIL"), "rtail": ("RETROFLEX HOOK", "TAIL", "HOOK"), "ltail": ("LEFT HOOK", "HOOK"),
    "hookleft": ("LEFT HOOK",), "tail": ("TAIL", "RETROFLEX HOOK"), "curl": ("CURL",), "ct": ("CURL",),
    "belt": ("BELT",),
    "l": ("MIDDLE TILDE",), "rhook": ("HOOK",), "fishhook": ("FISHHOOK",), "longleg": ("LONG LEG",),
    "rleg": ("LONG LEG",), "lig": ("",), "horn": ("HORN",), "tilde": ("MIDDLE TILDE",), "latinsmall": ("",),
    "african": ("",), "latin": ("",), "loop": ("LOOP",), "cedilla": ("CEDILLA",), "stroked": ("STROKE",),
}  # fmt: skip
_BASES = {
    "esh": "ESH", "ezh": "EZH", "yogh": "EZH", "schwa": "SCHWA", "epsilon": "OPEN E", "glotstop": "GLOTTAL STOP",
    "gamma": "GAMMA", "iota": "IOTA", "upsilon": "UPSILON", "phi": "PHI", "chi": "CHI", "alpha": "ALPHA",
    "beta": "BETA",
    "omega": "OMEGA", "lambda": "LAMBDA", "thorn": "THORN", "eth": "ETH", "kra": "KRA", "eng": "ENG", "wynn": "WYNN",
    "oe": "OE", "oelig": "OE", "ae": "AE", "dz": "DZ DIGRAPH", "dyogh": "DEZH DIGRAPH", "ts": "TS DIGRAPH",
    "tesh": "TESH DIGRAPH", "tc": "TC DIGRAPH WITH CURL", "heng": "HENG", "lyogh": "LEZH", "hv": "HV",
}  # fmt: skip
_SIGNS = {
    "textscripta": "LATIN SMALL LETTER ALPHA", "textturnscripta": "LATIN SMALL LETTER TURNED ALPHA",
    "textramshorns": "LATIN SMALL LETTER RAMS HORN", "textscriptv": "LATIN SMALL LETTER V WITH HOOK",
    "textbaro": "LATIN SMALL LETTER BARRED O", "textbaru": "LATIN SMALL LETTER U BAR",
    "textrevglotstop": "LATIN LETTER PHARYNGEAL VOICED FRICATIVE",
    "textbarrevglotstop": "LATIN LETTER REVERSED GLOTTAL STOP WITH STROKE",
    "textinvscr": "LATIN LETTER SMALL CAPITAL INVERTED R", "texthtscg": "LATIN LETTER SMALL CAPITAL G WITH HOOK",
    "textctj": "LATIN SMALL LETTER J WITH CROSSED-TAIL", "textlhti": "LATIN SMALL LETTER REVERSED R WITH FISHHOOK",
    "textcloserevepsilon": "LATIN SMALL LETTER CLOSED REVERSED OPEN E",
    "textDafrican": "LATIN CAPITAL LETTER AFRICAN D",
    "textrhookrevepsilon": "LATIN SMALL LETTER REVERSED OPEN E WITH HOOK",
    "textturnrrtail": "LATIN SMALL LETTER TURNED R WITH HOOK", "textdctzlig": "LATIN SMALL LETTER DZ DIGRAPH WITH CURL",
    "textbardotlessj": "LATIN SMALL LETTER DOTLESS J WITH STROKE",
    "texthtbardotlessj": "LATIN SMALL LETTER DOTLESS J WITH STROKE AND HOOK",
    "texttctclig": "LATIN SMALL LETTER TC DIGRAPH WITH CURL", "textOopen": "LATIN CAPITAL LETTER OPEN O",
    "textoopen": "LATIN SMALL LETTER OPEN O", "textEopen": "LATIN CAPITAL LETTER OPEN E",
    "texteopen": "LATIN SMALL LETTER OPEN E", "textgamma": "GREEK SMALL LETTER GAMMA",
    "textiota": "GREEK SMALL LETTER IOTA", "textupsilon": "GREEK SMALL LETTER UPSILON",
    "ddag": "DOUBLE DAGGER", "dag": "DAGGER", "hamza": "MODIFIER LETTER RIGHT HALF RING",
    "ain": "MODIFIER LETTER LEFT HALF RING", "ayn": "MODIFIER LETTER LEFT HALF RING",
    "textprimstress": "MODIFIER LETTER VERTICAL LINE", "textsecstress": "MODIFIER LETTER LOW VERTICAL LINE",
    "textlengthmark": "MODIFIER LETTER TRIANGULAR COLON", "texthalflength": "MODIFIER LETTER HALF TRIANGULAR COLON",
    "textbullseye": "LATIN LETTER BILABIAL CLICK", "textpercent": "PERCENT SIGN", "textampersand": "AMPERSAND",
    "textequals": "EQUALS SIGN", "textbraceleft": "LEFT CURLY BRACKET", "textbraceright": "RIGHT CURLY BRACKET",
    "nobreakspace": "NO-BREAK SPACE", "textminus": "MINUS SIGN", "textcentereddot": "MIDDLE DOT",
    "textasciicedilla": "CEDILLA", "textlogicalnot": "NOT SIGN", "leadsto": "RIGHTWARDS WAVE ARROW", "set": "EMPTY SET",
    "nsim": "NOT TILDE", "ncong": "NEITHER APPROXIMATELY NOR ACTUALLY EQUAL TO", "bot": "UP TACK",
    "lhd": "NORMAL SUBGROUP OF", "rhd": "CONTAINS AS NORMAL SUBGROUP", "unlhd": "NORMAL SUBGROUP OF OR EQUAL TO",
    "unrhd": "CONTAINS AS NORMAL SUBGROUP OR EQUAL TO", "lll": "VERY MUCH LESS-THAN", "ggg": "VERY MUCH GREATER-THAN",
    "precnsim": "PRECEDES BUT NOT EQUIVALENT TO", "Box": "WHITE SQUARE", "spadesuit": "BLACK SPADE SUIT",
    "heartsuit": "WHITE HEART SUIT", "diamondsuit": "WHITE DIAMOND SUIT", "clubsuit": "BLACK CLUB SUIT",
    "textoverline": "OVERLINE", "barwedge": "NAND", "diamond": "DIAMOND OPERATOR", "mid": "DIVIDES",
    "textasteriskcentered": "ASTERISK", "textg": "LATIN SMALL LETTER G", "cdot": "DOT OPERATOR",
    "texteuro": "EURO SIGN", "textnumero": "NUMERO SIGN", "textmusicalnote": "EIGHTH NOTE", "male": "MALE SIGN",
    "female": "FEMALE SIGN", "celsius": "DEGREE CELSIUS", "micro": "MICRO SIGN", "ohm": "OHM SIGN",
}  # fmt: skip
_LETTER_ACCENTS = {"h": "HOOK ABOVE", "U": "DOUBLE VERTICAL LINE ABOVE", "G": "DOUBLE GRAVE ACCENT",
                   "|": "VERTICAL LINE ABOVE", "M": "RETROFLEX HOOK BELOW", "B": "SHORT STROKE OVERLAY",
                   "f": "INVERTED BREVE",
                   "newtie": "INVERTED BREVE", "bar": "MACRON", "hat": "CIRCUMFLEX ACCENT", "check": "CARON",
                   "tilde": "TILDE", "ddot": "DIAERESIS", "dot": "DOT ABOVE", "acute": "ACUTE ACCENT",
                   "grave": "GRAVE ACCENT", "breve": "BREVE", "vec": "RIGHT ARROW ABOVE", "overline": "OVERLINE",
                   "widehat": "CIRCUMFLEX ACCENT", "widetilde": "TILDE", "mathring": "RING ABOVE",
                   "underline": "LOW LINE", "ocirc": "RING ABOVE", "subdoublebar": "EQUALS SIGN BELOW"}  # fmt: skip
_DINGS = {0x25: 0x260E, 0x2A: 0x261B, 0x2B: 0x261E, 0x48: 0x2605, 0x6C: 0x25CF, 0x6E: 0x25A0, 0x73: 0x25B2,
          0x74: 0x25BC, 0x75: 0x25C6, 0x77: 0x25D7, 0xA8: 0x2663, 0xA9: 0x2666, 0xAA: 0x2665, 0xAB: 0x2660,
          0xD5: 0x2192, 0xD6: 0x2194, 0xD7: 0x2195}  # fmt: skip


@cache
def accent(command: str) -> str:
    r"""The combining character of an accent's command, "" when it is none.

    >>> accent("h") == "\u0309", accent("textsubtilde") == "\u0330", accent("textbf")
    (True, True, '')
    """
    if name := _LETTER_ACCENTS.get(command):
        return _lookup(f"COMBINING {name}")
    match = _PLACED.fullmatch(command)
    if not match or len(command) < len("sub___"):
        return ""
    whole = command.removeprefix("text")
    places = [_PLACES[said] for said in (match[1], match[3]) if said]
    names = [f"{_MARKS[match[2]]} {place}" for place in places if match[2] in _MARKS]
    if whole in _ALONE:
        names += [_MARKS[whole] + end for end in (" ABOVE", "", " BELOW")]
    return next((mark for name in names if (mark := _lookup(f"COMBINING {name}"))), "")


@cache
def letter(command: str) -> str:
    """A letter or sign by what its command spells out, "" when that is none.

    >>> letter("textturnm"), letter("texthtb"), letter("textscn"), letter("textesh"), letter("foo")
    ('ɯ', 'ɓ', 'ɴ', 'ʃ', '')
    """
    bare = re.sub(r"^text|(?<=thorn)var[iv]+$", "", command)
    return next((char for name in _names(bare) if (char := _lookup(name))), "")


def _names(bare: str) -> list[str]:
    """Unicode names that a command may mean: parts before the letter, what was done to it, and the letter."""
    names = []
    case = "CAPITAL" if bare[:1].isupper() else "SMALL"
    parts = ((said, bare[len(part) :]) for part, said in _PARTS.items() if bare.startswith(part))
    for said, rest in (("", bare), *parts):
        for with_, base in _with(rest):
            letters = _BASES.get(base.lower(), base.upper() if len(base) == 1 else "")
            if not letters:
                continue
            ending = f" WITH {with_}" if with_ else ""
            told = f"{said} {letters}".strip()
            kinds = ("LATIN LETTER",) if said == "SMALL CAPITAL" else (f"LATIN {case} LETTER", "LATIN LETTER")
            names += [f"{kind} {told}{ending}" for kind in kinds]
            names += [f"LATIN {case} LETTER {with_} {letters}"] * bool(with_)
    return [*names, f"GREEK {case} LETTER {bare.upper()}"]


def _with(rest: str) -> list[tuple[str, str]]:
    found = [("", rest)]
    for word, meanings in _DONE.items():
        bases = [rest[len(word) :]] * rest.startswith(word) + [rest[: -len(word)]] * rest.lower().endswith(word)
        found += [(meaning, base) for base in bases for meaning in meanings]
    return found


def sign(command: str) -> str:
    """The sign of a command whose name says it otherwise than Unicode, "" for others."""
    return _lookup(_SIGNS[command]) if command in _SIGNS else ""


def ding(number: str) -> str:
    r"""The sign of Zapf Dingbats at a place of its encoding; two digits count as hexadecimal, as biber reads them.

    >>> ding("33"), ding("AC"), ding("0")
    ('✓', '①', '')
    """
    if not re.fullmatch(r"\"?[0-9A-Fa-f]{2}|\d{3}", number):
        return ""
    place = int(number) if len(number) == len("161") and number.isdecimal() else int(number.strip('"'), 16)
    if 0xAC <= place <= 0xB5:
        return chr(0x2460 + place - 0xAC)
    known = 0x21 <= place <= 0x7E or 0xA1 <= place <= 0xFE
    return chr(_DINGS.get(place, 0x2700 + place - (0x20 if place < 0x7F else 0x40))) if known else ""


def _lookup(name: str) -> str:
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return ""
