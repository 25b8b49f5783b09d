"""How a language asks, mentions a word and writes its articles is in its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtcheck
from mtcheck.errors import LanguageDataError
from mtcheck.languages.articles import articles_for
from mtcheck.languages.asking import asking, mentioning
from mtcheck.languages.check_folder import check_folder
from mtcheck.languages.language import Capability, language_for, suspending
from mtcheck.languages.read_articles import read_articles
from mtcheck.languages.registry import folders
from mtcheck.model import Severity
from tests.languages.test_own_facts import folder


@pytest.mark.parametrize(
    ("tag", "text", "severity"),
    [
        ("en", "The government will fall.", Severity.MAJOR),
        ("en", "Will the government fall.", Severity.MINOR),
        ("en", "The government will fall, right.", Severity.MINOR),
        ("hr", "Vlada će pasti.", Severity.MAJOR),
        ("hr", "Hoće li vlada pasti.", Severity.MINOR),
        ("sr-Cyrl", "Зашто влада пада.", Severity.MINOR),
        ("sr", "Vlada će pasti, zar ne.", Severity.MINOR),
        ("it", "Il governo cadrà.", Severity.MINOR),  # it is not known how Italian asks
    ],
)
def test_a_question_that_states_is_worse_than_a_lost_mark(tag: str, text: str, severity: Severity) -> None:
    source, source_lang = ("Hoće li vlada pasti?", "hr") if tag == "en" else ("Will the government fall?", "en")
    report = mtcheck.audit([text], source=[source], source_lang=source_lang, target_lang=tag)

    assert [issue.severity for issue in report.issues if issue.check == "punctuation"] == [severity]


def test_words_that_ask_are_known_of_a_language_that_lists_them() -> None:
    assert asking("it") is None
    assert (found := asking("en")) is not None
    assert found.search("He asked whether it fell")
    assert not found.search("The right is in power")
    assert mentioning("hr").search("uklesano slovo ")
    assert not mentioning("hr").search("the letter ")
    assert mentioning("it").search("la lettera ")
    assert mentioning("vi").search("Tokyo (Nhật: ")


def test_what_waits_for_its_second_half_is_known_in_any_language() -> None:
    assert suspending() >= {"und", "bzw", "or", "nebo", "або"}
    assert not suspending() & {"et", "is", "ta", "ja"}  # they end words of other languages
    assert min(map(len, suspending())) > 1


def test_the_forms_of_an_article_make_a_language_able_to_check_them() -> None:
    able = {tag for tag in folders() if Capability.GRAMMAR in language_for(tag).capabilities}

    assert able == {tag for tag, path in folders().items() if (path / "articles.toml").is_file()} == {"en", "hu"}
    assert articles_for("hr") is None
    assert all(len(read_articles(folders()[tag]).forms) == 2 for tag in able)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("articles", 'forms = "a"', "line 1: forms must be two words"),
        ("articles", 'forms = "a an"\nvowels = ["("]', "line 2: vowels is not a regular expression"),
        ("articles", 'forms = "a an"\nvowel = "a"', "line 2: vowel is not a key of this file"),
        ("speech", 'asking = ["("]', "line 1: asking is not a regular expression"),
        ("speech", "mentioning = 5", "line 1: mentioning must be words"),
        ("language", 'name = "Xish"\nclipped = 5', "line 2: clipped must be words"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(LanguageDataError) as caught:
        check_folder(folder(tmp_path, **{name: text}))

    assert f"{name}.toml, {told}" in str(caught.value)


def test_an_articles_file_without_forms_checks_nothing(tmp_path: Path) -> None:
    with pytest.raises(LanguageDataError, match="forms must be two words"):
        check_folder(folder(tmp_path, articles=""))
