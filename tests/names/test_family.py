"""Families and what is theirs do not misspell the glossary's name."""

from __future__ import annotations

import pytest

from mtcheck import audit
from mtcheck.glossary import Glossary

STARTER = Glossary.default()


def told(text: str, source: str, lang: str) -> list[tuple[str, tuple[str, ...]]]:
    report = audit([text], source=[source], source_lang=lang, glossary=STARTER)
    return [(one.text, one.suggestions) for one in report.issues if one.check.startswith("name-")]


@pytest.mark.parametrize(
    ("lang", "source", "text"),
    [
        ("sr", "Породица Петровић живи поред Николићевих.", "The Petrović family lives next to the Nikolićs."),
        ("ru", "Ивановы переехали в Казань.", "The Ivanovs moved to Kazan."),
        ("cs", "Babišovi a Zemanovi se setkali.", "The Babišes and the Zemans met."),
        ("sr", "Обамини гости су стигли.", "The Obamas came."),
    ],
)
def test_a_family_is_named_in_the_plural(lang: str, source: str, text: str) -> None:
    assert told(text, source, lang) == []


def test_one_bearer_of_a_name_has_no_plural() -> None:
    assert told("Ivanovs moved to Kazan.", "Иванов переехал в Казань.", "ru") == [("Ivanovs", ("Ivanov",))]
