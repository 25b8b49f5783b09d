"""Which back end a name means, without loading a model."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.errors import ModelNotFoundError, UsageError, WrongTypeError
from mtcheck.translate import choose
from mtcheck.translate.apertium.translator import ApertiumTranslator
from mtcheck.translate.choose import check_name, load_scorer, load_translator
from mtcheck.translate.file.translator import FileTranslator


@pytest.mark.parametrize("name", ["embedded", "apertium", "auto", "hf:folder", "ct2:folder", "file:a.txt"])
def test_a_name_of_a_back_end_is_accepted_installed_or_not(name: str) -> None:
    check_name(name)


@pytest.mark.parametrize("name", ["", "embeded", "hf:", "hf", "auto:", "embedded:x", "deepl:x"])
def test_another_name_is_refused_with_the_names_there_are(name: str) -> None:
    with pytest.raises(UsageError, match="translator"):
        check_name(name)


def test_a_name_is_a_string() -> None:
    with pytest.raises(WrongTypeError, match="name"):
        check_name(7)  # type: ignore[arg-type]


@pytest.mark.parametrize(("source", "target"), [(None, "en"), ("hr", None), (None, None)])
def test_auto_needs_both_languages(source: str | None, target: str | None) -> None:
    with pytest.raises(UsageError, match="give the source and target language"):
        load_translator("auto", source_lang=source, target_lang=target)


@pytest.mark.parametrize("tag", ["?", "a-b-c-d-e!", "english language"])
def test_an_invalid_tag_is_refused_whatever_the_back_end(tag: str) -> None:
    with pytest.raises(UsageError, match="BCP 47 tag"):
        load_translator("apertium", source_lang=tag)


def test_a_file_and_apertium_need_no_library_and_cannot_score(tmp_path: Path) -> None:
    file = tmp_path / "other.txt"
    file.write_text("The sea is calm.\n", encoding="utf-8")
    translator, other = load_translator(f"file:{file}"), load_translator("apertium")
    assert isinstance(translator, FileTranslator)
    assert isinstance(other, ApertiumTranslator)
    assert load_scorer(translator) is None
    assert load_scorer(other) is None


@pytest.mark.parametrize(("name", "extra"), [("embedded", "embedded"), ("hf:folder", "hf"), ("ct2:folder", "ct2")])
def test_what_is_not_installed_is_named_with_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, name: str, extra: str
) -> None:
    monkeypatch.setattr(choose, "_has", lambda module: False)
    with pytest.raises(ModelNotFoundError, match=rf"is not installed: `pip install 'mtcheck\[{extra}\]'`"):
        load_translator(name)
