"""Words by which a translation is compared with its witnesses are in the target's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtcheck
from mtcheck.errors import LanguageDataError
from mtcheck.languages.check_folder import check_folder
from mtcheck.languages.content import Content, content_for
from mtcheck.languages.language import Capability, Language, language_for
from mtcheck.languages.read_content import read_content
from mtcheck.languages.registry import folders
from tests.languages.test_own_facts import folder


def test_only_languages_with_these_words_are_compared_by_content() -> None:
    able = {tag for tag in folders() if Capability.CONTENT in language_for(tag).capabilities}

    assert able == {tag for tag, path in folders().items() if (path / "content.toml").is_file()} == {"en"}
    assert content_for("hr") == content_for("xx") == Content()


@pytest.mark.parametrize(("file", "text"), [("content", 'negations = "not"'), ("articles", 'forms = "a an"')])
def test_a_file_gives_its_capability_with_its_first_key_alone(tmp_path: Path, file: str, text: str) -> None:
    able = Language("xx", "xx", folder(tmp_path, **{file: text})).capabilities

    assert (Capability.CONTENT in able, Capability.GRAMMAR in able) == (False, file == "articles")
    assert Capability.CONTENT in Language("xx", "xx", folder(tmp_path, content='function_words = "of"')).capabilities


def test_checks_of_content_are_not_run_for_a_language_without_the_words() -> None:
    report = mtcheck.audit(
        ["Die Regierung fällt."], source=["The government falls."], source_lang="en", target_lang="de"
    )
    ran = {run.name: run for run in report.checks}

    for name, lacking in (("mistranslation", "content model"), ("article-agreement", "grammar")):
        assert not ran[name].ran
        assert lacking in (ran[name].reason or "")


def test_words_that_deny() -> None:
    english = content_for("en-GB")

    assert [word for word in ("never", "isn't", "won’t", "knot", "cant") if english.denies(word)] == [
        "never", "isn't", "won’t",
    ]  # fmt: skip
    assert not Content().denies("isn't")


def test_every_pronoun_has_another_gender() -> None:
    english = content_for("en")

    assert english.masculine == english.she.keys()
    assert english.feminine == english.he.keys() | english.before_noun.keys()
    assert {*english.she.values(), english.elsewhere["his"]} == english.feminine
    assert {*english.he.values(), *english.before_noun.values(), english.elsewhere["her"]} == english.masculine


def test_a_new_language_lists_its_own(tmp_path: Path) -> None:
    text = 'function_words = "der die"\nnegations = "nicht"\n[she]\ner = "sie"\n'
    found = read_content(folder(tmp_path, content=text))

    assert found.function_words == {"der", "die"}
    assert found.denies("nicht")
    assert found.she == {"er": "sie"}
    assert not found.he


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("function_words = 5", "line 1: function_words must be words"),
        ("function_word = 'of'", "line 1: function_word is not a key of this file"),
        ("contracted = ['(']", "line 1: contracted is not a regular expression"),
        ("[she]\nhe = 5", "line 2: she.he must be a string"),
        ("negation = 5", "line 1: negation must be a string"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(LanguageDataError) as caught:
        check_folder(folder(tmp_path, content=text))

    assert f"content.toml, {told}" in str(caught.value)
