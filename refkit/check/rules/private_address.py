"""An address that only its author can open: a library's proxy, a session, a computer at home.

## What it does

Points at addresses that go through a library's proxy, carry a session, or lie on a local computer or network.

## Why it matters

Readers are asked to log in where they have no account, or find nothing at all.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. https://www-example-org.libproxy.uni.example/noac
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. https://www.example.org/noac
```

## Fix

Takes a session out of the address, or the proxy where the address behind it can be read. It is not safe: the result
may need a look.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.rule import Mark, rule, unsafe
from refkit.fields.identifiers import find_urls

_SESSION = re.compile(
    r"[;?&](?:jsessionid|phpsessid|sessionid|sid|session|PHPSESSID|cftoken|cfid)=[\w.!-]+", re.IGNORECASE
)
_PROXIED = re.compile(r"^https?://[^/]*?(?:proxy|ezp)[^/]*/login\?(?:q?url)=(?P<url>https?(?::|%3A).+)$", re.IGNORECASE)
_PROXY = re.compile(
    r"^(?P<scheme>https?://)(?P<host>[\w.-]+?)\.(?:[\w-]*(?:proxy|ezp)[\w-]*(?:\.[\w-]+){1,5})(?::\d+)?(?P<rest>/.*)?$",
    re.IGNORECASE,
)
_ANY_PROXY = re.compile(r"^https?://[^/]*(?:libproxy|ezproxy|proxy\.lib|[.-]ezp)[^/]*", re.IGNORECASE)
_LOCAL = re.compile(
    r"^(?:https?://)(?:localhost|127\.|192\.168\.|10\.\d+\.|172\.(?:1[6-9]|2\d|3[01])\.|(?!www/?$)[\w-]+(?:\.local|\.lan|\.internal)?(?::\d+)?/?$)",
    re.IGNORECASE,
)

_GOES_ON = re.compile(r" ?\.[a-z]")  # "https://example .org" is a broken address, not one of the house


@rule("URL405", "private-address", Severity.WARNING)
def private_address(desk: Desk) -> Iterator[Mark]:
    """One mark for each address that others cannot open."""
    for index, entry in enumerate(desk.entries):
        for span, url in find_urls(entry.text):
            if (why := _private(url)) and not _GOES_ON.match(entry.text, span.end):
                place, public = entry.place(span), _public(url)
                help_ = f"; expected {public}" if public else "; give the address that everybody can open"
                fix = unsafe(Edit(place, public)) if public and len(place) == len(span) else None
                yield Mark(place, f"{why}{help_}", index, fix)


def _private(url: str) -> str:
    if _PROXIED.match(url) or _PROXY.match(url) or _ANY_PROXY.match(url):
        return "this address goes through a library's proxy"
    if _SESSION.search(url):
        return "this address carries a session, which will be over"
    return "this address lies on a local computer or network" if _LOCAL.match(url) else ""


def _public(url: str) -> str:
    if match := _PROXIED.match(url):
        return unquote(match["url"]) if "%3A" in match["url"][:10].upper() else str(match["url"])
    if match := _PROXY.match(url):
        host = (
            match["host"]
            if "." in match["host"]
            else match["host"].replace("--", "\0").replace("-", ".").replace("\0", "-")
        )
        return f"{match['scheme']}{host}{match['rest'] or ''}"
    return _SESSION.sub("", url) if _SESSION.search(url) else ""
