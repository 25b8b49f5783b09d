"""Another state, people, language or city than the source's."""

from __future__ import annotations

import pytest

from mtcheck.glossary import Glossary
from mtcheck.model import Article, Segment
from mtcheck.names import findings

WRONG = [
    (
        "pl",
        "Wczoraj czescy ministrowie odrzucili plan.",
        "Yesterday the Danish ministers rejected the plan.",
        "Danish",
        "Czech",
    ),
    ("ja", "タイの首相が訪問した。", "The prime minister of Laos paid a visit.", "Laos", "Thailand"),
    ("ja", "ドイツの首相が訪問した。", "The chancellor of Portugal paid a visit.", "Portugal", "Germany"),
    ("ja", "米国の首都を訪れた。", "He visited the capital of Portugal.", "Portugal", "US"),
    ("ko", "프랑스 대통령이 어제 독일을 방문했다.", "The president of France visited Austria.", "Austria", "Germany"),
    ("ko", "한국은 일본산 수산물을 금지했다.", "South Korea banned Chinese seafood.", "Chinese", "Japanese"),
    ("ko", "독일인 두 명이 스페인에서 숨졌다.", "Two Germans died in Portugal.", "Portugal", "Spain"),
    ("ko", "인도네시아에서 지진이 났다.", "An earthquake struck India.", "India", "Indonesia"),
    ("sr", "Irak je osudio napad.", "Iran condemned the attack.", "Iran", "Iraq"),
    ("sr", "Ministar sutra putuje u Beč.", "The minister goes to Budapest tomorrow.", "Budapest", "Vienna"),
    ("sr", "Ирачка влада је поднела оставку.", "The Iranian government resigned.", "Iranian", "Iraqi"),
    ("hr", "Slovačka vlada podnijela je ostavku.", "The Slovenian government resigned.", "Slovenian", "Slovak"),
    ("sl", "Nemški minister je odstopil.", "The Danish minister resigned.", "Danish", "German"),
    ("cs", "Afghánská ústava to zakazuje.", "The Armenian constitution forbids it.", "Armenian", "Afghan"),
    ("pl", "Nowozelandzka policja go zatrzymała.", "The Irish police stopped him.", "Irish", "New Zealand"),
    ("ru", "Украинские солдаты покинули город.", "Russian soldiers left the town.", "Russian", "Ukrainian"),
    ("ru", "Он преподаёт чешский язык.", "He teaches Polish.", "Polish", "Czech"),
    ("uk", "Президент Литви прибув.", "The president of Latvia arrived.", "Latvia", "Lithuania"),
    ("bg", "Гръцката общност е против.", "The Turkish community is against it.", "Turkish", "Greek"),
    ("de", "Der norwegische Minister trat zurück.", "The Swedish minister resigned.", "Swedish", "Norwegian"),
    ("fr", "L'Irak a condamné l'attaque.", "Iran condemned the attack.", "Iran", "Iraq"),
    ("es", "Viajará a Varsovia el lunes.", "He will go to Vilnius on Monday.", "Vilnius", "Warsaw"),
    ("zh", "日本和中国达成协议。", "Japan and South Korea reached an agreement.", "South Korea", "China"),
    ("pl", "Poleciał do Wiednia.", "He flew to Wiedeń.", "Wiedeń", "Vienna"),
    ("pl", "Poleciał do Warszawy.", "He flew to Warschau.", "Warschau", "Warsaw"),
    ("sr", "Odleteo je u London.", "He flew to Londres.", "Londres", "London"),
    ("ru", "Они встретились в Варшаве.", "They met in Varshava.", "Varshava", "Warsaw"),
    ("fr", "Il est allé en Allemagne.", "He went to Allemagne.", "Allemagne", "Germany"),
    ("sr", "Oni žive u Nišu.", "They live in Novi Sad.", "Novi Sad", "Niš"),
    ("hr", "Pomoć stiže Mađarima.", "Help is coming to the Austrians.", "Austrians", "Hungarians"),
    ("sl", "Prišlo je sto Grkov.", "A hundred Turks came.", "Turks", "Greeks"),
    ("cs", "Dánové odmítli návrh.", "The Swedes rejected the proposal.", "Swedes", "Danes"),
    ("pl", "Rozmawiał z Węgrami o cenach.", "He talked to the Czechs about prices.", "Czechs", "Hungarians"),
    ("sk", "Nemci s tým nesúhlasia.", "The French disagree.", "French", "German"),
    ("uk", "Вчора словаки прийняли закон.", "Yesterday the Slovenes passed the law.", "Slovenes", "Slovaks"),
    ("ru", "Он помогал армянам.", "He helped the Georgians.", "Georgians", "Armenians"),
    ("bg", "Румънците са против.", "The Hungarians are against it.", "Hungarians", "Romanians"),
    ("mk", "Грците се против.", "The Turks are against it.", "Turks", "Greeks"),
    ("mk", "Данска го плаќа, вели Даница.", "Norway pays for it, says Danica.", "Norway", "Denmark"),
    ("ru", "Он был в Венеции.", "He was in Vienna.", "Vienna", "Venice"),
    ("sr", "Premijerka je stigla iz Rima.", "The prime minister arrived from Rim.", "Rim", "Rome"),
    ("de", "Der Papst kehrte nach Rom zurück.", "The Pope returned to Rom.", "Rom", "Rome"),
]
RIGHT = [
    ("ko", "폭력은 해결의 수단이 될 수 없다고 했다.", "He said in Nairobi that violence is no means to a solution."),
    ("ko", "정부는 집회를 저지하지 말아야 한다.", "The government in Lima must not block rallies."),
    (
        "pl",
        "Flandria to holenderska część kraju, a jej części są bogate.",
        "Flanders is the Dutch part of the country.",
    ),
    (
        "uk",
        "В'єтнамську державу було засновано у першому столітті.",
        "The Vietnamese state dates from the first century.",
    ),
    (
        "ja",
        "両公国はドイツとデンマークがスタイルの違いから争った。",
        "The duchies were contested by Germany and Denmark.",
    ),
    ("ru", "Они кочевали в Средней Азии.", "They wandered in Central Asia."),
    ("sr", "Otputovali su iz Sao Paula u Rim.", "They left São Paulo for Rome."),
    ("hr", "Preselio se u glavni grad Katalonije.", "He moved to the Catalan capital."),
    ("ru", "Россия отвергла план.", "Moscow rejected the plan."),
    ("sr", "SAD su uvele sankcije.", "The American government imposed sanctions."),
    ("sr", "Beogradski sud je presudio.", "A court in the Serbian capital ruled."),
    ("hr", "Britanci su odbili prijedlog.", "The United Kingdom rejected the proposal."),
    ("hr", "Južnoafrički predsjednik je stigao.", "The South African president arrived."),
    ("pl", "To szlak nad Morzem Rossa do bieguna.", "It is a route on the Ross Sea to the Pole."),
    ("sl", "Spopad med ameriškimi in iraškimi silami.", "A battle between U.S. and Iraqi forces."),
    ("hr", "Podsjeća ih na Havaje.", "It reminds them of Hawaii."),
    ("cs", "Z Granville Islandu v centru Vancouveru.", "From Granville Island in central Vancouver."),
    ("sr", "Sofija je to rekla.", "Sophia said so."),
    ("uk", "Вона акторка з Рівного.", "She is an actress from Rivne."),
    ("sr", "Kancelarija je u Ulici Maršala Tita.", "The office is in Maršala Tita Street."),
    ("sr", "Beč, na nemačkom Wien, je veliki.", "Vienna, Wien in German, is big."),
    ("sq", "Kryeministri takoi në Tiranë presidentin.", "The prime minister met the president in Tirana."),
    ("it", "Il volo per Calcutta è in ritardo.", "The flight to Kolkata is late."),
    ("vi", "Ông sống ở Thành phố Hồ Chí Minh.", "He lives in Ho Chi Minh City."),
    ("de", "Jordan Peterson sprach in Berlin.", "Jordan Peterson spoke in Germany's capital."),
    ("uk", "Лінія фінішу; чехол; фінка на столі.", "The finish line; a cover; an Austrian knife on the table."),
    ("ru", "Поляки и немцы согласны.", "The Germans and the Poles agree."),
    ("cs", "Nora mluvila s Danou.", "Nora talked to Dana in Finland."),
    ("hr", "Nagradu je dobila Ivana Kanada.", "The award went to Ivana Kanada."),
    ("cs", "Mluvili jsme s Markem Londýnem.", "We talked to Marek Londýn."),
    ("pl", "Pisze o tym Tadeusz Wiedeń.", "Tadeusz Wiedeń writes about it."),
    ("ru", "Он был в Венеции.", "He was in Venice."),
    ("ru", "Он живёт в Вене.", "He lives in Vienna."),
    ("hr", "U Rimu je govorio čelnik Mosta.", "The leader of Most spoke in the Italian capital."),
    ("sr", "Stigli su u Rim.", "The Rim of the World is far from the Italian capital."),
]


def found(language: str, source: str, translation: str) -> list[tuple[str, str]]:
    segment = Segment(0, translation, 0, len(translation), source=source)
    article = Article("", None, language, "en", translation, source, (), (segment,))
    told = findings(article, Glossary.default())
    return [(translation[one.start : one.end], one.right[0]) for one in told]


@pytest.mark.parametrize(("language", "source", "translation", "wrong", "right"), WRONG)
def test_another_place_than_the_sources_is_found(
    language: str, source: str, translation: str, wrong: str, right: str
) -> None:
    assert found(language, source, translation) == [(wrong, right)]


@pytest.mark.parametrize(("language", "source", "translation"), RIGHT)
def test_other_words_for_the_same_place_are_left_alone(language: str, source: str, translation: str) -> None:
    assert found(language, source, translation) == []
