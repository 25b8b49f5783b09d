"""Words of the source language in a translation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest

from mtcheck.structure.residue import Residue, find_residue


def found(translation: str, source: str | None, references: Sequence[str] = (), lang: str = "sr") -> list[Residue]:
    return list(find_residue(translation, source, references, lang, "en"))


def test_a_run_is_one_finding() -> None:
    text = "The hunters lovili divovske ptice there."

    (residue,) = found(text, "Lovci su tamo lovili divovske ptice.")

    assert text[residue.start : residue.end] == "lovili divovske ptice"
    assert (residue.count, residue.kind) == (3, "words")


def test_a_reference_that_has_the_word_is_believed() -> None:
    source = "Pala je kiša i počeo je nastup."

    assert found("It rained and the nastup began.", source)
    assert not found("It rained and the nastup began.", source, ["It rained, and the nastup began."])


@pytest.mark.parametrize(
    ("translation", "source"),
    [
        ("The word comes from the Latin civilis.", "Reč potiče od latinske reči civilis."),
        ("Ludwig van der Rohe met Anwar al-Sadat.", "Ludvig van der Roe sreo je Anvara al-Sadata."),
        (
            "See www.vijesti.me or write to redakcija@vijesti.me.",
            "Vidi www.vijesti.me ili piši na redakcija@vijesti.me.",
        ),
        ("The president (председник) spoke.", "Председник је говорио."),
        ("A total of 5 km and 3 kg.", "Ukupno 5 km i 3 kg."),
    ],
)
def test_what_is_no_residue(translation: str, source: str) -> None:
    assert not found(translation, source)


def test_two_scripts_in_one_word() -> None:
    (residue,) = found("The president travelled to Вrussels.", None)

    assert (residue.kind, residue.start, residue.end) == ("mixed", 27, 35)


@pytest.mark.parametrize(
    ("translation", "target_lang"),
    [
        ("Президентът говори.", "bg"),
        ("Председник је говорио.", "sr"),
        ("Ο πρόεδρος μίλησε.", "el"),
        ("总统讲话了。", "zh"),
    ],
)
def test_a_script_is_at_home_in_some_targets(translation: str, target_lang: str) -> None:
    assert not list(find_residue(translation, None, (), "en", target_lang))


@pytest.mark.parametrize(
    ("translation", "word", "script", "targets"),
    [
        ("Kisuke, 75, is a 落語家 from Tokyo.", "落語家", "Chinese or Japanese", "en hr de"),
        ("The Great Pyramid was建設されたby the Egyptians.", "建設された", "Chinese or Japanese", "en hr de"),
        ("The المدينة was founded in 1850.", "المدينة", "Arabic", "en hr de"),
        ("The πρωθυπουργός spoke first.", "πρωθυπουργός", "Greek", "en hr de"),
        ("They met the 대통령 on Monday.", "대통령", "Korean", "en hr de"),
        ("The राजधानी is large.", "राजधानी", "Devanagari", "en hr de"),
        ("A седница was held.", "седница", "Cyrillic", "en de"),
    ],
)
def test_a_word_in_another_script(translation: str, word: str, script: str, targets: str) -> None:
    """Whether the source has it or not: it was copied from there. Serbo-Croatian is also written in Cyrillic."""
    for source, target_lang in product((None, f"… {word} {word} {word}"), targets.split()):
        (residue,) = find_residue(translation, source, (), "und", target_lang)

        assert translation[residue.start : residue.end] == word
        assert residue.kind == script


@pytest.mark.parametrize(
    ("translation", "source"),
    [
        ("The Cyrillic letter Ж is a consonant.", "Slovo Ж je suglasnik."),
        ("The Greek word λόγος means speech.", "Grčka riječ logos znači govor."),
        ("He was born in Tokyo (Japanese: 東京) in 1950.", "Rođen je u Tokiju 1950."),
        ("The magazine «Огонёк» closed.", "Časopis Ogonjok je zatvoren."),
        ("They painted ОТПОР on walls.", "Pisali su ОТПОР po zidovima."),
        ("The angle α is 5 μm, Δ is IFNγ, and the kΩ are π.", "Ugao α je 5 μm, Δ je IFNγ, a kΩ su π."),
    ],
)
def test_a_word_in_another_script_that_is_meant(translation: str, source: str) -> None:
    """It is spoken about, set apart, or foreign in the source too; or it is a symbol."""
    assert not found(translation, source, lang="hr")


def test_a_word_in_another_script_that_a_reference_has() -> None:
    assert not found("The word on it was 平和.", "平和と書いてあった。", ["It said 平和."], lang="ja")


def test_slovene_gives_itself_away_by_its_letters() -> None:
    assert [residue.count for residue in found("The igriščih were full.", "Na igriščih je bilo polno.", lang="sl")] == [
        1
    ]


def test_the_script_is_the_articles_and_not_the_sentences() -> None:
    """A Cyrillic sentence may have more English names than Cyrillic words."""
    text = "Он је гледао West Ham United Football Club у Лондону."
    assert list(find_residue(text, None, (), "en", "sr", "Cyrillic")) == []
    assert [one.kind for one in find_residue("On je rekao da је sve gotovo.", None, (), "en", "sr", "Latin")] == [
        "Cyrillic"
    ]


@pytest.mark.parametrize(
    ("translation", "source", "lang", "left"),
    [
        ("At the Svjetskom Championship", "Na Svjetskom prvenstvu", "hr", ["Svjetskom"]),
        ("the Igrama in Athens", "na Igrama u Ateni", "bs", ["Igrama"]),
        ("the Državnem Assembly", "v Državnem zboru", "sl", ["Državnem"]),
        ("at the Olympijských Games", "na Olympijských hrách", "cs", ["Olympijských"]),
        ("President Obama spoke in Yokohama", "Predsjednik Obama govorio je u Yokohama klubu", "hr", []),
        ("He wrote about Sikorskim", "Pisao je o Sikorskim", "hr", []),
    ],
)
def test_a_common_word_in_a_case_is_no_name(translation: str, source: str, lang: str, left: list[str]) -> None:
    assert [translation[one.start : one.end] for one in found(translation, source, lang=lang)] == left


@pytest.mark.parametrize(
    ("translation", "source", "lang", "left"),
    [
        ("Proizvođač has withdrawn the yogurt.", "Proizvođač je povukao jogurt.", "sr", ["Proizvođač"]),
        ("Proizvođač has withdrawn the yogurt.", "Произвођач је повукао јогурт.", "sr", ["Proizvođač"]),
        ("It rained. Vatrogasci put out the fire.", "Pala je kiša. Vatrogasci su ugasili požar.", "hr", ["Vatrogasci"]),
        ("Vetrovi of the cyclone reached 240 km/h.", "Vetrovi ciklona so dosegli 240 km/h.", "sl", ["Vetrovi"]),
        ("Starosta promised a new bridge.", "Starosta slíbil nový most.", "cs", ["Starosta"]),
        # Names: of people, of clubs, of newspapers; a capital elsewhere in the sentence; another form of the word.
        ("Nada came home, and Vučić left.", "Nada je došla kući, a Vučić je otišao.", "sr", []),
        ("Vučić left.", "Vučić je otišao.", "sr", []),
        ("Sloboda lost in Belgrade.", "Sloboda je izgubila u Beogradu.", "sr", []),
        ("Danas writes that the talks failed.", "Danas piše da su pregovori propali.", "sr", []),
        ("Večernji list has reported it.", "Večernji list je to objavio.", "hr", []),
        ("“Vetrovi” won.", "»Vetrovi« so zmagali.", "sl", []),
        ("A game by Proizvođač has been withdrawn.", "Igra kuće Proizvođač je povučena.", "sr", []),
    ],
)
def test_a_first_word_that_was_left_has_a_capital_as_a_name_has(
    translation: str, source: str, lang: str, left: list[str]
) -> None:
    assert [translation[each.start : each.end] for each in found(translation, source, lang=lang)] == left
