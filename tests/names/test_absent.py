"""Names of the reference that the translation lacks: where they are pointed at, and when not."""

from __future__ import annotations

import pytest

from mtcheck.evaluate.item import Item, article_of
from mtcheck.model import Severity, Side, Signal
from mtcheck.names.absent import absent
from mtcheck.names.finding import Finding
from mtcheck.names.other_place import worlds_of
from mtcheck.names.sentence import Sentence


def found(translation: list[str], source: list[str], reference: list[str], lang: str = "hr") -> list[Finding]:
    article = article_of(Item("absent", "clean", tuple(translation), tuple(source), tuple(reference), source_lang=lang))
    sentences = [Sentence(segment, lang) for segment in article.segments]
    told = list(absent(sentences, worlds_of(sentences, lang, article.target_lang)))
    assert all(0 < one.confidence <= 1 for one in told)
    return told


def test_two_witnesses_make_it_major() -> None:
    (finding,) = found(
        ["He ended his race not long after him."],
        ["Završio je utrku nedugo nakon Fernanda Alonsa."],
        ["He ended his race not long after Fernando Alonso."],
    )

    assert finding.right == ("Fernando Alonso",)
    assert (finding.side, finding.severity) == (Side.SOURCE, Severity.MAJOR)
    assert (finding.segment.source or "")[finding.start : finding.end] == "Fernanda Alonsa"
    assert {item.signal for item in finding.evidence} == {Signal.REFERENCE, Signal.SOURCE}


def test_the_reference_alone_makes_it_minor() -> None:
    (finding,) = found(
        ["The treaty was signed."], ["Potpisan je ugovor."], ["The treaty with the Falklands was signed."]
    )

    assert (finding.side, finding.severity) == (Side.TRANSLATION, Severity.MINOR)


@pytest.mark.parametrize(
    ("lang", "source", "translation", "reference", "name"),
    [
        ("ja", "患者はナイジェリアに行っていた。", "He had been there.", "He had been to Nigeria.", "Nigeria"),
        ("de", "Er spielt wie in Deutschland ohne Zuschauer.", "He plays as on Earth without spectators.",
         "He plays without spectators, as in Germany.", "Germany"),
        ("es", "Se usa en los Países Bajos.", "It is used there.", "It is used in the Netherlands.", "Netherlands"),
        ("ru", "Об этом сказал Скотт Коунс.", "Scott said so.", "Scott Kouns said so.", "Kouns"),
    ],
)  # fmt: skip
def test_the_source_calls_it_otherwise(lang: str, source: str, translation: str, reference: str, name: str) -> None:
    (finding,) = found([translation], [source], [reference], lang)

    assert (finding.right, finding.severity) == ((name,), Severity.MAJOR)
    assert Signal.SOURCE in {item.signal for item in finding.evidence}


@pytest.mark.parametrize(
    ("lang", "source", "translation", "reference"),
    [
        ("nl", "Hij woont in Nederland.", "He lives in a Dutch town.", "He lives in the Netherlands."),
        ("de", "Sie zahlten den USA Milliarden.", "They paid dollars.", "They paid US dollars."),
        ("ru", "Об этом сказал премьер Ариас.", "Arias said so.", "The Presidential Minister Arias said so."),
        ("uk", "Інспектор Нового Південного Уельсу сказав це.", "An NSW inspector said so.",
         "An inspector of New South Wales said so."),
        ("bg", "Организаторите съобщиха, че са участвали много хора.", "Protest organizers said many took part.",
         "Organisers said many took part."),
    ],
)  # fmt: skip
def test_said_in_other_words(lang: str, source: str, translation: str, reference: str) -> None:
    assert not found([translation], [source], [reference], lang)


@pytest.mark.parametrize(
    ("lang", "source", "translation", "reference"),
    [
        ("es", "Según Kislov, de la ONG.", "According to Kislov of the NGO.", "According to Kislov of Weapons Abroad."),
        ("de", "Er spielt für Neapel.", "He plays for Napoli.", "He plays for Naples."),
        ("cs", "Psal o tom ministr Čunek.", "The Czech minister Cunk wrote it.", "Minister Čunek wrote about it."),
    ],
)  # fmt: skip
def test_what_a_translator_may_write_is_no_other_name(lang: str, source: str, translation: str, reference: str) -> None:
    told = found([translation], [source], [reference], lang)

    assert not [one for one in told if one.side is Side.TRANSLATION and one.severity is Severity.MAJOR]


def test_a_small_word_does_not_stand_for_a_name() -> None:
    """*Salsk* and *also* share letters."""
    (finding,) = found(
        ["According to Salsk, the sailor was also released."],
        ["外務省によると、船員も解放された。"],
        ["According to the Ministry of Foreign Affairs, the sailor was also released."],
        "ja",
    )

    assert finding.message.startswith("“Salsk”")


def test_a_hole_in_the_sentence_is_the_second_witness() -> None:
    (finding,) = found(
        ["Heavy rain fell in, and the road was closed."],
        ["大雨が降り、道路は閉鎖された。"],
        ["Heavy rain fell in Takagi, and the road was closed."],
        "ja",
    )

    assert (finding.right, finding.severity) == (("Takagi",), Severity.MAJOR)
    assert {item.signal for item in finding.evidence} == {Signal.REFERENCE, Signal.CONSISTENCY}


def test_words_of_the_dictionary_count_where_there_is_a_hole() -> None:
    said, reference = "According to, he was released.", "According to the Ministry of Foreign Affairs, he was released."
    assert found([said], ["外務省によると、彼は解放された。"], [reference], "ja")
    assert not found([f"{said[:-1]} at home."], ["彼は解放された。"], ["He was released at home."], "ja")


def test_another_name_in_its_place() -> None:
    """Dictionary words of the reference count if the translation has a name that no other text has."""
    (finding,) = found(
        ["He spoke of the resolutions of Asaram."],
        ["Govorio je o rezolucijama Ujedinjenih nacija."],
        ["He spoke about the United Nations' resolutions."],
    )

    assert (finding.side, finding.severity) == (Side.TRANSLATION, Severity.MAJOR)
    assert finding.segment.translation[finding.start : finding.end] == "Asaram"


def test_a_name_written_out_is_no_other_name() -> None:
    assert not found(
        ["The rulings of the Serbian Football Association were milder, notes Rzeczpospolita."],
        ["Presude FSS bile su blaže, piše „Rz“."],
        ["The rulings of FSS were milder, writes Rz."],
        "sr",
    )


def test_one_of_two_mentions() -> None:
    """*Albanian* is another word of the source."""
    (finding,) = found(
        ["It was the flag of regions where Albanians live."],
        ["Bila je to zastava Velike Albanije, gdje žive Albanci."],
        ["It was the flag of Greater Albania, where Albanians live."],
    )

    assert finding.right == ("Albania",)


def test_a_state_by_its_other_name() -> None:
    said = ["Američki brodovi su u luci."], ["US ships are in the port."]

    assert not found(["American ships are in the port."], *said)
    assert found(["Ships are in the port."], *said)


def test_a_headline_in_capitals() -> None:
    assert not found(["Four dead after the assault"], ["Četvoro mrtvih u napadu"], ["FOUR KILLED IN ATTACK"])


def test_a_first_name_that_only_the_reference_adds() -> None:
    assert not found(
        ["Blinken will meet Zelenskiy."],
        ["Blinken će se sastati sa Zelenskim."],
        ["Blinken will meet Volodymyr Zelensky."],
    )


def test_a_neighbour_may_have_it() -> None:
    """The translation names him one sentence earlier."""
    assert not found(
        ["Alonso won the race in Monza.", "He thanked his team for it."],
        ["Utrku u Monzi je dobio on.", "Alonso je zahvalio svojoj ekipi."],
        ["He won the race in Monza.", "Alonso thanked his team for it."],
    )


def test_a_whole_text_as_one_segment_is_left_alone() -> None:
    """What would compare every word with every other."""
    text = " ".join(f"Name{chr(97 + number % 26)}x" for number in range(3_000))

    assert not found([text.lower()], [text], [text])


def test_a_word_that_begins_the_sentence_is_no_part_of_the_name() -> None:
    (finding,) = found(
        ["From to the coast, heavy rain is expected."],
        ["西日本から海岸にかけて大雨が予想される。"],
        ["From Shikoku to the coast, heavy rain is expected."],
        "ja",
    )

    assert (finding.right, finding.severity) == (("Shikoku",), Severity.MAJOR)


def test_what_an_acronym_is_short_of() -> None:
    source = ["Mit einem KO endete der Kampf gegen Jonas."]
    reference = ["The fight against Jonas ended in a KO."]

    assert not found(["The fight against Jonas ended in a knockout."], source, reference, "de")
    assert found(["The fight against Jonas ended in a draw."], source, reference, "de")


def test_a_common_word_that_the_reference_leaves() -> None:
    source = ["Er fiel am Bahnhof Aidenbachstraße auf das Gleis."]
    reference = ["He fell on the track at Bahnhof Aidenbachstraße."]

    assert not found(["He fell on the track at Aidenbachstraße station."], source, reference, "de")
    (finding,) = found(["He fell on the track at the station."], source, reference, "de")
    assert finding.right == ("Aidenbachstraße",)


@pytest.mark.parametrize(
    ("lang", "source", "reference", "name"),
    [
        ("ja", "横浜市の村井市長は会談した。", "Yokohama mayor Murai held talks.", "Murai"),
        ("zh", "成都警方逮捕了嫌疑人罗建明。", "Police arrested the suspect Luo Jianming.", "Luo Jianming"),
        ("ar", "قال المتحدث إن اللقاء سيعقد في صفاقس.", "The spokesman said the talks would be held in Sfax.", "Sfax"),
        ("el", "Ο υπουργός Πιερρακάκης μίλησε.", "Minister Pierrakakis spoke.", "Pierrakakis"),
    ],
)
def test_a_source_that_spells_nothing_has_the_name(lang: str, source: str, reference: str, name: str) -> None:
    """The reference is the only witness."""
    (finding,) = found([reference.replace(name, "").replace(" .", " there.")], [source], [reference], lang)

    assert finding.right == (name,)
    assert finding.severity is Severity.MAJOR
    assert {item.signal for item in finding.evidence} == {Signal.REFERENCE}


@pytest.mark.parametrize(
    ("lang", "source", "reference", "form"),
    [
        (
            "ja",
            "オールブラックスの連勝は止まった。",
            "The winning streak of the All Blacks has ended.",
            "オールブラックス",
        ),
        ("ko", "클린턴 장관은 서울에 왔다.", "The secretary came to Seoul with Clinton.", "클린턴"),
        ("hi", "प्रधानमंत्री ने फडणवीस से मुलाकात की।", "The prime minister met his old friend Fadnavis.", "फडणवीस"),
    ],
)
def test_syllables_of_the_source_are_heard(lang: str, source: str, reference: str, form: str) -> None:
    short = reference.replace("of the All Blacks ", "").replace(" with Clinton", "").replace(" Fadnavis", "")
    told = found([short], [source], [reference], lang)

    assert [(one.segment.source or "")[one.start : one.end] for one in told] == [form]
    assert {one.severity for one in told} == {Severity.MAJOR}


def test_an_acronym_in_the_sources_language() -> None:
    (finding,) = found(
        ["Peacekeepers arrived in Haiti."],
        ["Les soldats de la paix de l'ONU sont arrivés en Haïti."],
        ["UN peacekeepers arrived in Haiti."],
        "fr",
    )

    assert (finding.right, finding.severity) == (("UN",), Severity.MAJOR)


@pytest.mark.parametrize(
    ("lang", "source", "translation", "reference"),
    [
        ("hr", "Piramida je izgrađena za faraona Keopsa.", "The pyramid was built for the pharaoh Cheops.",
         "The pyramid was built for the pharaoh Khufu."),
        ("ja", "ビルマで選挙が行われた。", "An election was held in Burma.", "An election was held in Myanmar."),
        ("sr", "Пољски скијаш завршио је трку.", "The Polish skier finished the race.", "Poland's skier finished it."),
        ("hr", "Krstarenja Sankt Peterburgom traju dugo.", "St. Petersburg cruises take long.",
         "Saint Petersburg cruises take long."),
        ("sr", "Аустралопитеци нису ходали усправно.", "The australopithecines did not walk upright.",
         "The Australopithecus did not walk upright."),
        ("hr", "Bilo je to u Drugom svjetskom ratu.", "It was in World War II.", "It was in WWII."),
        ("es", "Según Kislov de la ONG, es fácil.", "According to Kislov of the organization, it is easy.",
         "According to Kislov of the NGO, it is easy."),
        ("ja", "27日（月）にかけて雨量が増える。", "Rainfall will increase into the 27th (Mon).",
         "Rainfall will increase through Monday, the 27th."),
        ("hr", "Snimljen je nadzornom kamerom.", "He was filmed by a security camera.", "He was filmed by CCTV."),
        ("cs", "Řekla to stanice Rádio Svoboda.", "Radio Liberty said so.", "Rádio Svoboda said so."),
        ("ja", "27日（月）にかけて雨量が増える。", "Rainfall will increase through Monday, the 27th.",
         "Rainfall will increase into the 27th (Mon)."),
        ("ja", "１８９５（明治２８）年７月に赴任。", "He was assigned there in July 1895.",
         "He was assigned there in July 1895 (Meiji 28)."),
        ("ja", "米アマゾンが発表した。", "Amazon announced it.", "America's Amazon announced it."),
        ("ru", "Он изучал антропологию и археологию в BBC.", "At BBC he studied anthropology and archeology.",
         "At BBC he studied Anthropology and Archaeology."),
        ("es", "Tratará sobre la Guerra del Medio Oriente.", "It will deal with the war in the Middle East.",
         "It will deal with the Mideast war."),
    ],
)  # fmt: skip
def test_another_name_of_the_same(lang: str, source: str, translation: str, reference: str) -> None:
    assert not found([translation], [source], [reference], lang)


def test_a_name_that_only_the_reference_has() -> None:
    source = "С находкой закончится поиск линкора Мусаши."
    reference = "The find completes Allen's search for the Musashi."

    assert not found(["The find would end the search for Musashi."], [source], [reference], "bg")
    assert found(["The find would end the search for Musashi by Harke."], [source], [reference], "bg")


def test_the_source_has_the_state_that_a_reference_lacks() -> None:
    source, reference = "Близко стояли суда ВМС Великобритании.", "Royal Navy ships were near."

    assert not found(["British Navy ships were near."], [source], [reference], "ru")


@pytest.mark.parametrize(
    ("lang", "source", "translation", "reference", "name"),
    [
        ("de", "Er beriet Carter als Berater (NSA).", "He advised Carter as National Security Advisor ().",
         "He advised Carter as National Security Advisor (NSA).", "NSA"),
        ("de", "Green wurde 1946 geboren.", "Was born in 1946.", "Green was born in 1946.", "Green"),
        ("tr", "Başkan Yavaş, Eskişehir'de konuştu.", "Mayor Slow spoke in Eskişehir.",
         "Mayor Yavaş spoke in Eskişehir.", "Yavaş"),
        ("fi", "Virtanen voitti ruotsalaista Lindqvistiä.", "Virtanen beat Lindgren of Sweden.",
         "Virtanen beat Lindqvist of Sweden.", "Lindqvist"),
        ("cs", "Psala o tom agentura IRNA, že Izrael a USA mohou jednat.",
         "The agency wrote that Israel and the United States may act.",
         "The IRNA agency wrote that Israel and the USA may act.", "IRNA"),
    ],
)  # fmt: skip
def test_a_name_that_only_seems_to_be_said(lang: str, source: str, translation: str, reference: str, name: str) -> None:
    assert ((name,), Severity.MAJOR) in [
        (one.right, one.severity) for one in found([translation], [source], [reference], lang)
    ]


def test_a_long_source_beside_a_short_reference_is_left_alone() -> None:
    """Each word of the translation would be compared with each of the source."""
    text = " ".join(f"Kal{chr(97 + number % 26)}x" for number in range(2_000))

    assert not found([text], [text.lower()], ["Murai spoke."], "ar")


@pytest.mark.parametrize(
    ("lang", "source", "translation", "reference", "name"),
    [
        ("cs", "Státy Evropské unie se dohodly.", "States have agreed.", "EU states have agreed.", "EU"),
        ("es", "Ningún estado americano lo exigía.", "No state required it.", "No US state required it.", "US"),
        ("de", "Der US-amerikanische Präsident kam an.", "The president arrived.", "The U.S. president arrived.", "US"),
        ("zh", "美国总统抵达北京。", "The president came to Beijing.", "The U.S. president came to Beijing.", "US"),
        ("fr", "Il vient des Malouines.", "He comes from there.", "He comes from the Falklands.", "Falklands"),
    ],
)  # fmt: skip
def test_the_source_writes_the_acronym_in_words(
    lang: str, source: str, translation: str, reference: str, name: str
) -> None:
    (finding,) = found([translation], [source], [reference], lang)

    assert (finding.right, finding.severity) == ((name,), Severity.MAJOR)


def test_its_people_are_not_the_state_where_the_reference_has_both() -> None:
    source = ["Liczba Afroamerykanów w Stanach Zjednoczonych przewyższa liczbę Kanadyjczyków."]
    reference = ["There are more African Americans in the US than there are Canadians."]

    assert found(["African Americans in West outnumber Canadians."], source, reference, "pl")
    assert not found(["African Americans in America outnumber Canadians."], source, reference, "pl")
    assert not found(["African Americans in the U.S. outnumber Canadians."], source, reference, "pl")


def test_a_name_of_the_dictionary_that_begins_source_and_reference() -> None:
    source, reference = ["Flick nannte drei Namen."], ["Flick named three names."]

    (finding,) = found(["In his speech, named three names."], source, reference, "de")
    assert finding.right == ("Flick",)
    assert not found(["The coach named three names."], ["Trainer nannte Namen."], ["Trainers named names."], "de")


def test_one_mention_too_few_where_a_word_is_missing() -> None:
    source = ["Jeruzalem je glavni grad Izraela, no mnogi ga ne priznaju glavnim gradom Izraela."]
    reference = ["Jerusalem is the capital of Israel, though many do not recognize it as Israel's capital."]

    (finding,) = found(["Jerusalem is the capital of, but many do not call it that of Israel."], source, reference)
    assert finding.right == ("Israel",)
    assert not found(["Jerusalem is the capital of Israel, but many do not call it so."], source, reference)


def test_another_name_in_place_of_one_of_two_mentions() -> None:
    (finding,) = found(
        ["Ecuador requires that Cubans have a letter before entering Rogaland."],
        ["Ekvador zahtijeva da Kubanci imaju pismo prije ulaska u Ekvador."],
        ["Ecuador requires that Cubans have a letter before entering Ecuador."],
    )

    assert finding.segment.translation[finding.start : finding.end] == "Rogaland"


@pytest.mark.parametrize(
    ("lang", "source", "said", "meant"),
    [
        ("it", "Il ponte di Genova è stato ricostruito.", "Geneva", "Genoa"),
        ("ru", "Лавров прибыл в Женеву.", "Genoa", "Geneva"),
        ("bg", "Той живее в Оукланд от години.", "Oakland", "Auckland"),
        ("de", "Er wohnt seit Jahren in Bern.", "Berlin", "Bern"),
    ],
)
def test_another_city_that_is_somewhat_alike(lang: str, source: str, said: str, meant: str) -> None:
    (finding,) = found([f"It is about {said}."], [source], [f"This is about {meant}."], lang)
    assert finding.right == (meant,)


@pytest.mark.parametrize(
    ("said", "referred"), [("Mumbai", "Bombay"), ("Beijing", "Peking"), ("Martin", "Marin"), ("Hasaka", "Hasakah")]
)
def test_another_name_or_spelling_of_a_city(said: str, referred: str) -> None:
    assert found([f"It is about {said}."], [f"Reč je o gradu {said}."], [f"This is about {referred}."], "sr") == []
