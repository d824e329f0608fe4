"""TeX as it stands in bibliographies, and Unicode: read one into the other, and write it back.

Most values hold no TeX at all, so everything passes a gate first. What the small table here does not know,
pylatexenc's macro tables do. Braces that protect capitals from a style become CSL's `<span class="nocase">`.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from refkit.fields import tex_words
from refkit.fields.tex_names import accent, ding, letter, sign
from refkit.fields.text import plain

_GATE = re.compile(r"[\\{}$~`]|--|''")
_TEX = re.compile(r"[\\{}$~`_^]|--|''")
_RAW_SCRIPT = re.compile(r"[_^]\d")
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å",
    "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
    "textquotedblright": "”", "ldots": "…", "dots": "…", "textellipsis": "…", "S": "§", "P": "¶", "copyright": "©",
    "textregistered": "®", "texttrademark": "™", "textdegree": "°", "degree": "°", "pounds": "£", "euro": "€",
    "texteuro": "€",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textbar": "|",
    "textless": "<", "textgreater": ">", "slash": "/", "quad": " ", "qquad": " ", "newline": " ", "par": " ",
    "dq": '"', "textperiodcentered": "·", "textbullet": "•", "textquotesingle": "'", "textquotedbl": '"',
    "guillemotleft": "«",
    "guillemotright": "»", "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»",
    "textordfeminine": "ª", "textordmasculine": "º", "textmu": "µ", "texttimes": "×", "textpm": "±", "textonehalf": "½",
} | tex_words.LOGOS  # fmt: skip
_SYMBOLS = {"&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", "-": "\u00ad", "/": "", ",": "\u2009",
            ";": " ", ":": " ", "!": "", " ": " ", "\\": " ", "@": "", "*": "", "\n": " "}  # fmt: skip
_MARKUP = {
    "emph": "i", "textit": "i", "textsl": "i", "mkbibemph": "i", "mkbibitalic": "i", "textbf": "b", "mkbibbold": "b",
    "textsuperscript": "sup", "textsubscript": "sub", "textsc": "sc", "mkbibquote": "", "enquote": "",
}  # fmt: skip
_SWITCHES = {"it": "i", "em": "i", "itshape": "i", "sl": "i", "bf": "b", "bfseries": "b", "sc": "sc", "scshape": "sc"}
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?[ \t]*|\\(.)", re.DOTALL)
_PLAIN = re.compile(r"(?:[^\\{}$~`'\-^_]++|-(?!-)|'(?!'))++")
_ESCAPED = re.compile(r"\\([&%_#$])")
_SINGLE = re.compile(r"`([^`'\\{}$~^_]+)'(?![\w'])")  # an apostrophe alone may stand for anything and stays
_SCRIPT = re.compile(r"[{\d]")
_ADDRESS = re.compile(r"\s*\{([^{}]*)\}")
_MATH_MINUS = re.compile(r"(?<![\\\w])-|(?<=[\w ])-(?=[\w ])")
_ESCAPES = {**{char: f"\\{char}" for char in "&%$#_"}, "\\": r"\textbackslash{}", "~": r"\textasciitilde{}",
            "^": r"\textasciicircum{}",
            # BibTeX counts escaped braces too: written so, no value leaves one open.
            "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}  # fmt: skip
_TAGS = {"i": r"\textit{", "em": r"\textit{", "b": r"\textbf{", "sup": r"\textsuperscript{", "sub": r"\textsubscript{",
         "sc": r"\textsc{"}  # fmt: skip
_TAG = re.compile(r"<(/?)(i|em|b|sup|sub|sc|span)((?:\s[^<>]*)?)>")
_LENGTH = re.compile(r"\s*[+-]?\d*[.,]?\d*\s*(?:pt|em|ex|mm|cm|in|mu|sp|bp|pc|dd|cc)\b")
_TIGHT = frozenset(
    """slash textbackslash textasciitilde textasciicircum textunderscore
    dq glqq glq textquotedblleft textquoteleft""".split()
)
"""Signs inside of addresses and code, and quotation marks that open: they swallow the blank behind them as TeX does."""
_DEEP = 100


def to_text(text: str) -> str:
    r"""A TeX value as plain text, without any markup.

    >>> to_text(r"The \emph{Iliad} and H$_2$O")
    'The Iliad and H2O'
    """
    return plain(to_unicode(text))


def to_unicode(text: str, *, nocase: bool = False) -> str:
    r"""A TeX value as text with CSL's markup (`<i>`, `<b>`, `<sup>`, `<sub>`, `<sc>`).

    Args:
        text: the value, without the braces or quotes that delimit it.
        nocase: whether braces around words with capitals become `<span class="nocase">`; else they go.

    Raises nothing: unknown commands leave their argument, unbalanced braces are dropped.

    >>> to_unicode(r"Erd{\H o}s \& M{\"u}ller, \emph{Na\"{\i}ve} 12--15"), to_unicode("The {DNA} of", nocase=True)
    ('Erdős & Müller, <i>Naïve</i> 12–15', 'The <span class="nocase">DNA</span> of')
    """
    if not _GATE.search(text) and not (nocase and _RAW_SCRIPT.search(text)):
        return text
    if "\\" in text and not _TEX.search(_ESCAPED.sub("", text)):  # nothing but "\&" and the like, as most have
        return unicodedata.normalize("NFC", _ESCAPED.sub(r"\1", text))
    return unicodedata.normalize("NFC", _Reader(text, nocase=nocase).all())


def unknown(text: str) -> list[str]:
    r"""The commands in a value that nobody knows and that take nothing: of these nothing is read.

    >>> unknown(r"At 13 \TeV with \alpha{} and \emph{x}"), unknown(r"Erd\H os")
    (['TeV'], [])
    """
    return [name for name in dict.fromkeys(_BARE_COMMAND.findall(text)) if _is_unknown(name)]


_BARE_COMMAND = re.compile(r"\\([A-Za-z]{2,})(?![A-Za-z]|\s*\{[^}])")


@cache
def _is_unknown(name: str) -> bool:
    known = name in _LETTERS or name in _MARKUP or name in _SWITCHES or name in _TAKERS or name in _ACCENTS
    known = known or name in tex_words.FONTS or name in tex_words.MARKS or bool(accent(name) or sign(name))
    return not known and not letter(name) and not _is_latex(name)


def _is_latex(name: str) -> bool:
    from pylatexenc import latex2text, latexwalker

    bases = (latex2text.get_default_latex_context_db(), latexwalker.get_default_latex_context_db())
    return any(getattr(base.get_macro_spec(name), "macroname", None) for base in bases)


class _Reader:
    """A walk over the text, a position at a time; groups and commands call it again, down to a depth nothing real has.

    `depth` counts the groups that are open, `level` those and the commands that wait for what they take.
    """

    def __init__(self, text: str, *, nocase: bool, math: bool = False, level: int = 0) -> None:
        self.text, self.nocase, self.in_math = text, nocase, math
        self.at, self.depth, self.level = 0, 0, level

    def all(self) -> str:
        pieces = []
        while self.at < len(self.text):
            pieces.append(self.until_brace())
            self.at += 1  # a closing brace that nothing opened
        return "".join(pieces)

    def until_brace(self) -> str:
        """Up to the brace that closes this group, or the end."""
        pieces: list[str] = []
        close = ""
        while self.at < len(self.text) and self.text[self.at] != "}":
            piece, opened = self.step()
            pieces.append(piece)
            close = opened + close
        return "".join(pieces) + close

    def step(self) -> tuple[str, str]:
        """The next piece, and a tag to close at the end of the group when a switch such as to italics opened it."""
        if match := _PLAIN.match(self.text, self.at):
            self.at = match.end()
            return match[0], ""
        char = self.text[self.at]
        if char == "\\":
            return self.command()
        if char == "{":
            return self.group(), ""
        if char == "$":
            return self.math(), ""
        if char in "^_":
            return self.script("sup" if char == "^" else "sub"), ""
        return self.typed(char), ""

    def typed(self, char: str) -> str:
        for mark, meant in (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”")):
            if self.text.startswith(mark, self.at):
                self.at += len(mark)
                return meant
        if char == "`" and (quoted := _SINGLE.match(self.text, self.at)):
            self.at = quoted.end()
            return f"‘{quoted[1]}’"
        self.at += 1
        return "\u00a0" if char == "~" else "‘" if char == "`" else char

    def group(self) -> str:
        self.at += 1
        command = self.text.startswith("\\", self.at)
        inner = self.inside()
        protect = self.nocase and not command and self.depth == 0 and any(letter.isupper() for letter in inner)
        return f'<span class="nocase">{inner}</span>' if protect else inner

    def inside(self, *, deeper: bool = True) -> str:
        if self.level > _DEEP:
            return self.rest()
        self.depth, self.level = self.depth + deeper, self.level + 1
        inner = self.until_brace()
        self.depth, self.level = self.depth - deeper, self.level - 1
        self.at += 1
        return inner

    def rest(self) -> str:
        """All that is left, unread."""
        start, self.at = self.at, len(self.text)
        return re.sub(r"[{}\\]", "", self.text[start:])

    def argument(self, *, deeper: bool = True) -> str:
        r"""What a command takes: a group, another command, or one letter.

        Where it is not `deeper`, braces inside protect capitals as they would outside: "\emph{On {Kant}}".
        """
        while self.at < len(self.text) and self.text[self.at] in " \t\n":
            self.at += 1
        if self.at >= len(self.text) or self.text[self.at] == "}":
            return ""
        if self.text[self.at] == "{":
            self.at += 1
            return self.inside(deeper=deeper)
        if self.text[self.at] == "\\":
            return self.taken()
        self.at += 1
        return self.text[self.at - 1]

    def taken(self) -> str:
        """A command that another takes."""
        if self.level > _DEEP:
            return self.rest()
        self.level += 1
        inner = self.command()[0]
        self.level -= 1
        return inner

    def command(self) -> tuple[str, str]:
        match = _COMMAND.match(self.text, self.at)
        if not match:
            self.at += 1
            return "", ""
        self.at = match.end()
        name = match[1] or match[2]
        if name not in _TAKERS and ((mark := _ACCENTS.get(name)) or (mark := accent(name))):
            return self.accented(mark), ""
        if name == "(" and (end := self.text.find("\\)", self.at)) >= 0:
            return self.formula(end, end + 2), ""
        if match[2]:
            return _SYMBOLS.get(name, name), ""
        if name in _SWITCHES:
            tag = _SWITCHES[name]
            return f"<{tag}>", f"</{tag}>"
        return self.named(name), ""

    def accented(self, mark: str) -> str:
        base = self.argument().replace("ı", "i").replace("ȷ", "j")
        mark = "\u0311" if mark == "\u0361" and len(base) == 1 else mark  # a tie needs two letters
        first = re.match(r".[\u0300-\u036f]*", base, re.DOTALL)
        return base[: first.end()] + mark + base[first.end() :] if first else mark

    def named(self, name: str) -> str:
        if name in _LETTERS:
            return _LETTERS[name] + self.blank(name)
        if name in _MARKUP:
            inner, tag = self.argument(deeper=False), _MARKUP[name]
            return f"<{tag}>{inner}</{tag}>" if tag else f"“{inner}”"
        if name in _TAKERS:
            return _TAKERS[name](self)
        if name in tex_words.FONTS:
            return ""
        known = tex_words.MARKS.get(name) or sign(name) or _pylatexenc(name)
        return known if known is not None else letter(name)

    def unprinted(self) -> str:
        self.argument()
        return ""

    def room(self) -> str:
        """A blank where a length of room is named, nothing where there is none."""
        if not (length := _LENGTH.match(self.text, self.at)):
            return " " if re.search("[1-9]", self.argument()) else ""
        self.at = length.end()
        return " " if re.search("[1-9]", length[0]) else ""

    def second(self) -> str:
        self.argument()
        return self.argument()

    def link(self) -> str:
        self.verbatim()
        return self.argument()

    def struck(self) -> str:
        inner = self.argument()
        return f"{inner[:1]}\u0338{inner[1:]}"

    def said(self) -> str:
        word = self.argument()
        return tex_words.STRINGS.get(word, word)

    def underlined(self) -> str:
        """A letter with a line below, which phoneticians and Semitists need; a line below words is left out."""
        inner = self.argument()
        return inner + "\u0332" * (len(inner) == 1)

    def blank(self, name: str) -> str:
        """A command that stands for a sign, not a letter, keeps the blank that it would swallow."""
        swallowed = self.text[self.at - 1] in " \t" and name not in _TIGHT
        return " " if swallowed and not _LETTERS[name].isalpha() else ""

    def verbatim(self) -> str:
        """A group as it stands, but for escaped signs: an address."""
        match = _ADDRESS.match(self.text, self.at)
        if not match:
            return self.argument()
        self.at = match.end()
        return re.sub(r"\\([&%_#$~])", r"\1", match[1])

    def math(self) -> str:
        end = self.text.find("$", self.at + 1)
        if end < 0:
            self.at += 1
            return "$"
        self.at += 1
        return self.formula(end, end + 1)

    def formula(self, end: int, behind: int) -> str:
        inner, self.at = self.text[self.at : end], behind
        inner = _MATH_MINUS.sub("\u2212", inner)
        return _Reader(inner, nocase=False, math=True, level=self.level).all()

    def script(self, tag: str) -> str:
        """A superscript or subscript; outside of mathematics only in titles, before a digit or a brace."""
        self.at += 1
        if not self.in_math and not (self.nocase and _SCRIPT.match(self.text, self.at)):
            return self.text[self.at - 1]
        inner = self.argument()
        return "°" if inner == "∘" and tag == "sup" else f"<{tag}>{inner}</{tag}>"


_TAKERS: dict[str, Callable[[_Reader], str]] = {
    "ding": lambda reader: ding(reader.argument()), "not": _Reader.struck, "bibstring": _Reader.said,
    "url": _Reader.verbatim, "path": _Reader.verbatim, "nolinkurl": _Reader.verbatim, "href": _Reader.link,
    "underline": _Reader.underlined, "hspace": _Reader.room, "hskip": _Reader.room, "kern": _Reader.room,
}  # fmt: skip
_TAKERS |= dict.fromkeys(tex_words.UNPRINTED, _Reader.unprinted) | dict.fromkeys(tex_words.SETTINGS, _Reader.second)
"""Commands that do something of their own with what they take."""


@cache
def _pylatexenc(name: str) -> str | None:
    from pylatexenc.latex2text import get_default_latex_context_db

    spec = get_default_latex_context_db().get_macro_spec(name)
    meant = getattr(spec, "simplify_repl", None)
    return meant if isinstance(meant, str) and "%" not in meant else None


def from_unicode(text: str, *, ascii_only: bool = False) -> str:
    r"""A text with CSL's markup as a TeX value: special characters escaped, markup as commands, nocase as braces.

    Args:
        text: the value.
        ascii_only: whether letters beyond ASCII become TeX's commands; those that have none stay.

    >>> from_unicode('100 % of <i>A_b</i> <span class="nocase">DNA</span>'), from_unicode("Müller", ascii_only=True)
    ('100 \\% of \\textit{A\\_b} {DNA}', 'M{\\"u}ller')
    >>> from_unicode("a</i> <b>b")  # braces are balanced whatever the markup
    'a \\textbf{b}'
    """
    pieces: list[str] = []
    end = depth = 0
    for tag in _TAG.finditer(text):
        pieces.append(_escaped(text[end : tag.start()], ascii_only))
        if not tag[1]:
            pieces.append(_TAGS.get(tag[2], "{"))
        elif depth:
            pieces.append("}")
        depth = max(0, depth + (-1 if tag[1] else 1))
        end = tag.end()
    return "".join([*pieces, _escaped(text[end:], ascii_only), "}" * depth])


_LIGATURE = re.compile(r"([-'`])(?=\1)")  # TeX makes one sign of two of these


def _escaped(text: str, ascii_only: bool) -> str:
    text = _LIGATURE.sub(r"\1{}", "".join(_ESCAPES.get(char, char) for char in text))
    return in_ascii(text) if ascii_only else text


def in_ascii(text: str) -> str:
    r"""A TeX value with letters beyond ASCII as TeX's commands, where there is one.

    >>> in_ascii("On {Café} Tables")
    "On {Caf{\\'e}} Tables"
    """
    return text if text.isascii() else "".join(map(_as_tex, text))


@cache
def _as_tex(char: str) -> str:
    if char.isascii():
        return char
    if name := next((name for name, letter in _LETTERS.items() if letter == char), ""):
        return f"{{\\{name}}}"
    parts = unicodedata.normalize("NFD", char)
    accent = next((name for name, mark in _ACCENTS.items() if parts[1:] == mark), "")
    base = {"i": "\\i", "j": "\\j"}.get(parts[0], parts[0])
    if not accent:
        return char
    return f"{{\\{accent}{' ' if accent.isalpha() else ''}{base}}}"
