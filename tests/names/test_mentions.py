"""What the other mentions of an article say about a name that one sentence leaves open."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mtcheck.glossary import Entry, Glossary, Kind, Variant
from mtcheck.model import Article, Segment, Severity, Signal
from mtcheck.names import Fault, Finding, findings

Pairs = Sequence[tuple[str, str]]
HARRIS = Glossary(
    [Entry("Kamala Harris", Kind.PERSON, sources=(("sr", "Kamala Haris"),), forbidden=(Variant("Kamala Haris"),))]
)


def found(pairs: Pairs, language: str = "hr", glossary: Glossary | None = None) -> tuple[Finding, ...]:
    segments = tuple(Segment(number, text, 0, len(text), source=source) for number, (text, source) in enumerate(pairs))
    text, source = "\n".join(text for text, _ in pairs), "\n".join(source for _, source in pairs)
    return findings(Article("x", None, language, "en", text, source, (), segments), glossary or Glossary())


@pytest.mark.parametrize(
    "pairs",
    [
        [("no news from Dongrala", "nema informacija iz Dongrala"), ("an area called Dongrala", "zove se Dongrala")],
        [("no news from Dongrala", "nema informacija iz Dongrala"), ("in Dongrala", "sklonište u Dongrali")],
        [("from Kanye, the only one", "od Kanye, što znači jedini"), ("Kanye West: a rapper", "Kanye West: reper")],
        [("a harbour at Palmu", "luka u Palmu"), ("aid from Palmu", "pomoć iz Palmu")],
        [("on the Lakvars website", "na stranici Lakvarsa"), ("with the Lakvars", "s Lakvarsima")],
    ],
    ids=["named", "declined otherwise", "initial", "another preposition", "English plural"],
)
def test_another_mention_shows_that_the_form_is_the_name(pairs: Pairs) -> None:
    assert found(pairs[:1])
    assert found(pairs) == ()


@pytest.mark.parametrize("name", ["Donggala", "Wembley", "Picchu"])
def test_a_name_that_people_write_so_in_english_needs_no_other_mention(name: str) -> None:
    assert found([(f"no news from {name}", f"nema informacija iz {name}")]) == ()


def test_another_mention_without_the_ending_confirms_the_case_form() -> None:
    (finding,) = found([("aid from Scherzera", "pomoć iz Scherzera"), ("Scherzer won.", "Pobijedio je Scherzer.")])

    assert (finding.fault, finding.right) == (Fault.LEFT_IN, ("Scherzer",))


def test_the_one_wrong_mention_is_told_not_the_right_ones() -> None:
    pairs = [
        ("Judge Kavanough spoke.", "Govorio je sudac Kavanough."),
        ("a vote for Kavanough", "glas za Kavanougha"),
        ("to confirm Judge Kavanougha", "potvrditi suca Kavanougha"),
    ]

    (finding,) = found(pairs)

    assert (finding.segment.index, finding.right) == (2, ("Kavanough",))


@pytest.mark.parametrize(
    ("pairs", "language"),
    [
        ([("Inrupt grows.", "Inrupt raste."), ("shares of Inruet", "dionice Inrupta")], "hr"),
        ([("Inrupt grows.", "Inrupt raste."), ("Inruet fell.", "Inrupt je pao.")], "bs"),
        (
            [
                ("Nilsen", "Nielsen"),
                ("Brodwik won.", "Brodvik je pobedio."),
                ("to Brodwik", "Brodviku"),
                ("Brodwok", "Brodvik"),
            ],
            "sr",
        ),
    ],
)
def test_a_slip_in_a_name_that_the_article_writes_otherwise(pairs: Pairs, language: str) -> None:
    (finding,) = found(pairs, language)

    assert (finding.fault, finding.severity) == (Fault.MISSPELT, Severity.MAJOR)
    assert {item.signal for item in finding.evidence} == {Signal.CONSISTENCY, Signal.SOURCE}


@pytest.mark.parametrize(
    "pairs",
    [
        [("Gordun left.", "Gordun je otišao."), ("the Gorduns came", "došli su Gordunovi")],
        [("Harappa fell.", "Harappa je pala."), ("the Harappan civilisation", "civilizacija u Harappi")],
        [("Brodwik", "Brodwik"), ("Brodwik", "Brodwik"), ("Brodwek and Brodwik", "Brodwek i Brodwik")],
        [("Ahmat", "Ahmat"), ("Ahmat", "Ahmat"), ("Ahmet", "Ahmet")],
    ],
    ids=["a family", "an adjective", "two people", "two more people"],
)
def test_another_word_is_no_slip(pairs: Pairs) -> None:
    assert found(pairs) == ()


def test_the_article_names_somebody_else_by_the_surname() -> None:
    quoted = ("Haris told reporters.", "rekao je Haris novinarima")

    assert [finding.right for finding in found([quoted], "sr", HARRIS)] == [("Harris",)]
    assert found([("including Dwi Haris, who", "uključujući Dvi Harisa, koji"), quoted], "sr", HARRIS) == ()
    both = [("Dwi Haris and Kamala Haris", "i Dvi Haris i Kamala Haris"), quoted]
    assert [finding.segment.index for finding in found(both, "sr", HARRIS)] == [0, 1]


def test_the_source_spells_the_word_so_elsewhere() -> None:
    martin = Glossary([Entry("Micheál Martin", Kind.PERSON)])
    slip = ("at HMP Long Lartin", "u zatvoru Long Martin")

    assert [finding.right for finding in found([slip], "hr", martin)] == [("Martin",)]
    assert found([("Long Lartin prison", "Zatvor Long Lartin"), slip], "hr", martin) == ()


def test_a_first_name_alone_may_be_anybodys() -> None:
    zakharova = Glossary([Entry("Maria Zakharova", Kind.PERSON, sources=(("sr", "Marija Zaharova"),))])

    assert found([("Marilla laughed.", "Marila se nasmejala.")], "sr", zakharova) == ()
    assert [f.right for f in found([("Marilla Zakharova", "Marija Zaharova")], "sr", zakharova)] == [("Maria",)]


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Monte Cristo came.", "Došao je Monte Kristo, grof, i šutio.", Entry("Borjana Krišto", Kind.PERSON)),
        ("used by Greenlandic people", "koriste domoroci Grenlanda", Entry("Greenland", sources=(("sr", "Grenland"),))),
        ("a Sydneysider dined", "večerao je stanovnik Sydneya", Entry("Sydney", sources=(("sr", "Sydney"),))),
        (
            "Felipe rests. Massa is out.",
            "Masa će biti van takmičenja.",
            Entry("Heiko Maas", Kind.PERSON, sources=(("sr", "Hajko Mas"),)),
        ),
        ("Phnom Krom, a hill", "Pnom Krom, brdo", Entry("De Kroo", Kind.PERSON, sources=(("sr", "De Kro"),))),
        ("Karenia brevis", "organizma Karenia brevis", Entry("Karen Donfried", Kind.PERSON)),
        ("(República Dominicana)", "(Republica Dominicana)", Entry("Dominican Republic", Kind.PLACE)),
    ],
)
def test_a_name_that_happens_to_be_like_an_entry(text: str, source: str, name: Entry) -> None:
    assert found([(text, source)], "sr", Glossary([name])) == ()
