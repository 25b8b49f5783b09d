"""Comparisons: what is chance is called no difference, what is not is found, and both by the standard methods."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import pytest

from mtcheck.compare import Result, compare, read_results
from mtcheck.compare.bootstrap import holm, ratio_difference
from mtcheck.compare.page import render
from mtcheck.compare.text import render_json, render_text
from mtcheck.errors import InputError

WORDS = ("the", "minister", "met", "his", "colleague", "in", "capital", "and", "they", "talked", "about", "energy")


def result(name: str, *, issues: int, words: int = 100, seed: int = 0, damage: float = 0.0) -> Result:
    chance = random.Random(f"{name}{seed}")  # noqa: S311
    reference = [chance.choice(WORDS) for _ in range(words)]
    translation = ["other" if chance.random() < damage else word for word in reference]
    return Result(
        id=name,
        title=f"Article {name}",
        decision="fix" if issues else "publish",
        words=words,
        weight=5.0 * issues,
        counts=Counter({"name-mismatch": issues}),
        translation=" ".join(translation),
        references=(" ".join(reference),),
    )


def system(count: int, issues: float, *, seed: int, damage: float = 0.0) -> dict[str, Result]:
    chance = random.Random(seed)  # noqa: S311
    return {
        str(n): result(str(n), issues=sum(chance.random() < issues / 4 for _ in range(4)), damage=damage)
        for n in range(count)
    }


@pytest.mark.slow
def test_a_system_beside_itself_shows_no_difference() -> None:
    """Every figure is equal, and no p is small."""
    one = system(40, 1.0, seed=1, damage=0.2)

    (pair,) = compare([("a", one), ("b", dict(one))]).pairs

    assert {item.outcome for item in pair.differences} == {"no difference seen"}
    assert (pair.wins, pair.losses, pair.ties) == (0, 0, 40)
    assert pair.best == pair.worst == ()


@pytest.mark.slow
def test_a_true_difference_is_found_and_named_by_its_direction() -> None:
    """Fewer issues are better, fewer matches with the reference worse."""
    before, after = system(200, 2.0, seed=1, damage=0.1), system(200, 0.5, seed=2, damage=0.3)

    (pair,) = compare([("a", before), ("b", after)]).pairs

    outcomes = {item.name: item.outcome for item in pair.differences}
    assert outcomes["penalty"] == outcomes["name-mismatch"] == outcomes["publish"] == "better"
    assert outcomes["BLEU"] == outcomes["chrF2"] == "worse"
    assert pair.wins > pair.losses
    penalty = next(item for item in pair.differences if item.kind == "penalty")
    assert penalty.low is not None
    assert penalty.high is not None
    assert penalty.low < penalty.difference < penalty.high < 0


@pytest.mark.slow
def test_chance_is_rarely_called_a_difference() -> None:
    """Of 40 pairs of equal systems at most a handful differ at p < .05 uncorrected."""
    found = 0
    for seed in range(40):
        first, second = system(60, 1.0, seed=2 * seed + 100), system(60, 1.0, seed=2 * seed + 101)
        values = [[100.0 * item.counts["name-mismatch"] for item in side.values()] for side in (first, second)]
        ones = [1.0] * 60
        found += ratio_difference((values[0], ones), (values[1], ones)).p < 0.05

    assert found <= 6


@pytest.mark.slow
def test_smallest_difference_shrinks_with_the_square_root_of_the_articles() -> None:
    """Four times the articles see half the difference."""

    def smallest(count: int) -> float:
        first, second = system(count, 1.0, seed=5), system(count, 1.0, seed=6)
        values = [[100.0 * item.counts["name-mismatch"] for item in side.values()] for side in (first, second)]
        return ratio_difference((values[0], [1.0] * count), (values[1], [1.0] * count)).smallest

    assert smallest(1600) / smallest(100) == pytest.approx(0.25, rel=0.3)


def test_holm() -> None:
    """The worked example of Holm's procedure: p times what is left, never falling."""
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    assert holm([]) == []


def test_only_shared_articles_are_compared() -> None:
    """The others are counted."""
    first, second = system(10, 1.0, seed=1), system(14, 1.0, seed=2)

    found = compare([("a", first), ("b", second)])

    assert (found.articles, dict(found.left_out)) == (10, {"a": 0, "b": 4})


def test_too_little_to_compare_is_an_error() -> None:
    """One system, or no article in common."""
    with pytest.raises(InputError, match="two systems"):
        compare([("a", system(5, 1.0, seed=1))])
    with pytest.raises(InputError, match="same id in all, not 0"):
        compare([("a", {"x": result("x", issues=1)}), ("b", {"y": result("y", issues=1)})])


def test_references_that_differ_give_no_scores() -> None:
    """Scores against different references cannot be compared."""
    first = {str(n): result(str(n), issues=1, seed=1) for n in range(5)}
    second = {str(n): result(str(n), issues=1, seed=2) for n in range(5)}

    (pair,) = compare([("a", first), ("b", second)]).pairs

    assert pair.scored == 0
    assert not [item for item in pair.differences if item.kind == "score"]


def test_reports_are_read_from_any_results(tmp_path: Path) -> None:
    """JSON Lines of reports; other lines are skipped."""
    import mtcheck

    lines = [
        json.dumps(
            mtcheck.audit(f"The town has {n} schools.", source=f"Grad ima {n} škola.", article_id=str(n)).to_dict()
        )
        for n in (3, 4)
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([*lines, "{", ""]), encoding="utf-8")

    found = read_results(path)

    assert sorted(found) == ["3", "4"]
    assert found["3"].words == 5
    with pytest.raises(InputError, match="no such file"):
        read_results(tmp_path / "none")


def test_every_format_says_the_same() -> None:
    """Terminal, JSON and a page on which nothing is markup that should not be."""
    before, after = system(30, 2.0, seed=1, damage=0.1), system(30, 0.2, seed=2, damage=0.4)
    after["1"] = Result(**{name: getattr(after["1"], name) for name in Result.__slots__} | {"title": "<b>&x</b>"})
    comparison = compare([("old", before), ("<new>", after)])

    text, page, values = render_text(comparison), render(comparison), json.loads(render_json(comparison))

    assert "penalty per 100 words" in text
    assert "worse" in text
    assert values["schema"] == "mtcheck.comparison/v1"
    assert values["test"] == {"name": "paired bootstrap over articles", "resamples": 2000, "seed": 12345}
    assert "bs:2000|seed:12345" in page
    assert "<new>" not in page
    assert "<b>&x" not in page
    assert "<script" not in page
