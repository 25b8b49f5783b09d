"""Whole sentences at the edge of a rule: with one word or letter more or less something else is found."""

from __future__ import annotations

import pytest

from mtcheck import audit
from mtcheck.glossary import Entry, Glossary, Kind
from mtcheck.model import Article, Segment
from mtcheck.names import Fault, Finding, findings
from mtcheck.names.proposed import proposal
from mtcheck.names.sentence import Sentence
from mtcheck.names.source_witness import _respelt
from mtcheck.names.suggest import suggestions


def found(language: str, source: str, text: str, *references: str, glossary: Glossary | None = None) -> list[Finding]:
    segment = Segment(0, text, 0, len(text), source=source, references=references)
    article = Article("", None, language, "en", text, source, references, (segment,))
    told = list(findings(article, glossary or Glossary()))
    assert all(0 < one.confidence <= 1 for one in told)
    return told


def marked(language: str, source: str, text: str, *references: str) -> list[tuple[str, tuple[str, ...]]]:
    """What is pointed at and what is proposed for it."""
    return [(text[one.start : one.end], one.right) for one in found(language, source, text, *references)]


@pytest.mark.parametrize(("text", "missing"), [("Lukas Dono arrived.", False), ("He arrived.", True)])
def test_a_person_of_four_letters_is_there_with_a_letter_wrong(text: str, missing: bool) -> None:
    glossary = Glossary([Entry("Luca Dony", Kind.PERSON, (("sr", "Luka Doni"),))])
    told = found("sr", "Stigao je Luka Doni.", text, glossary=glossary)
    assert [one.fault is Fault.MISSING for one in told] == [missing]


@pytest.mark.parametrize(
    ("text", "reference", "swapped"),
    [
        ("Thanks came from Kuleba and Blinken.", "Thanks came from Blinken and Kuleba.", False),
        ("Thanks came from Kuleba or the Blinken.", "Thanks came from Blinken or the Kuleba.", False),
        ("Thanks came from Kuleba with Blinken.", "Thanks came from Blinken with Kuleba.", True),
        ("Blinken praised Kuleba.", "Kuleba praised Blinken.", True),
        ("Blinken was praised by Kuleba.", "Kuleba praised Blinken.", False),
    ],
)
def test_names_of_a_list_may_change_places(text: str, reference: str, swapped: bool) -> None:
    told = found("hr", "Tako su rekli Blinken i Kuleba.", text, reference)
    assert ["are swapped" in one.message for one in told] == [True] * swapped


def test_names_in_the_order_of_the_source_with_a_preposition_between_are_not_swapped() -> None:
    source, reference = "Završili su u zatvoru Korydallus u Ateni.", "They ended up in the Athens' jail of Korydallus."
    assert not found("hr", source, "They ended up in Korydallus prison in Athens.", reference)


def test_a_city_s_foreign_name_is_left_in_a_club_s_if_the_city_is_named() -> None:
    source = "Igrao je za Rapid u Beču."
    assert marked("hr", source, "He played for Rapid Wien.") == [("Wien", ("Vienna",))]
    assert marked("hr", source, "He played for Rapid Wien in Vienna.") == []


def test_a_surname_of_a_language_without_cases_tells_the_gender() -> None:
    assert marked("bg", "Министърът е Валентин Петров.", "The minister is Valentina Petrov.") == [
        ("Valentina", ("Valentin",))
    ]
    assert marked("ru", "О Валентине Петров рассказал.", "Valentine Petrov spoke.") == [("Valentine", ("Valentina",))]


@pytest.mark.parametrize(
    ("source", "said", "name"),
    [
        ("s Anom Salem", "Ana Sal", "Ana Salem"),
        ("s Markom Salem", "Marko Sal", "Marko Sal"),
        ("s Markom Petrovom", "Marko Petrov", "Marko Petrov"),
    ],
)
def test_a_woman_s_surname_to_enter_is_not_declined(source: str, said: str, name: str) -> None:
    text = f"He spoke with {said}."
    sentence = Sentence(Segment(0, text, 0, len(text), source=f"Razgovarao je {source}."), "hr")
    assert proposal(said.split(), sentence.translation[3:], sentence).source == name


def test_a_country_and_its_adjective_are_one_name() -> None:
    source, reference = "Iranska delegacija je stigla.", "The Iranian delegation came."
    assert marked("hr", source, "The Iran delegation came.", reference) == []


@pytest.mark.parametrize(
    ("language", "source", "text", "right"),
    [
        ("uk", "Він зустрівся з Олександром Положинським.", "He met with Oleksandr Polozhynska.", "Polozhynsky"),
        ("ru", "Он встретился с Андреем Полонским.", "He met with Andrei Polonskaya.", "Polonsky"),
        ("ru", "Он встретился с Андреем Полонским.", "He met with Andrei Polonskaia.", "Polonskii"),
        ("cs", "Sešel se s Janem Novotným.", "He met with Jan Novotná.", "Novotný"),
        ("cs", "Sešel se s Janem Potockým.", "He met with Jan Potocka.", "Potocký"),
        ("pl", "Spotkał się z Janem Kowalskim.", "He met with Jan Kowalska.", "Kowalski"),
        ("ru", "Они говорили о Сергее Иванове.", "They spoke of Sergee Ivanov.", "Sergei"),
    ],
)
def test_a_man_s_name_is_neither_a_woman_s_nor_in_another_case(
    language: str, source: str, text: str, right: str
) -> None:
    assert [rights for _, rights in marked(language, source, text)] == [(right,)]


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("Vidjeli su Treskavicu.", "They saw Treskavicu.", [("Treskavicu", ("Treskavica",))]),
        ("Gradske vlasti Mokrice su zatvorile.", "The city authorities closed Mokrice.", []),
        ("Bjelice su selo kod Nikšića.", "Bjelice is a village near Nikšić.", []),
    ],
)
def test_a_place_in_ice_may_be_a_plural(source: str, text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert marked("hr", source, text) == expected


@pytest.mark.parametrize(
    ("source", "text", "ending", "right"),
    [("Сергее", "Sergee", "j", "Sergei"), ("Сергея", "Sergeya", "", "Sergey"), ("Сергею", "Sergeiu", "", "Sergei"),
     ("Николаем", "Nikolaem", "j", "Nikolay"), ("Дмитрия", "Dmitriia", "", "Dmitrii")],
)  # fmt: skip
def test_a_nominative_is_romanised_as_the_case_form_was(source: str, text: str, ending: str, right: str) -> None:
    sentence = Sentence(Segment(0, text, 0, len(text), source=source), "ru")
    named = [r for r in sentence.readings(sentence.source[0]) if r.ending and r.restored == ending]
    assert right in [_respelt(reading, sentence.translation[0]) for reading in named]


@pytest.mark.parametrize(("filler", "found_there"), [(0, False), (1, True), (2, True)])
def test_a_place_is_only_excused_by_the_sentence_beside_it(filler: int, found_there: bool) -> None:
    """*Budapest* for *Beč*, where the article named Budapest some sentences earlier."""
    rows = [("Bili su u Budimpešti.", "They were in Budapest."), *[("Padala je kiša.", "It rained.")] * filler]
    rows.append(("Sastali su se u Beču.", "They met in Budapest."))
    segments = tuple(Segment(number, text, 0, len(text), source=source) for number, (source, text) in enumerate(rows))
    told = findings(Article("", None, "hr", "en", "", "", (), segments), Glossary())
    assert [one.right for one in told] == [("Vienna",)] * found_there


@pytest.mark.parametrize(
    "particle", ["al", "bin", "da", "de", "del", "della", "der", "di", "du", "el", "la", "van", "von"]
)
def test_a_particle_is_part_of_a_name_to_enter(particle: str) -> None:
    article = audit(f"They met Anna {particle} Zubrowska there.", glossary=None, only=()).article
    assert [one.name for one in suggestions([article], Glossary())] == [f"Anna {particle} Zubrowska"]


@pytest.mark.parametrize("town", ["Tarnsk", "Blarnsk"])
def test_a_town_nobody_knows_may_end_in_sk(town: str) -> None:
    assert marked("hr", f"Bili su u {town}u.", f"They were in {town}u.") == [(f"{town}u", (town,))]


@pytest.mark.parametrize(
    ("source", "text", "right"),
    [("Imamura Akira", "Imamura Akir", "Akira"), ("Imamura Zyxura", "Imamura Zyxur", None),
     ("Imamura Roma", "Imamura Rom", None)],
)  # fmt: skip
def test_a_given_name_behind_the_surname_is_completed_only_if_english_has_it(
    source: str, text: str, right: str | None
) -> None:
    assert [rights for _, rights in marked("hr", f"{source} je stigao.", f"{text} arrived.")] == [(right,)] * bool(
        right
    )


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("Došao je Petar Jovanović.", "Petar Marković came.", [("Marković", ("Jovanović",))]),
        ("Došao je Petar Jovanović.", "Peder Marković came.", [("Marković", ("Jovanović",))]),
        ("Govorila je Hrvojka Jovanović.", "Hrvojka Marković spoke.", []),
    ],
)
def test_a_surname_is_compared_behind_a_given_name(
    source: str, text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert marked("hr", source, text) == expected


@pytest.mark.parametrize(("filler", "found_there"), [(0, False), (1, True)])
def test_a_person_is_only_excused_by_the_sentence_beside_it(filler: int, found_there: bool) -> None:
    rows = [("Došao je Petar Jovanović.", "Petar Marković came."), *[("Padala je kiša.", "It rained.")] * filler]
    rows.append(("Marković je ostao.", "Marković stayed."))
    segments = tuple(Segment(number, text, 0, len(text), source=source) for number, (source, text) in enumerate(rows))
    told = findings(Article("", None, "hr", "en", "", "", (), segments), Glossary())
    assert [one.right for one in told] == [("Jovanović",)] * found_there


@pytest.mark.parametrize(("language", "source"), [("zh", "他们在伊朗见面。"), ("ja", "彼らはイランで会った。")])
def test_another_state_is_found_in_a_text_without_spaces(language: str, source: str) -> None:
    assert marked(language, source, "They met in Iraq.") == [("Iraq", ("Iran",))]


@pytest.mark.parametrize(
    ("source", "expected"), [("Sastali su se u Podgradu.", [("Podgrad",)]), ("Rakovci su se sastali u Podgradu.", [])]
)
def test_a_place_of_the_glossary_is_excused_by_a_word_like_it(source: str, expected: list[tuple[str, ...]]) -> None:
    places = [Entry(name, Kind.PLACE, (("hr", name),)) for name in ("Podgrad", "Rakovo")]
    assert [one.right for one in found("hr", source, "They met in Rakovo.", glossary=Glossary(places))] == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [("He is at the Economics faculty.", []), ("He is at the Ekonomics faculty.", [("Economy", ("Ekonomics",))])],
)
def test_a_word_and_its_science_say_the_same(reference: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert marked("hr", "Bila je Ekonomija.", "He is at the Economy faculty.", reference) == expected


@pytest.mark.parametrize(
    ("reference", "expected"), [("The Liberalni club.", [("Liberal", ("Liberalni",))]), ("The Liberall club.", [])]
)
def test_a_slip_of_the_reference_is_one_letter(reference: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert marked("hr", "U klubu Liberal.", "The Liberal club.", reference) == expected


@pytest.mark.parametrize(
    ("source", "right"),
    [("prime minister Mark Rutte", "Markom"), ("Boss Mark Rutte", "Markom"), ("premier of fame Mark Rutte", None)],
)
def test_a_name_behind_a_title_is_in_the_title_s_case(source: str, right: str | None) -> None:
    text = "Razgovarao je s premijerom Mark Rutte."
    article = Article("", None, "en", "hr", text, "", (), (Segment(0, text, 0, len(text), f"He met {source}."),))
    assert [one.right for one in findings(article, Glossary())] == [(right,)] * bool(right)
