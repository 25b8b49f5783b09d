"""What the engine says about a sentence: the fault, the words, the witnesses."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.audit import audit
from mtcheck.glossary import Entry, Glossary, Kind, Variant
from mtcheck.glossary.store import index_of
from mtcheck.model import Article, Segment, Severity, Signal
from mtcheck.names import Fault, Finding, findings
from mtcheck.names.sentence import Sentence
from mtcheck.names.spoken import find_spoken

KULEBA = Entry("Dmytro Kuleba", Kind.PERSON, sources=(("sr", "Dmitro Kuleba"), ("uk", "Дмитро Кулеба")))
GLOSSARY = Glossary(
    [
        KULEBA,
        Entry("Kyiv", Kind.PLACE, sources=(("sr", "Kijev"),), discouraged=(Variant("Kiev"),)),
        Entry("Sergey Lavrov", Kind.PERSON, sources=(("sr", "Sergej Lavrov"),), allowed=(Variant("Sergei Lavrov"),)),
    ]
)


def article(pairs: Sequence[tuple[str, str | None, str | None]], language: str = "sr") -> Article:
    segments = tuple(
        Segment(number, text, 0, len(text), source=source, references=(reference,) if reference else ())
        for number, (text, source, reference) in enumerate(pairs)
    )
    source = "\n".join(source or "" for _, source, _ in pairs) or None
    references = tuple(reference for _, _, reference in pairs if reference)
    return Article("x", None, language, "en", "\n".join(text for text, _, _ in pairs), source, references, segments)


def one(text: str, source: str | None = None, reference: str | None = None, language: str = "sr") -> list[Finding]:
    return list(findings(article([(text, source, reference)], language), GLOSSARY))


def test_each_witness_is_named_and_the_case_form_explained() -> None:
    (found,) = one(
        "Blinken will meet Dmytro Kuleb.",
        "Blinken će se sastati s Dmitrom Kulebom.",
        "Blinken will meet Dmytro Kuleba.",
    )

    assert found.fault is Fault.STRIPPED
    assert found.right == ("Kuleba",)
    assert {item.signal for item in found.evidence} == {Signal.GLOSSARY, Signal.SOURCE, Signal.REFERENCE}
    (why,) = [item.detail for item in found.evidence if item.signal is Signal.SOURCE]
    assert why == "“Dmitrom Kulebom”: the source's instrumental “Kulebom” was read as Kuleb + -om"


@pytest.mark.parametrize("given", ["Ivan", "Mirko", "Edin"])
def test_a_declined_surname_shows_a_man_even_if_it_is_kept(given: str) -> None:
    """A woman's *Perić* has no cases."""
    form = f"{given.removesuffix('o')}om"
    (found,) = one(f"He met {form} Perićem.", f"Sreo se s {form} Perićem.")
    assert found.right == (f"{given} Perić",)


def test_a_namesake_is_not_named() -> None:
    """Only the given name of *Dmytro Kuleba* is theirs."""
    (found,) = one("Blinken will meet Dmytrom Lubinets.", "Blinken će se sastati s Dmytrom Lubinecom.")
    assert found.message.startswith("“Dmytrom” should be “Dmytro”:")

    (found,) = one("Blinken will meet Dmytrom Kuleba.", "Blinken će se sastati s Dmytrom Kulebom.")
    assert found.message.startswith("“Dmytrom” should be “Dmytro” (Dmytro Kuleba):")


@pytest.mark.parametrize(
    ("text", "source", "language", "fault"),
    [
        ("He met Kulebom.", "Sreo se s Kulebom.", "sr", Fault.LEFT_IN),
        ("He met Kuleb.", "Зустрівся з Кулебою.", "uk", Fault.MISSPELT),
        ("He met Lavrova.", "Vidio je Lavrova.", "sr", Fault.LEFT_IN),
        ("He is in Kiev.", "On je u Kijevu.", "sr", Fault.VARIANT),
    ],
)
def test_the_fault_is_named(text: str, source: str, language: str, fault: Fault) -> None:
    (found,) = one(text, source, language=language)

    assert found.fault is fault


def test_a_discouraged_variant_is_minor() -> None:
    (found,) = one("He is in Kiev.")

    assert (found.severity, found.right) == (Severity.MINOR, ("Kyiv",))


@pytest.mark.parametrize(
    "text",
    [
        "Kuleba's answer",
        "KULEBA IN KYIV",
        "Sergei Lavrov left.",
        "Lavrov and the Kulebas met.",
        "Kyiv-based reporters met Kuleba.",
        "Foreign Minister Kuleba spoke.",
    ],
)
def test_right_names_are_silent(text: str) -> None:
    assert one(text) == []


def test_a_month_is_no_name() -> None:
    """*Jun* is how Malay writes June, not a form of the glossary's Juneau."""
    report = audit("It opened on June 5.", source="Ia dibuka pada 5 Jun.", source_lang="ms")

    assert [issue for issue in report.issues if issue.check.startswith("name-")] == []


def test_another_mention_in_the_article_tells_the_nominative() -> None:
    found = findings(
        article(
            [("Noosa won.", "Noosa je pobijedila.", None), ("They played with Noosom.", "Igrali su s Noosom.", None)],
            "hr",
        ),
        Glossary(),
    )

    assert [(item.right, item.segment.index) for item in found] == [(("Noosa",), 1)]


@pytest.mark.parametrize(
    ("text", "source"),
    [("Zelensky and Olena Zelenska", "Zelenski i Olena Zelenska"), ("Petrov, Petrova", "Petrov, Petrova")],
)
def test_two_members_of_a_family_are_two_people(text: str, source: str) -> None:
    assert findings(article([(text, source, None)], "hr"), Glossary()) == ()


def test_equal_input_gives_equal_findings() -> None:
    pairs = [("Blinken met Kuleb in Kiev.", "Blinken se sastao s Kulebom u Kijevu.", None)]

    assert findings(article(pairs), GLOSSARY) == findings(article(pairs), Glossary(GLOSSARY.entries))


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["sr", "sl", "uk", "xx"]))
def test_any_text_is_judged_and_spans_are_inside(text: str, source: str, language: str) -> None:
    for found in one(text, source, language=language):
        side = source if found.side == "source" else text
        assert 0 <= found.start < found.end <= len(side)


def test_a_name_of_ten_thousand_letters_is_passed_over() -> None:
    assert one("A" + "a" * 10_000 + " met Kuleba.", "B" + "b" * 10_000 + " i Kuleba.") == []


def in_places(text: str, source: str, language: str, *names: str) -> list[str]:
    glossary = Glossary([Entry(name) for name in names])
    return [item.right[0] for item in findings(article([(text, source, None)], language), glossary)]


def test_an_entry_that_happens_to_be_the_wrong_form_does_not_hide_it() -> None:
    hooke = "Robert Hook, a biologist, saw cells.", "Роберт Хук, биолог, уочио је ћелије.", "sr"
    scotia = "He works in Halifax in Novi Scotia.", "Dela v Halifaxu v Novi Škotski.", "sl"

    assert in_places(*hooke, "Hooke", "Hook") == ["Hooke"]
    assert in_places(*scotia, "Nova Scotia", "Nova", "Novi") == ["Nova"]


def test_an_entry_beside_another_name_is_believed() -> None:
    ivanov = "President Gjorge Ivanov spoke.", "Predsjednik Gjorge Ivanov je govorio.", "bs"

    assert in_places(*ivanov, "Ivanov", "Ivan", "Ivanovo") == []
    assert in_places("Sarah Palin spoke.", "Sarah Palin je govorila.", "hr", "Palin", "Pala", "Pali") == []


def test_a_name_of_the_dictionary_is_no_case_form_of_a_place_nobody_speaks_of() -> None:
    polo = "the Asociacion Argentina de Polo", "provjerite kod Asociacion Argentina de Polo", "bs"

    assert in_places(*polo, "Asociacion Argentina de Polo", "Argenta", "Lago Argentino") == []


def test_a_word_that_neither_source_nor_name_supports_is_no_name() -> None:
    assert in_places("One Labour member left.", "Jedan laburist je otišao.", "hr", "Laboc") == []
    assert in_places("U.S. President Donald Trump", "američki predsjednik Donald Trump", "hr", "Presidente") == []


@pytest.mark.parametrize(
    ("language", "form", "source"),
    [
        ("uk", "Кривий Ріг", "Він прибув до Кривого Рогу."),
        ("ru", "Белая Церковь", "Он прибыл из Белой Церкви."),
        ("ru", "Нижний Новгород", "Он живёт в Нижнем Новгороде."),
    ],
)
def test_a_place_of_several_words_is_known_in_its_case(language: str, form: str, source: str) -> None:
    index = index_of(Glossary([Entry("X", Kind.PLACE, sources=((language, form),))]))
    (name,) = find_spoken(Sentence(Segment(0, "", 0, 0, source=source), language), index)

    assert (name.end - name.start, name.whole) == (2, True)


@pytest.mark.parametrize("name", ["Kisić", "Čačak", "Đoković", "Œuvre", "Łódź", "Żółć", "Ќулибрк"])
def test_a_reference_may_have_any_letters(name: str) -> None:
    """Each word of the translation is compared with it in English spelling too."""
    assert one(f"{name} said no.", reference=f"{name} declined.") == []
    assert len(one(f"{name}u said no.", reference=f"{name} declined.")) < 2


def of_the_starter(text: str, source: str | None, language: str = "sr", reference: str | None = None) -> list[str]:
    found = findings(article([(text, source, reference)], language), Glossary.default())
    return [right for finding in found for right in finding.right]


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        ("Mass arrests followed.", None, "und"),
        ("Police Begin Mass Arrests", None, "und"),
        ("Police Begin Mass Arrests", "Die Polizei beginnt mit Massenverhaftungen", "de"),
        ("Police Begin Mass Arrests", "Policija počinje masovna hapšenja", "sr"),
        ("The Met Police and a Mask Mandate", None, "und"),
        ("A Lady and a Tramp", "Dama i skitnica", "hr"),
        ("The Dodge Ram and a Dud Cheque", "Dodž Ram i ček bez pokrića", "sr"),
    ],
)
def test_an_ordinary_word_is_no_misspelt_surname(text: str, source: str | None, language: str) -> None:
    """The glossary warns of *Heiko Mass*, *Elon Mask*, *Ilir Met*: but these words occur in any heading."""
    assert of_the_starter(text, source, language) == []


@pytest.mark.parametrize(
    ("text", "source", "reference"),
    [
        ("Minister Mass said no.", "Ministar Mas je rekao ne.", None),
        ("Minister Mass said no.", None, "Minister Maas said no."),
        ("Minister Heiko Mass said no.", None, None),
    ],
)
def test_an_ordinary_word_is_a_misspelt_surname_where_a_witness_says_so(
    text: str, source: str | None, reference: str | None
) -> None:
    assert of_the_starter(text, source, "sr", reference) == ["Maas"]


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        ("He spoke about Roma.", "Govorio je o Romima.", "sr"),
        ("He spoke about Roma.", "Говорио је о Ромима.", "sr"),
        ("He helps the Roma.", "Pomaže Romima.", "hr"),
        ("He is Roma.", "On je Rom.", "bs"),
        ("The Union of Roma of Serbia", "Unija Roma Srbije", "sr"),
    ],
)
def test_a_place_that_the_source_calls_otherwise_is_not_meant(text: str, source: str, language: str) -> None:
    """Rome is *Rim* there, however much *Romima* sounds like it."""
    assert of_the_starter(text, source, language) == []


def test_a_place_that_the_source_calls_otherwise_is_found_by_that_name() -> None:
    assert of_the_starter("He came back from Rima.", "Vratio se iz Rima.", "hr") == ["Rome"]


@pytest.mark.parametrize("language", ["hr", "sr", "cs", "pl", "de"])
def test_a_name_copied_letter_for_letter_is_no_neighbour_in_the_glossary(language: str) -> None:
    assert in_places("Dr Berhane came.", "Dr Berhane.", language, "Berane") == []


@pytest.mark.parametrize(
    ("text", "source", "language", "place"),
    [
        ("The Panama Papers were read.", "Čitali su panamske spise.", "hr", "Papert"),
        ("Kahne crashed.", "Kahne se sudario.", "hr", "Kane"),
        ("Captain Gridley fired.", "Капитан Гридли выстрелил.", "ru", "Fridley"),
        ("Leonov, a cosmonaut, flew.", "Leonov, kozmonavt, je letel.", "sl", "Leon"),
        ("Coach Bologa named the team.", "Trener Bologa podał skład drużyny.", "pl", "Bologna"),
        ("They sent AOLs home.", "Oni su poslali AOL kući.", "hr", "Aals"),
    ],
)
def test_a_name_as_the_source_has_it_is_no_neighbour_in_the_glossary(
    text: str, source: str, language: str, place: str
) -> None:
    assert in_places(text, source, language, place) == []


def test_a_name_is_no_case_form_of_an_acronym() -> None:
    glossary = Glossary([Entry("WADA", Kind.ORGANISATION, (("hr", "WADA"),))])
    told = article([("The case of Roe against Wade.", "Slučaj Roe protiv Wade.", None)], "hr")

    assert findings(told, glossary) == ()


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("cs", "in Phondey village", "ve vesnici Phondey"),
        ("cs", "the Maswa game reserve", "rezervaci na ochranu zvěře Maswa"),
        ("pl", "in the village of Phondey", "we wsi Phondey"),
        ("pl", "the Maswa game reserve", "w rezerwacie Maswa"),
        ("hr", "the Maswa game reserve", "u rezervatu za divlje životinje Maswa"),
    ],
)
def test_what_a_class_noun_is_called_stays_as_it_is(language: str, text: str, source: str) -> None:
    assert in_places(f"It is {text} today.", f"{source[0].upper()}{source[1:]}.", language) == []


def test_two_spellings_of_english_are_one_word_and_two_words_are_told_apart_by_the_source() -> None:
    assert in_places("At Waitemata Harbor.", "U luci Waitemata Harbour.", "hr", "Waitemata Harbour") == []
    assert in_places("He was seen in Butt.", "Viđen je u mjestu.", "hr", "Butte") == []


def test_a_womans_given_name_behind_a_company_is_no_case_form() -> None:
    text = "The president of Petrol, Sanja Dolinšek, spoke in Celje."
    source = "Predsednica uprave Petrola Sanja Dolinšek je govorila v Celju."

    assert in_places(text, source, "sl", "San Marino", "Celje") == []


def test_a_surname_that_is_a_place_too_stays_a_surname() -> None:
    lines = [
        ("Governor Martin Kuba came.", "Přijel hejtman Martin Kuba.", None),
        ("Kuba spoke.", "Kuba promluvil.", None),
    ]
    cuba = Glossary([Entry("Cuba", Kind.PLACE, (("cs", "Kuba"),))])

    assert findings(article(lines, "cs"), cuba) == ()
    assert [found.right for found in findings(article([("He left Kuba.", "Opustil Kubu.", None)], "cs"), cuba)] != []


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        (
            "Hora se tyčí nad severním koncem Machu Picchu.",
            "The mountain rises above the northern end of Machu Picchu.",
        ),
        (
            "Řekl to výzkumník agentury Rift Valley Research.",
            "A researcher at the agency Rift Valley Research said so.",
        ),
    ],
)
def test_a_name_that_english_writes_as_it_is_is_no_case_form(source: str, translation: str) -> None:
    assert not audit(translation, source=source, source_lang="cs").issues
