"""No text makes a check fail or mark what is not there, and none makes it crawl."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.checks import CHECKS, Check
from mtcheck.checks.run import run_checks
from mtcheck.evaluate.item import Item, article_of
from mtcheck.glossary import Glossary
from mtcheck.glossary.entry import Entry
from mtcheck.model import Article, Side

GLOSSARY = Glossary([Entry("Dmytro Kuleba", sources=(("sr", "Dmitro Kuleba"),)), Entry("Kyiv")])
PIECES = st.sampled_from(
    [
        *("Kuleba", "Kulebom", "&quot;", "&#39;", "&#0;", "&#x110000;", "a", "an", "An", "not", "nije", "SAD", "US"),
        *("100.000", "1,5", '12"', "18.", "2022.", *"„“”\"»«'’()[]-–!?:;%$€"),
        *(
            "18.01.2022.",
            "januara",
            "Tuesday",
            "utorak",
            "million",
            "milijarda",
            "the the",
            "Vu?i?",
            "goverment",
            "Ђуро",
        ),
        *(
            "\ufffd",
            "\x80",
            "\u202e",
            "\u0000",
            "VuÄ\x8diÄ‡",
            "ǅ",
            "İ",
            "ß",
            "ﬁ",
            "𝒜",
            "...",
            "\n",
            "\t",
            "\u00a0",
            "\u200b",
        ),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=40), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=8).map("".join)
)

LONG_RUNS = {
    "letters": "a" * 30_000,
    "capitals": "A" * 30_000,
    "digits": "1" * 30_000,
    "grouped digits": "1.000," * 10_000,
    "opening quotes": "“" * 30_000,
    "straight quotes": '"a ' * 10_000,
    "question marks": "a?" * 30_000,
    "lost letters": "a\ufffd" * 30_000,
    "ampersands": "&" * 30_000,
    "one word": "the " * 15_000,
    "hyphens": "a-" * 30_000,
    "combining marks": "e\u0301" * 30_000,
    "spaces": " " * 30_000 + "a",
    "full stops": "." * 30_000 + "a",
}


def check_spans(article: Article, checks: tuple[Check, ...]) -> None:
    issues, _ = run_checks(article, GLOSSARY, checks)
    segments = {segment.index: segment for segment in article.segments}
    for issue in issues:
        segment = segments[issue.segment]
        text = segment.translation if issue.span.side is Side.TRANSLATION else segment.source or ""
        assert 0 <= issue.span.start <= issue.span.end <= len(text), issue.check
        assert text[issue.span.start : issue.span.end] == issue.text, issue.check
        assert issue.message, issue.check
        assert 0.0 <= issue.confidence <= 1.0, issue.check


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3), st.lists(TEXTS, max_size=3), TEXTS)
def test_any_text(translation: list[str], source: list[str], reference: str) -> None:
    item = Item(
        "any", "clean", tuple(translation), tuple(source) or None, (reference,) if reference else None, quotes=("a",)
    )

    check_spans(article_of(item), CHECKS)


@pytest.mark.slow
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
@pytest.mark.parametrize("run", LONG_RUNS.values(), ids=LONG_RUNS)
def test_long_runs(check: Check, run: str) -> None:
    """30,000 characters of one kind: a check that is quadratic in them would hang here."""
    item = Item(
        "long", "clean", (run,), ("Nešto sasvim drugo, 100 puta.",), quotes=("Something else entirely was said.",)
    )

    check_spans(article_of(item), (check,))
