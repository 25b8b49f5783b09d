"""Words that negate, per language: the clear ones, and those that only take part in a negative statement.

``clear`` words deny a statement on their own; ``hidden`` ones (*without*, *failed to*, *unlikely*) say the same as a
negated statement in other words, so a translation may use them instead. What denies nothing is hidden too: *not only*,
*or not*, and set phrases such as *not less than* (at least), *do not forget* (be sure to) and *until* in the languages
that say *while not*.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from mtcheck.languages.language import group

__all__ = ["KNOWN", "Negation", "negation_for"]


class Negation(NamedTuple):
    """Patterns of one language; case does not matter. Serbo-Croatian is to be in Latin script, all else in its own."""

    clear: re.Pattern[str]
    hidden: re.Pattern[str]


_CLEAR: Final = {
    "en": r"(?<!\bor )not(?! (?:only|just|merely|least))|cannot|"
    r"\w+n(?:['’]|&#39;)t|never|nobody|no[ -]one|nothing|nowhere|neither|nor|none",
    "hbs": r"(?<!\bili )(?<!\bdok )ne(?! (?:samo|manje|više|zaborav\w*))|nije(?! samo)|nisam|nisi|nismo|niste|"
    r"nisu(?! samo)|neć[ue]\w*|"
    r"nemoj\w*|nema(?:m|š|mo|te|ju|o|l[aio])?|"
    r"nikad\w*|niko(?:g\w*)?|nitko|nikom\w*|ništa|ničeg\w*|ničem\w*|nigd[jie]e?|nijed\w+|"
    r"nikakv\w+|niti",
    "sl": r"(?<!\bali )(?<!\bdokler )ne(?! (?:samo|le|manj|več|glede|pozabi\w*))|ni(?! (?:samo|le))|nisem|nisi|"
    r"nismo|niste|niso|"
    r"nima\w*|noče\w*|nihče|nikoli|nikogar|nič|nobe\w+|niti|"
    r"nikjer",
    "cs": r"ne|není|nejsou|nejsem|nebyl\w*|nebude\w*|nemá\w*|nemohl\w*|nemůž\w*|nikdo|nikdy|nic|žádn\w+|"
    r"ani|nikde",
    "pl": r"(?<!\blub )(?<!\bczy )(?<!\bdopóki )"
    r"(?<!\bna )(?<!\bo )(?<!\bpo )(?<!\bw )(?<!\bza )(?<!\bnad )(?<!\bpod )(?<!\bprzed )(?<!\bprzez )"
    r"nie(?! (?:tylko|mniej|więcej|zapomnij\w*))|nigdy|nikt|nikogo|nikomu|nic|niczego|żad\w+|ani|nigdzie",
    "uk": r"(?<!\bчи )(?<!\bабо )(?<!\bпоки )(?<!\bтим )(?<!\bдалеко )"
    r"не(?! (?:лише|тільки|менш\w*|більше|раніше|пізніше|забу(?:дь|ва)\w*))|немає|нема|ніколи|ніхто|"
    r"нікого|нікому|нічого|ніщо|жод\w+|ані|ніде",
    "ru": r"(?<!\bили )(?<!\bпока )(?<!\bтем )(?<!\bдалеко )"
    r"не(?! (?:только|просто|мен(?:ее|ьше)|бол(?:ее|ьше)|раньше|позже|позднее|забу(?:дь|ва)\w*))|"
    r"(?<!\bили )нет|никогда|никто|никого|никому|ничего|ничто|никак\w+|(?<!\bбы то )(?<!\bбы )ни|"
    r"нигде",
    "bg": r"(?<!\bили )(?<!\bдокато )не(?! (?:само|по-малко|повече|по-рано|по-късно|забрав\w*))|няма\w*|никога|"
    r"никой|никого|нищо|никак\w*|нито|никъде",
    "mk": r"(?<!\bили )(?<!\bдодека )не(?! (?:само|помалку|повеќе|порано|подоцна|заборав\w*))|нема\w*|никогаш|"
    r"никој|никого|ништо|никак\w+|ниту|никаде",
    "fr": r"pas(?! (?:seulement|uniquement))|jamais|aucun\w*|nulle?",
    "de": r"nicht(?! nur)|kein\w*|nie|niemals|niemand\w*|nichts|nirgends|weder",
}
_HIDDEN: Final = {
    "en": r"no|not (?:only|just|merely|least)|or not|without|un(?!der|it|iq|iv|ion|ifo|iso|to)\w{3,}|"
    r"in(?:ability|complete|correct|effective|sufficient|tolera\w+|valid|visible)|"
    r"im(?:possible|probable)|"
    r"dis(?:agree|allow|approv|believ|connect|courag|honest|like|miss|obey|pleas|prov|regard|satisf|similar|trust|unit)"
    r"\w*|"
    r"non\w*|fail\w*|lack\w*|refus\w+|reject\w*|den(?:y|ie[sd]|ying|ial)|avoid\w*|prevent\w*|"
    r"hardly|barely|scarcely|rarely|seldom|few|little|only|unless|instead|rather than|absen\w+|"
    r"scarce|struggl\w+|declin\w+|limited|illegal\w*|stop\w*|keep\w* quiet|stay\w* away|short of|waved (?:away|aside)|"
    r"miss\w+|los[te]\w*|ceas\w+|otherwise|exclud\w+|too|any\w*|yet|\w+less|less|fewer|rare|devoid|deficien\w+|lest|"
    r"abort\w*|far from|differ\w* from|apart|aside|except\w*",
    "hbs": r"ne (?:manje|više|zaborav\w*)|nije samo|bez|osim|jedva|teško|ni|ne\w{3,}|odbi\w+|poriče\w*|demant\w+|"
    r"nedosta\w+|izosta\w+|samo|dok|"
    r"spriječ\w+|spreč\w+|bezm\w+|prest\w+|malo|rijetko|retko|zabran\w+|umjesto|umesto|jedino|tek",
    "sl": r"ne (?:manj|več|glede|pozabi\w*)|brez|razen|komaj|ne\w{3,}|zavr\w+|zanik\w+|samo|le|dokler",
    "cs": r"bez|kromě|sotva|ne\w{2,}|odmít\w+|popře\w*|jen|pouze|přest\w+",
    "pl": r"nie (?:mniej|więcej|zapomnij\w*)|(?:lub|czy|dopóki) nie|bez|oprócz|ledwo|nie\w{3,}|odm[óa]w\w+|"
    r"zaprzecz\w+|tylko|przesta\w+|dopóki|brak\w*",
    "uk": r"не (?:менш\w*|більше|раніше|пізніше|забу(?:дь|ва)\w*)|(?:тим|далеко) не|без|окрім|крім|ледве|"
    r"не\w{3,}|відмов\w+|запереч\w+|лише|тільки|поки|ні",
    "ru": r"не (?:просто|мен(?:ее|ьше)|бол(?:ее|ьше)|раньше|позже|позднее|забу(?:дь|ва)\w*)|(?:тем|далеко) не|"
    r"без|кроме|едва|не\w{3,}|отказ\w+|отриц\w+|только|лишь|пока",
    "bg": r"не (?:по-малко|повече|по-рано|по-късно|забрав\w*)|без|освен|едва|не\w{3,}|отказ\w+|отрич\w+|само|докато",
    "mk": r"не (?:помалку|повеќе|порано|подоцна|заборав\w*)|без|освен|едвај|не\w{3,}|одби\w+|негир\w+|само|додека",
    "fr": r"ne|n['’]\w+|rien|personne|ni|sans|non|sauf|peu|refus\w+|nie[rz]?|manqu\w+|guère|plutôt|"
    r"in(?:capa|suff|util|val)\w+|impossib\w+",
    "de": r"ohne|außer|kaum|un\w{3,}|weiger\w+|bestreit\w+|nur|\w+los\w*|lehnt\w*|verhinder\w+",
}

KNOWN: Final = frozenset(_CLEAR)
"""The languages (or groups of languages) with a word list."""


@cache
def negation_for(tag: str) -> Negation | None:
    """The negations of the language that a BCP 47 tag names, or None where they are not known."""
    language = group(tag)
    if language not in _CLEAR:
        return None
    return Negation(*(re.compile(rf"\b(?:{table[language]})\b", re.IGNORECASE) for table in (_CLEAR, _HIDDEN)))
