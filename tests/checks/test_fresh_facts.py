"""Ten pairs per kind of fact, written before any was tried: the share found, and the share of clean twins without
issues."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mtcheck import audit
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "cases" / "facts"
KINDS = 61
FOUND, SILENT = 0.85, 0.95


def items(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["fresh.jsonl", "fresh-held.jsonl", "fresh-3.jsonl"])
def test_the_shares_of_errors_found_and_of_clean_twins_left_alone(name: str) -> None:
    errors, clean = [], []
    for item in items(name):
        issues = audit(item["translation"], source=item["source"], source_lang=item["source_lang"]).issues
        if item["expect"]:
            errors.append(any(issue.check in item["expect"][0]["check"].split("|") for issue in issues))
        else:
            clean.append(not issues)

    assert sum(errors) >= FOUND * len(errors)
    assert sum(clean) >= SILENT * len(clean)


def test_both_halves_have_five_pairs_of_every_kind() -> None:
    for name in ("fresh.jsonl", "fresh-held.jsonl"):
        kinds = [item["kind"] for item in items(name)]

        assert len(set(kinds)) == KINDS
        assert all(kinds.count(kind) == 10 for kind in kinds)


@pytest.mark.every(10)
@pytest.mark.parametrize("case", items("everyday.jsonl"), ids=lambda case: f"{case['source_lang']}: {case['source']}")
def test_what_news_says_most_about_figures_is_left_alone(case: dict[str, Any]) -> None:
    assert not audit(case["translation"], source=case["source"], source_lang=case["source_lang"]).issues


@pytest.mark.parametrize("case", items("engine-output.jsonl"), ids=lambda case: case["translation"])
def test_what_post_editors_left_alone_has_no_major(case: dict[str, Any]) -> None:
    issues = audit(case["translation"], source=case["source"], source_lang=case["source_lang"]).issues
    assert not [issue for issue in issues if issue.severity.rank > 0]


@pytest.mark.parametrize(
    ("lang", "source", "translation", "check"),
    [
        ("ro", "Sute de mii de oameni au fugit.", "Tens of thousands of people fled.", "number-scale"),
        (
            "fr",
            "Des dizaines de milliers de personnes ont fui.",
            "Hundreds of thousands of people fled.",
            "number-scale",
        ),
        ("sv", "Hundratusentals människor flydde.", "Hundreds of people fled.", "number-scale"),
        ("ro", "Armata a pierdut jumătate de milion de soldați.", "The army lost a million soldiers.", "number-value"),
        ("fr", "les enfants de moins de 16 ans", "children over the age of 16", "number-value"),
        ("it", "nel Novecento", "in the 19th century", "number-value"),
        ("cs", "dvacetipatrový dům", "a 30-storey building", "number-value"),
        ("lt", "Dvidešimt trys žmonės žuvo.", "Thirty-two people died.", "number-value"),
        ("lv", "Uzņēmums ieguldīs pusotru miljonu eiro.", "The company will invest 2.5 million euros.", "number-value"),
        ("et", "Koalitsioonil on viiskümmend üks kohta.", "The coalition has sixty-one seats.", "number-value"),
        ("el", "Εικοσιπεντάχρονος συνελήφθη.", "A 52-year-old man was arrested.", "number-value"),
        ("be", "Дзясяткі тысяч людзей выйшлі на вуліцы.", "Hundreds of people took to the streets.", "number-scale"),
        ("is", "Tuttugu og þrír létust.", "Thirty-two people died.", "number-value"),
        ("hi", "साढ़े तीन लाख लोग बेघर हुए।", "450,000 people were made homeless.", "number-value"),
        ("bn", "মামলায় পঁচিশ জনকে আসামি করা হয়েছে।", "Fifty-two people have been named in the case.", "number-value"),
        ("tr", "Asgari ücret 17 bin 2 lira oldu.", "The minimum wage is now 17,200 lira.", "number-value"),
    ],
)
def test_the_same_figures_wrong_are_found(lang: str, source: str, translation: str, check: str) -> None:
    assert check in {issue.check for issue in audit(translation, source=source, source_lang=lang).issues}
