"""How often the names engine looks at a word of a long sentence: counts, which no machine's speed changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import pytest

import mtcheck
from mtcheck.model import Segment
from mtcheck.names import other_place, sentence

WORDS = 100


@pytest.mark.slow
@pytest.mark.parametrize(
    ("translation", "source", "most"),
    [
        ("Xyzzy ", "Varšava ", {"_may_be_foreign": WORDS, "_is_called": 20, "_is_spoken_of": 20, "_is_said": 20}),
        ("Vienna ", "Varšava ", {"_may_be_foreign": WORDS, "_is_called": 20, "_is_spoken_of": 20, "_is_said": 20}),
        ("Warschau ", "Varšava ", {"_may_be_foreign": WORDS, "_is_called": 20, "_is_spoken_of": 20, "_is_said": 20}),
        ("US ", "SAD ", {"_alike": 20}),
    ],
)
def test_a_place_said_many_times_is_looked_up_once(
    monkeypatch: pytest.MonkeyPatch, translation: str, source: str, most: dict[str, int]
) -> None:
    calls: Counter[str] = Counter()

    def counted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def count(*given: Any) -> Any:
            calls[name] += 1
            return function(*given)

        return count

    for name in most:
        module = sentence if name == "_alike" else other_place
        monkeypatch.setattr(module, name, counted(name, getattr(module, name)))

    mtcheck.audit(translation * WORDS, source=source * WORDS, source_lang="sr")

    assert calls, "the names engine did not run"
    assert {name: calls[name] for name in most if calls[name] > most[name]} == {}


def test_a_name_said_many_times_has_few_counterparts_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[int] = []
    pair = sentence._one_to_one

    def count(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
        listed = list(pairs)
        weighed.append(len(listed))
        return pair(listed)

    monkeypatch.setattr(sentence, "_one_to_one", count)
    segment = Segment(0, "Kuleba " * WORDS, 0, 7 * WORDS, source="Kuleba " * WORDS)

    assert sentence.Sentence(segment, "sr").counterparts == {number: number for number in range(WORDS)}
    assert max(weighed) <= 8 * WORDS
