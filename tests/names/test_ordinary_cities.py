"""Cities that no list of states and capitals has are not taken for those whose names begin like theirs."""

from __future__ import annotations

import pytest

from mtcheck import audit
from mtcheck.languages.world import Token, source_world, target_world

CITIES = (
    "Adana", "Ankona", "Austin", "Bandung", "Belgorod", "Bergamo", "Bristol", "Chengdu", "Gaziantep", "Handan", "Kazan",
    "Kenitra", "Kingston", "Lublin", "Malmö", "Omaha", "Oran", "Perm", "Pittsburgh", "Rivne", "Tongchuan",
)  # fmt: skip


@pytest.mark.parametrize("lang", ["hr", "pl", "ru", "sl", "cs"])
@pytest.mark.parametrize("city", CITIES)
def test_a_city_is_no_other_place(city: str, lang: str) -> None:
    target = target_world("en")
    assert target is not None
    source = source_world(lang, target)
    assert source is not None
    for ending in ("", "a", "u", "om", "i"):
        token = Token(source.plain(city + ending), True, False)
        named = {target.places[code].name for known in source.known((token,)) for code in known.places}
        assert named <= {city}


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("ru", "Это коснется Москвы, Перми, Челябинска и Казани.", "This affects Moscow, Perm, Chelyabinsk and Kazan."),
        ("hr", "Ministar je posjetio Bristol i Kazan.", "The minister visited Bristol and Kazan."),
        ("sr", "Posetio je Ostin, a zatim Malme.", "He visited Austin and then Malmö."),
        ("pl", "Minister odwiedził Perugię i Lublin.", "The minister visited Perugia and Lublin."),
    ],
)
def test_it_is_left_alone_beside_another(lang: str, source: str, translation: str) -> None:
    issues = audit(translation, source=source, source_lang=lang).issues
    assert not [issue for issue in issues if issue.check == "name-mismatch"]


@pytest.mark.parametrize(
    ("lang", "source", "translation", "right"),
    [
        ("hr", "Ministar je posjetio Beč.", "The minister visited Budapest.", "Vienna"),
        ("sr", "Samit je održan u Bukureštu.", "The summit was held in Budapest.", "Bucharest"),
        ("hr", "Kazahstanski predsjednik stigao je u Peking.", "The Uzbek president arrived in Beijing.", "Kazakh"),
        ("ru", "Белорусский министр прибыл в Варшаву.", "The Lithuanian minister arrived in Warsaw.", "Belarusian"),
        ("pl", "Austriacki rząd odrzucił umowę.", "The Swiss government rejected the agreement.", "Austrian"),
        ("cs", "Kanaďané zvolili nový parlament.", "Americans elected a new parliament.", "Canadians"),
    ],
)
def test_another_state_or_capital_is_still_found(lang: str, source: str, translation: str, right: str) -> None:
    issues = audit(translation, source=source, source_lang=lang).issues
    assert [issue.suggestions[:1] for issue in issues if issue.check == "name-mismatch"] == [(right,)]
