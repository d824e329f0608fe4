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
        CIT005="authors_differ",
        CIT008="ambiguous_citation",
        CIT009="suffix_without_need",
        CIT010="and_sign_differs",
        CIT011="order_in_citation",
        CIT012="quotation_without_locator",
        CIT013="citation_without_year",
        CIT014="source_named_not_cited",
        NUM101="number_not_listed",
        NUM102="number_not_cited",
        NUM103="numbers_out_of_order",
        NUM104="list_numbering_broken",
        NUM105="run_not_compressed",
        CMP201="author_missing",
        CMP202="year_missing",
        CMP203="title_missing",
        CMP204="container_missing",
        CMP205="volume_missing",
        CMP206="pages_missing",
        CMP207="publisher_missing",
        CMP208="book_of_chapter_missing",
        CMP209="site_missing",
        IDN301="malformed_doi",
        IDN302="doi_form",
        IDN305="identifier_with_tail",
        IDN306="isbn_check_digit",
        IDN307="issn_check_digit",
        IDN308="malformed_identifier",
        IDN310="identifier_shared",
        URL401="retrieved_from_nowhere",
        URL402="malformed_url",
        URL405="private_address",
        URL406="tracking_parameters",
        URL407="address_repeats_doi",
        URL408="access_date_differs",
        STY601="entry_out_of_order",
        DAT701="entry_broken",
        DAT702="duplicate_entry",
        DAT703="names_inconsistent",
        DAT704="all_capitals",
        DAT705="garbled_characters",
        DAT706="pages_reversed",
        DAT707="impossible_year",
        DAT708="locator_outside_pages",
        DAT709="styles_mixed",
    ),
    group="refkit.rules",
)
"""Code -> rule. Third parties add theirs through the entry point group `refkit.rules`, under a code of their own."""
