"""The HTML report as text: what is in the file before any browser reads it."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from dataclasses import replace

import pytest

from mtcheck import audit
from mtcheck.model import (
    Article,
    Boilerplate,
    Decision,
    Likelihood,
    Report,
    Rewritten,
    Segment,
    Side,
    Verdict,
    WordLikelihood,
)
from mtcheck.report import RENDERERS
from mtcheck.report.blocks import blocks, title
from mtcheck.report.headline import HEADLINES
from mtcheck.report.html import changes
from mtcheck.report.page import clip, inert
from mtcheck.text.words import word_spans
from tests.report.reports import demo, empty, generated, hostile


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@pytest.mark.parametrize("report", [demo(), hostile()], ids=["demo", "hostile"])
def test_the_policy_allows_this_style_and_script_only(report: Report) -> None:
    page = RENDERERS["html"](report)
    policy = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[0].replace("&#39;", "'")
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    script = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)

    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src '{_hash(style[0])}'",
        f"script-src '{_hash(script[-1])}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert len(style) == 1
    assert len(script) == 1


@pytest.mark.parametrize("report", [demo(), hostile(), generated(5)], ids=["demo", "hostile", "generated"])
def test_nothing_is_fetched_or_inline(report: Report) -> None:
    page = RENDERERS["html"](report)
    tags = re.findall(r"<[a-z][^<>]*>", re.sub(r"<(style|script).*?</\1>", "", page, flags=re.DOTALL))

    assert not [tag for tag in tags if re.search(r"\s(on\w+|style|src|srcset|action)\s*=", tag)]
    assert {link[0] for link in re.findall(r'href="([^"]+)"', page)} == {"#"}


@pytest.mark.parametrize("decision", Decision)
def test_every_decision_has_a_headline(decision: Decision) -> None:
    page = RENDERERS["html"](replace(demo(), verdict=Verdict(decision, 0.0, ("because",))))

    assert f'<p class="decision">{HEADLINES[decision]}</p>' in page


def test_data_cannot_end_its_element_and_is_what_was_given() -> None:
    data = re.findall(r'id="data">(.*?)</script>', RENDERERS["html"](hostile()), re.DOTALL)[0]

    assert "<" not in data
    assert len(json.loads(data)["issues"]) == len(hostile().issues)


def test_the_article_is_shown_as_the_reader_saw_it() -> None:
    kinds = [(block.kind, block.label) for block in blocks(demo().article)]

    assert kinds == [
        ("headline", ""),
        ("boilerplate", "view counter"),
        ("boilerplate", "photo credit"),
        ("paragraph", ""),
        ("paragraph", ""),
    ]


def test_no_word_of_the_translation_is_lost() -> None:
    article = demo().article
    cut = replace(article, segments=article.segments[1:3], boilerplate=article.boilerplate[:1])

    shown = " ".join(
        part if isinstance(part, str) else part.translation for block in blocks(cut) for part in block.parts
    )

    assert shown.split() == article.translation.split()


def test_a_segment_inside_boilerplate_does_not_repeat_text() -> None:
    text = "Title\n\nBody of it."
    segments = (Segment(0, "Title", 0, 5, heading=True), Segment(1, "Body of it.", 7, 18, paragraph=1))
    article = replace(
        demo().article,
        translation=text,
        segments=segments,
        boilerplate=(Boilerplate(Side.SOURCE, 0, 5, "Title", "photo credit"),),
    )

    assert [block.kind for block in blocks(article)] == ["heading", "paragraph"]


@pytest.mark.parametrize(
    ("given", "texts", "expected"),
    [
        ("Given title", ["Kosovo is the heart", "He said so."], "Given title"),
        (None, ["Kosovo is the heart", "He said so."], "Kosovo is the heart"),
        (None, ["Who is to blame?", "He said so."], "Who is to blame?"),
        (None, ["“Who is to blame!”", "He said so."], "“Who is to blame!”"),
        (None, ["Who is to blame?"], None),
        (None, ["他来了。", "他说。"], None),
        (None, ["He said so.", "Kosovo is the heart"], None),
        (None, ["A" * 201 + "?", "He said so."], None),
        ("Source: srna.rs", ["Kosovo is the heart", "He said so."], "Kosovo is the heart"),
        (None, [], None),
    ],
)
def test_the_headline_is_what_a_reader_takes_for_it(given: str | None, texts: list[str], expected: str | None) -> None:
    segments = []
    text = "Source: srna.rs"
    for index, line in enumerate(texts):
        start = len(text) + 2
        text += f"\n\n{line}"
        segments.append(Segment(index, line, start, len(text), paragraph=index, heading=line[-1].isalpha()))
    furniture = (Boilerplate(Side.TRANSLATION, 0, 15, "Source: srna.rs", "source"),)
    article = Article("a.txt", given, "sr", "en", text, None, (), tuple(segments), furniture)
    page = RENDERERS["html"](replace(empty(), article=article))

    assert title(article) == expected
    assert f"<h1><bdi>{expected or 'a.txt'}</bdi></h1>" in page
    assert [block.kind for block in blocks(article)].count("headline") == (expected in texts)


def test_furniture_is_said_to_be_not_audited() -> None:
    assert '<small class="kind" lang="en" dir="ltr">not audited: photo credit</small> Photo: Reuters' in RENDERERS[
        "html"
    ](demo())


def test_what_was_not_compared_is_listed() -> None:
    """A headline rewritten on purpose, on either side, and what the source's page holds beside the article."""
    report = demo()
    first, second, *rest = report.article.segments
    article = replace(
        report.article,
        segments=(
            replace(first, rewritten=Rewritten.HEADLINE),
            replace(second, translation="", source="Podnaslov <b>", rewritten=Rewritten.STANDFIRST),
            *rest,
        ),
        boilerplate=(Boilerplate(Side.SOURCE, 0, 12, "Foto: Tanjug", "photo credit"),),
    )

    page = RENDERERS["html"](replace(report, article=article))

    assert "Not compared" in page
    for kind, text in (
        ("Rewritten headline", html.escape(first.translation)),
        ("Source’s standfirst", "Podnaslov &lt;b&gt;"),
        ("Source’s page, photo credit", "Foto: Tanjug"),
    ):
        assert re.search(rf"<dt>{kind}</dt><dd><bdi[^>]*>{re.escape(text)}", page)
    assert "Not compared" not in RENDERERS["html"](replace(report, article=replace(report.article, boilerplate=())))


def test_changes_are_worst_first_once_each_and_without_known_ones() -> None:
    made = changes(demo().issues)

    assert [(change.text, change.suggestion, change.numbers) for change in made] == [
        ("Pregovori nisu donijeli napredak.", None, (8,)),
        ("Kuleb", "Kuleba", (2,)),
        ("100.000", "100,000", (4,)),
        ("Kiev", "Kyiv", (3, 6)),
        ("100.000 soldiers", None, (5,)),
        ("fears", "dreads", (7,)),
    ]
    assert [change.text for change in made if change.guess] == ["fears"]


def test_scores_carry_their_signatures() -> None:
    page = RENDERERS["html"](demo())

    for score in (*demo().scores, *demo().segment_scores):
        assert score.signature in page
    assert "nothing was scored" in RENDERERS["html"](empty())


def test_checks_that_did_not_run_say_why() -> None:
    assert "needs the original statements" in RENDERERS["html"](demo())


def test_controls_are_named_and_isolated() -> None:
    assert inert("a\u202eb") == 'a<bdi class="control" data-code="202E">\u202e</bdi>b'
    assert inert("\x00<") == '<bdi class="control" data-code="0000">\N{REPLACEMENT CHARACTER}</bdi>&lt;'
    assert inert("a\r\nb") == "a&#13;\nb"
    assert inert("čć Ж 中 🙂 می\u200cخواهم 👩\u200d🚀") == "čć Ж 中 🙂 می\u200cخواهم 👩\u200d🚀"


def test_a_page_has_no_raw_control_character_not_even_in_its_title() -> None:
    heading = "Kuleb said \x1b]0;x\x07 this and \x9b31m that."
    report = audit(heading, source="Rekao je Kuleba \x1b[31m to.", source_lang="sr", target_lang="en")
    page = RENDERERS["html"](report)
    assert re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", page) == []
    assert page.count("<title>") == 1


def test_clipping_keeps_both_ends() -> None:
    assert clip("x" * 160) == "x" * 160
    assert clip("ab" * 100, 10) == "ababa … babab"


def test_surprising_words_are_elements_and_no_text_is_lost() -> None:
    page = RENDERERS["html"](demo())
    shown = re.findall(r'<span class="s" data-s="(\d)">(.*?)</span>', page, re.DOTALL)
    words = {index: re.findall(r'<u class="(q\d)">(.*?)</u>', text) for index, text in shown}

    assert {index: found for index, found in words.items() if found} == {
        "2": [("q1", "Kiev"), ("q4", "intensive")],
        "3": [("q1", "deployed"), ("q3", "fears")],
    }
    for index, text in shown:
        plain = html.unescape(re.sub(r"<[^>]*>", "", text))
        assert plain == demo().article.segments[int(index)].translation


def test_a_word_that_an_issue_cuts_in_two_is_underlined_in_both_parts() -> None:
    report = demo()
    segments = tuple(
        replace(segment, likelihood=Likelihood(-1.0, (WordLikelihood(0, len(segment.translation), 99.0),)))
        for segment in report.article.segments
    )
    page = RENDERERS["html"](replace(report, article=replace(report.article, segments=segments)))
    inside = re.findall(r'data-s="1">(.*?)</span>', page, re.DOTALL)[0]

    assert re.findall(r"<mark[^>]*>(.*?)</mark>", inside) == [
        '<u class="q5">Zelenskiy</u>',
        '<u class="q5">Kuleb</u>',
    ]
    assert inside.startswith('<u class="q5">Blinken will meet with </u><mark')


def test_the_page_without_surprisals_has_no_box_for_them() -> None:
    assert 'id="surprise"' in RENDERERS["html"](demo())
    assert 'id="surprise' not in RENDERERS["html"](empty())


@pytest.mark.slow
def test_underlines_cost_little() -> None:
    report = generated(100)
    marked = tuple(
        replace(
            segment,
            likelihood=Likelihood(
                -1.0,
                tuple(
                    WordLikelihood(start, end, 5.0 if number % 5 == 0 else 0.5)
                    for number, (start, end) in enumerate(word_spans(segment.translation))
                ),
            ),
        )
        for segment in report.article.segments
    )
    grown = replace(report, article=replace(report.article, segments=marked))

    assert len(RENDERERS["html"](grown)) - len(RENDERERS["html"](report)) < 100 * 120


@pytest.mark.slow
def test_size_grows_with_the_segments_and_no_faster() -> None:
    sizes = [len(RENDERERS["html"](generated(count))) for count in (1, 101, 201)]

    assert sizes[2] - sizes[1] == pytest.approx(sizes[1] - sizes[0], rel=0.1)
    assert (sizes[2] - sizes[1]) / 100 < 2_500
