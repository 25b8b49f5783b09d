"""What auto picks, and why; and every back end by its name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from mtcheck.errors import ModelNotFoundError, PluginError, UsageError
from mtcheck.model import Trust
from mtcheck.translate import choose as auto
from mtcheck.translate import load_translator
from mtcheck.translate.choose import FORMS, choose
from mtcheck.translate.embedded.base_languages import BaseLanguage
from mtcheck.translate.hub.registry import RECOMMENDED

OPUS = "Helsinki-NLP/opus-mt-tc-big-sh-en"


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """A machine that has everything; tests take things away."""
    here: dict[str, object] = {
        "models": {OPUS, "facebook/m2m100_418M"},
        "modules": {"transformers", "ctranslate2"},
        "embedded": True,
        "mode": "hbs-eng",
    }
    monkeypatch.setattr(
        "mtcheck.translate.hub.registry.find_model",
        lambda model: Path("x") if model in here["models"] else None,  # type: ignore[operator]
    )
    monkeypatch.setattr(auto, "_has", lambda module: module in here["modules"])  # type: ignore[operator]
    monkeypatch.setattr(auto, "has_embedded", lambda: here["embedded"])
    monkeypatch.setattr("mtcheck.translate.apertium.translator.mode_for", lambda *_: here["mode"])
    return here


def test_in_order(machine: dict[str, object]) -> None:
    assert choose("sr", "en", configured="file:x.txt").name == "file:x.txt"
    assert choose("sr", "en", configured="auto").name == f"ct2:{OPUS}"
    machine["modules"] = {"transformers"}
    assert choose("cnr-Latn-ME", "en-GB").name == f"hf:{OPUS}"
    machine["models"] = {"facebook/m2m100_418M"}
    assert choose("sr", "en").name == "hf:facebook/m2m100_418M"
    machine["models"] = set()
    assert choose("sr", "en").name == "embedded"
    machine["embedded"] = False
    assert choose("sr", "en").name == "apertium"
    machine["mode"] = None
    nothing = choose("sr", "en")
    assert nothing.name is None
    assert "mtcheck models pull" in nothing.reason


def test_a_model_of_another_pair_is_not_picked(machine: dict[str, object]) -> None:
    machine["models"] = {OPUS}
    machine["mode"] = None

    assert choose("ka", "en").name is None
    assert choose("en", "sr").name is None


def test_the_embedded_model_is_picked_for_what_its_base_translates_too(
    machine: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    served = {"ru": BaseLanguage("Russian", 54.0, 40, "a test")}
    monkeypatch.setattr("mtcheck.translate.embedded.base_languages.base_languages", lambda: served)
    machine["models"] = {OPUS}

    assert choose("ru-RU", "en").name == "embedded"
    assert choose("cs", "en").name == "apertium"
    assert choose("ru", "sr").name == "apertium"
    machine["models"] = {"facebook/m2m100_418M"}
    assert choose("ru", "en").name == "ct2:facebook/m2m100_418M"


def test_auto_without_anything_says_what_to_do(machine: dict[str, object]) -> None:
    machine |= {"models": set(), "embedded": False, "mode": None}

    with pytest.raises(ModelNotFoundError, match="nothing on this machine translates sr to en"):
        load_translator("auto", source_lang="sr", target_lang="en")


def test_auto_needs_the_languages() -> None:
    with pytest.raises(UsageError, match="give the source and target language"):
        load_translator("auto")


@pytest.mark.parametrize("name", ["", "nonsense", "hf:", "HF:x"])
def test_unknown_names(name: str) -> None:
    with pytest.raises(UsageError, match=", ".join(FORMS)):
        load_translator(name)


@pytest.mark.parametrize(
    ("name", "meant"),
    [("ct2:", "ct2:MODEL"), ("file:", "file:PATH"), ("embedded:x", "embedded"), ("apertium:x", "apertium")],
)
def test_names_that_are_nearly_right(name: str, meant: str) -> None:
    with pytest.raises(UsageError, match=f"did you mean '{meant}'"):
        load_translator(name)


def test_recommendations_are_complete() -> None:
    for model in RECOMMENDED:
        assert model.licence
        assert model.parameters[-1] in "MB"
        assert model.size > 100
        assert model.revision
    assert RECOMMENDED[0].translates("sr", "en")
    assert not RECOMMENDED[0].translates("uk", "en")


@pytest.mark.parametrize(("name", "extra"), [("hf:x/y", "hf"), ("ct2:x/y", "ct2"), ("embedded", "embedded")])
def test_a_missing_library_names_the_extra(name: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtcheck.translate.choose._has", lambda _: False)
    with pytest.raises(ModelNotFoundError, match=rf"pip install 'mtcheck\[{extra}\]'"):
        load_translator(name)


class Reversing:
    """A back end of another package."""

    name = "reversing@1"
    trust = Trust.LOW

    def translate(self, sentences: Sequence[str], *, source_lang: str, target_lang: str) -> list[str]:
        return [sentence[::-1] for sentence in sentences]


def test_a_back_end_of_another_package_is_got_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def make(rest: str) -> Reversing:
        asked.append(rest)
        return Reversing()

    monkeypatch.setattr(auto, "plugins", lambda _: {"reversing": "made.up:make"})
    monkeypatch.setattr(auto, "load_plugin", lambda *_: make)

    translator = load_translator("reversing:fast")

    assert translator.translate(["da"], source_lang="sr", target_lang="en") == ["ad"]
    assert asked == ["fast"]


def test_a_back_end_of_another_package_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auto, "plugins", lambda _: {"reversing": "made.up:make"})
    monkeypatch.setattr(auto, "load_plugin", lambda *_: lambda _: "no translator")

    with pytest.raises(PluginError, match="did not return a translator"):
        load_translator("reversing")
