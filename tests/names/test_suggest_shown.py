"""Names to enter are spelt as English writes them, and those whose spelling nothing shows are left out.

Sentences of FLORES-200 and NTREX-128 (CC BY-SA 4.0), some of them shortened, with translations by Google, Microsoft,
NLLB, Bergamot and people; a few are made up.
"""

from __future__ import annotations

import pytest

from mtcheck import audit
from mtcheck.glossary import Glossary
from mtcheck.names.suggest import suggestions


def listed(lang: str, *pairs: tuple[str, str]) -> dict[str, str | None]:
    """The names, with their kinds, that an article of these sentences and translations gives."""
    told = audit(
        [said for _, said in pairs], source=[own for own, _ in pairs], source_lang=lang, glossary=None, only=()
    )
    return {item.name: item.kind for item in suggestions([told.article], Glossary())}


@pytest.mark.parametrize(
    ("lang", "source", "said", "name"),
    [
        (
            "cs",
            "Dnešním hráčem dne je Alexandr Ovečkin z týmu Washington Capitals.",
            "Today's Player of the Day is Alexander Ovechkin from the Washington Capitals.",
            "Alexander Ovechkin",
        ),
        (
            "pl",
            "Proponowana regulacja z wprowadzonymi zmianami jest teraz w rękach Roberto Jeffersona.",
            "The proposed regulation with the changes made is now in the hands of Roberto Jefferson.",
            "Roberto Jefferson",
        ),
        (
            "sl",
            "Avtobus je bil namenjen v Six Flags St. Louis v zvezni državi Misuri.",
            "The bus was headed to Six Flags St. Louis, Missouri.",
            "Missouri",
        ),
        (
            "cs",
            "V roce 1610 použil italský astronom Galileo Galilei dalekohled k pozorování Venuše.",
            "In 1610, the Italian astronomer Galileo Galilei used a telescope to observe Venus.",
            "Venus",
        ),
    ],
)
def test_what_english_writes_stays_though_the_source_has_other_letters(
    lang: str, source: str, said: str, name: str
) -> None:
    assert name in listed(lang, (source, said))


@pytest.mark.parametrize(
    ("lang", "source", "said", "name"),
    [
        (
            "hr",
            "Na trećem mjestu slijedi Hamlin s dvadeset bodova zaostataka, ali pet bodova više od Bowyera.",
            "In third place, Hamlin's twenty points behind the championship, followed by two more than Bowyera's.",
            "Bowyer",
        ),
        (
            "sl",
            "Maroochydore je zaključil na vrhu lestvice s šestimi točkami prednosti pred Nooso.",
            "Maroochydore finished on top of the ladder with a six-point lead over Nooso.",
            "Noosa",
        ),
    ],
)
def test_a_case_that_was_left_gives_the_name_that_english_writes(lang: str, source: str, said: str, name: str) -> None:
    assert name in listed(lang, (source, said))


@pytest.mark.parametrize(
    ("lang", "source", "said", "name"),
    [
        (
            "sl",
            "Oblasti še vedno ne poznajo njegovega imena, vedo pa, da je član etnične skupine Ujgurov.",
            "Obslavs still do not know his name, I see, as he is a member of the Ujgurov ethnic group.",
            "Ujgurov",
        ),
        (
            "hr",
            "Međutim, 991. godine Ethelred se suočio s vikinškom flotom manjom tek od one Guthrumove.",
            "However, in 991 Ethelred was confronted by the Vikings' fleet of men from Guthrumove.",
            "Guthrumove",
        ),
        (
            "cs",
            "Batten se v roce 2008 zařadil na 190. místo na seznamu 400 nejbohatších Američanů.",
            "Batten was ranked 190th on the 2008 list of the 400 richest Americans.",
            "Americans",
        ),
        (
            "ru",
            "Член парламента и юрист Петрос Мантувалос сложил полномочия.",
            "MP and lawyer Petros Mantuvalos resigned.",
            "Petros Mantuvalos",
        ),
        (
            "hr",
            "Nakon što je Aleksandar umro, hram je obnovljen 323. g. pr. Kr.",
            "After Alexander died, the temple was rebuilt in 323 BC. Kr.",
            "BC. Kr",
        ),
    ],
)
def test_a_form_or_a_spelling_that_nothing_shows_is_left_out(lang: str, source: str, said: str, name: str) -> None:
    assert listed(lang, (source, said)).keys().isdisjoint({name, *name.split()})


def test_a_name_of_the_sources_own_country_needs_no_other_witness() -> None:
    found = listed(
        "uk",
        (
            "Уже згадували Олега Синєгубова та Ігоря Терехова.",
            "Oleh Syniehubov and Ihor Terekhov have been mentioned already.",
        ),
    )
    assert found == {"Ihor Terekhov": "person", "Oleh Syniehubov": "person"}


def test_two_forms_in_the_source_show_the_name_of_a_village() -> None:
    once = [("Živio je u Lukovcu.", "He lived in Lukovc.")]
    twice = [*once, ("Volio je Lukovac.", "He liked Lukovac.")]

    assert listed("hr", *once) == {}
    assert "Lukovac" in listed("hr", *twice)


def test_an_animal_and_an_acronym_are_no_place_and_no_organisation() -> None:
    found = listed(
        "pl",
        (
            "Hesperonychus elizabethae jest spokrewniony z Velociraptorem.",
            "Hesperonychus elizabethae is related to Velociraptor.",
        ),
        ("Widział Velociraptora na DVD o AfCFTA.", "He saw the Velociraptor on DVD about AfCFTA."),
    )
    assert found["Velociraptor"] is None
    assert found["AfCFTA"] is None
    assert "DVD" not in found


def test_a_headline_in_capitals_gives_what_the_source_names() -> None:
    found = listed(
        "hr",
        ("Zoper Palu: broj žrtava u Donggali raste", "Palu Tsunami Toll Soars Above Last Count as Donggala Struggles"),
    )
    assert found.keys() <= {"Palu", "Donggala"}


def test_a_person_is_named_without_what_he_is() -> None:
    found = listed(
        "hr",
        ("Turska diva Sezen Aksu nastupila je s Norvežaninom Olafom Trygvassonom.",
         "Turkish Diva Sezen Aksu performed with Norwegian Olaf Trygvasson."),
    )  # fmt: skip
    assert {"Sezen Aksu", "Olaf Trygvasson"} <= found.keys()


def test_the_end_of_a_longer_name_is_none() -> None:
    assert listed("hr", ("Sastalo se Vijeće mudrih ljudi.", "The Council of Wise Men met.")) == {}


def test_a_nominative_that_the_translation_chose_stays_and_what_it_cut_off_comes_back() -> None:
    chosen = listed(
        "bs",
        (
            "Scott Arfield je dodao loptu Scottu Robinsonu, koji je izabrao Mengu za jednostavnu završnicu.",
            "Scott Arfield slotted the ball to Scott Robinson, who picked out Menga for a simple finish.",
        ),
    )
    cut_off = listed("hr", ("Živjeli su na Oahuu.", "They lived on Oah."))

    assert "Menge" not in chosen
    assert "Oahu" in cut_off


def test_a_form_that_nothing_governs_is_no_other_name() -> None:
    found = listed(
        "bs",
        (
            "Provjerite da li autobus ide u susjedno jevrejsko naselje Kiryat Arba.",
            "Check that the bus goes to the neighbouring Jewish settlement, Kiryat Arba.",
        ),
    )
    assert "Kiryat Arba" in found


def test_an_ending_at_an_english_word_goes() -> None:
    found = listed(
        "bs",
        (
            "Aviokompanije poput Emiratesa, Etihad Airwaysa i Qatar Airwaysa proširile su svoje usluge.",
            "Airlines such as Emirates, Etihad Airwaysa and Qatar Airwaysa have expanded their services.",
        ),
    )
    assert {"Etihad Airways", "Qatar Airways"} <= found.keys()


@pytest.mark.parametrize(
    ("lang", "source", "said"),
    [
        ("ru", "Секта откололась внутри индуизма.", "The sect split within Hinduism."),
        ("ru", "Другие называют ее хараппской в честь Хараппы.", "Others call it Harappan."),
        ("uk", "Каріби були першими. Таїно та каріби жили тут.", "The Caribs were first. They lived here."),
        ("cs", "V New Hampshire žilo mnoho Korejců.", "In the valley lived many Koreans."),
    ],
)
def test_a_people_a_faith_and_a_word_made_of_a_name_are_none(lang: str, source: str, said: str) -> None:
    assert listed(lang, (source, said)) == {}


def test_a_company_a_court_and_an_article_stay_whole() -> None:
    found = listed(
        "hr",
        ("Vratila ga je u brodogradilište Blohm & Voss.", "It was returned to the Blohm & Voss shipyard."),
        ("Nalazi se na sudu u Edinburghu.", "He is in Edinburgh Magistrates' Court on charges of murder."),
        ("La Leona i Los Patos nude kampiranje.", "La Leona and Los Patos offer camping."),
    )
    assert {"Blohm & Voss", "La Leona", "Los Patos"} <= found.keys()
    assert found.keys().isdisjoint({"Blohm", "Voss", "Leona", "Edinburgh Magistrates"})


def test_an_english_word_in_a_name_is_not_the_sources_word_for_a_state() -> None:
    found = listed(
        "hr",
        (
            "U svojoj izjavi za Desert Island Disks, koji vodi Lauren Laverne, govorio je o pravima.",
            "Speaking on Desert Island Discs presented by Lauren Laverne, he spoke about rights.",
        ),
    )
    assert not any("Iceland" in name for name in found)
