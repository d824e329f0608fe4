"""What messages say: what was found, what was expected, and what would help."""

import pytest

from refkit.check import check
from tests.check.reading import read

LIST = """

References

Berg, H., & Eiken, O. (2007). Hip and thigh. Sport Journal, 99(3), 283-289.

Izzo, J. (2009). Gluteal atrophy. Sport Journal, 4(2), 2-3.

Moor, P., Quist, R., & Rabe, S. (2011). Chairs. Sport Journal, 6(2), 22-31. doi.org/10.1000/182
"""
SAID = {
    "one of two authors": (
        "Hips ache (Berg, 2007).",
        "CIT005",
        "Berg 2007 names 1 of 2 authors; the list has Berg and Eiken (2007): name both",
    ),
    "one of several authors": (
        "Hips ache (Moor, 2011).",
        "CIT005",
        'Moor 2011 names 1 of 3 authors; the list has Moor, Quist and Rabe (2011): name them all, or write "et al."',
    ),
    "more authors than there are": (
        "Hips ache (Izzo & Berg, 2009).",
        "CIT005",
        (
            "Izzo and Berg 2009 names 2 authors of a work that has 1; the list has Izzo (2009): "
            "correct the names here or there"
        ),
    ),
    "others where there are none": (
        "Hips ache (Izzo et al., 2009).",
        "CIT005",
        'Izzo et al. 2009 says "et al." of a single author; the list has Izzo (2009): correct the names here or there',
    ),
    "an order in citations": (
        (
            "Hips (Berg & Eiken, 2007; Izzo, 2009) ache (Izzo, 2009; Moor et al., 2011), and (Berg & Eiken, 2007; Moor "
            "et al., 2011) so (Izzo, 2009; Berg & Eiken, 2007)."
        ),
        "CIT011",
        (
            "the works stand in another order here; the other citations have them by the alphabet: "
            "Berg and Eiken 2007; Izzo 2009"
        ),
    ),
    "a DOI cut short": (
        "Hips ache (Izzo, 2009).",
        "IDN302",
        '"doi.org/10.1000/182" gives the DOI without https://; write https://doi.org/10.1000/182',
    ),
}


@pytest.mark.parametrize(("body", "code", "message"), SAID.values(), ids=SAID)
def test_a_message_says_what_would_help(body: str, code: str, message: str) -> None:
    assert [finding.message for finding in check(read(body + LIST), select=[code])] == [message]
