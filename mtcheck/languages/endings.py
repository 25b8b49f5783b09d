"""Case endings of names, read backwards: from a form in a text to the nominatives it may stand for.

Data only. Each rule is ``ending, what the nominative has instead, cases``; cases are letters of ``CASES``. A
foreign name keeps its spelling in Croatian, Bosnian, Slovene and Czech and takes the ending after it
(*Grant, Granta*) or for its last vowel (*Alonso, Alonsa*).
"""

from __future__ import annotations

from typing import Final

__all__ = ["CASES", "ENDINGS", "PREPOSITIONS", "Rule"]

CASES: Final = {
    "N": "nominative", "G": "genitive", "D": "dative", "A": "accusative", "V": "vocative", "L": "locative",
    "I": "instrumental", "P": "possessive", "M": "plural",
}  # fmt: skip

Rule = tuple[str, str, str]


def _rules(text: str) -> tuple[Rule, ...]:
    """``ending>nominative ending:cases`` separated by spaces; ``-`` stands for nothing."""
    rules = []
    for item in text.split():
        change, _, cases = item.partition(":")
        ending, _, nominative = change.partition(">")
        rules.append((ending, nominative.replace("-", ""), cases))
    return tuple(rules)


_POSSESSIVE_OV: Final = " ".join(
    f"{suffix}{tail}>{nominative}:P"
    for suffix, nominative in (
        ("ov", "-"),
        ("ev", "-"),
        ("jev", "-"),
        ("ljev", "-"),
        ("ov", "o"),
        ("ev", "e"),
        ("ijev", "i"),
        ("jev", "y"),
    )
    for tail in ("", "a", "o", "e", "i", "u", "og", "oga", "om", "ome", "oj", "im", "ima", "ih", "em", "ega", "emu")
)
_POSSESSIVE_IN: Final = " ".join(
    f"in{tail}>{nominative}:P"
    for tail in ("", "a", "o", "e", "i", "u", "og", "oga", "om", "oj", "im", "ima", "ih", "em", "ega", "emu")
    for nominative in ("a", "-")
)

_HBS: Final = _rules(
    f"""
    a>-:GA u>-:DL om>-:I em>-:I e>-:V
    a>o:GA u>o:DL om>o:I a>e:GA u>e:DL om>e:I em>e:I
    ja>-:GA ju>-:DL jem>-:I jom>-:I ja>i:GA ju>i:DL jem>i:I a>i:GA u>i:DL em>i:I
    ja>y:GA ju>y:DL jem>y:I ija>y:GA iju>y:DL ijem>y:I
    ija>io:GA iju>io:DL ijem>io:I
    e>a:G i>a:DL u>a:A om>a:I o>a:V ije>ia:G iji>ia:DL iju>ia:A ijom>ia:I ije>ija:G iji>ija:DL iju>ija:A ijom>ija:I
    je>ja:G ji>ja:DL ju>ja:A jom>ja:I ji>-:M je>-:M eje>ea:G eji>ea:DL eju>ea:A ejom>ea:I
    ci>ka:DL ci>ca:DL zi>ga:DL si>ha:DL
    ca>ac:GA cu>ac:DL cem>ac:I ca>c:GA cu>c:DL cem>c:I
    ra>ar:GA ru>ar:DL rom>ar:I la>al:GA la>ao:GA lu>ao:DL lom>ao:I
    og>i:GA oga>i:GA om>i:DL ome>i:DL im>i:I og>y:GA om>y:DL im>y:I e>a:G oj>a:DL u>a:A om>a:I im>-:I
    i>-:M ima>-:M ovi>-:M e>-:M a>i:M i>a:M e>i:M ama>a:M ima>i:M
    aca>ci:M
    {_POSSESSIVE_OV} {_POSSESSIVE_IN}
    """
)
_SLOVENE: Final = _rules(
    f"""
    a>-:GA u>-:DL om>-:I em>-:I ja>-:GA ju>-:DL jem>-:I jom>-:I
    a>o:GA u>o:DL om>o:I a>e:GA u>e:DL om>e:I em>e:I a>i:GA u>i:DL em>i:I om>i:I
    ja>i:GA ju>i:DL jem>i:I ija>y:GA iju>y:DL ijem>y:I
    e>a:G i>a:DL o>a:AI ie>ia:G ii>ia:DL io>ia:AI ije>ija:G iji>ija:DL ijo>ija:AI je>ja:G ji>ja:DL jo>ja:AI
    ca>ec:GA cu>ec:DL cem>ec:I ra>er:GA ru>er:DL rom>er:I la>el:GA lu>el:DL lom>el:I
    ega>i:GA emu>i:D em>i:L im>i:I ega>y:GA emu>y:D em>y:L im>y:I
    i>-:M ov>-:M ev>-:M e>-:M ih>-:M om>-:M ov>i:M om>i:M e>i:M i>a:M
    {_POSSESSIVE_OV} {_POSSESSIVE_IN}
    """
)
_CZECH: Final = _rules(
    """
    a>-:GA u>-:GDL ovi>-:DL em>-:I e>-:GAVL i>-:DL ě>-:L y>-:M
    a>o:GA u>o:DL ovi>o:DL em>o:I em>e:I e>e:GA ho>-:GA mu>-:DL m>-:I m>-:L
    y>a:G i>a:GDL ě>a:DL e>a:DL u>a:A ou>a:I o>a:V ze>ga:DL ce>ka:DL ře>ra:DL ie>ia:G ii>ia:DLA ií>ia:I
    ia>ius:GA ce>ec:GA ci>ec:DL cem>ec:I ka>ek:GA ku>ek:DL kem>ek:I
    ého>ý:GA ému>ý:D ým>ý:IL é>á:GD ou>á:AI ého>y:GA ému>y:D ým>y:I
    ové>-:G ovou>-:A ová>-:P
    y>-:M ů>-:M ům>-:M ech>-:M ové>-:M ova>-:P ovo>-:P ovy>-:P ovi>-:P ův>-:P
    ových>-:P ovým>-:P ově>-:P ině>a:P in>a:P ina>a:P iny>a:P
    """
)
_UKRAINIAN: Final = _rules(
    f"""
    a>-:GA u>-:DLG om>-:I em>-:I ovi>-:DL evi>-:DL i>-:L e>-:V ja>-:GA ju>-:DL jem>-:I
    a>o:GA u>o:DL om>o:I ju>j:DL ja>j:GA jem>j:I
    i>a:GDL u>a:A oju>a:I eju>a:I o>a:V ji>ja:GDL ju>ja:A jeju>ja:I
    i>ja:GDL eju>ja:I ci>ka:DL zi>ga:DL si>ha:DL ci>k:L zi>g:L si>h:L
    ogo>ij:GA omu>ij:DL im>ij:I ogo>i:GA omu>i:DL im>i:I oju>a:I oji>a:G ij>a:DL im>-:I
    oji>ja:G ij>ja:DL oju>ja:I ogo>e:G omu>e:DL im>e:I ja>e:G ju>e:D em>e:I i>e:L
    oga>ig:G ogu>ig:GD ozi>ig:L ogom>ig:I odu>id:GD odi>id:L odom>id:I oku>ik:GD oci>ik:L okom>ik:I
    omu>im:GD omi>im:L omom>im:I ova>iv:G ovu>iv:D ovi>iv:L ovom>iv:I jeva>jiv:G jevu>jiv:D jevi>jiv:L jevom>jiv:I
    vi>vo:L ri>ro:L ju>ja:D jam>ja:I e>a:V e>ja:V
    i>-:M iv>-:M am>-:M ami>-:M {_POSSESSIVE_OV} {_POSSESSIVE_IN}
    """
)
_RUSSIAN: Final = _rules(
    f"""
    a>-:GA u>-:DL om>-:I em>-:I e>-:L ja>-:GA ju>-:DL i>-:GDL a>o:GA u>o:DL ja>j:GA ju>j:DL em>j:I e>j:L
    i>a:GM e>a:DL u>a:A oj>a:I oju>a:I i>ja:GDL ju>ja:A ej>ja:I e>ja:DL ej>a:I
    ogo>ij:GA omu>ij:D im>ij:I om>ij:L ogo>oj:GA omu>oj:D im>oj:I om>oj:L ego>ij:GA emu>ij:D em>ij:L
    e>o:L om>o:I ogo>oe:G omu>oe:D im>oe:I om>oe:L ja>e:G ju>e:D em>e:I i>e:L vi>ov:GDL vju>ov:I
    ca>ec:G cu>ec:D ce>ec:L com>ec:I
    ii>ij:L ogo>i:GA omu>i:D im>i:I om>i:L oj>aja:GDIL uju>aja:A im>-:I oj>a:GDIL
    i>-:M ov>-:M am>-:M ami>-:M {_POSSESSIVE_OV} {_POSSESSIVE_IN}
    """
)

ENDINGS: Final = {
    "hbs": _HBS, "sl": _SLOVENE, "cs": _CZECH, "sk": _CZECH, "uk": _UKRAINIAN, "ru": _RUSSIAN, "be": _RUSSIAN,
}  # fmt: skip
"""By language group; Bulgarian and Macedonian have no cases. Cyrillic languages are read in Latin script."""


def _governing(text: str) -> dict[str, str]:
    """``cases: preposition preposition …``, one line for each set of cases."""
    governed = {}
    for line in text.strip().splitlines():
        cases, _, prepositions = line.strip().partition(": ")
        governed.update(dict.fromkeys(prepositions.split(), cases))
    return governed


PREPOSITIONS: Final = {
    "hbs": _governing(
        """
        G: od do iz iza kod bez oko blizu pored pokraj ispred ispod iznad usred nakon poslije posle prije pre protiv
        G: zbog radi umjesto umesto osim tokom tijekom preko van izvan unutar putem duž uslijed usled povodom
        G: južno sjeverno severno istočno zapadno sjeverozapadno sjeveroistočno jugozapadno jugoistočno
        G: severozapadno severoistočno
        D: prema ka k nasuprot unatoč uprkos zahvaljujući
        LA: u na o po pri
        IG: s sa
        IGA: pred pod nad među između za
        A: kroz uz niz
        """
    ),
    "sl": _governing(
        """
        G: od do iz izpred izpod iznad brez okoli okrog blizu poleg zaradi namesto razen sredi zunaj znotraj mimo južno
        G: severno vzhodno zahodno severovzhodno severozahodno jugovzhodno jugozahodno
        D: k h proti kljub
        LA: v na o po ob pri
        IG: s z
        IA: pred pod nad med za
        A: čez skozi
        """
    ),
    "cs": _governing(
        """
        G: od do z ze u bez kolem okolo podle vedle kromě během jižně severně východně západně
        D: k ke proti kvůli
        LA: v ve na o po při
        I: s se
        IA: před pod nad mezi za
        A: pro přes skrz
        """
    ),
}
"""Prepositions and the cases they govern, where names are checked without a glossary."""
