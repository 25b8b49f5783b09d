"""When a lost or added negation is sure enough to decide."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.model import Severity


def severities(translation: str, source: str, lang: str, *references: str) -> list[Severity]:
    report = mtcheck.audit(
        [translation],
        source=[source],
        references=[[text] for text in references],
        source_lang=lang,
        glossary=None,
        only=["negation-mismatch"],
    )
    return [issue.severity for issue in report.issues]


@pytest.mark.parametrize(
    ("translation", "source", "lang"),
    [
        ("The minister signed the agreement on Monday.", "Ministar u ponedjeljak nije potpisao sporazum.", "sr"),
        ("The minister did not sign the agreement.", "Міністр підписав угоду в понеділок.", "uk"),
        ("The strike will begin on Friday.", "Strajk nie rozpocznie się w piątek.", "pl"),
        ("Nobody came to the meeting.", "Посетители пришли на встречу.", "ru"),
        ("The government adopted the law.", "Vlada nije usvojila zakon.", "sr"),
        ("Everyone survived the accident.", "Niko nije preživio nesreću.", "bs"),
    ],
)
def test_one_plain_negation_on_one_side_is_major(translation: str, source: str, lang: str) -> None:
    assert severities(translation, source, lang) == [Severity.MAJOR]


LONG = "It was said on Monday in the capital after a session of the parliament that had begun in the morning and "


@pytest.mark.parametrize(
    ("translation", "source", "lang"),
    [
        # Long and no lexicon; other words than what was negated; two negations; a word that may stand for one.
        (
            LONG + "went on into the night that the minister signed the agreement.",
            "Міністр не підписав угоду, заявили в понеділок.",
            "uk",
        ),
        ("The keeper let it pass.", "Golman nije odbranio taj udarac.", "sr"),
        ("The minister signed it and left.", "Ministar to nije potpisao i nije otišao.", "sr"),
        ("The law is in force.", "Zakon nije na snazi bez potpisa ministra.", "sr"),
    ],
)
def test_what_may_be_meant_otherwise_is_a_lead(translation: str, source: str, lang: str) -> None:
    assert severities(translation, source, lang) == [Severity.MINOR]


def test_a_reference_alone_is_a_lead_and_decides_with_the_source() -> None:
    translation = "The minister signed the deal in Belgrade."
    source = "Ministar nije potpisao sporazum i nikad nije govorio."
    reference = "The minister didn't only sign, he never spoke."

    assert severities(translation, source, "sr", reference) == [Severity.MAJOR]
    report = mtcheck.audit([translation], references=[["The minister did not sign."]], only=["negation-mismatch"])
    assert [issue.severity for issue in report.issues] == [Severity.MINOR]


@pytest.mark.parametrize(
    ("language", "source", "translation"),
    [
        ("sr", "Nije isključeno da će podneti ostavku.", "It is possible that he will resign."),
        ("hr", "Ne čudi što su građani ljuti.", "Small wonder that citizens are angry."),
        ("uk", "Не виключено, що ціни зростуть.", "Prices may rise."),
        ("ru", "Он не раз бывал в Казани.", "He has been to Kazan many times."),
        ("ru", "Нельзя не признать его заслуги.", "One must acknowledge his merits."),
        ("cs", "Není vyloučeno, že most zavřou.", "The bridge may be closed."),
        ("sk", "Nie je tajomstvom, že klub má dlhy.", "It is an open secret that the club has debts."),
        ("pl", "Nic dziwnego, że bilety są drogie.", "Understandably, tickets are expensive."),
        ("sl", "Ni dvoma, da bo zmagal.", "He will undoubtedly win."),
        ("bg", "Няма как да не се съгласим.", "We have to agree."),
        ("mk", "Нема сомнеж дека ќе победи.", "He is certain to win."),
        ("de", "Nicht zuletzt wegen des Wetters kamen viele.", "Many came, partly because of the weather."),
        ("fr", "Il n'est pas exclu que le pont ferme.", "The bridge may close."),
        ("es", "No cabe duda de que ganará.", "He will certainly win."),
        ("it", "Non a caso ha scelto Roma.", "There is a reason he chose Rome."),
        ("sr", "Ministar dolazi u ponedeljak.", "There is no doubt that the minister is coming on Monday."),
    ],
)
def test_a_phrase_that_only_looks_like_a_negation(language: str, source: str, translation: str) -> None:
    assert severities(translation, source, language) == []


def test_what_stands_beside_such_a_phrase_is_still_compared() -> None:
    assert len(severities("The minister certainly came.", "Nema sumnje da ministar nije došao.", "sr")) == 1


OPPOSITES = [
    ("Train services were suspended yesterday.", "Vozovi juče nisu saobraćali.", "sr"),
    ("The match was cancelled.", "Das Spiel fand nicht statt.", "de"),
    ("The match was called off.", "Матч не состоялся.", "ru"),
    ("Train services were suspended yesterday.", "Les trains n'ont pas circulé hier.", "fr"),
    ("The museum is shut on Mondays.", "Muzej ponedjeljkom ne radi.", "hr"),
    ("Train services were suspended yesterday.", "A vonatok tegnap nem közlekedtek.", "hu"),
]


@pytest.mark.parametrize(("english", "other", "lang"), OPPOSITES)
def test_a_word_of_negative_meaning_renders_a_negation_either_way(english: str, other: str, lang: str) -> None:
    assert severities(english, other, lang) == []
    report = mtcheck.audit(other, source=english, source_lang="en", target_lang=lang, only=["negation-mismatch"])
    assert report.issues == ()


def test_a_word_of_negative_meaning_on_both_sides_renders_none() -> None:
    assert severities("The match was cancelled.", "Utakmica nije otkazana.", "hr") == [Severity.MAJOR]


@pytest.mark.parametrize(
    ("translation", "source", "lang"),
    [
        ("Have you ever wanted to live on an island?", "Nikada nisi poželeo da živiš na ostrvu?", "sr"),
        ("Won't the minister sign the agreement?", "Міністр підпише угоду?", "uk"),
    ],
)
def test_a_question_is_never_sure(translation: str, source: str, lang: str) -> None:
    assert Severity.MAJOR not in severities(translation, source, lang)


MOVED = "The minister signed the contract. The mayor did not come to the meeting."


@pytest.mark.parametrize(
    ("source", "lang"),
    [
        ("Ministar nije potpisao ugovor. Gradonačelnik je došao na sastanak.", "hr"),
        ("Ministeri ei allekirjoittanut sopimusta. Pormestari tuli kokoukseen.", "fi"),
    ],
)
def test_a_negation_that_went_to_the_next_sentence_is_one_issue(source: str, lang: str) -> None:
    report = mtcheck.audit(MOVED, source=source, source_lang=lang, glossary=None, only=["negation-mismatch"])

    assert [(issue.text, issue.segment) for issue in report.issues] == [("not", 1)]


def test_sentences_that_changed_places_keep_their_negation() -> None:
    """The words that are denied went with it."""
    report = mtcheck.audit(
        ["The mayor came to the meeting.", "The minister did not sign the contract."],
        source=["Ministar nije potpisao ugovor.", "Gradonačelnik je došao na sastanak."],
        source_lang="hr",
        glossary=None,
        only=["negation-mismatch"],
    )

    assert not report.issues


@pytest.mark.parametrize(
    ("languages", "source", "translation"),
    [
        ("sr-sl", "Direktor je izjavio da uzrok nije poznat.", "Direktor je izjavil, da je vzrok znan."),
        ("hr-sl", "Ministar Ivan Horvat nije otputovao u Pariz.", "Minister Ivan Horvat je odpotoval v Pariz."),
        ("ru-uk", "Министр не приехал в Киев.", "Міністр приїхав в Київ."),
    ],
)
def test_close_languages_share_half_of_their_words(languages: str, source: str, translation: str) -> None:
    source_lang, target_lang = languages.split("-")
    report = mtcheck.audit(
        translation, source=source, source_lang=source_lang, target_lang=target_lang, only=["negation-mismatch"]
    )

    assert [issue.check for issue in report.issues] == ["negation-mismatch"]
