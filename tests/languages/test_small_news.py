"""News from Hungarian, Albanian and others in English: what is right stays silent, what is wrong is found."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.model import Severity

RIGHT = {
    "hu": [
        (
            "A kormány tegnap 2,5 milliárd forintot különített el 1200 iskola felújítására.",
            "The government yesterday set aside 2.5 billion forints to renovate 1,200 schools.",
        ),
        ("A lakosság kétharmada támogatja a javaslatot.", "Two thirds of the population support the proposal."),
        (
            "Huszonkét ember megsebesült, hárman meghaltak szombaton.",
            "Twenty-two people were injured and three died on Saturday.",
        ),
        (
            "A találkozó 2024. szeptember 5-én, csütörtökön 18:30-kor kezdődik.",
            "The meeting begins at 6:30 p.m. on Thursday, September 5, 2024.",
        ),
        (
            "Az infláció 4,8 százalékra csökkent, ami 0,3 százalékponttal kevesebb.",
            "Inflation fell to 4.8 percent, 0.3 percentage points lower.",
        ),
        (
            "Egy hét alatt kétszer nyert, és ez nagy hatással volt rá.",
            "He won twice in a week, and it had a great effect on him.",
        ),
        (
            "A 19. század végén tízezer lakosa volt a városnak.",
            "At the end of the 19th century the town had ten thousand inhabitants.",
        ),
        (
            "Az előadás fél nyolckor kezdődik, a jegy 3500 forint.",
            "The performance starts at half past seven; a ticket costs 3,500 forints.",
        ),
        ("A harmincöt éves nő és kétéves fia megsérült.", "The 35-year-old woman and her two-year-old son were hurt."),
        (
            "A kilencvenperces beszédet húszméteres vásznon közvetítették.",
            "The 90-minute speech was shown on a 20-metre screen.",
        ),
    ],
    "ja": [
        ("約4時間半会談した。", "They talked for about four and a half hours."),
        ("3年半ぶりの会談。", "The first talks in three and a half years."),
    ],
    "gl": [
        ("O ministro non asistirá ao cumio.", "The minister will not attend the summit."),
        ("O paro baixou un 3,2 por cento en agosto.", "Unemployment fell by 3.2 percent in August."),
        ("Nós imos ao norte, dixo o piloto.", "We are going north, the pilot said."),
        ("Non só choveu, tamén nevou.", "It not only rained, it also snowed."),
    ],
    "be": [
        ("Цэны выраслі на 5 працэнтаў.", "Prices rose by 5 percent."),
        ("ЗША і ЕС увялі санкцыі.", "The US and the EU imposed sanctions."),
        ("Ён нарадзіўся на поўначы краіны.", "He was born in the north of the country."),
        ("Я страціла дом, расказала яна.", "I lost my house, she said."),
    ],
    "ko": [("4시간 반 동안 회담했다.", "They talked for four and a half hours.")],
    "zh": [("会谈持续了4个半小时。", "The talks lasted four and a half hours.")],
    "sq": [
        (
            "Qeveria ndau dje 2,5 miliardë lekë për 1.200 shkolla.",
            "The government yesterday set aside 2.5 billion lek for 1,200 schools.",
        ),
        ("Dy të tretat e popullsisë mbështesin propozimin.", "Two thirds of the population support the proposal."),
        (
            "Njëzet e dy persona u plagosën dhe tre vdiqën të shtunën.",
            "Twenty-two people were injured and three died on Saturday.",
        ),
        (
            "Takimi fillon të enjten, më 5 shtator 2024, në orën 18:30.",
            "The meeting begins at 6:30 p.m. on Thursday, September 5, 2024.",
        ),
        (
            "Temperatura ishte minus 12 gradë, me erë 50 kilometra në orë.",
            "The temperature was minus 12 degrees, with a wind of 50 kilometres per hour.",
        ),
        (
            "Më shumë se pesëqind protestues marshuan para urës së ndërtuar në vitet '80.",
            "More than five hundred protesters marched in front of the bridge built in the 1980s.",
        ),
        ("Fitimi u dyfishua në 12,4 milionë euro.", "The profit doubled to 12.4 million euros."),
    ],
}


@pytest.mark.parametrize("lang", RIGHT)
def test_a_right_article_has_no_major_issue(lang: str) -> None:
    sources, translations = zip(*RIGHT[lang], strict=True)

    report = mtcheck.audit(list(translations), source=list(sources), source_lang=lang, target_lang="en")

    assert [issue for issue in report.issues if issue.severity is not Severity.MINOR] == []


@pytest.mark.parametrize(
    ("lang", "source", "translation", "check"),
    [
        ("hu", "A híd 3,5 millió euróba került.", "The bridge cost 3.5 billion euros.", "number-scale"),
        ("hu", "Huszonkét ember megsebesült.", "Twenty-three people were injured.", "number-value"),
        ("hu", "A találkozó szeptember 5-én lesz.", "The meeting is on October 5.", "date-value"),
        ("hu", "Szerdán érkezett.", "He arrived on Thursday.", "date-value"),
        ("hu", "Megölt egy harmincéves nőt.", "He killed a woman of forty years.", "number-value"),
        ("hu", "Kilencvenperces beszédet mondott.", "He spoke for 80 minutes.", "number-value"),
        ("ja", "約4時間半会談した。", "They talked for about five and a half hours.", "number-value"),
        ("zh", "会谈持续了4个半小时。", "The talks lasted five and a half hours.", "number-value"),
        ("hu", "Háromszázötven kilométert ment.", "He went 350 miles.", "unit-mismatch"),
        ("gl", "A tropa vai ao norte.", "The troops are going south.", "direction"),
        ("gl", "O ministro non asistirá ao cumio.", "The minister will attend the summit.", "negation-mismatch"),
        ("be", "Ён нарадзіўся на поўначы краіны.", "He was born in the south of the country.", "direction"),
        ("be", "Я страціла дом, расказала яна.", "She lost her house, she said.", "person-mismatch"),
        ("sq", "Ura kushtoi 3,5 milionë euro.", "The bridge cost 3.5 billion euros.", "number-scale"),
        ("sq", "Njëzet e dy persona u plagosën.", "Twenty-three people were injured.", "number-value"),
        ("sq", "Takimi është më 5 shtator.", "The meeting is on October 5.", "date-value"),
        ("sq", "Arriti të mërkurën.", "He arrived on Thursday.", "date-value"),
        ("sq", "Eci 350 kilometra.", "He walked 350 miles.", "unit-mismatch"),
    ],
)
def test_what_is_wrong_is_found(lang: str, source: str, translation: str, check: str) -> None:
    report = mtcheck.audit([translation], source=[source], source_lang=lang, target_lang="en")

    assert [issue.check for issue in report.issues] == [check]
