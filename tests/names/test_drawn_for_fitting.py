"""What scripts/fit_names draws from a glossary: an entry that comes or goes changes its own sentences, and no other."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from typing import Any

import pytest

from mtcheck.glossary import Glossary
from tests.conftest import ROOT

COUNT = 40


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(ROOT / "scripts")
    return import_module("names_people")


@pytest.mark.parametrize("drawing", ["damaged", "possessives"])
def test_without_one_entry_the_other_sentences_stay(people: Any, drawing: str) -> None:
    entries = Glossary.default().entries
    drawn = list(getattr(people, drawing)(entries, COUNT, part="fit"))
    gone = min(one.right for one in drawn if one.right)
    others = [entry for entry in entries if entry.name.split()[-1] != gone]
    again = Counter(getattr(people, drawing)(others, COUNT, part="fit"))
    lost = Counter(drawn) - again
    assert 1 <= lost.total() <= len({one.lang for one in drawn})
    assert again.total() >= len(drawn) - lost.total()


def test_half_of_the_drawn_names_are_damaged(people: Any) -> None:
    drawn = list(people.damaged(Glossary.default().entries, 200, part="fit"))
    assert 0.4 < sum(one.kind == "damaged" for one in drawn) / len(drawn) < 0.6
    assert all(
        (one.wrong in one.translation) and one.right not in one.translation.split() for one in drawn if one.wrong
    )


def test_the_parts_have_other_names(people: Any) -> None:
    entries = Glossary.default().entries
    fit, test = ({one.translation for one in people.damaged(entries, 200, part=part)} for part in ("fit", "test"))
    assert fit.isdisjoint(test)
