"""What a worker makes of articles, with and without a model."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
import zstandard

from mtcheck.batch import worker
from mtcheck.batch.item import Item, Options, Translate
from mtcheck.batch.worker import Auditor, Outcome
from mtcheck.errors import LanguagePairError, UsageError
from mtcheck.model import Trust


class Recorder:
    """A translator that remembers what it was asked together."""

    name = "recorder"
    trust = Trust.HIGH

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def translate(self, sentences: Sequence[str], *, source_lang: str, target_lang: str) -> list[str]:
        if source_lang == "hu":
            raise LanguagePairError("recorder does not translate hu")
        self.asked.append(list(sentences))
        return [sentence.upper() for sentence in sentences]


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    made = Recorder()
    monkeypatch.setattr(worker, "_translator", lambda options: made if options.translator else None)
    return made


RIGHT = Item("right", "", "The bridge was opened in 1994.", "Most je otvoren 1994. godine.", source_lang="hr")
WRONG = Item("wrong", "", "The town has 42 schools.", "Grad ima 47 škola.", source_lang="hr")
SMALL = Item("small", "", "The the town has 42 schools.", "Grad ima 42 škole.", source_lang="hr")
ALONE = Item("alone", "", "The town has 42 schools.")


def report(outcome: Outcome) -> dict[str, object]:
    assert outcome.frame is not None, outcome.reason
    made: dict[str, object] = json.loads(zstandard.ZstdDecompressor().decompress(outcome.frame))
    return made


def retranslated(outcome: Outcome) -> bool:
    return '"retranslation": null' not in json.dumps(report(outcome)) and '"retranslation": "' in json.dumps(
        report(outcome)
    )


def test_an_outcome_says_in_short_what_the_report_says() -> None:
    """Verdict, worst severity, and a frame with the report."""
    right, wrong = Auditor(Options()).audit([RIGHT, WRONG])

    assert (right.verdict, right.worst) == ("publish", None)
    assert (wrong.verdict, wrong.worst) == ("fix", "major")
    assert report(wrong)["article"]["id"] == "wrong"  # type: ignore[index]


def test_a_failure_is_an_outcome() -> None:
    """An empty text, and the other article is audited all the same."""
    empty, right = Auditor(Options()).audit([Item("empty", "", ""), RIGHT])

    assert empty.frame is None
    assert "the text is empty" in (empty.reason or "")
    assert right.frame is not None


def test_too_little_memory_fails_one_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system refused it; the worker lives on and audits the next."""
    report = Auditor._report

    def refused(auditor: Auditor, item: Item, *rest: object) -> object:
        if item.id == "wrong":
            bytearray(1 << 62)
        return report(auditor, item, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Auditor, "_report", refused)

    wrong, right = Auditor(Options()).audit([WRONG, RIGHT])

    assert wrong.reason == "not enough memory for this article"
    assert right.verdict == "publish"


def test_the_sentences_of_all_articles_are_asked_at_once(recorder: Recorder) -> None:
    """One call for both, then each article finds its own answers."""
    outcomes = Auditor(Options(translator="recorder")).audit([RIGHT, WRONG, ALONE])

    assert len(recorder.asked[0]) == 2
    assert [retranslated(outcome) for outcome in outcomes] == [True, True, False]


def test_flagged_asks_about_what_the_checks_leave_open(recorder: Recorder) -> None:
    """Not what must be fixed anyway, nor what shows no sign of trouble."""
    options = Options(translator="recorder", translate=Translate.parse("flagged"))

    outcomes = Auditor(options).audit([RIGHT, WRONG, SMALL])

    small = report(outcomes[2])
    assert small["verdict"]["decision"] == "publish"  # type: ignore[index]
    assert small["issues"]
    assert [retranslated(outcome) for outcome in outcomes] == [False, False, True]


def test_flagged_asks_about_the_segments_that_have_an_issue_alone(recorder: Recorder) -> None:
    """The others keep no re-translation, and the report says how many were asked about."""
    items = [
        Item(
            f"long{number}",
            "",
            f"The bridge was opened in 199{number}.\n\nThe the town has 4{number} schools.\n\nIt rained.",
            f"Most je otvoren 199{number}. godine.\n\nGrad ima 4{number} škole.\n\nPadala je kiša.",
            source_lang="hr",
        )
        for number in range(2)
    ]
    options = Options(translator="recorder", translate=Translate.parse("flagged"))

    outcomes = Auditor(options).audit(items)

    asked = ["Grad ima 40 škole.", "Grad ima 41 škole."]
    assert recorder.asked == [asked, asked[:1], asked[1:]]
    article = report(outcomes[0])["article"]
    assert [segment["retranslation"] for segment in article["segments"]] == [None, "GRAD IMA 40 ŠKOLE.", None]  # type: ignore[index]
    assert "re-translated: 1 of 3 segments" in article["notices"]  # type: ignore[index]


def test_languages_that_the_model_does_not_know_are_said(recorder: Recorder) -> None:
    """The article is audited without it."""
    item = Item("hu", "", "The town has 42 schools.", "A városban 42 iskola van.", source_lang="hu")

    (outcome,) = Auditor(Options(translator="recorder")).audit([item])

    assert "does not translate hu" in json.dumps(report(outcome))


def test_a_sample_is_the_same_in_every_run_and_of_its_size() -> None:
    """Drawn by the article's id."""
    sample = Translate.parse("sample:5%")
    drawn = [name for name in map(str, range(4000)) if sample.draws(name)]

    assert drawn == [name for name in map(str, range(4000)) if Translate.parse("sample:5").draws(name)]
    assert 150 < len(drawn) < 250
    assert all(Translate.parse("all").draws(name) for name in drawn)


@pytest.mark.parametrize("text", ["some", "sample", "sample:", "sample:0%", "sample:200%", "sample:nan"])
def test_a_wrong_choice_is_refused(text: str) -> None:
    """With what is possible."""
    with pytest.raises(UsageError, match=r"sample:5%"):
        Translate.parse(text)


def test_the_key_changes_with_everything_a_report_depends_on() -> None:
    """Texts, languages, metadata, options; two texts cannot pass for one."""
    from dataclasses import replace

    from mtcheck.inputs import Upload

    keys = [
        item.key(options)
        for item, options in (
            (RIGHT, Options()),
            (replace(RIGHT, translation="x"), Options()),
            (replace(RIGHT, source=None), Options()),
            (replace(RIGHT, references=("x",)), Options()),
            (replace(RIGHT, quotes=("x",)), Options()),
            (replace(RIGHT, translation=Upload(b"x", "x.txt")), Options()),
            (replace(RIGHT, translation=Upload(b"x", "x.html")), Options()),
            (replace(RIGHT, translation=("x",)), Options()),
            (replace(RIGHT, source_lang="sr"), Options()),
            (replace(RIGHT, engine="x"), Options()),
            (RIGHT, Options(disable=("omission",))),
            (RIGHT, Options(default_glossary=False)),
            (RIGHT, Options(translator="embedded")),
            (RIGHT, Options(translator="embedded", translate=Translate.parse("flagged"))),
        )
    ]

    assert len(set(keys)) == len(keys)
    assert RIGHT.key(Options()) == keys[0]
