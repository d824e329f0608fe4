"""Languages by name and by code: babel's names, many of which are what English calls them.

Source: the babel manual, the names of languages and dialects.
"""

CODES = {
    "english": "en-US", "anglais": "en-US", "american": "en-US", "usenglish": "en-US", "british": "en-GB",
    "ukenglish": "en-GB",
    "canadian": "en-CA", "australian": "en-AU", "german": "de-DE", "ngerman": "de-DE", "austrian": "de-AT",
    "naustrian": "de-AT", "swissgerman": "de-CH", "french": "fr-FR", "spanish": "es-ES", "portuguese": "pt-PT",
    "brazilian": "pt-BR", "brazil": "pt-BR", "italian": "it-IT", "dutch": "nl-NL", "danish": "da-DK",
    "swedish": "sv-SE",
    "norwegian": "no-NO", "norsk": "nb-NO", "nynorsk": "nn-NO", "finnish": "fi-FI", "polish": "pl-PL", "czech": "cs-CZ",
    "russian": "ru-RU", "ukrainian": "uk-UA", "greek": "el-GR", "turkish": "tr-TR", "hungarian": "hu-HU",
    "japanese": "ja-JP", "chinese": "zh-CN", "latin": "la", "catalan": "ca-AD", "croatian": "hr-HR", "slovene": "sl-SI",
    "romanian": "ro-RO", "bulgarian": "bg-BG", "estonian": "et-EE", "latvian": "lv-LV", "lithuanian": "lt-LT",
}  # fmt: skip
"""Name -> code."""
NAMES = {code: name for name, code in reversed(CODES.items())}
"""Code -> name."""


_REGIONS = {
    "american": "US", "us": "US", "usmax": "US", "british": "GB", "uk": "GB", "australian": "AU", "newzealand": "NZ",
    "canadian": "CA", "german": "DE", "austrian": "AT", "swiss": "CH", "portuguese": "PT", "brazilian": "BR",
    "mexican": "MX", "belgian": "BE",
}  # fmt: skip
"""A language's variant as polyglossia names it -> the region."""


def code(name: str, variant: str = "") -> str:
    """The code of a language, which CSL wants; what is no name that is known stays, as codes do.

    >>> code("English"), code("ngerman"), code("en-GB"), code("Klingon"), code("english", "british")
    ('en-US', 'de-DE', 'en-GB', 'Klingon', 'en-GB')
    """
    found = CODES.get(name.lower(), name)
    region = _REGIONS.get(variant.lower(), "")
    return f"{found[:2]}-{region}" if region and found != name else found
