r"""`\bibitem`, the reference lists of LaTeX documents and .bbl files, written by hand or by BibTeX styles.

An item is text for readers. What it says plainly is read here: `\newblock` sets authors, title and the rest apart,
`\bibinfo` names fields, and numbers, DOIs and addresses have shapes of their own. The text stays in `custom` under
"entry" for whoever reads strings better.

Sources: LaTeX2e's `thebibliography`, natbib's labels, REVTeX's `\bibinfo`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from refkit.fields import dates, identifiers, latex, names, pages
from refkit.fields.text import plain, tidy
from refkit.formats import carry
from refkit.formats.draft import Draft, is_carried
from refkit.formats.frame import Format, Written, nothing
from refkit.model import Bibliography, Date, Name, Reference

_ITEM = re.compile(r"\\bibitem(?![A-Za-z])\*?")
_END = re.compile(r"\\end\s*\{\s*(?:thebibliography|document|references)\s*\}")
# a percent sign in an address is no comment's
_COMMENT = re.compile(r"(\\(?:url|href|path)\s*\{[^{}\s]*\})|(?<!\\)%([^\n]*)(?:\n[ \t]*)?")
_BLOCK = re.compile(r"\\newblock(?![A-Za-z])")
_INFO = re.compile(r"\\bibinfo\s*\{\s*([A-Za-z]+)\s*\}\s*(?=\{)")
_COMMANDS = re.compile(
    r"\\(?:BibitemOpen|BibitemShut|bibitemStop|bibitemNoStop|natexlab|bibfield|EOS|penalty0?)(?![A-Za-z])"
)
_ITALIC = re.compile(r"<i>(.+?)</i>")
_AROUND_HOST = re.compile(r"^[Ii]n:?\s+|(?<![\s,.])[\s,.]+$|,?\s*(?:vol\.?)?\s*(?<!\d)\d+$")
_QUOTED = re.compile(r"[“\"]([^“”\"]{8,}?)[,.]?[”\"]")
_YEAR = re.compile(r"(?<![\d.:/\-])(1[5-9]\d\d|20\d\d)[a-z]?(?![\d\-–/])")
_PLACE = re.compile(
    r"""(?:\bvol(?:ume|\.)?\s*)?(?<![\w.])(?P<volume>\d{1,4})\s*
    (?:\((?P<issue>[\w\-–]{1,9})\)|,?\s*no\.?\s*(?P<no>[\w\-–]{1,9}))?\s*[:,]\s*
    (?:pp?\.\s*|pages?\s+)?(?P<page>[A-Za-z]?\d{1,6}(?:\s*[-–]+\s*[A-Za-z]?\d{1,6})?)(?![\w\-–]|\.\d)""",
    re.VERBOSE,
)
_PAGES = re.compile(r"\b(?:pp?\.|pages?)\s*(\w?\d+(?:\s*[-–]+\s*\w?\d+)?)", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_a-z][a-z]?\.[\s\-‐]*){1,5}|[A-Z]{1,3}")
_ROLE = {"author": "author", "editor": "editor"}
_INFOS = {
    "title": "title", "booktitle": "container-title", "journal": "container-title", "volume": "volume",
    "number": "issue", "pages": "page", "publisher": "publisher", "address": "publisher-place", "note": "note",
    "edition": "edition", "series": "collection-title", "school": "publisher", "institution": "publisher",
    "eid": "number", "chapter": "chapter-number", "howpublished": "medium", "organization": "publisher",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Item:
    """An item as it stands: key, label, the TeX after it, and the lines that carry what print does not say."""

    key: str
    label: str
    tex: str
    carried: tuple[str, ...]


def read(text: str) -> Bibliography:
    r"""The items of a `thebibliography`, or of several; what one says in words alone is in `custom` as "entry".

    Raises:
        InputError: there is no `\bibitem`.
    """
    if not _ITEM.search(text) and r"\begin{thebibliography}" not in text:
        raise nothing("bibliography in LaTeX", text, r'items that begin "\bibitem{key}"')
    return Bibliography(tuple(_draft(item).reference() for item in _items(text)))


def _items(text: str) -> Iterator[_Item]:
    starts = list(_ITEM.finditer(text))
    stops = [*(start.start() for start in starts[1:]), len(text)]
    for start, stop in zip(starts, stops, strict=False):  # no item at all has a stop too
        at = start.end()
        end = _END.search(text, at, stop)
        raw = text[at : end.start() if end else stop]
        comments = tuple(comment.strip() for _, comment in _COMMENT.findall(raw))
        tex = _COMMENT.sub(r"\1", raw).lstrip()
        label, tex = _argument(tex, "[", "]")
        key, tex = _argument(tex.lstrip(), "{", "}")
        yield _Item(tidy(key), label, tex, comments)


def _argument(tex: str, opens: str, closes: str) -> tuple[str, str]:
    """The argument in brackets that a text begins with, and the rest; none where the brackets do not close."""
    if not tex.startswith(opens):
        return "", tex
    depth = 0
    for mark in re.finditer(r"\\.|[{}\[\]]", tex, re.DOTALL):
        sign = mark[0]
        if sign == closes and depth == (opens == "{"):
            return tex[1 : mark.start()], tex[mark.end() :]
        depth += (sign == "{") - (sign == "}")
    return "", tex


def _draft(item: _Item) -> Draft:
    draft = Draft(id=item.key)
    tex = _COMMANDS.sub("", item.tex)
    blocks = [said for block in _BLOCK.split(tex) if (said := _plain(block))]
    whole = tidy(plain(" ".join(blocks)))
    _named_fields(tex, draft)
    if not draft.has("title", "author"):
        _spoken(blocks, draft)
    _shaped(whole, item, draft)
    draft.type = _type(draft, whole)
    if not any(map(is_carried, item.carried)):  # refkit's own words need no second reader
        draft.keep("entry", whole)
        draft.keep("label", tidy(plain(_plain(item.label))))
    carry.take(draft, item.carried)
    return draft


def _plain(tex: str) -> str:
    try:
        text = latex.to_unicode(tex)
    except RecursionError:  # commands in commands, deeper than anybody writes: left as TeX
        text = tex
    return tidy(text.replace('<span class="nocase">', "").replace("</span>", ""))


def _named_fields(tex: str, draft: Draft) -> None:
    r"""What stands in `\bibinfo{word}{...}`."""
    for mark in _INFO.finditer(tex):
        word, value = mark[1].lower(), _plain(_argument(tex[mark.end() :], "{", "}")[0]).strip(" ,")
        if word in _ROLE:
            draft.name(_ROLE[word], *_people(plain(value)))
        elif word == "year":
            draft.date("issued", dates.read(value) or None)
        elif word in _INFOS:
            draft.text(_INFOS[word], pages.normal(value) if word == "pages" else plain(value), word=word)


def _spoken(blocks: Sequence[str], draft: Draft) -> None:
    r"""Authors and title by `\newblock`, else by a year in brackets, quotation marks, or what is in italics."""
    if len(blocks) >= 2:
        draft.name("author", *_people(_before_year(plain(blocks[0]))))
        title = re.sub(r"(?<!\.)\.$", "", blocks[1])
        italic = re.fullmatch(r"<i>([^<]*)</i>(.*)", title)
        draft.text("title", italic[1].rstrip(".") if italic else title)
        _host(" ".join([italic[2] if italic else "", *blocks[2:]]), draft)
        return
    whole = blocks[0] if blocks else ""
    if quoted := _QUOTED.search(whole):
        head, title, rest = whole[: quoted.start()], quoted[1], whole[quoted.end() :]
    elif dated := re.match(r"(.{3,400}?)\s*\((?:\d{4})[a-z]?\)[.,:]?\s*(.+)", whole):
        head, (title, rest) = dated[1], _sentence(dated[2])
    else:
        return
    draft.name("author", *_people(_before_year(plain(head))))
    draft.text("title", re.sub(r"^<i>|</i>$", "", title).strip(" ,."))
    _host(rest, draft)


def _sentence(text: str) -> tuple[str, str]:
    """What is said up to the first full stop or to the italics of a host, and the rest."""
    if text.startswith("<i>"):
        title, _, rest = text.partition("</i>")
        return title.removeprefix("<i>"), rest
    end = re.search(r"(?<=\w\w)[.?!](?=\s)|[.,]?\s+(?=<i>)", text)
    return (text[: end.end()].strip(), text[end.end() :]) if end else (text, "")


def _before_year(text: str) -> str:
    return re.sub(r"(?<![\s,.])[\s,.]*[(\[]?\b\d{4}[a-z]?\b[)\]]?[.:,]?\s*$", "", text)


def _host(rest: str, draft: Draft) -> None:
    if italic := _ITALIC.search(rest):
        draft.text("container-title", _AROUND_HOST.sub("", plain(italic[1])))


def _people(text: str) -> Iterator[Name]:
    """The names of "A. Berg, B. Eiken, and C. Li", "Berg, A., Eiken, B." or "Berg A, Eiken B"."""
    text = re.sub(r",?\s*\(?\b[Ee]ds?\.?\)?$|,?\s*\bet al\.?$", "", text.strip(" ,;:"))
    pieces = [piece for part in names.split_list(text) for piece in re.split(r",\s*", part) if piece]
    if text.rstrip().endswith(".") and pieces and not _INITIALS.fullmatch(pieces[-1].split()[-1]):
        pieces[-1] = pieces[-1].rstrip(".")
    at = 0
    while at < len(pieces):
        inverted = at + 1 < len(pieces) and bool(_INITIALS.fullmatch(pieces[at + 1]))
        yield names.inverted(f"{pieces[at]}, {pieces[at + 1]}") if inverted else names.read(pieces[at])
        at += 1 + inverted


def _shaped(whole: str, item: _Item, draft: Draft) -> None:
    """What can be known by its shape, wherever it stands."""
    doi = next((found for _, found in identifiers.find_dois(whole)), "")
    draft.text("DOI", doi)
    draft.text("URL", next((url for _, url in identifiers.find_urls(whole) if "doi.org/" not in url), ""))
    if place := _PLACE.search(whole):
        draft.text("volume", place["volume"])
        draft.text("issue", place["issue"] or place["no"] or "")
        draft.text("page", pages.normal(place["page"]))
    elif page := _PAGES.search(whole):
        draft.text("page", pages.normal(page[1]))
    label = re.search(r"\((\d{4})[a-z]?\)", item.label)
    years = [label[1]] if label else re.findall(r"\((\d{4})[a-z]?\)", whole) or _YEAR.findall(whole)
    draft.date("issued", Date(((int(years[-1]),),)) if years else None)


def _type(draft: Draft, whole: str) -> str:
    if re.search(r"(?i)\b(?:ph\.?\s?d\.?|master'?s|doctoral|diploma) thesis|\bdissertation\b", whole):
        return "thesis"
    if re.search(r"(?i)\bproc(?:\.|eedings)\b", whole):
        return "paper-conference"
    if re.search(r"(?i)\btech(?:nical|\.)? rep(?:ort|\.)", whole):
        return "report"
    if draft.has("container-title"):
        chapter = re.search(r"\b[Ii]n:?\s", whole) and not draft.has("volume")
        return "chapter" if chapter else "article-journal"
    return "webpage" if draft.has("URL") and not draft.has("volume") else "book" if draft.has("title") else "document"


# --- writing


def write(references: Sequence[Reference]) -> Written:
    r"""A `thebibliography` in the manner of BibTeX's plain style; comments carry what such an item does not say."""
    items = [_written(reference, number) for number, reference in enumerate(references, 1)]
    widest = "9" * len(str(len(items)))
    body = "\n".join(items)
    return Written(f"\\begin{{thebibliography}}{{{widest}}}\n\n{body}\n\\end{{thebibliography}}\n")


def _written(reference: Reference, number: int) -> str:
    key = re.sub(r"[\s{}%\\#,~\[\]]", "", reference.id) or f"entry{number}"
    blocks = [block for block in (_authors(reference), _title(reference), _printed_in(reference)) if block]
    blocks += [f"doi:{_tex(doi)}" for doi in [reference.text("DOI")] if doi]
    blocks += [f"\\url{{{_address(url)}}}" for url in [reference.text("URL")] if url]
    item = f"\\bibitem{{{key}}}\n" + "\n\\newblock ".join(blocks) + "\n"
    back = _draft(next(_items(f"{item}%{{:id: {key}}}"))).reference()
    # one line at least, by which the reader knows the item for refkit's
    lines = list(carry.missing(reference, back)) or [f"{{:type: {reference.type}}}"]
    lines += [f"{{:id: {reference.id}}}"] * (reference.id not in ("", key))
    return item + "".join(f"%{line}\n" for line in lines)


def _address(url: str) -> str:
    r"""An address as `\url` takes it, which prints what stands there: braces and blanks are percent-encoded."""
    return re.sub(r"[\s{}\\]", lambda match: quote(match[0]), url)


def _tex(value: str) -> str:
    return latex.from_unicode(value)


def _authors(reference: Reference) -> str:
    people = reference.names("author") or reference.names("editor")
    written = [_tex(str(name)) for name in people]
    if len(written) > 1:
        written = [*written[:-2], f"{written[-2]}{',' * (len(written) > 2)} and {written[-1]}"]
    return f"{', '.join(written)}." if written else ""


def _title(reference: Reference) -> str:
    title = _tex(reference.text("title"))
    return f"{title}{'' if title.endswith(('.', '?', '!')) else '.'}" if title else ""


def _printed_in(reference: Reference) -> str:
    """Where it was printed, and when."""
    host = _tex(reference.text("container-title"))
    journal = reference.type.startswith("article-")
    place = _tex(reference.text("volume"))
    place += f"({_tex(issue)})" if (issue := reference.text("issue")) and place else ""
    page = _tex(reference.text("page")).replace("-", "--")
    place = f"{place}:{page}" if place and page else place or (f"pages {page}" if page else "")
    issued = reference.date("issued")
    year = str(issued.year) if issued and issued.year else ""
    emphasised = f"{'' if journal else 'In '}\\emph{{{host}}}" if host else ""
    house = [_tex(reference.text(variable)) for variable in ("publisher", "publisher-place")]
    said = ", ".join(part for part in (emphasised, place, *house, year) if part)
    return f"{said}." if said else ""


def sniff(head: str) -> bool:
    r"""Whether a line begins with `\bibitem`, or a `thebibliography` does."""
    return bool(re.search(r"(?:^|\n)[ \t]*\\(?:bibitem\b|begin\{thebibliography\})", head))


FORMAT = Format("bibitem", r"LaTeX \bibitem", (".bbl", ".tex"), read, write, sniff)
