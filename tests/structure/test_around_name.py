"""A sentence that was translated around a long name is not an untranslated one."""

from __future__ import annotations

import pytest

import mtcheck


@pytest.mark.parametrize(
    ("lang", "source", "translation", "untranslated"),
    [
        ("it", "L'Università degli studi di Bari ha aperto.", "The Università degli studi di Bari has opened.", False),
        (
            "pl",
            "Fundacja na rzecz nauki polskiej protestuje.",
            "The Fundacja na rzecz nauki polskiej is protesting.",
            False,
        ),
        ("it", "L'Università degli studi di Bari ha aperto.", "L'Università degli studi di Bari ha aperto.", True),
        ("pl", "Fundacja na rzecz nauki polskiej protestuje.", "Fundacja na rzecz polskiej nauki protestuje.", True),
    ],
)
def test_only_a_sentence_in_the_source_language_is_untranslated(
    lang: str, source: str, translation: str, *, untranslated: bool
) -> None:
    report = mtcheck.audit(translation, source=source, source_lang=lang, target_lang="en")
    assert any("was not translated" in issue.message for issue in report.issues) is untranslated
