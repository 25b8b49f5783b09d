"""What tables call the languages, and which letters identify one."""

from __future__ import annotations

import pytest

from mtcheck.languages.called import adjectives, by_own_letters, header_locales, tags_by_name
from mtcheck.languages.language import language_for


def test_what_tables_call_a_language_stands_in_its_folder() -> None:
    assert tags_by_name()["crnogorski"] == "cnr"
    assert tags_by_name()["british english"] == "en-GB"
    assert adjectives()["englesk"] == "en"
    assert "sr_Latn" in header_locales()


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("київ, її", "uk"),
        ("мінск, аўстрыя", "be"),
        ("ђоковић", "sr"),
        ("đoković, ćirić", "sr"),
        ("ćwierć, łódź", "pl"),
        ("řezníček, šťastný", "cs"),
        ("щербань, рыбы", "ru"),
        ("щърбанов, търново", "bg"),
        ("szőlősi", "hu"),
        ("blinken", ""),
    ],
)
def test_letters_of_its_own_tell_a_language(text: str, tag: str) -> None:
    assert by_own_letters(text) == tag


def test_a_text_of_several_standards_gets_the_usual_tag() -> None:
    assert [language_for(tag).usual_tag for tag in ("hbs", "uk", "xx")] == ["sr", "uk", "xx"]
    assert [language_for(tag).nearest[0] for tag in ("hr", "cnr", "uk")] == ["hr", "sh", "uk"]
    assert [language_for(tag).domain for tag in ("hbs", "uk", "pl")] == ["hr", "ua", "pl"]
