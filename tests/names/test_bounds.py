"""Where a rule ends: the last word of a text, a name of three letters, a neighbour one word too far away."""

from __future__ import annotations

import pytest

from mtcheck.glossary import Entry, Glossary, Kind
from mtcheck.glossary.inflect import Reading
from mtcheck.glossary.store import index_of
from mtcheck.languages.world import Known
from mtcheck.model import Article, Segment
from mtcheck.names import Finding, case_cues, findings
from mtcheck.names.absent import _beside
from mtcheck.names.accents import _stands
from mtcheck.names.compared import by_source
from mtcheck.names.glossary_witness import _stands_by_itself
from mtcheck.names.intruding import _is_intruder
from mtcheck.names.judge import _is_a_namesake, _is_of_copied_words
from mtcheck.names.mention import Mention
from mtcheck.names.other_person import _is_done_to, _pairs, _stays
from mtcheck.names.other_place import _kind
from mtcheck.names.reference_witness import _is_left_in_reference
from mtcheck.names.runs import stands_alone
from mtcheck.names.sentence import Sentence
from mtcheck.names.spoken import _can_be_of
from mtcheck.names.uninflected import names_a_class_noun
from mtcheck.names.words import Word, words


def sentence(text: str, source: str | None = None, *references: str, lang: str = "sr") -> Sentence:
    return Sentence(Segment(0, text, 0, len(text), source=source, references=references), lang)


def found(text: str, source: str | None, *references: str, glossary: Glossary | None = None) -> list[Finding]:
    segment = Segment(0, text, 0, len(text), source=source, references=references)
    article = Article("x", None, "sr", "en", text, source, references, (segment,))
    return list(findings(article, glossary or Glossary()))


def place_of(text: tuple[Word, ...], word: str) -> int:
    return next(at for at, one in enumerate(text) if one.text == word)


@pytest.mark.parametrize(("nominative", "doubted"), [("dimitrij", True), ("varvarj", True), ("saraj", False)])
def test_a_nominative_in_a_rare_j_is_doubted(nominative: str, doubted: bool) -> None:
    told = case_cues._doubt(sentence("x", "x"), f"{nominative}u", Reading(nominative, "DL", "u", ""), masculine=True)
    plain = case_cues._doubt(sentence("x", "x"), "varvaru", Reading("varvar", "DL", "u", ""), masculine=True)
    assert (told > plain) is doubted


def test_a_verb_at_the_start_or_behind_auxiliaries_alone_has_no_subject() -> None:
    assert not case_cues._has_a_subject(sentence("x", "Pohvalio Santoruma."), 0)
    assert not case_cues._has_a_subject(sentence("x", "On bi se pohvalio Santoruma."), 3)
    assert case_cues._has_a_subject(sentence("Gingrich praised.", "Gingrich je pohvalio Santoruma."), 2)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Stigao je Carterov savjetnik.", True),
        ("Carterov savjetnik je stigao.", True),
        ("Stigao je Džimi Carterov savjetnik.", False),
        ("Stigao je Džimi, Carterov savjetnik.", True),
        ("Stigao je Carterov, savjetnik je ostao.", False),
        ("Stigao je Carterov.", False),
        ("Stigao je Carterov brat.", False),
    ],
)
def test_a_possessive_agrees_with_the_noun_behind_it(source: str, expected: bool) -> None:
    told = sentence("x", source)
    place = place_of(told.source, "Carterov")
    assert (case_cues._possessive(told, place, Reading("carter", "P", "ov", "")) is not None) is expected


def test_a_common_name_behind_a_word_is_looked_for_only_without_a_source() -> None:
    alone, with_source = sentence("Labour won."), sentence("Labour won.", "Rad je pobijedio.")
    assert _stands_by_itself(Mention(alone, 0), "zzyzx")
    assert not _stands_by_itself(Mention(alone, 0), "paris")
    assert _stands_by_itself(Mention(with_source, 0), "paris")


def test_an_ending_behind_a_hyphen_is_none_if_another_hyphen_follows() -> None:
    assert [one.right for one in found("The HDZ-a government fell.", "Pala je vlada HDZ-a.")] == [("HDZ",)]
    assert found("The HDZ-a-led government fell.", "Pala je vlada HDZ-a.") == []


def test_english_words_and_longer_forms_of_a_lacking_name_do_not_intrude() -> None:
    def intrudes(text: str, *free: str) -> bool:
        return _is_intruder(words(text, english=True)[0], [words(name)[0] for name in free], [], "en")

    assert not intrudes("Government fell")
    assert not intrudes("Rzeczpospolita wrote", "Rz")
    assert not intrudes("Rz wrote", "Rz")
    assert not intrudes("Vs wrote")
    assert intrudes("Rzeczpospolita wrote", "Wyborcza")


def test_the_name_before_may_be_the_last_word_of_the_source() -> None:
    assert not _is_a_namesake(Mention(sentence("Ivan Petrov came.", "Дошао је Иван"), 1), {})
    assert _is_a_namesake(Mention(sentence("Ivan Petrov came.", "Иван Петров је дошао", lang="ru"), 1), {})


def test_names_of_four_letters_may_change_places() -> None:
    def paired(text: str, source: str) -> int:
        return len(_pairs(sentence(text, source)))

    assert paired("Olga met Putin.", "Olga je srela Putin.") == 1
    assert paired("Lju met Putin.", "Lju je sreo Putin.") == 0
    assert paired("Olga met Putin and Putin.", "Olga je srela Putin.") == 0


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("Ivana je pohvalila Marka.", "Marko praised Ivana.", True),
        ("Ivani je pohvalio Marka.", "Marko praised Ivana.", False),
        ("Šefica Ivana je pohvalila Marka.", "Marko praised Ivana.", False),
        ("Sad Ivana hvali Marka.", "Marko praised Ivana.", False),
        ("Tada, Ivana je pohvalila Marka.", "Marko praised Ivana.", True),
        ("Ivana je pohvalila Marka.", "Marko was praised by Ivana.", False),
        ("Ivana je pohvalila Marka.", "Ivana praised Marko.", False),
        ("Ivana je bez Marka.", "Marko is without Ivana.", False),
    ],
)
def test_a_subject_and_an_object_that_changed_places(source: str, text: str, expected: bool) -> None:
    told = sentence(text, source, lang="hr")
    first, second = sorted(told.counterparts)
    assert _is_done_to(told, first, second) is expected


@pytest.mark.parametrize(
    ("code", "kind"), [("lang:hr", "language"), ("HR", "state"), ("HR-21", "city"), ("12", "city")]
)
def test_the_kind_of_a_place_is_in_its_code(code: str, kind: str) -> None:
    assert _kind(Known(0, 1, frozenset({code}), adjective=False)) == kind


def test_only_the_words_right_beside_make_a_name_of_english_words() -> None:
    source, reference = "Stigla je Rewolucja danas.", "The Rewolucja came today."

    def left(text: str) -> bool:
        told = sentence(text, source, reference)
        mention = Mention(told, place_of(told.translation, "Revolution"))
        return _is_left_in_reference(mention, told.references[1])

    assert left("The new Patriotic Revolution came.")
    assert left("The new Revolution Party came.")
    assert not left("The Patriotic new Revolution came.")
    assert not left("The Patriotic, Revolution came.")
    assert not left("Patriotic Revolution came.")


@pytest.mark.parametrize(
    ("source", "cases"),
    [
        ("Video je popularnog Marka.", "GA"),
        ("Video je poškodovanega Marka.", "GA"),
        ("Video je stari Marka.", ""),
        ("Ide iz popularnog Marka.", "GA"),
        ("Živi na Kreti i Santoriniju.", "LA"),
        ("Živi na Kreti, Santoriniju.", ""),
        ("U odnosu na Marka.", "A"),
        ("S obzirom na Marka.", "A"),
    ],
)
def test_what_is_before_a_name_says_its_case(source: str, cases: str) -> None:
    told = sentence("x", source)
    assert set(told.cases(len(told.source) - 1)) == set(cases)


def test_a_name_that_is_beside_the_word_is_not_meant_by_it() -> None:
    def rights(text: str) -> list[tuple[str, ...]]:
        return [one.right for one in found(text, "Otišao je u posjetu Meki.")]

    assert rights("He went to Mecco.") == [("Mecca",)]
    assert rights("He went to Mecca Mecco.") == []
    assert rights("He went to Mecco Mecca.") == []


def test_an_acronym_has_no_case_forms_in_small_letters() -> None:
    index = index_of(Glossary([Entry("WADA", Kind.ORGANISATION), Entry("Wade", Kind.PERSON)]))

    def can_be(form: str, name: str, cases: str = "N") -> bool:
        surface = next(index.surface(number) for number in index.containing(name.lower()))
        return _can_be_of(words(form)[0], Reading(name.lower(), cases, "", ""), surface)

    assert not can_be("Wade", "WADA")
    assert can_be("WADE", "WADA")
    assert can_be("Wade", "Wade")
    assert can_be("Wade", "Wade", "P")
    assert not can_be("WADE", "WADA", "P")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("saw Huy today", True), ("saw Xi today", False), ("saw May today", False), ("saw EU today", False),
     ("saw NATO today", True), ("saw Good today", False), ("saw Croatian today", False)],
)  # fmt: skip
def test_a_short_or_common_word_alone_is_not_suggested(text: str, expected: bool) -> None:
    assert stands_alone(words(text, english=True)[1], "en") is expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("To je rezervat za divlje životinje Maswa.", True),
        ("To je rezervat za divlje, životinje Maswa.", False),
        ("To je rezervat za divlje Životinje Maswa.", False),
        ("To je rezervat za divlje životinje, Maswa.", False),
        ("To je čovjek za divlje životinje Maswa.", False),
        ("Za divlje životinje Maswa.", False),
    ],
)
def test_a_class_noun_may_be_before_what_it_is_for(source: str, expected: bool) -> None:
    told = sentence("x", source)
    assert names_a_class_noun(told, len(told.source) - 1) is expected


@pytest.mark.parametrize(
    ("text", "number", "beside"),
    [
        ("They met Ana Kovač today", 2, ["Kovač"]),
        ("They met Ana Kovač today", 3, ["Ana"]),
        ("They met Ana Maria Kovač", 3, ["Ana", "Kovač"]),
        ("They met Ana Maria Kovač", 4, ["Maria"]),
        ("They met Ana, Kovač today", 2, []),
        ("They met Ana, Kovač today", 3, []),
        ("Ana met Kovač", 0, []),
        ("Kovač", 0, []),
    ],
)
def test_the_words_of_one_name_are_side_by_side(text: str, number: int, beside: list[str]) -> None:
    assert [word.text for word in _beside(words(text, english=True), number)] == beside


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Kind.PERSON, "Vučić came", True),
        (Kind.PERSON, "Then Marko Vučić came", True),
        (Kind.PERSON, "Then Vučić Grad came", False),
        (Kind.PLACE, "Vučić came", True),
        (Kind.PLACE, "Then Marko Vučić came", False),
        (None, "Then Marko Vučić came", True),
    ],
)
def test_a_name_of_one_word_may_have_a_given_name_before_it(kind: Kind | None, text: str, expected: bool) -> None:
    index = index_of(Glossary([Entry("Vučić", kind)]))
    (number,) = index.containing("vucic")
    told = words(text, english=True)
    assert _stands(told, place_of(told, "Vučić"), index.surface(number), 0) is expected


@pytest.mark.parametrize(("form", "stem", "impossible"), [("kafka", "kafk", True), ("marka", "mark", False)])
def test_some_stems_end_no_name(form: str, stem: str, impossible: bool) -> None:
    told = case_cues._unlikely(sentence("x", "x"), form, Reading(stem, "GA", "a", ""), masculine=True)
    assert told["no such end"] is impossible
    told = case_cues._unlikely(sentence("x", "x"), f"{stem}u", Reading(stem, "DL", "u", ""), masculine=True)
    assert not told["no such end"]


@pytest.mark.parametrize(
    ("ending", "restored", "told"),
    [
        ("a", "", {"ending a"}), ("ja", "", {"ending a"}), ("u", "", {"ending u"}), ("ju", "", {"ending u"}),
        ("e", "", {"ending e"}), ("i", "", {"ending i"}), ("om", "", {"ending m"}), ("em", "", {"ending m"}),
        ("e", "a", {"ending e", "restored a"}), ("e", "ia", {"ending e", "restored a"}),
        ("e", "ea", {"ending e", "restored a"}), ("e", "ja", {"ending e", "restored a"}),
        ("e", "ija", {"ending e", "restored a"}), ("a", "o", {"ending a", "restored o"}),
        ("a", "e", {"ending a", "restored e"}), ("a", "i", {"ending a", "restored e"}),
        ("a", "y", {"ending a", "restored e"}), ("", "", {"no ending"}), ("og", "", set()),
    ],
)  # fmt: skip
def test_what_an_ending_is_and_what_it_replaced(ending: str, restored: str, told: set[str]) -> None:
    mention = Mention(sentence("They saw Zzyxwan.", "Vidjeli su Zzyxwana."), 2)
    features = by_source(mention, "qqqq", Reading(f"qqqq{restored}", "D", ending, restored))
    kinds = ("ending a", "ending u", "ending e", "ending i", "ending m", "restored a", "restored o", "restored e")
    assert {name for name in (*kinds, "no ending") if features[name]} == told
    assert (features["ending"], features["restored"]) == (len(ending), len(restored))
    assert features["stem"] == len("zzyxwana") - len(ending)


def test_a_name_that_is_left_as_a_whole_may_begin_the_text() -> None:
    def whole(text: str, source: str, word: str) -> bool:
        told = sentence(text, source)
        return _is_of_copied_words(Mention(told, place_of(told.translation, word)))

    assert whole("Zmaja od Bosne is closed.", "Zmaja od Bosne je zatvorena.", "Bosne")
    assert whole("The Zmaja od Bosne is closed.", "Ulica Zmaja od Bosne je zatvorena.", "Bosne")
    assert whole("Closed: Zmaja od Bosne", "Zatvorena: Zmaja od Bosne", "Zmaja")
    assert not whole("Zmaja from Bosne is closed.", "Zmaja od Bosne je zatvorena.", "Bosne")


def test_a_neighbour_behind_a_comma_is_another_name() -> None:
    told = sentence("Novak, Ana, Kovač met.")
    assert not _stays(told, 1, ["novak", "ana", "kovac"])
    assert _stays(sentence("Novak Ana, Kovač met."), 1, ["novak", "ana", "kovac"])
    assert _stays(sentence("Novak, Ana Kovač met."), 1, ["novak", "ana", "kovac"])
    assert not _stays(sentence("then Ana met."), 1, ["then", "ana", "met"])
