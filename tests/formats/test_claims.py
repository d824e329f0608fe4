"""What a file's name promises is what the formats say of themselves."""

from refkit import formats
from refkit.formats import FORMATS


def test_each_extension_leads_to_the_formats_that_claim_it() -> None:
    said = {extension for known in FORMATS.values() for extension in known.extensions if extension.count(".") == 1}
    claimed = {
        extension: tuple(name for name, known in FORMATS.items() if extension in known.extensions) for extension in said
    }
    assert claimed == formats._CLAIMS
