"""The catalogue: every rule by its code, in the order of the manual. Each rule is one file, named like the rule."""

from refkit.check.rule import Rule
from refkit.registry import Registry


def _own(**files: str) -> dict[str, str]:
    return {code: f"refkit.check.rules.{name}:{name}" for code, name in files.items()}


RULES: Registry[Rule] = Registry(
    "rule",
    _own(
        CIT001="cited_not_listed",
        CIT002="listed_not_cited",
        CIT003="year_differs",
        CIT004="name_misspelt",
        CIT008="ambiguous_citation",
        CIT009="suffix_without_need",
        CIT013="citation_without_year",
        CMP201="author_missing",
        CMP202="year_missing",
        CMP203="title_missing",
        CMP204="container_missing",
        IDN301="malformed_doi",
        IDN302="doi_form",
        URL401="retrieved_from_nowhere",
        DAT702="duplicate_entry",
        DAT706="pages_reversed",
        DAT707="impossible_year",
    ),
    group="refkit.rules",
)
"""Code -> rule. Third parties add theirs through the entry point group `refkit.rules`, under a code of their own."""
