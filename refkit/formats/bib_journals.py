r"""Journals that a .bib file names by a macro of its style: AASTeX's `\apj`, BibTeX's own `cacm`.

Sources: the AASTeX 6.31 author guide, "Journal abbreviations", which the Astrophysics Data System puts into its
entries, full titles as it lists them; `plain.bst` 0.99b, which every style of BibTeX's own takes its macros from.
"""

from functools import cache

_JOURNALS = """
    aap Astronomy and Astrophysics
    aapr Astronomy and Astrophysics Reviews
    aaps Astronomy and Astrophysics Supplement Series
    actaa Acta Astronomica
    aj The Astronomical Journal
    ao Applied Optics
    apj The Astrophysical Journal
    apjl The Astrophysical Journal Letters
    apjlett The Astrophysical Journal Letters
    apjs The Astrophysical Journal Supplement Series
    apjsupp The Astrophysical Journal Supplement Series
    aplett Astrophysical Letters
    applopt Applied Optics
    apspr Astrophysics Space Physics Research
    apss Astrophysics and Space Science
    araa Annual Review of Astronomy and Astrophysics
    azh Astronomicheskii Zhurnal
    baas Bulletin of the American Astronomical Society
    bac Bulletin of the Astronomical Institutes of Czechoslovakia
    bain Bulletin of the Astronomical Institutes of the Netherlands
    caa Chinese Astronomy and Astrophysics
    cjaa Chinese Journal of Astronomy and Astrophysics
    fcp Fundamentals of Cosmic Physics
    gca Geochimica et Cosmochimica Acta
    grl Geophysical Research Letters
    iaucirc International Astronomical Union Circulars
    icarus Icarus
    jcap Journal of Cosmology and Astroparticle Physics
    jcp The Journal of Chemical Physics
    jgr Journal of Geophysical Research
    jqsrt Journal of Quantitative Spectroscopy and Radiative Transfer
    jrasc Journal of the Royal Astronomical Society of Canada
    maps Meteoritics and Planetary Science
    memras Memoirs of the Royal Astronomical Society
    memsai Memorie della Societa Astronomica Italiana
    mnras Monthly Notices of the Royal Astronomical Society
    na New Astronomy
    nar New Astronomy Reviews
    nat Nature
    nphysa Nuclear Physics A
    pasa Publications of the Astronomical Society of Australia
    pasj Publications of the Astronomical Society of Japan
    pasp Publications of the Astronomical Society of the Pacific
    physrep Physics Reports
    physscr Physica Scripta
    planss Planetary and Space Science
    pra Physical Review A
    prb Physical Review B
    prc Physical Review C
    prd Physical Review D
    pre Physical Review E
    prl Physical Review Letters
    procspie Proceedings of the SPIE
    psj The Planetary Science Journal
    qjras Quarterly Journal of the Royal Astronomical Society
    rmxaa Revista Mexicana de Astronomia y Astrofisica
    skytel Sky and Telescope
    solphys Solar Physics
    sovast Soviet Astronomy
    ssr Space Science Reviews
    zap Zeitschrift fuer Astrophysik
"""
_STANDARD = """
    acmcs ACM Computing Surveys
    acta Acta Informatica
    cacm Communications of the ACM
    ibmjrd IBM Journal of Research and Development
    ibmsj IBM Systems Journal
    ieeese IEEE Transactions on Software Engineering
    ieeetc IEEE Transactions on Computers
    ieeetcad IEEE Transactions on Computer-Aided Design of Integrated Circuits
    ipl Information Processing Letters
    jacm Journal of the ACM
    jcss Journal of Computer and System Sciences
    scp Science of Computer Programming
    sicomp SIAM Journal on Computing
    tcs Theoretical Computer Science
    tocs ACM Transactions on Computer Systems
    tods ACM Transactions on Database Systems
    tog ACM Transactions on Graphics
    toms ACM Transactions on Mathematical Software
    toois ACM Transactions on Office Information Systems
    toplas ACM Transactions on Programming Languages and Systems
"""


def standard() -> dict[str, str]:
    """The journals that BibTeX's own styles know, by macro."""
    return _listed(_STANDARD)


def title(value: str) -> str:
    r"""The journal that a value names by its macro alone, "" where it does not.

    >>> title(r"\apj"), title(r"{\mnras}"), title("Nature")
    ('The Astrophysical Journal', 'Monthly Notices of the Royal Astronomical Society', '')
    """
    return _titles().get(value.strip("{} \t\r\n"), "") if "\\" in value else ""


@cache
def _titles() -> dict[str, str]:
    return {f"\\{macro}": journal for macro, journal in _listed(_JOURNALS).items()}


def _listed(lines: str) -> dict[str, str]:
    return dict(line.split(maxsplit=1) for line in lines.strip().splitlines())
