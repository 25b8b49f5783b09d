"""A model gets all items at once, and its answers are matched to the right ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from mtcheck.errors import UsageError
from mtcheck.evaluate.evaluation import evaluate
from mtcheck.evaluate.item import Item, article_of
from mtcheck.evaluate.opinion import SecondOpinion
from mtcheck.glossary import Glossary
from mtcheck.model import Trust
from mtcheck.translate import choose as auto
from tests.evaluate.marked import ITEMS


class Upper:
    """Translates by capitals, and remembers what it was asked."""

    name = "upper"
    trust = Trust.MEDIUM

    def __init__(self) -> None:
        self.asked: list[tuple[str, list[str]]] = []

    def translate(self, sentences: Sequence[str], *, source_lang: str, target_lang: str) -> list[str]:
        self.asked.append((source_lang, list(sentences)))
        return [sentence.upper() for sentence in sentences]


def test_once_per_language_and_in_order() -> None:
    translator = Upper()
    alone = Item("alone", "clean", ("No source.",))
    long = Item("long", "clean", ("One.", "Two."), source=("Jedan.", "Dva."))
    articles = [article_of(item) for item in (*ITEMS, alone, long)]

    told = SecondOpinion(translator, Glossary()).of(articles)

    assert translator.asked == [
        ("sr", ["Pilio je pse.", "Sve je dobro.", "Dobar dan.", "Jedan.", "Dva."]),
        ("hr", ["Kuće nema više."]),
    ]
    assert told[4] is articles[4]
    for before, after in zip(articles[:4] + articles[5:], told[:4] + told[5:], strict=True):
        assert (after.translator, after.translator_trust) == ("upper", Trust.MEDIUM)
        assert [segment.retranslation for segment in after.segments] == [
            (segment.source or "").upper() for segment in before.segments
        ]
        assert tuple(replace(segment, retranslation=None) for segment in after.segments) == before.segments


def test_unknown_names_are_refused() -> None:
    with pytest.raises(UsageError, match="unknown translator"):
        SecondOpinion("embeded", Glossary())


def test_auto_says_what_it_chose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auto, "choose", lambda *_, **__: auto.Choice(None, "nothing is here"))
    opinion = SecondOpinion("auto", Glossary())
    articles = [article_of(item) for item in ITEMS]

    assert opinion.of(articles) == opinion.of(articles) == articles
    assert opinion.notices == ["sr: not re-translated: nothing is here", "hr: not re-translated: nothing is here"]


def test_none_asks_nobody() -> None:
    articles = [article_of(item) for item in ITEMS]

    assert SecondOpinion(None, Glossary()).of(articles) == articles


def test_evaluate_says_who_was_asked(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text('{"translation": "All is well.", "source": "Sve je dobro.", "errors": []}', encoding="utf-8")
    translator = Upper()

    found = evaluate([path], Glossary(), translator=translator)

    assert translator.asked == [("sr", ["Sve je dobro."])]
    assert found.to_dict()["translator"] == "upper"
