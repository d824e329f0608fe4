"""What always holds for an article, the article it all began with, and texts made to hurt."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit import documents
from refkit.article import credible, lines, read_article
from refkit.model import Article, CitationKind, Span

WORDS = st.sampled_from(
    """Smith | (2009) | (Smith, 2009 | ;  | [1] | [2- | 4] |  et al. | ,  | References | 1.  | -  | ¹ | 3 | @key
    | \\cite{a} | (p. 5)
    | ibid. | “ | ” | in press | n.d. | Müller | и | 山 | https://a.b/c | 10.1/x | ( | )""".split("|")
) | st.sampled_from(["\n", "\n\n", "\t", "\r\n", " "])


def check_spans(article: Article) -> None:
    whole = Span(0, len(article.text))
    for entry in article.entries:
        assert whole.covers(entry.span)
        assert all(entry.span.covers(piece) for piece in entry.pieces)
        assert " ".join(piece.of(article.text) for piece in entry.pieces) == entry.text
        assert article.list is not None
        assert article.list.covers(entry.span)
    for citation in article.citations:
        assert citation.span.of(article.text) == citation.text
        assert citation.cites
        for cite in citation.cites:
            assert citation.span.covers(cite.span)
            assert cite.entry is None or 0 <= cite.entry < len(article.entries)
            assert cite.entry is not None or cite.why
    starts = [citation.span.start for citation in article.citations]
    assert starts == sorted(starts)


@given(st.lists(WORDS, max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_an_article_whose_spans_lie_in_it(text: str) -> None:
    check_spans(read_article(text))


@given(st.text(max_size=300))
@settings(max_examples=80, deadline=None)
def test_any_letters(text: str) -> None:
    check_spans(read_article(text))


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        ")",
        "Smith, ",
        "[1,",
        "[1]–",
        "(2009) ",
        "Smith (2009; ",
        "¹",
        "ü",
        "1-",
        "et al. ",
        "https://",
        "@",
        "\\cite{",
        "A. ",
        "“",
        "Title Words Here (p. 5) ",
        "Smith, op. cit. ",
        "AB   C 1\n",
        "x/ab1, ",
        "É",
        "[1] a b.\n",
    ],
)
def test_long_hostile_lines_are_read(piece: str) -> None:
    check_spans(read_article(piece * 2000))


def test_lines_that_only_end_a_list_make_none() -> None:
    fields = (
        "doi = {10.1007/s00421-006-0346-y},\n"
        "author = {Presswood, L. and Cronin, J. and Keogh, J. W. L. and Whatman, C.},\n"
        "doi = {10.1519/SSC.0b013e318187f19a},"
    )
    assert read_article(fields).list is None


def test_works_by_title_are_credible_by_what_published_them_and_steps_are_not() -> None:
    works = "Roofs of the North. Oslo: Rook, 2004.\nThe slate trade. Cardiff: Quarry Books, 1987.\n"
    steps = "Roofs of the north: see below.\nReed for builders: cut it in winter, as in 1998.\n"
    assert credible.are_entries(lines.read(works, frozenset()))
    assert not credible.are_entries(lines.read(steps, frozenset()))


def test_a_text_without_anything() -> None:
    assert read_article("") == Article("", None, (), ())


def test_the_seed(shared: Path) -> None:
    article = read_article((shared / "data/seed/weak-glutes.txt").read_text(encoding="utf-8"))
    assert [entry.text.split(",")[0] for entry in article.entries] == ["Berg", "Izzo", "Presswood", "Romani-Ruby"]
    assert [len(entry.pieces) for entry in article.entries] == [3, 1, 3, 1]
    assert article.list is not None
    assert article.text[article.list.end :].split()[:3] == ["Leave", "a", "Reply"]
    means = [(citation.text[:6], citation.cites[0].entry) for citation in article.citations]
    assert means == [("(Izzo,", 1), ("(Berg,", 0), ("(Press", 2), ("(Runne", None), ("(Izzo,", 1)]
    runners = article.citations[3].cites[0]
    assert (runners.names, runners.year, bool(runners.why)) == (("Runners World.com",), "", True)


def test_what_is_implied_by_a_range_has_its_span() -> None:
    entries = "".join(f"{n}. Ash A. Tide. Sea J 200{n};3:{n}-9.\n" for n in range(1, 8))
    (citation,) = read_article(f"Tides [3-7].\n\nReferences\n\n{entries}").citations
    assert citation.kind is CitationKind.NUMERIC
    assert [(cite.number, cite.span) for cite in citation.cites] == [
        ("3", Span(7, 8)),
        *((str(number), Span(7, 10)) for number in (4, 5, 6)),
        ("7", Span(9, 10)),
    ]


def test_a_cite_says_its_locator_and_what_it_counts() -> None:
    text = "So (Adams, 2001, pp. 5-7; Brown, 2003, ch. 2).\n\nReferences\n\nAdams, J. (2001). Snow. Ice J., 1, 1-9.\n\n"
    (citation,) = read_article(text + "Brown, K. (2003). Ice. Ice J., 2, 1-9.\n").citations
    assert [(cite.locator, cite.label) for cite in citation.cites] == [("5-7", "page"), ("2", "chapter")]


def test_near_misses_are_named() -> None:
    text = "So (Adams & Zorn, 1950).\n\nReferences\n\nAdams, J., & Bell, T. (2001). Snow. Ice J., 1, 1-9.\n\n"
    (citation,) = read_article(text + "Brown, K. (2003). Ice. Ice J., 2, 1-9.\n").citations
    assert citation.cites[0].entry is None
    assert citation.cites[0].near == (0,)


def test_the_last_item_of_a_thebibliography_ends_before_its_end() -> None:
    text = (
        "Walking helps \\cite{smith}, and so does running \\cite{jones}.\n"
        "\\begin{thebibliography}{9}\n"
        "\\bibitem{smith} J. Smith. \\emph{Walking for health}. Journal of Walks, 12(3):4--9, 2020.\n"
        "\\bibitem{jones} K. Jones. Running. Wiley, New York, 2019.\n"
        "\\end{thebibliography}\n"
        "\\end{document}\n"
    )
    assert read_article(text).entries[-1].text == "K. Jones. Running. Wiley, New York, 2019."


def test_front_matter_and_keys_of_a_bibliography_make_no_list() -> None:
    text = (
        "---\ntitle: My thesis\nbibliography: refs.bib\n---\n\n# Introduction\n\n"
        "Walking helps [@smith2020, p. 5; @jones2019].\n\n# Conclusion\n\nNothing more [see @smith2020].\n"
    )
    assert read_article(text).entries == ()
    assert read_article(text.replace("\n", "\r\n")).entries == ()


@pytest.mark.parametrize("line", ["---", "----------", "======"])
def test_the_line_under_a_heading_is_no_entry(line: str) -> None:
    listed = (
        "Smith, J. (2020). Walking for health. Journal of Walks, 12(3), 4-9.\n\nJones, K. (2019). Running. Wiley.\n"
    )
    assert len(read_article(f"Walks help (Smith, 2020).\n\nReferences\n{line}\n\n{listed}").entries) == 2


def test_a_list_between_two_rules_is_no_front_matter() -> None:
    listed = (
        "Smith, J. (2020). Walking for health. Journal of Walks, 12(3), 4-9.\n\nJones, K. (2019). Running. Wiley.\n"
    )
    assert len(read_article(f"---\nReferences\n\n{listed}\n---\n").entries) == 2


BODY = "Snow melts fast (see Brown & Clark, 2010, p. 7; Adams, 2001). Roofs differ (Orsted et al., 2015a, pp. 3–4)."
LISTED = (
    "Adams, J. (2001). Snow on roofs. Roof Press.",
    "Brown, K., & Clark, L. (2010). Roofs that differ. Roof Press.",
    "Orsted, H., Lund, P., & Vang, Q. (2015a). Slate. Tak, 12, 1–9.",
)


def as_latex(text: str) -> str:
    return text.replace("&", r"\&").replace("p. 7", "p.~7").replace("–", "--")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a.txt", "\n\n".join((BODY, "References", *LISTED))),
        ("a.md", "\n\n".join((BODY, "## References", *LISTED))),
        ("a.html", "".join(f"<p>{each.replace('&', '&amp;')}</p>" for each in (BODY, "References", *LISTED))),
        ("a.tex", "\n\n".join((as_latex(BODY), r"\section*{References}", *map(as_latex, LISTED)))),
    ],
)
def test_an_article_says_the_same_in_every_format(name: str, written: str) -> None:
    article = read_article(documents.read(written.encode(), name=name).text)
    assert len(article.entries) == len(LISTED)
    cites = [cite for citation in article.citations for cite in citation.cites]
    assert [cite.entry for cite in cites] == [1, 0, 2]
    assert [re.sub("--", "–", cite.locator) for cite in cites] == ["7", "", "3–4"]
