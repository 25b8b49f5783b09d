"""Doubtful words as findings: what kind of fault, which witnesses, and when it may be major."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pytest

from mtcheck import audit
from mtcheck.glossary import Glossary
from mtcheck.glossary.entry import Entry
from mtcheck.meaning.decide import Decider, Model, decider, using
from mtcheck.meaning.features import features_of
from mtcheck.meaning.finding import Fault
from mtcheck.meaning.findings import findings, unable
from mtcheck.model import Article, Likelihood, Segment, Side, Signal, WordLikelihood
from mtcheck.text.words import word_spans


@pytest.fixture(autouse=True)
def of_any_article() -> Iterator[None]:
    """One segment alone is judged as if it stood in an article that makes it neither more doubtful nor less."""
    with using(replace(decider(), level=None, alone=None)):
        yield


SOURCE = "Morske struje utiču na klimu obale."
RIGHT = "Sea currents affect the climate of the coast."
WRONG = "Sea electricity affects the climate of the coast."


def likelihood(text: str, surprising: Mapping[str, tuple[float, str | None]]) -> Likelihood:
    words = [
        WordLikelihood(start, end, *surprising.get(text[start:end], (0.2, None))) for start, end in word_spans(text)
    ]
    return Likelihood(-0.3, tuple(words))


def article(
    translation: str,
    *,
    surprising: Mapping[str, tuple[float, str | None]] | None = None,
    compared: Mapping[str, tuple[float, str | None]] | None = None,
    references: Sequence[str] = (),
    retranslation: str | None = None,
    reworded: Mapping[str, tuple[float, str | None]] | None = None,
    source: str = SOURCE,
    source_lang: str = "sr",
    translator: str = "embedded",
) -> Article:
    segment = Segment(
        0, translation, 0, len(translation), source, 0, len(source), tuple(references),
        retranslation=retranslation,
        likelihood=None if surprising is None else likelihood(translation, surprising),
        paraphrase=None if compared is None else likelihood(translation, compared),
        rewording=None if reworded is None else likelihood(translation, reworded),
    )  # fmt: skip
    return Article(
        "a", None, source_lang, "en", translation, source, tuple(references), (segment,), translator=translator
    )


def test_the_demo_of_the_check() -> None:
    (found,) = findings(article(WRONG, surprising={"electricity": (19.0, "currents")}, retranslation=RIGHT), Glossary())

    assert (found.fault, WRONG[found.start : found.end], found.reading) == (
        Fault.MISTRANSLATION,
        "electricity",
        "currents",
    )
    assert found.sure
    signals = {item.signal: item.detail for item in found.evidence}
    assert signals[Signal.LIKELIHOOD] == "embedded reads “currents” here"
    assert signals[Signal.RETRANSLATION] == RIGHT
    assert "struje" in signals[Signal.SOURCE]
    assert 0 < found.confidence < 1


def test_what_was_measured_of_one_model_makes_no_other_sure() -> None:
    (found,) = findings(
        article(WRONG, surprising={"electricity": (19.0, "currents")}, retranslation=RIGHT, translator="hf:other"),
        Glossary(),
    )
    assert not found.sure


def test_what_says_the_same_as_the_re_translation_in_other_words_is_less_doubtful() -> None:
    """Free phrasing surprises a model that has read the source; it surprises less as another wording of a sentence."""

    def doubt(reworded: float | None) -> float:
        told = article(
            "Sea flows affect the climate of the coast.",
            surprising={"flows": (13.0, "currents")},
            retranslation=RIGHT,
            reworded=None if reworded is None else {"flows": (reworded, None)},
        )
        return max((found.confidence for found in findings(told, Glossary())), default=0.0)

    alone, as_surprising, other_words = doubt(None), doubt(13.0), doubt(0.5)
    assert alone > 0.85
    assert as_surprising > 0.8
    assert other_words < 0.7


def test_without_a_model_for_it_a_re_translation_changes_nothing() -> None:
    told = article(WRONG, surprising={"electricity": (19.0, "currents")}, retranslation=RIGHT)
    (segment,) = told.segments
    compared = replace(told, segments=(replace(segment, rewording=likelihood(WRONG, {})),))
    models = {name: model for name, model in decider().models.items() if "retranslation" not in name}
    with using(replace(decider(), models=models)):
        (one,), (other,) = findings(told, Glossary()), findings(compared, Glossary())
    assert (one.start, one.end, one.confidence) == (other.start, other.end, other.confidence)


def test_a_right_translation_is_quiet() -> None:
    assert findings(article(RIGHT, surprising={}, retranslation=RIGHT), Glossary()) == ()


def test_a_name_as_the_glossary_has_it_is_right_however_surprising() -> None:
    glossary = Glossary((Entry("Dmytro Kuleba", sources=(("sr", "Dmitro Kuleba"),)),))
    source, text = "Sastao se s Dmitrom Kulebom.", "He met Dmytro Kuleba."
    given = {"Dmytro": (14.0, "Dmitry"), "Kuleba": (17.0, "Kulebom")}

    assert findings(article(text, surprising=given, source=source), Glossary()) != ()
    assert findings(article(text, surprising=given, source=source), glossary) == ()


def test_a_name_is_no_more_than_a_lead() -> None:
    """Names are spelt in more ways than one, and the dictionary has a model's spelling of them."""
    text = "He met President Zelenskiy in the capital."
    found = findings(
        article(
            text,
            surprising={"Zelenskiy": (18.0, "Zelinsky")},
            source="Sastao se s predsjednikom Zelenskim u glavnom gradu.",
            retranslation="He met President Zelinsky in the capital.",
        ),
        Glossary(),
    )
    assert [each.sure for each in found] == [False]


def test_a_word_that_is_none_is_garbled() -> None:
    text = "The park is divided into 14 ekozones."
    (found,) = findings(
        article(
            text,
            surprising={"ekozones": (20.0, "ecosystems")},
            source="Park je podijeljen na 14 ekozona.",
            retranslation="The park is divided into 14 ecosystems.",
        ),
        Glossary(),
    )
    assert (found.fault, text[found.start : found.end]) == (Fault.GARBLED, "ekozones")


def test_where_the_model_goes_on_with_what_comes_after_words_were_added() -> None:
    text = "The committee of the zoo met on Monday."
    (found,) = findings(
        article(
            text,
            surprising={"of": (9.0, "met"), "zoo": (15.0, None)},
            source="Odbor se sastao u ponedjeljak.",
            retranslation="The committee met on Monday.",
        ),
        Glossary(),
    )
    assert (found.fault, text[found.start : found.end]) == (Fault.ADDED, "of the zoo")


def test_several_lost_words_in_a_row_are_missing() -> None:
    source = "Predsjednik je rekao da će rat trajati, kupio novu kuću i otišao."
    made = "The president said the war will last, bought a new house and left."
    (found,) = findings(
        article("The president said the war will last.", surprising={}, source=source, retranslation=made), Glossary()
    )
    assert (found.fault, found.side, found.sure) == (Fault.MISSING, Side.SOURCE, False)
    assert "kupio novu kuću" in source[found.start : found.end]


def test_a_reference_contradicts_in_any_language() -> None:
    found = findings(
        article(
            "The minister opposed the ceasefire on Monday in the capital.",
            compared={"opposed": (16.0, "supported")},
            references=["The minister supported the ceasefire on Monday in the capital."],
            source="大臣は月曜日に首都で停戦を支持した。",
            source_lang="ja",
        ),
        Glossary(),
    )
    assert [(each.fault, each.reading) for each in found] == [(Fault.MISTRANSLATION, "supported")]
    assert Signal.REFERENCE in {item.signal for item in found[0].evidence}


@pytest.mark.parametrize(("masculine", "flagged"), [("Her", True), ("His", False)])
def test_a_pronoun_of_the_other_gender_is_told_to_the_model(masculine: str, *, flagged: bool) -> None:
    made = article(f"{masculine} brother left.", references=["His brother left."])
    (word, *_) = features_of(made.segments[0], made)

    assert word.values["gender_against_reference"] == float(flagged)


def test_what_cannot_be_judged_says_why() -> None:
    assert unable(article("A war.", source="Krieg.", source_lang="de")) is not None
    assert unable(article("A war.", source="Rat.")) is not None
    assert unable(article("A war.", source="Rat.", surprising={})) is None
    assert unable(article("A war.", source="Krieg.", source_lang="de", references=["War."])) is None


@pytest.mark.parametrize("text", ["", ".", "…", "\U0001f642", "ж" * 50, "a" * 5000])
def test_odd_texts_do_no_harm(text: str) -> None:
    findings(article(text, surprising={}, retranslation="War."), Glossary())


@pytest.mark.parametrize(
    ("said", "flagged"),
    [("first", True), ("illegal", True), ("early", False), ("last", False), ("unusual", False)],
)
def test_the_opposite_of_a_word_of_the_reference_is_told_to_the_model(said: str, *, flagged: bool) -> None:
    """Not where the reference has the word itself, or the translation has both."""
    made = article(f"It was a {said} and late offer.", references=["It was a last and legal, late offer."])
    words = {made.segments[0].translation[word.start : word.end]: word for word in features_of(made.segments[0], made)}

    assert words[said].values["against_reference"] == float(flagged)
    assert words["offer"].values["against_reference"] == 0.0


def test_the_opposite_of_what_a_reference_says_is_found_without_a_model() -> None:
    text = "The minister said that exports had decreased in the first half of the year."
    reference = "The minister said that exports had increased in the first half of the year."
    found = findings(article(text, references=[reference], source="輸出は増加した。", source_lang="ja"), Glossary())

    assert [text[each.start : each.end] for each in found] == ["decreased"]


def test_a_word_half_copied_from_the_source_is_told_to_the_model() -> None:
    made = article("They were airy or obal of the city.", source="Bili su zračni ili obalni grad.", surprising={})
    words = {made.segments[0].translation[word.start : word.end]: word for word in features_of(made.segments[0], made)}

    assert words["obal"].values["half_copied"] > 0.0
    assert words["city"].values["half_copied"] == 0.0


def test_a_strange_word_counts_where_the_source_says_something_unsaid() -> None:
    made = article(WRONG, surprising={})
    words = {made.segments[0].translation[word.start : word.end]: word for word in features_of(made.segments[0], made)}

    assert words["electricity"].values["stranger_near"] > 0.0
    assert words["climate"].values["stranger_near"] == 0.0


def test_a_translator_that_cannot_score_leaves_the_checks_not_run() -> None:
    import mtcheck
    from mtcheck.model import Trust

    class Plain:
        name, trust = "plain", Trust.MEDIUM

        def translate(self, sentences: Sequence[str], *, source_lang: str, target_lang: str) -> list[str]:
            return [RIGHT for _ in sentences]

    report = mtcheck.audit([WRONG], source=[SOURCE], source_lang="sr", translator=Plain())

    reasons = {run.name: run.reason for run in report.checks if not run.ran}
    assert report.article.segments[0].retranslation == RIGHT
    for check in ("mistranslation", "added-content", "missing-content"):
        assert reasons[check] == "no likelihood and no reference"
    assert "doubtful-segment" in reasons


def test_a_source_that_the_model_does_not_know_is_compared_with_the_reference_alone() -> None:
    import mtcheck
    from mtcheck.model import Trust
    from mtcheck.translate.scorer import Assessment, Pair, Token

    class Comparing:
        name, trust = "embedded", Trust.MEDIUM

        def translate(self, sentences: Sequence[str], *, source_lang: str, target_lang: str) -> list[str]:
            raise AssertionError

        def translates(self, source_lang: str, target_lang: str) -> bool:
            return False

        def assess(self, pairs: Sequence[Pair], *, source_lang: str, target_lang: str) -> list[Assessment]:
            assert not pairs
            return []

        def paraphrase(self, pairs: Sequence[Pair], *, target_lang: str) -> list[Assessment]:
            return [
                Assessment(
                    None,
                    tuple(
                        Token(start, end, -16.0 if (pair.translation or "")[start:end] == "opposed" else -0.2)
                        for start, end in [*word_spans(pair.translation or ""), (0, 0)]
                    ),
                )
                for pair in pairs
            ]

    text = "The minister opposed the ceasefire on Monday in the capital."
    report = mtcheck.audit(
        [text],
        source=["大臣は月曜日に首都で停戦を支持した。"],
        references=[["The minister supported the ceasefire on Monday in the capital."]],
        source_lang="ja",
        translator=Comparing(),
    )

    assert "not re-translated: embedded does not translate ja" in report.article.notices
    assert report.article.segments[0].retranslation is None
    assert [issue.text for issue in report.issues if issue.check == "mistranslation"] == ["opposed"]


@pytest.mark.parametrize(("reference", "against"), [("He failed to buy it.", False), ("He bought it.", True)])
def test_a_reference_may_negate_in_other_words(reference: str, *, against: bool) -> None:
    made = article("He did not buy it.", references=[reference])
    words = {made.segments[0].translation[word.start : word.end]: word for word in features_of(made.segments[0], made)}

    assert words["not"].values["negation_against_reference"] == float(against)


def test_what_is_read_in_the_place_of_one_word_is_not_suggested_for_a_phrase() -> None:
    """To accept “set” for “sold tires” would delete the tires."""
    text = "The protesters blocked the bridge and sold tires."
    (found,) = findings(
        article(
            text,
            surprising={"sold": (14.0, "set"), "tires": (9.0, None)},
            source="Prosvjednici su blokirali most i zapalili gume.",
            source_lang="hr",
            retranslation="Protesters blocked the bridge and set fire to tires.",
        ),
        Glossary(),
    )
    assert (text[found.start : found.end], found.reading) == ("sold tires", None)
    assert any("“set”" in item.detail for item in found.evidence)


def test_the_word_that_is_doubted_most_must_be_the_one_that_the_dictionary_contradicts() -> None:
    """Of free phrasing the model doubts this word and the dictionary that one, beside it."""
    by_surprisal = Decider({"source": Model(-2.0, {"given_source": 1.5}, 0.3, 0.8, ((0.0, 0.0), (1.0, 1.0)))})
    source, made = "Gužva na granici je velika.", "The crowded border is big."

    def sure(surprising: Mapping[str, tuple[float, str | None]]) -> list[bool]:
        text = "Expect queues at the border."
        told = article(text, surprising=surprising, source=source, retranslation=made)
        with using(by_surprisal):
            return [found.sure for found in findings(told, Glossary())]

    assert sure({"Expect": (20.0, "There is"), "queues": (3.0, "crowded")}) == [False]
    assert sure({"Expect": (3.0, "There is"), "queues": (20.0, "crowded")}) == [True]


def test_a_reading_that_the_model_itself_does_not_translate_so_makes_nothing_sure() -> None:
    """The model's prompt has the dictionary's words; repeating one is not a second witness."""
    given: dict[str, tuple[float, str | None]] = {"electricity": (19.0, "currents")}
    (found,) = findings(article(WRONG, surprising=given, retranslation=RIGHT.replace("currents", "waves")), Glossary())
    assert found.reading is None
    assert found.evidence[0].detail == "embedded reads “currents” here"
    assert not found.sure


def test_a_name_in_small_letters_is_not_as_the_glossary_has_it() -> None:
    glossary = Glossary((Entry("Argentina", sources=(("sr", "Argentina"),)),))
    source, text = "Fudbalski savez Argentine je u gradu.", "The football union argentina is in the city."
    assert findings(article(text, surprising={"argentina": (20.0, "of")}, source=source), glossary) != ()
    right = text.replace("argentina", "Argentina")
    assert findings(article(right, surprising={"Argentina": (20.0, "of")}, source=source), glossary) == ()


def test_a_word_that_the_model_reads_nothing_for_is_not_expected() -> None:
    (found,) = findings(article(WRONG, surprising={"electricity": (19.0, None)}, retranslation=RIGHT), Glossary())

    told = {item.detail for item in found.evidence if item.signal is Signal.LIKELIHOOD}
    assert told == {"embedded does not expect “electricity” here"}


@pytest.mark.parametrize("reading", ["rrents of the", "valanches"])
def test_a_reading_that_goes_on_with_the_word_before_is_not_shown(reading: str) -> None:
    """After *cu*, *rrents*: the model continues the text, and may not begin a word."""
    (found,) = findings(article(WRONG, surprising={"electricity": (19.0, reading)}, retranslation=RIGHT), Glossary())

    assert found.reading is None
    assert not any(reading in item.detail for item in found.evidence if item.signal is Signal.LIKELIHOOD)


@pytest.mark.parametrize(("reading", "suggested"), [("the currents", "the currents"), ("the", None), ("at the", None)])
def test_a_reading_of_small_words_alone_is_not_suggested(reading: str, suggested: str | None) -> None:
    (found,) = findings(article(WRONG, surprising={"electricity": (19.0, reading)}, retranslation=RIGHT), Glossary())

    assert found.reading == suggested


@pytest.mark.parametrize(
    ("reading", "retranslation", "references", "suggested"),
    [
        ("currents", RIGHT, (), "currents"),
        # The model's own translation has something else in that place, or the word in another place.
        ("currents", "Sea streams affect the climate of the coast.", (), None),
        ("coast", RIGHT, (), None),
        # No word of the source has that meaning in the table of word pairs: the model may misread the source.
        ("lions", "Sea lions affect the climate of the coast.", (), None),
        # Not a replacement: it is what follows.
        ("affects the climate", "Sea affects the climate of the coast.", (), None),
        # A reference outweighs both.
        ("streams", RIGHT, ("Streams of the sea affect the climate.",), "streams"),
        ("currents", RIGHT, ("The sea affects the climate.",), None),
    ],
)
def test_a_reading_is_suggested_where_others_agree(
    reading: str, retranslation: str, references: tuple[str, ...], suggested: str | None
) -> None:
    text = WRONG.replace("electricity affects", "electricity, affects") if "affects" in reading else WRONG
    found = findings(
        article(text, surprising={"electricity": (19.0, reading)}, retranslation=retranslation, references=references),
        Glossary(),
    )

    assert [each.reading for each in found if each.start == text.index("electricity")] == [suggested]


@pytest.mark.parametrize(("written", "read"), [("Veerman", "Wehrmann"), ("Ilja", "Ilya")])
def test_another_spelling_of_a_name_is_not_suggested(written: str, read: str) -> None:
    text, source = f"A man named {written} said so.", f"Čovek po imenu {written} je to rekao."
    said = article(
        text, surprising={written: (29.0, read)}, retranslation=f"A man named {read} said so.", source=source
    )

    assert all(each.reading is None for each in findings(said, Glossary()))


def test_only_english_is_judged() -> None:
    segment = article(WRONG, surprising={"electricity": (19.0, "currents")}, retranslation=RIGHT).segments[0]
    german = Article("a", None, "sr", "de", WRONG, SOURCE, (), (segment,), translator="embedded")

    assert findings(german, Glossary()) == ()


@pytest.mark.parametrize(
    ("name", "surprisal", "doubtful"),
    [("Lastovo", 9.0, False), ("Lastovo", 29.0, True), ("Ostrava", 9.0, True)],
)
def test_a_name_spelt_as_in_the_source_is_left_to_the_checks_of_names(
    name: str, surprisal: float, doubtful: bool
) -> None:
    text = f"The ship ran aground near {name}."
    model = Model(
        -6.0, {"given_source_over_5": 2.0, "given_source": 2.0}, lead=0.2, major=0.9, calibration=((0, 0), (1, 1))
    )
    with using(Decider({"source": model})):
        found = findings(
            article(
                text, surprising={name: (surprisal, None)}, source="Brod se nasukao kod Lastova.", source_lang="hr"
            ),
            Glossary(),
        )
    assert bool(found) is doubtful


def test_words_are_missing_only_from_a_translation_that_is_shorter_than_the_models() -> None:
    source = "Bajden je rekao da će zvaničnu odluku doneti do januara naredne godine."
    made = "Biden said he would make an official decision by January next year."
    long = "Biden said that he would then decide officially and in the open."
    (found,) = findings(
        article("Biden said he would decide officially.", source=source, retranslation=made), Glossary()
    )

    assert (found.fault, source[found.start : found.end]) == (Fault.MISSING, "januara naredne godine")
    assert findings(article(long, source=source, retranslation=made), Glossary()) == ()


def test_what_the_source_says_of_a_made_up_word() -> None:
    source = "Park je podijeljen na 14 ekozona."
    (found,) = findings(article("The park is divided into 14 zlubrons.", source=source), Glossary())

    assert [(item.signal, item.detail) for item in found.evidence] == [
        (Signal.SOURCE, "none of its words is spelt like this one")
    ]


def test_a_re_translation_with_the_same_word_is_no_evidence_against_it() -> None:
    given = {"electricity": (19.0, "currents")}
    (found,) = findings(article(WRONG, surprising=given, retranslation=WRONG), Glossary())

    assert [item.signal for item in found.evidence] == [Signal.LIKELIHOOD, Signal.SOURCE]


@pytest.mark.parametrize(("references", "doubtful"), [([], False), (["The ship ran aground near Vis."], True)])
def test_a_reference_without_the_sources_name_lets_it_be_judged(references: list[str], doubtful: bool) -> None:
    model = Model(-6.0, {"given_source": 2.5}, lead=0.2, major=0.99, calibration=((0, 0), (1, 1)))
    with using(Decider({"source": model, "source+reference": model})):
        found = findings(
            article(
                "The ship ran aground near Lastovo.",
                surprising={"Lastovo": (7.0, None)},
                compared={"Lastovo": (7.0, None)},
                references=references,
                source="Brod se nasukao kod Lastova.",
                source_lang="hr",
            ),
            Glossary(),
        )
    assert bool(found) is doubtful


def test_a_language_without_fitted_models_is_not_run_by_name_even_if_its_folder_has_the_words() -> None:
    there = replace(article(WRONG, surprising={}), target_lang="hr")

    assert unable(there) == "nothing was fitted for translations into Croatian"
    assert findings(there, Glossary(())) == ()


def test_words_of_another_target_are_not_looked_up_in_english() -> None:
    there = replace(article("Vlada je potvrdila izvješće.", surprising={}), target_lang="hr")

    for word in features_of(there.segments[0], there):
        assert word.values["no_word"] == word.values["no_word_name"] == word.values["function"] == 0.0
        assert "in_glosses" not in word.values


@pytest.mark.parametrize(
    ("given_source", "given_reference", "sure"), [(19.0, 28.0, True), (5.5, 28.0, False), (28.0, 5.5, False)]
)
def test_source_and_reference_must_each_doubt_a_word_of_a_major_issue(
    given_source: float, given_reference: float, sure: bool
) -> None:
    """A reference that phrases things in its own way lacks right words too, and surprises the model with each."""
    given = article(
        WRONG,
        references=["Sea currents influence the climate on the shore."],
        retranslation=RIGHT,
        surprising={"electricity": (given_source, "currents"), "affects": (3.0, None)},
        compared={"electricity": (given_reference, "currents"), "affects": (3.0, None)},
    )

    assert any(found.sure for found in findings(given, Glossary())) is sure


def test_how_much_a_translation_shares_with_its_reference_is_told_to_the_model() -> None:
    close, free = (
        features_of(given.segments[0], given)[0].values
        for given in (article(RIGHT, references=[each]) for each in (RIGHT, "Streams of water shape coastal weather."))
    )

    assert (close["shared"], close["shared_of_reference"], close["lacks_shared"]) == (1.0, 1.0, 0.0)
    assert free["shared"] < 0.5


def test_without_a_model_a_word_of_the_reference_is_right() -> None:
    """A reference that says things in another order has it elsewhere."""
    report = audit(
        ["Prime Minister Hristijan Mickoski said that this was a sad day for the country."],
        source=["Premijer Hristijan Mickoski rekao je da je ovo tužan dan za zemlju."],
        references=[["Hristijan Mickoski, the prime minister, spoke of a sad day for his country."]],
        source_lang="sr",
    )
    assert [issue.text for issue in report.issues if issue.check == "mistranslation"] == []
