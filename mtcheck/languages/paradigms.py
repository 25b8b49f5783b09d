"""How names decline, from the nominative to the case forms; :mod:`mtcheck.languages.endings` is the way back.

Data only. A row of a table is ``genders ending cut: genitive dative accusative vocative locative instrumental
possessive``. The first row whose gender and ending (a regular expression) fit a word is its paradigm: ``cut`` letters
are taken off, and each case's ending is put on. Words that fit no row do not decline.

The genders: ``m`` a man's given name, ``s`` his surname, ``w`` a woman's surname in Ukrainian and Russian, ``f`` any
other feminine, ``n`` a neuter, ``t`` a masculine thing, ``p`` a masculine and ``q`` a feminine plural. In Ukrainian
and Russian, whose plurals do not show their gender, ``p`` is a plural whose genitive is sure and ``q`` one in the name
of a place, most of which have no ending there (*Черкаси*, *Черкас*). A slash separates equally good endings; ``=`` is
the nominative, ``0`` no ending, ``-`` no form at all, ``A`` the accusative that is the genitive for persons and the
nominative for things; ``<`` takes one letter more off (*Amerika*, *Ameri<ci*).

Sources: Stevanović, *Savremeni srpskohrvatski jezik* (1964); Barić et al., *Hrvatska gramatika* (1997); the Ukrainian
orthography of 2019; Zaliznyak, *Грамматический словарь русского языка* (1977).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["ADJECTIVES_AFTER", "AGREEMENTS", "CASE_NAMES", "GENITIVES", "NEUTERS", "PARADIGMS", "PLURALS", "Paradigm"]

CASE_NAMES: Final = ("genitive", "dative", "accusative", "vocative", "locative", "instrumental", "possessive")


@dataclass(frozen=True, slots=True)
class Paradigm:
    """One row: for whom, for which ending, how many letters go, and the endings of each case."""

    genders: str
    ending: re.Pattern[str]
    cut: int
    endings: tuple[tuple[str, ...], ...]


def _table(text: str) -> tuple[Paradigm, ...]:
    rows = []
    for line in text.strip().splitlines():
        head, _, tail = line.partition(": ")
        genders, ending, cut = head.split()
        endings = tuple(tuple(form.split("/")) for form in tail.split())
        rows.append(Paradigm(genders, re.compile(f"(?:{ending})$", re.IGNORECASE), int(cut), endings))
    return tuple(rows)


_HBS: Final = _table(
    """
    st [sšcčž]ki|[^aeiou]ni|^novi|^stari|^krivi|^veliki|^mali 1: og/oga om/ome A = om/ome im -
    ms a 1: e i u o/a i om in
    mst .{3}ac 2: ca cu A če cu cem čev
    ms (nd|^pet|mit)ar 2: ra ru A re ru rom rov
    mst io 1: ja ju A = ju jem jev
    ms [kčšžć]o|^(milo|ivo|aco|savo|vaso|jovo|rajo|tito|mirko) 1: a u A o u om ov
    m o 1: a u A o u om ov
    s o 1: a/oa u/ou A = u/ou om/oom ov/oov
    ms ^(đorđe|pavle|rade|mile|blagoje|sretenje|hrvoje) 1: a u A = u em ev
    ms e 0: a u A = u om ov
    mst i|y 0: ja ju A = ju jem jev
    mst u 0: a u A = u om ov
    s ov|ev 0: a u A e u om/im ljev
    mst [čćđšžjc]|lj|nj|dž 0: a u A u u em ev
    s [kgh] 0: a u A = u om ov
    mst k 0: a u A <če u om ov
    mst g 0: a u A <že u om ov
    mst h 0: a u A <še u om ov
    mst [^aeiou] 0: a u A e u om ov
    f [sšcčž]ka 1: e oj u = oj om -
    f ov?a 1: e oj/i u = oj/i om in
    f ka 1: e <ci/i u o <ci/i om in
    f ga 1: e <zi/i u o <zi/i om in
    f ha 1: e <si/i u o <si/i om in
    f a 1: e i u o i om in
    n o 1: a u = = u om -
    n e 1: a u = = u em -
    p [^aeiou]ci 2: aca cima ce = cima cima -
    p i 1: a ima e = ima ima -
    q e 1: a ama = = ama ama -
    """
)
_HBS_ADJECTIVES: Final = _table(
    """
    t [njlć]ji|ći 1: eg em A = em im -
    t i 1: og om A = om im -
    f a 1: e oj u = oj om -
    n o 1: og om = = om im -
    p i 1: ih im e = im im -
    q e 1: ih im = = im im -
    """
)
_UKRAINIAN: Final = _table(
    r"""
    t (каз|ряз|астрах)ань|прип.ять|русь 1: і і ь = і - -
    t ріг 2: ога/огу огу = = озі огом -
    t дім 2: ому ому = = омі омом -
    t хід 2: оду оду = = оді одом -
    t потік 2: оку оку = = оці оком -
    s [сц]ький 2: ого ому A = ому им -
    t (?<!^стр)ий 2: ого ому = = ому им -
    s ий 2: ого ому A = ому им -
    fw [сц]ька 1: ої ій у = ій ою -
    w ова|єва|ева|іна|їна 1: ої ій у = ій ою -
    ms ко 1: а у/ові A у ові/у ом ів
    m ^(данил|дмитр|кирил|марк|михайл|павл|петр|ац|блаж|бож|ів|йов|міл|сав|стев)о 1: а у/ові A = ові/у ом -
    msfw ія|[аеоу]я 1: ї ї ю є ї єю -
    msfw я 1: і і ю е і ею -
    msfw ка 2: ки ці ку ко ці кою -
    msfw га 2: ги зі гу го зі гою -
    msfw ха 2: хи сі ху хо сі хою -
    msfw [жчшщ]а 1: і і у е і ею -
    msfw а 1: и і у о і ою -
    t (?<!ав)ів 2: ова ову = = ові овом -
    t їв 2: єва єву = = єві євом -
    mst й 1: я ю/єві A ю єві/ю єм -
    mst ь 1: я ю/еві A ю еві/ю ем -
    s ов|єв|ев|ін|їн 0: а у/ові A е ові/і им -
    ms [жчшщ] 0: а у/еві A е еві/і ем -
    t [гкх] 0: а/у у = = у ом -
    t [бвгґдзклмнпрстфхцжчшщ] 0: а/у у = е і ом -
    ms [бвгґдзклмнпрстфхц] 0: а у/ові A е ові/і ом ів
    n (море|поле) 1: я ю = = і ем -
    n (рівне|[оеє]ве) 1: ого ому = = ому им -
    n ([оеєї]в|тв|дніпр|озер|міст|сел)о 1: а у = = і ом -
    n ['’ʼ]я 1: я ю = = ї ям -
    n (.)\1я 1: я ю = = і ям -
    pq (гава|гімала|пірене)ї 1: їв ям = = ях ями -
    pq ії 1: й ям = = ях ями -
    pq [влнр]ці 1: ів ям = = ях ями -
    pq ^(бровар|брод|емірат|нідерланд|остров|штат)и 1: ів ам = = ах ами -
    pq ^(балкан|висот|сил)и 1: 0 ам = = ах ами -
    q ^(альп|анд|татр)и 1: 0 ам = = ах ами -
    q (?<!^алм)[аеиіоуюяєї]([бвгґдзклмнпрстфх])\1?и 1: 0 ам = = ах ами -
    """
)
_UKRAINIAN_ADJECTIVES: Final = _table(
    """
    t ій 2: ього ьому = = ьому ім -
    t ий 2: ого ому = = ому им -
    f я 1: ьої ій ю = ій ьою -
    f а 1: ої ій у = ій ою -
    n є 1: ього ьому = = ьому ім -
    n е 1: ого ому = = ому им -
    pq (верхн|нижн|середн|крайн|дальн)і 1: іх ім = = іх іми -
    pq і 1: их им = = их ими -
    """
)
_RUSSIAN: Final = _table(
    r"""
    st [сц]кий 2: ого ому A = ом им -
    s ый 2: ого ому A = ом ым -
    t ный 2: ого ому = = ом ым -
    s (млад|стар)ший 2: его ему A = ем им -
    fw [сц]кая|ная 2: ой ой ую = ой ой -
    w ова|ева|ёва|ина|ына 1: ой ой у = ой ой -
    s ов|ев|ёв|ин|ын 0: а у A = е ым -
    msfw ия 1: и и ю = и ей -
    msfw я 1: и е ю = е ей -
    msfw [гкх]а|ходжа 1: и е у = е ой -
    msfw [жшщч]а 1: и е у = е ей -
    msfw ца 1: ы е у = е ей -
    msfw а 1: ы е у = е ой -
    t (каз|ряз|астрах|сызр|ух)ань|сибирь|тверь|пермь|керчь|припять|русь 1: и и ь = и ью -
    t .{3}ец 2: ца цу = = це цом -
    f овь 3: ви ви овь = ви овью -
    f ь 1: и и ь = и ью -
    n море 1: я ю = = е ем -
    n ие 1: я ю = = и ем -
    n ство 1: а у = = е ом -
    pq острова 1: ов ам = = ах ами -
    pq (гавай|гимала|пирене)и 1: ев ям = = ях ями -
    pq ии 1: й ям = = ях ями -
    pq ^(салоник|лук)и 1: 0 ам = = ах ами -
    pq (^(бровар|брод|нидерланд|штат|эмират)|челн|[ое]вц)ы 1: ов ам = = ах ами -
    pq ^(балкан|высот|сил)ы 1: 0 ам = = ах ами -
    q ^(альп|анд|татр)ы 1: 0 ам = = ах ами -
    q (?<!^алм)[аеёиоуэюя]([бвгдзклмнпрстфх])\1?ы 1: 0 ам = = ах ами -
    mst ий 1: я ю A = и ем -
    mst й 1: я ю A = е ем -
    mst ь 1: я ю A = е ем -
    mst [цжчшщ] 0: а у A = е ем -
    mst [бвгдзклмнпрстфх] 0: а у A = е ом -
    """
)
_RUSSIAN_ADJECTIVES: Final = _table(
    """
    t [жшчщн]ий 2: его ему = = ем им -
    t [гкх]ий|[гкхжшчщ]ой 2: ого ому = = ом им -
    t ый|ой 2: ого ому = = ом ым -
    f няя 2: ей ей юю = ей ей -
    f ая 2: ой ой ую = ой ой -
    n нее 2: его ему = = ем им -
    n [гкх]ое 2: ого ому = = ом им -
    n ое 2: ого ому = = ом ым -
    pq [ыи]е 1: х м = = х ми -
    pq ы 0: х м = = х ми -
    """
)

PARADIGMS: Final = {
    "hbs": _HBS, "hbs-adjective": _HBS_ADJECTIVES, "uk": _UKRAINIAN, "uk-adjective": _UKRAINIAN_ADJECTIVES,
    "ru": _RUSSIAN, "ru-adjective": _RUSSIAN_ADJECTIVES,
}  # fmt: skip
"""By language group; ``-adjective`` for the words before the noun in names of places (*Crna Gora*)."""


def _agreements(text: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    rows = (line.split() for line in text.strip().splitlines())
    return tuple((gender, re.compile(f"(?:{one})$"), re.compile(f"(?:{other})$")) for gender, one, other in rows)


AGREEMENTS: Final = {
    "uk": _agreements(
        """
        t [иі]й [^аеєиіїоуюя]
        f (?:[сзц]ьк|[Вв]елик|н|в|л|р|т)[ая] [аяь]
        n (?:[сзц]ьк|н|в|л|р|т)[еє] [еєоя]
        p (?:[сзц]ьк|[вгклмнртх])і [иії]
        """
    ),
    "ru": _agreements(
        """
        t [ыио]й [^аеёиоуыэюя]
        f (?:ая|яя) [аяь]
        n (?:ое|ее) [еоё]
        p (?:ые|[гкх]ие|(?:[Вв]ерх|[Нн]иж|[Сс]ред|[Кк]рай|[Дд]аль)ние|[Бб]ольшие) (?:[ыи]|[ыи]е|[Оо]строва)
        p (?:[оеё]в|ин)ы [Оо]строва
        """
    ),
}
"""The gender that an adjective's end shows, and the ends of what may follow in that gender: Cyrillic languages."""

GENITIVES: Final = re.compile("(?:[иыї]|[оеиі]в|[иы]х)$")
"""Ends of a word in the genitive after the noun that it belongs to (*Рада Європи*, *Лига чемпионов*)."""

PLURALS: Final = re.compile("[иыії]$|[иы]е$|[Оо]строва$")
"""Ends of words that may be plurals: Cyrillic languages."""

NEUTERS: Final = re.compile(r"(?:([бвгґджзклмнпрстфхцчшщ])\1|['’ʼ])я$")
"""Ends of Ukrainian neuters in *-я* (*Запоріжжя*, *Придністров'я*)."""

ADJECTIVES_AFTER: Final = re.compile("(?:[сц]ька|[сц]кая)$")
"""Adjectives after a feminine noun (*Республика Сербская*)."""
