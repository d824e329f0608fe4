"""What single words tell of those around them: "eds" of editors, "Bd" of a volume, "Press" of a publisher."""

from refkit.fields import dates

_CUES = {
    "in": "in", "dans": "in", "en": "in", "em": "in", "eds": "ed", "ed": "ed", "hrsg": "ed", "hg": "ed",
    "hgg": "ed", "editors": "ed", "editor": "ed", "edited": "ed", "orgs": "ed", "org": "ed", "coord": "ed",
    "coords": "ed", "cura": "ed", "dir": "ed", "herausgegeben": "ed", "vol": "vol", "v": "vol", "volume": "vol",
    "bd": "vol", "band": "vol", "jg": "vol", "tome": "vol", "tomo": "vol", "vols": "vol", "jahrgang": "vol",
    "t": "vol", "no": "no", "nr": "no", "n": "no", "issue": "no", "heft": "no", "num": "no", "h": "no", "núm": "no",
    "iss": "no", "fasc": "no", "nº": "no", "n°": "no", "pp": "pp", "p": "pp", "pages": "pp", "page": "pp",
    "s": "pp", "pág": "pp", "págs": "pp", "seiten": "pp", "pag": "pp", "pagg": "pp", "pgs": "pp",
    "retrieved": "acc", "accessed": "acc", "available": "acc", "abgerufen": "acc", "zugriff": "acc",
    "disponible": "acc", "disponível": "acc", "acesso": "acc", "consulté": "acc", "consultado": "acc",
    "consultato": "acc", "cited": "acc", "proceedings": "proc", "proc": "proc", "conference": "proc",
    "symposium": "proc", "workshop": "proc", "conf": "proc", "atti": "proc", "actes": "proc", "actas": "proc",
    "anais": "proc", "tagungsband": "proc", "journal": "jou", "j": "jou", "zeitschrift": "jou", "revue": "jou",
    "revista": "jou", "rivista": "jou", "rev": "jou", "review": "jou", "annals": "jou", "ann": "jou",
    "archives": "jou", "arch": "jou", "acta": "jou", "bulletin": "jou", "bull": "jou", "letters": "jou",
    "lett": "jou", "trans": "jou", "transactions": "jou", "jahrbuch": "jou", "archiv": "jou", "cahiers": "jou",
    "annales": "jou", "studien": "jou", "tijdschrift": "jou", "quarterly": "jou", "press": "pub", "verlag": "pub",
    "publishers": "pub", "publishing": "pub", "publisher": "pub", "books": "pub", "springer": "pub",
    "elsevier": "pub", "wiley": "pub", "routledge": "pub", "éditions": "pub", "editorial": "pub", "presses": "pub",
    "editora": "pub", "edizioni": "pub", "editore": "pub", "sage": "pub", "suhrkamp": "pub", "university": "uni",
    "universität": "uni", "université": "uni", "universidad": "uni", "universidade": "uni", "università": "uni",
    "universiteit": "uni", "institute": "uni", "institut": "uni", "college": "uni", "department": "uni",
    "dept": "uni", "group": "org",
    "organization": "org", "organisation": "org", "association": "org", "committee": "org", "consortium": "org",
    "collaboration": "org", "investigators": "org", "ministry": "org", "society": "org", "commission": "org",
    "council": "org", "agency": "org", "centers": "org", "centre": "org", "center": "org", "foundation": "org",
    "bank": "org", "bundesamt": "org", "bundesministerium": "org", "gesellschaft": "org", "ministère": "org",
    "ministerio": "org", "ministério": "org", "bureau": "org", "federation": "org", "network": "org", "team": "org",
    "thesis": "thes", "dissertation": "thes", "diss": "thes", "phd": "thes", "thèse": "thes",
    "tesis": "thes", "tese": "thes", "tesi": "thes", "report": "thes", "unpublished": "thes", "manuscript": "thes",
    "diplomarbeit": "thes", "masterarbeit": "thes", "habilitation": "thes", "edition": "edn", "edn": "edn",
    "auflage": "edn", "aufl": "edn", "édition": "edn", "edición": "edn", "edição": "edn", "edizione": "edn",
    "druk": "edn", "and": "and", "und": "and", "et": "and", "y": "and", "e": "and", "al": "al", "von": "part",
    "van": "part", "de": "part", "der": "part", "den": "part", "di": "part", "la": "part", "le": "part",
    "translated": "tr", "übersetzt": "tr", "trad": "tr", "übers": "tr", "traduction": "tr", "traducción": "tr",
    "the": "the", "of": "of", "a": "a", "an": "a", "for": "of", "on": "of", "with": "of", "zur": "of", "im": "of",
    "für": "of", "des": "of", "du": "of", "del": "of", "los": "of", "las": "of", "권": "vol", "집": "vol", "卷": "vol",
    "호": "no", "号": "no", "號": "no", "期": "no", "页": "pp", "頁": "pp", "쪽": "pp", "ders": "ders", "dies": "ders",
    "idem": "ders",
}  # fmt: skip


_NO_CUES = {"I": frozenset("aey"), "X2": frozenset("an al de di du ed el em en la le nº no nr pp".split())}
"""What of these is no cue in capitals, but the initials of a name: "Berg AN", "Low E"."""

_MONTHS = frozenset(
    "jan ene gen feb fév fev mar mär mrz mrt maa apr abr avr may mai mag mei jun jui giu jul lug aug aoû aou ago"
    " sep set oct okt out ott nov dec dez déc dic".split()
)
"""How the names of months begin."""

_LANDS = frozenset(
    "usa uk england scotland ireland germany deutschland france frankreich italy italien italia spain spanien españa"
    " austria österreich switzerland schweiz suisse netherlands belgium denmark sweden norway finland poland czech"
    " hungary portugal greece russia turkey japan china korea india taiwan singapore canada australia brazil brasil"
    " mexico méxico argentina chile israel egypt nigeria kenya iran indonesia malaysia thailand mass massachusetts"
    " calif california ca ny nj il texas arizona colorado oregon washington virginia maryland ohio illinois indiana"
    " michigan minnesota wisconsin pennsylvania connecticut conn florida georgia utah hawaii nevada ontario quebec"
    " queensland".split()
)
"""Countries and their states, which stand behind a town."""

TELLING = ("jou", "proc", "pub", "uni", "org", "thes", "edn", "ed", "in", "acc", "mon", "")
"""The cues that tell what a chunk is, those that tell most first."""
RANK = {cue: rank for rank, cue in enumerate(TELLING)}
SILENT = len(TELLING) - 1


def cue_of(lower: str, shape: str) -> str:
    """What a word tells of those around it, "" for most."""
    cue = "" if lower in _NO_CUES.get(shape, ()) else _CUES.get(lower.strip("."), "")
    if not cue and lower[:3] in _MONTHS and shape[0] in "Xx" and dates.month(lower):
        return "mon"
    return "land" if not cue and lower in _LANDS else cue
