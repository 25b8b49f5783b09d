"""The built-in sentences are whole, and what was measured on them is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.bundled import references
from mtcheck.errors import LanguagePairError
from mtcheck.model import Trust
from mtcheck.translate.trust import measured_trust, measurements, quality_set, remember_quality, trust_from_chrf

PAIRS = sorted(path.stem for path in (references() / "quality").glob("*.tsv"))


@pytest.mark.parametrize("pair", PAIRS)
def test_sets_are_whole(pair: str) -> None:
    source, _, target = pair.partition("-")
    known = quality_set("sr" if source == "hbs" else source, target)

    assert len(known.sources) == len(known.references) == len(known.langs) >= 30
    assert all(text == text.strip() and len(text) > 20 for text in (*known.sources, *known.references))
    assert len(set(known.references)) == len(known.references)
    header = (references() / "quality" / f"{pair}.tsv").read_text(encoding="utf-8").splitlines()[0]
    assert "CC BY-SA 4.0" in header


def test_serbo_croatian_has_all_its_standards() -> None:
    assert set(quality_set("cnr", "en").langs) == {"sr", "hr", "bs"}


def test_a_pair_without_a_set() -> None:
    with pytest.raises(LanguagePairError, match="hbs-en"):
        quality_set("de", "en")


@pytest.mark.parametrize(("chrf", "trust"), [(0, Trust.LOW), (53.9, Trust.LOW), (54, Trust.MEDIUM), (62, Trust.HIGH)])
def test_trust(chrf: float, trust: Trust) -> None:
    assert trust_from_chrf(chrf) is trust


def test_measurements_are_kept_by_model_and_pair(tmp_path: Path) -> None:
    remember_quality("hf:a/b", "f1", source_lang="hr", target_lang="en", chrf=61.26)
    remember_quality("hf:a/b", "f1", source_lang="uk", target_lang="en", chrf=50)
    remember_quality("embedded", "f2", source_lang="sr", target_lang="en", chrf=54)
    remember_quality("embedded", "f2", source_lang="bs", target_lang="en", chrf=55)

    assert measured_trust("f1") == {"hbs-en": 61.3, "uk-en": 50.0}
    assert {item.name for item in measurements()} == {"hf:a/b", "embedded"}
    assert measured_trust("f2") == {"hbs-en": 55.0}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', '{"a": {"name": 1, "chrf": {"x": "y"}}}'])
def test_a_damaged_file_is_no_measurement(tmp_path: Path, text: str) -> None:
    path = tmp_path / "data" / "mtcheck" / "quality.json"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")

    assert measured_trust("a") == {}
