"""The works that references mean: ask source after source, judge what comes back, and keep silence apart.

1. by identifier: what a DOI, PMID, arXiv number or ISBN names, compared with the reference;
2. by words: what the sources offer for title, author and year, compared likewise;
3. the verdict: found; or not found, when every source that was asked answered; or unreachable.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Self
from urllib.parse import urlsplit

from refkit.errors import InputError, RefkitError
from refkit.fields import identifiers
from refkit.folders import cache_folder
from refkit.model import NOT_REGISTERED, Candidate, Notice, Record, Reference, Status
from refkit.resolve.cache import Cache
from refkit.resolve.crew import in_threads
from refkit.resolve.enquiry import SURE, Enquiry
from refkit.resolve.notice import NOTICE_OF, notices, read_retractions, told_of
from refkit.resolve.pacing import Pace
from refkit.resolve.sources import SOURCES, Asked, Settings, Source, named
from refkit.resolve.sources.source import Ask, bases, doi
from refkit.resolve.transport import Answer, Network, Outcome, Transport

LONGEST = 42.0
"""Seconds after which nothing more is asked for a reference, so that no reference takes longer than 45 s in all."""
_MOST_CANDIDATES = 5
_KNOWS_DOIS = frozenset({"crossref", "datacite", "doi.org"})

Progress = Callable[[int, int], None]
LocalIndex = Callable[[Reference], Sequence[Reference]]
_Offering = Callable[[Reference, str], Sequence[Reference]]


class Resolver:
    """Finds the works that references mean, in the world or in a local index.

    Args:
        sources: names of `SOURCES` to ask, in their order; by default all that need no key or have one. With `urls`
            only those named there, with `index` alone none.
        urls: source name -> the address to ask instead of its own (a mirror, a test server; see `bases`).
        mail: the user's address, for the services' polite pools; else REFKIT_MAIL.
        keys: source name -> key; else REFKIT_OPENALEX_KEY and REFKIT_PUBMED_KEY.
        cache: the file that keeps answers, by default `answers.sqlite` in the user's cache folder; None keeps them as
            long as the resolver.
        offline: whether only the cache is asked; what is not in it is unreachable.
        refresh: whether kept answers are passed over and replaced.
        index: a local index (see `matching.index`), as its path or as a function from a reference to candidates.
        retractions: a Retraction Watch CSV.
        timeout: seconds for one try; `retries`: how many more there are.
        transport: who asks instead of the network.
        threads: how many references are under way at once; no service's pace depends on it.

    Raises:
        UnknownNameError: no source has that name.
        InputError: the retractions or the index cannot be read, or an address is none.
    """

    def __init__(
        self,
        *,
        sources: Sequence[str] | None = None,
        urls: Mapping[str, str] | None = None,
        mail: str = "",
        keys: Mapping[str, str] | None = None,
        cache: str | os.PathLike[str] | Cache | None = "",
        offline: bool = False,
        refresh: bool = False,
        index: str | os.PathLike[str] | LocalIndex | None = None,
        retractions: str | os.PathLike[str] | None = None,
        timeout: float = 10.0,
        retries: int = 3,
        transport: Transport | None = None,
        threads: int = 8,
    ) -> None:
        self._urls = {named(name): _address(name, url) for name, url in (urls or {}).items()}
        self._bases = {name: bases(SOURCES[name], url) for name, url in self._urls.items()}
        self._settings = Settings(mail or os.environ.get("REFKIT_MAIL", ""), {**_keys(), **(keys or {})})
        self._index = _index(index)
        self.sources = tuple(self._chosen(sources))
        self._retractions = read_retractions(retractions) if retractions else {}
        self._offline, self._refresh, self._threads = offline, refresh, threads
        self._transport = transport or Network(mail=self._settings.mail, timeout=timeout, retries=retries)
        self._cache = _cache(cache)
        self._stopped = threading.Event()

    def _chosen(self, names: Sequence[str] | None) -> Iterator[Source]:
        if names is None and self._urls:
            names = tuple(self._urls)
        elif names is None and self._index:
            names = ()
        if names is None:
            yield from (each for each in SOURCES.values() if not each.needs_key or self._settings.keys.get(each.name))
            return
        wanted = {named(name) for name in names}
        yield from (SOURCES[name] for name in SOURCES if name in wanted)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the cache's file."""
        self._cache.close()

    def resolve(self, reference: Reference, *, text: str = "") -> Record:
        """The work that a reference means; never raises for anything the world does.

        Args:
            reference: what is known of the work.
            text: the string it was read from, where there is one: it helps where reading it went wrong.
        """
        enquiry = Enquiry(reference, time.monotonic() + LONGEST, text)
        if self._index:
            self._ask_index(enquiry)
        self._ask_identifiers(enquiry)
        if not enquiry.settled:
            self._ask_words(enquiry)
        return self._verdict(enquiry)

    def records(
        self, references: Sequence[Reference], *, texts: Sequence[str] = (), progress: Progress | None = None
    ) -> tuple[Record, ...]:
        """The works that many references mean, in their order; answers already in the cache are not asked for again.

        Interrupted (Ctrl-C or worse), nothing that was answered is lost: the same call goes on where it stopped.

        Args:
            references: in any number.
            texts: the string that each was read from, if any.
            progress: called with how many are done and how many there are, from the calling thread.
        """
        found: dict[int, Record] = {}
        self._stopped.clear()
        tasks = list(zip(references, texts or [""] * len(references), strict=True))
        run = in_threads(
            lambda task: self.resolve(task[0], text=task[1]),
            tasks,
            threads=self._threads,
            name="resolve",
            stop=self._stopped.set,  # what is under way ends with the question it is at
        )
        with closing(run):
            for place, record in run:
                found[place] = record
                if progress:
                    progress(len(found), len(references))
        return tuple(found[place] for place in range(len(references)))

    # --- the three steps

    def _ask_index(self, enquiry: Enquiry) -> None:
        enquiry.asked.append("index")
        assert self._index is not None  # noqa: S101  asked only where there is one
        enquiry.add(self._index(enquiry.reference, enquiry.text), "index")

    def _ask_identifiers(self, enquiry: Enquiry) -> None:
        """Ask for what the identifiers name, until a source has it or doi.org denies it."""
        wanted = doi(enquiry.reference)
        for source in self.sources:
            if enquiry.settled or (wanted and self._knows_doi(enquiry, source, wanted)):
                continue
            self._ask(enquiry, source, source.by_identifier, wanted if source.name in _KNOWS_DOIS else "")

    def _knows_doi(self, enquiry: Enquiry, source: Source, wanted: str) -> bool:
        """Whether there is nothing left to learn of the DOI from this source."""
        known = any(identifiers.same_doi(each.reference.text("DOI"), wanted) for each in enquiry.candidates)
        denied = any(SOURCES[name].final for name in enquiry.denied)
        return source.name in _KNOWS_DOIS and (known or denied)

    def _ask_words(self, enquiry: Enquiry) -> None:
        """Ask those who are for such works; where nobody is, those who would be were it of another kind."""
        for kind in (enquiry.reference.type, *_ANY_KIND):
            for source in self.sources:
                if enquiry.settled:
                    return
                self._ask(enquiry, source, source.by_words, kind=kind)
            if enquiry.asked:
                return

    def _ask(self, enquiry: Enquiry, source: Source, ask: Ask, wanted: str = "", kind: str = "") -> None:
        """Put a question to a source, if it takes it, at the first of its addresses that is one."""
        reference = enquiry.reference.with_(type=kind) if kind else enquiry.reference
        *others, last = self._bases.get(source.name, (source.base,))
        for base in (*others, last):
            asked = ask(base, self._settings, reference)
            if asked and self._put(enquiry, source, asked, wanted, forgive_404=base != last):
                self._bases[source.name] = (base,)
                return

    def _put(self, enquiry: Enquiry, source: Source, asked: Asked, wanted: str, *, forgive_404: bool = False) -> bool:
        """Put a question to a source and enter what came of it; False where it said that there is no such address."""
        answer, works = self._answered(asked, self._pace(source, asked), wanted, enquiry.deadline)
        if answer.status == 404 and forgive_404:
            return False
        if source.name not in enquiry.asked:
            enquiry.asked.append(source.name)
        if answer.outcome is Outcome.UNREACHABLE:
            enquiry.failed.append(answer.why)
        elif answer.outcome is Outcome.ABSENT:
            enquiry.denied.append(source.name)
        enquiry.add(works, source.name)
        if answer.outcome is Outcome.ANSWERED and asked.then and (following := asked.then(answer.text)):
            self._put(enquiry, source, following, wanted)
        return True

    def _answered(self, asked: Asked, pace: Pace, wanted: str, deadline: float) -> tuple[Answer, Sequence[Reference]]:
        """The answer from the cache or the transport, and the works in it; one that makes no sense is none."""
        question = asked.question
        if not self._refresh and (kept := self._cache.get(question.service, question.key, any_age=self._offline)):
            judged = _judged(asked, kept, wanted)
            if judged[0].outcome is not Outcome.UNREACHABLE:
                return judged
        if self._offline:
            return Answer(Outcome.UNREACHABLE, why=f"{question.service}: offline, and it was not asked before"), ()
        if self._stopped.is_set():
            return Answer(Outcome.UNREACHABLE, why=f"{question.service}: it was not asked, for the run was stopped"), ()
        answer = self._transport.ask(question, pace=pace, deadline=deadline)
        self._cache.put(question.service, question.key, answer)  # before it is read: a run may be killed at any point
        judged = _judged(asked, answer, wanted)
        if judged[0].outcome is Outcome.UNREACHABLE and answer.outcome is not Outcome.UNREACHABLE:
            self._cache.drop(question.service, question.key)
        return judged

    def _pace(self, source: Source, asked: Asked) -> Pace:
        """The service's pace; a mirror's is what it says itself, until then this, where the service says it too."""
        return _MIRROR if source.name in self._urls and not source.unsaid else asked.pace

    def _verdict(self, enquiry: Enquiry) -> Record:
        ranked = enquiry.ranked
        said = self._said_of_doi(enquiry)
        if ranked and ranked[0].score >= SURE:
            best, *others = ranked
            what = _with_told(notices(best.reference, self._retractions), best, others)
            why = f"{best.source} has it, similarity {best.score:.2f}{enquiry.doubts(best)}"
            return Record(
                Status.FOUND,
                best.reference,
                best.score,
                best.source,
                why,
                tuple(others[:_MOST_CANDIDATES]),
                what + said,
            )
        status, why = enquiry.silence()
        score = ranked[0].score if ranked else 0.0
        near = tuple(ranked[:_MOST_CANDIDATES])
        return Record(status, None, score, "", why, near, said + told_of(enquiry.reference, self._retractions))

    def _said_of_doi(self, enquiry: Enquiry) -> tuple[Notice, ...]:
        """A notice that the reference's DOI is not registered: doi.org says so, or the agency its prefix belongs to.

        A prefix belongs to an agency that found the work under another DOI with the same prefix.
        """
        wanted, best = doi(enquiry.reference), next(iter(enquiry.ranked), None)
        knowing = [source.name for source in self.sources if source.name in _KNOWS_DOIS]
        agency = best.source if best and best.score >= SURE and _same_prefix(best.reference.text("DOI"), wanted) else ""
        if not wanted or not any(SOURCES[name].final or name == agency for name in enquiry.denied):
            return ()
        return (Notice(NOT_REGISTERED, wanted, ", ".join(name for name in knowing if name in enquiry.denied)),)


_MIRROR = Pace(25, 1.0, at_once=4)
_ANY_KIND = ("document", "book")  # between them every source takes one


def _with_told(found: tuple[Notice, ...], best: Candidate, others: Sequence[Candidate]) -> tuple[Notice, ...]:
    """The notices of a work, and those that came as works beside it: a retraction says which work it retracts."""
    told = [
        Notice(notice.kind.removeprefix(NOTICE_OF), other.reference.text("DOI"), notice.source)
        for other in others
        for notice in notices(other.reference)
        if notice.kind.startswith(NOTICE_OF) and identifiers.same_doi(notice.DOI, best.reference.text("DOI"))
    ]
    kinds = {notice.kind for notice in found}
    return (*found, *(notice for notice in told if notice.kind not in kinds))


def _judged(asked: Asked, answer: Answer, wanted: str) -> tuple[Answer, Sequence[Reference]]:
    """The works in an answer; it counts only when it can be read and is about the DOI that was asked for."""
    if answer.outcome is not Outcome.ANSWERED:
        return answer, ()
    service = asked.question.service
    try:
        works = asked.read(answer.text)
    except (RefkitError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        why = f"{service}: its answer was not understood ({str(error) or type(error).__name__})"[:200]
        return Answer(Outcome.UNREACHABLE, why=why), ()
    if wanted and not asked.then:
        if not works:
            return Answer(Outcome.UNREACHABLE, why=f"{service}: it answered without a work"), ()
        works = tuple(_about(work, wanted) for work in works if _is_about(work, wanted))
        if not works:
            return Answer(Outcome.UNREACHABLE, why=f"{service}: it answered about another DOI than {wanted}"), ()
    return answer, works


def _is_about(work: Reference, wanted: str) -> bool:
    """Whether a work has the DOI asked for; one that was replaced by another says so as `alias`."""
    return not work.text("DOI") or identifiers.same_doi(work.text("DOI"), wanted)


def _same_prefix(one: str, other: str) -> bool:
    return one.partition("/")[0].lower() == other.partition("/")[0].lower()


def _about(work: Reference, wanted: str) -> Reference:
    return work if work.text("DOI") else work.with_({"DOI": wanted})


def _address(name: str, url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise InputError(f'the source {name} is pointed to "{url}", expected an address such as http://127.0.0.1:8000')
    return url


def _keys() -> dict[str, str]:
    found = {name: os.environ.get(f"REFKIT_{name.upper()}_KEY", "") for name in ("openalex", "pubmed")}
    return {name: key for name, key in found.items() if key}


def _cache(cache: str | os.PathLike[str] | Cache | None) -> Cache:
    if isinstance(cache, Cache):
        return cache
    if cache is None:
        return Cache(":memory:")
    return Cache(cache or cache_folder() / "answers.sqlite")


def _index(index: str | os.PathLike[str] | LocalIndex | None) -> _Offering | None:
    if index is None:
        return None
    if callable(index):
        offers = index
        return lambda reference, _: offers(reference)
    from refkit.resolve.local import open_index

    return open_index(index)


_default: list[Resolver] = []


def resolve(reference: Reference, *, text: str = "", resolver: Resolver | None = None) -> Record:
    """The work that a reference means, and how sure that is; see `Resolver` for whom is asked.

    "Not found" means that every source that was asked answered, and none knew the work. Without a resolver the sources
    themselves are asked, and their answers kept in the user's cache folder.
    """
    if resolver is None:
        if not _default:
            _default.append(Resolver())
        resolver = _default[0]
    return resolver.resolve(reference, text=text)
