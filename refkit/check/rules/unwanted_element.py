"""Words that the style no longer wants: "Retrieved from" before an address.

## What it does

With `--style`, points at words around an address, such as "Retrieved from" or "Available at", that the style leaves
out.

## Why it matters

Older rules asked for them; today an address speaks for itself.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2–3. Retrieved from https://example.org/noac
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2–3. https://example.org/noac
```

## Fix

Takes the words out, and is safe: the address stays.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.kinds import Kind
from refkit.check.rule import Mark, rule, safe
from refkit.model import Span


@rule("STY610", "unwanted-element", Severity.INFO)
def unwanted_element(desk: Desk) -> Iterator[Mark]:
    """One mark for each stretch of such words that an address follows."""
    for each in desk.styled:
        entry = desk.entries[each.entry]
        for difference in each.local:
            rest = entry.text[difference.span.end :].lstrip(" :")
            if difference.kind is Kind.UNWANTED and rest.startswith(("http", "www.")):
                place = entry.place(difference.span)
                cut = entry.place(Span(difference.span.start, len(entry.text) - len(rest)))
                words = difference.span.of(entry.text)
                message = f'{desk.style} leaves out "{words}" and gives the address alone'
                yield Mark(place, message, each.entry, safe(Edit(Span(cut.start, cut.end), "")))
