"""When a reference that says otherwise is right, and when it is the reference that slipped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mtcheck.glossary import Glossary
from mtcheck.model import Article, Segment, Severity
from mtcheck.names import findings, reference_witness
from mtcheck.names.mention import Mention
from mtcheck.names.sentence import Sentence


def right(text: str, source: str, reference: str, language: str) -> list[tuple[str, ...]]:
    segment = Segment(0, text, 0, len(text), source=source, references=(reference,))
    article = Article("x", None, language, "en", text, source, (reference,), (segment,))
    return [found.right for found in findings(article, Glossary())]


@pytest.mark.parametrize(
    ("text", "source", "reference", "language"),
    [
        (
            "He has been mayor of Olomouc since December 2014.",
            "Primátorem Olomouce je od prosince 2014.",
            "He has been mayor of Olomouc since Decembre 2014.",
            "cs",
        ),
        (
            "The floods hit Kazakhstan and Nepal.",
            "Die Flut traf Kasachstan und Nepal.",
            "The floods hit Kasachstan and Nepal.",
            "de",
        ),
        (
            "He left the party Democratic Revolution in May.",
            "W maju opuścił partię Demokratyczna Rewolucja.",
            "In May he left the party Demokratyczna Rewolucja.",
            "pl",
        ),
        (
            "The Maryland Department of Transportation closed it.",
            "Транспортне управління Меріленду закрило його.",
            "The Maryland Department of Transportaion closed it.",
            "uk",
        ),
        (
            "He trained with Lashkar fighters.",
            "Он тренировался с бойцами Ласхар.",
            "He trained with Laskhar fighters.",
            "ru",
        ),
        (
            "The team left for Bologna.",
            "Ekipa je odšla v Bologno.",
            "The team left for Bolonia.",
            "sl",
        ),
    ],
)
def test_a_slip_of_the_reference_is_no_fault(text: str, source: str, reference: str, language: str) -> None:
    assert right(text, source, reference, language) == []


def test_a_name_that_the_reference_spells_otherwise_is_wrong() -> None:
    text, reference = "The officer was sent to Takagishi in May.", "The officer was sent to Takagushi in May."

    assert right(text, "巡査は高串に赴任した。", reference, "ja") == [("Takagushi",)]


def test_names_far_away_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text given as one segment takes time that grows with its length, not with the square of it."""
    compared: list[object] = []
    alike = reference_witness._alike

    def counted(*given: object) -> float:
        compared.append(given)
        return alike(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(reference_witness, "_alike", counted)
    text = " ".join(f"Xyz{letters}" for letters in _letters(1_000))
    sentence = Sentence(Segment(0, text, 0, len(text), references=(text.replace("Xyz", "Zyx"),)), "sr")

    for number in range(1_000):
        list(reference_witness.propose(Mention(sentence, number)))

    assert 1_000 <= len(compared) <= 100_000


def _letters(count: int) -> Iterator[str]:
    return (chr(97 + number // 676) + chr(97 + number // 26 % 26) + chr(97 + number % 26) for number in range(count))


@pytest.mark.parametrize(
    ("text", "source", "reference", "language"),
    [
        ("Estonia was influenced by German culture.", "Estonia była pod wpływem kultury niemieckiej.",
         "Estonia was influenced by Germany.", "pl"),
        ("Türkiye is a large country.", "Турция - большая страна.", "Turkey is a large country.", "ru"),
        ("The most popular is Great Britain.", "Nejvyhledávanější je Velká Británie.",
         "The most popular is Greta Britain.", "cs"),
        ("There is the chain Comercial Mexicana.", "Ahí está la cadena Comercial Mexicana.",
         "There is the chain Commercial Mexicana.", "es"),
        ("Prime Minister Netanyahu spoke.", "Promluvil premiér Netanjahu.", "Prime Minister Netanjahu spoke.", "cs"),
        ("They won over Kasimpasa.", "Kasımpaşa'yı yendi.", "They won over Kasımpaşa.", "tr"),
        ("Governor Kuba came to Prague.", "Hejtman Kuba přijel do Prahy.", "Governor Kuba arrived in Prague.", "cs"),
        ("They met on the Asanogawa bridge.", "浅野川大橋で会った。", "They met on the Asanokawa bridge.", "ja"),
        ("The lawyer is Dmitri Kislov.", "El abogado es Dmitri Kislov.", "The lawyer is Dmitry Kislov.", "es"),
        ("It began within Hinduism.", "Оно возникло внутри индуизма.", "It began within Hindu tradition.", "ru"),
        ("The spokesman is Khalid Masri.", "المتحدث هو خالد المصري.", "The spokesman is Khaled Masri.", "ar"),
        ("Yevhen Hnatiuk arrived.", "Прибув Євген Гнатюк.", "Evgen Gnatyuk arrived.", "uk"),
        ("Ihor Havryliuk arrived.", "Прибув Ігор Гаврилюк.", "Igor Gavrilyuk arrived.", "uk"),
    ],
)  # fmt: skip
def test_both_may_stand(text: str, source: str, reference: str, language: str) -> None:
    assert not right(text, source, reference, language)


def test_a_russian_letter_has_one_romanisation() -> None:
    assert right("Garry Gromov arrived.", "Гарри Громов прибыл.", "Harry Gromov arrived.", "ru") == [("Harry",)]


def test_what_the_source_spells_is_only_a_question() -> None:
    """Either the source slipped, or the reference; a case form is none of both."""
    text, reference = "Keir Starmer announced it.", "Kier Starmer announced it."
    segment = Segment(0, text, 0, len(text), source="To je najavio Keir Starmer.", references=(reference,))
    article = Article("x", None, "hr", "en", text, segment.source, (reference,), (segment,))

    (finding,) = findings(article, Glossary())

    assert (finding.right, finding.severity) == (("Kier",), Severity.MINOR)
    assert right("He walked along Stranda.", "Hodao je duž Stranda.", "He walked along the Strand.", "hr")
