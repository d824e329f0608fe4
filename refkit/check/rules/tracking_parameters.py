"""An address with parameters that only count the reader.

## What it does

Points at "utm_source" and its like, "fbclid", "gclid" and other parameters that campaigns and networks hang on an
address.

## Why it matters

They make addresses long, tell the site where the reader came from, and lead to nothing more.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. https://example.org/noac?utm_source=mail&utm_medium=social
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. https://example.org/noac
```

## Fix

Takes these parameters out and leaves the others. It is safe: servers answer the same without them.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.rule import Mark, rule, safe
from refkit.fields.identifiers import find_urls
from refkit.model import Entry, Span

_PARAMETER = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|msclkid|yclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|vero_id|ref_src|ref_url"
    r"|cmpid|icid|spm|scid|wt_mc|trk|trkCampaign|sfnsn|mibextid|si(?==\w{16}))=[^&#]*",
    re.IGNORECASE,
)


@rule("URL406", "tracking-parameters", Severity.INFO)
def tracking_parameters(desk: Desk) -> Iterator[Mark]:
    """One mark for each address that counts its readers."""
    for index, entry in enumerate(desk.entries):
        for span, url in find_urls(entry.text):
            bare = _bare(url)
            if bare != url and "doi.org/" not in url:
                yield _mark(entry, index, span, bare)


def _mark(entry: Entry, index: int, span: Span, bare: str) -> Mark:
    place = entry.place(span)
    fix = safe(Edit(place, bare)) if len(place) == len(span) else None
    return Mark(place, f"this address carries parameters that only track readers; expected {bare}", index, fix)


def _bare(url: str) -> str:
    address, mark, rest = url.partition("?")
    query, hash_, fragment = rest.partition("#")
    kept = [part for part in query.split("&") if part and not _PARAMETER.fullmatch(part)]
    if len(kept) == len([part for part in query.split("&") if part]):
        return url
    return address + (mark + "&".join(kept) if kept else "") + hash_ + fragment
