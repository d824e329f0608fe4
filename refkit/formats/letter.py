"""A bibliography that was sent in a letter and saved with its header.

Source: RFC 5322, 2.2 (header fields, folded lines, and the empty line behind them).
"""

import re

from refkit.formats.frame import HEAD

_FIELD = re.compile(r"[A-Z][A-Za-z]*+(?:-[A-Za-z]++)*+:[ \t][^\n]*+\n(?:[ \t]++[^\s][^\n]*+\n)*+")
_SENT = re.compile(r"^(?:From|Sender|Subject):", re.MULTILINE)
# lines that only data begin with, and those of the formats in lines, which may follow any words
_DATA = re.compile(r"^(?:<\?xml\s|<[A-Za-z]|\[?\{|\[\s*$|---\s*$|cff-version:|references:\s*$)", re.MULTILINE)
_LINES = re.compile(r"^\s{0,4}(?:@\w+\s*[{(]|[A-Z][A-Z0-9]{1,3} {0,2}- |%[0-9A-Z] |PT |RT |\\bibitem)", re.MULTILINE)


def opened(text: str) -> str:
    r"""The text with empty lines in place of a letter's header and of the words between it and XML, JSON or YAML.

    Lines keep their numbers. A text that does not begin as a letter comes back as it is.

    >>> opened("From: a@example.org\nSubject: Works\n\nHello,\n\n[{}]\n"), opened("Subject: Rest\n")
    ('\n\n\n\n\n[{}]\n', 'Subject: Rest\n')
    """
    if not _FIELD.match(text, 0, HEAD):
        return text
    at = 0
    while field := _FIELD.match(text, at, HEAD):
        at = field.end()
    if not text.startswith("\n", at) or not _SENT.search(text, 0, at):
        return text
    data = _DATA.search(text, at, HEAD)
    if data and not _LINES.search(text, at, data.start()):
        at = data.start()
    return "\n" * text.count("\n", 0, at) + text[at:]
