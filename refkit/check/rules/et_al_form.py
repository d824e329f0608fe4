"""An "et al." whose full stops stand wrong.

## What it does

Looks how citations write "et al.". A full stop behind "et" is always wrong; one that is missing behind "al" is pointed
at where the text mostly has it.

## Why it matters

"Al." is short for "alii" and has a full stop, "et" is a word and has none. Mixed forms show that nobody read the
proofs.

## Example

```text
Sitting weakens the hip (Berg et. al., 2007).

# References

Berg, H., Eiken, O., & Mekjavic, I. (2007). Hip atrophy. Sport Press.
```

## Use instead

```text
Sitting weakens the hip (Berg et al., 2007).

# References

Berg, H., Eiken, O., & Mekjavic, I. (2007). Hip atrophy. Sport Press.
```

## Fix

Writes "et al."; it is safe.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.rule import Mark, rule, safe
from refkit.model import Span

_FORM = re.compile(r"\b[Ee]t(?P<stop>\.?)[ \t\xa0]?[Aa]l\b(?P<end>\.?)")


@rule("CIT016", "et-al-form", Severity.INFO)
def et_al_form(desk: Desk) -> Iterator[Mark]:
    """One mark for each form that is wrong, or that the text itself has otherwise."""
    found = [match for citation in desk.article.citations for match in _FORM.finditer(citation.text)]
    stopped = sum(1 for match in found if match["end"])
    for citation in desk.article.citations:
        for match in _FORM.finditer(citation.text):
            bare = not match["end"] and stopped > len(found) - stopped
            if match["stop"] or bare:
                place = Span(citation.span.start + match.start(), citation.span.start + match.end())
                message = f'"{match[0]}" has its full stops wrong; expected "et al."'
                yield Mark(place, message, None, safe(Edit(place, "et al." if match["end"] or bare else "et al")))
