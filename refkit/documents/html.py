"""The text of an HTML page as a reader sees it: blocks on lines of their own, no scripts, no menus."""

import re
from typing import Any

_DROPPED = "script, style, noscript, template, svg, head, nav, iframe, button, select, option"
_BLOCKS = frozenset(
    """address article aside blockquote br dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hr legend li main ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")
_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_MANY_LINES = re.compile(r"[ \t]*\n(?:[ \t]*\n)+")


def text_of(source: str) -> str:
    """The page's text: one line a block, a blank line between blocks, `<sup>` numbers as superscript figures.

    An address that stands only in a link's `href` is kept behind the link's words inside a list item whose words do not
    show it, for there it may be the only trace of the source.
    """
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(source)
    for node in tree.css(_DROPPED):
        node.decompose()
    body = tree.body or tree.root
    if body is None:
        return ""
    pieces: list[str] = []
    _walk(body, pieces)
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip() + "\n"


def _walk(root: Any, pieces: list[str]) -> None:
    """Text in document order, without recursion: a page may be nested deeper than Python's stack."""
    stack: list[Any] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
        elif node.tag == "-text":
            pieces.append(_SPACES.sub(" ", node.text_content or ""))
        elif node.tag == "sup" and (figures := _superscript(node)):
            pieces.append(figures)
        else:
            before, after = _around(node)
            pieces.append(before)
            stack.append(after)
            stack.extend(reversed(_children(node)))


def _around(node: Any) -> tuple[str, str]:
    if node.tag in ("br", "td", "th"):
        return "\n", ""
    if node.tag in _BLOCKS:
        return "\n\n", "\n\n"
    return "", _hidden_address(node) if node.tag == "a" else ""


def _hidden_address(link: Any) -> str:
    address = link.attributes.get("href") or ""
    shown = link.text()
    inside = link.parent
    while inside is not None and inside.tag not in _BLOCKS:
        inside = inside.parent
    hidden = address.startswith(("http://", "https://")) and not re.search(r"www\.|https?:|10\.\d{4}", shown)
    return f" {address} " if hidden and inside is not None and inside.tag == "li" else ""


def _children(node: Any) -> list[Any]:
    children, child = [], node.child
    while child is not None:
        children.append(child)
        child = child.next
    return children


def _superscript(node: Any) -> str:
    words = str(node.text()).strip()
    bare = words.strip("[]()")
    return bare.translate(_SUPERSCRIPTS) if words == bare and re.fullmatch(r"[\d,\-– ]{1,20}", bare) else ""
