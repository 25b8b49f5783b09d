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


_UNRELATED: Final = {
    "hbs": r"k[aeio]|kad\w*|kak\w*|ki\w+|k[aeou]\w{1,2}|k[ou]liko|kolic\w*|kret\w*|što|čeg\w*|čem\w*|gd[jie]\w*|go|"
    r"(?:d[jie]*elj|davn|posr|zavis|ovis|sreć|vrijem|vrem|vjerov|vjeroj|verov|prijat|prek|neu|bes|bo|bod|vad|vj?est|"
    r"m[ai]č|mač|ophod|umoljiv|um[io]r|gativ|gir|rv|uro|utr|to|vjeroj)\w*",
    "sl": r"k[aieo]\w*|(?:d[eo]lj|davn|posr|odvis|sre[čć]|verjet|prijat|prest|neh|b[oeu]|vad|v[ei]ht|mšk|mč|vrj|"
    r"nadom|"
    r"gativ|rv|vro|vtr|to|voljn|varn)\w*",
    "cs": r"bo|boť|boli|ž|žli|j\w*|b[eí]\w*|buď|ch(?!c|t[ěí])\w*|(?:děl|dávn|hod|moc|movit|mluvň|mnoh|rv|uro|utr|"
    r"gativ|vad|"
    r"w|ustál|závisl|pokoj|pohod|výhod|způsobil|koneč|zbytn|návi|přát|přít|štěst|teř|věst|smysl|smrt|srovn|"
    r"odmysl)\w*|s(?:l[ayio]?|ou|e)",
    "pl": r"d[łl]ugo|wiel\w*|któr\w*|dawn\w*|mal\w*|mnie\w*|ch\w*|c[oa]\w*|go|j|(?:dziel|m[ic]|mow|b[oai]|bezp|podl|"
    r"zale|ruch|szcz|"
    r"zwyk|zb[ęy]|spodz|ust|liczn|opod|jedn|st)\w*",
    "uk": r"го|ю|ї|бо|(?:зваж|щод|дав|ділі|зал|безп|гайн|обхід|вели|баг|руч|рух|дорог|бес|б[аіо]|вад|гатив|рв|йр|од|"
    r"мин|"
    r"несен|сут|щасл|наче|мов|вж|вдовз|задовг|звич|йм|нав)\w*",
    "ru": r"го|му|ё|й|(?:смотр|кот|ско|дел|дав|зав|мног|больш|фт|обх|мец|мц|рв|йр|йтр|дви|посред|медл|бо|бес|вад|гатив|"
    r"далек|дор|кт|чт|уж|жел|веро|изм|однокр|сч|обыч|пр[ие]м|вест|ук|сколь)\w*",
    "bg": r"г[оаи]\w*|й|я|щ[оа]\w*|(?:обх|дел|зав|мск|мц|рв|вр|бе|бос|вад|гатив|ка|йн|посред|вер|прек|изб|движ|прем|"
    r"ут|фт)\w*",
    "mk": r"г[оа]\w*|ј|а|што|кој\w*|кол\w*|(?:обх|дел|зав|рв|вр|б|вад|гатив|к[аои]|посред|вер|прек|изб|движ|опх|ут|"
    r"одамн)\w*",
}
"""Words that only begin like a negated one, without their *ne-* (in Polish *nie-*): *nekoliko*, *nedjelja*, *nebo*."""


_CZECH_VERB: Final = (
    r"(?:l[aoiy]?|[iuyíáěa]je|[uů]ji|[íá](?:m|š|me|te)|[aáě]jí|(?:ud|jd|ed|ad|mo[hž]|[řžč]|tan|jm|čn|in|kn)ou|eme|"
    r"ete|eš|"
    r"[dnmžřšc]e|[aáeěíiuy]t|[žčřšdjtlpbmvsz]í|[dkhs]á|[áí]vá|[éíá]tá)"
)
"""What Czech verbs end in and other words with *ne-* seldom do."""


def _negated(language: str, prefix: str, letters: int) -> str:
    """Words that begin with a negative prefix, as a pattern."""
    return rf"{prefix}(?!(?:{_UNRELATED[language]})\b)\w{{{letters},}}"


_CLEAR: Final = {
    "en": r"(?<!\bor )not(?! (?:only|just|merely|least))|cannot|"
    r"\w+n(?:['’]|&#39;)t|never|nobody|no[ -]one|nothing|nowhere|neither|nor|none",
    "hbs": r"(?<!\bili )(?<!\bdok )ne(?! (?:samo|manje|više|zaborav\w*|okl[ij]*eva\w*|ustručava\w*))|nije(?! samo)|"
    r"nisam|nisi|nismo|niste|"
    r"nisu(?! samo)|neć[ue]\w*|"
    r"nemoj\w*|nema(?:m|š|mo|te|ju|o|l[aio])?|"
    r"nikad\w*|niko(?:g\w*)?|nitko|nikom\w*|ništa|ničeg\w*|ničem\w*|nigd[jie]e?|nijed\w+|"
    r"nikakv\w+|niti",
    "sl": r"(?<!\bali )(?<!\bdokler )ne(?! (?:samo|le|manj|več|glede|pozabi\w*))|ni(?! (?:samo|le))|nisem|nisi|"
    r"nismo|niste|niso|"
    r"nima\w*|noče\w*|nihče|nikoli|nikogar|nič|nobe\w+|niti|"
    r"nikjer",
    "cs": r"(?<!\bči )(?<!\bnebo )ne(?! (?:jen|pouze|méně|více))|není|nejsou|nejsem|nejsme|nejste|nejsi|"
    r"nesmí\w*|nejde|nejd(?:e|ou|eme|ete)|" + rf"ne(?!(?:{_UNRELATED['cs']})\b)(?=\w*{_CZECH_VERB}\b)\w+(?<!n[eí])|"
    r"neznamen\w+|nezmění|nezačn\w+|neúčastní|nebrání|neplní|nemění|nestane\w*|"
    r"neví|neřekn\w+|"
    r"nikdo|nikoho|nikomu|nikým|nikdy|nikam|nic|ničeho|ničemu|ničím|žádn\w+|nijak\w*|ani|nikde|nikoli\w*",
    "pl": r"(?<!\blub )(?<!\bczy )(?<!\bdopóki )"
    r"(?<!\bna )(?<!\bo )(?<!\bpo )(?<!\bw )(?<!\bza )(?<!\bnad )(?<!\bpod )(?<!\bprzed )(?<!\bprzez )"
    r"nie(?! (?:tylko|mniej|więcej|zapomnij|waha)\w*)|nigdy|nikt|nikogo|nikomu|nic|niczego|żad\w+|ani|nigdzie",
    "uk": r"(?<!\bчи )(?<!\bабо )(?<!\bпоки )(?<!\bтим )(?<!\bдалеко )"
    r"не(?! (?:лише|тільки|менш\w*|більше|раніше|пізніше|забу(?:дь|ва)\w*|вага\w*))|немає|нема|ніколи|ніхто|"
    r"нікого|нікому|нічого|ніщо|жод\w+|ані|ніде",
    "ru": r"(?<!\bили )(?<!\bпока )(?<!\bтем )(?<!\bдалеко )"
    r"не(?! (?:только|просто|мен(?:ее|ьше)|бол(?:ее|ьше)|раньше|позже|позднее|забу(?:дь|ва)\w*|(?:сомнева|стесня|"
    r"колеб)\w*))|"
    r"(?<!\bили )нет|никогда|никто|никого|никому|ничего|ничто|никак\w+|(?<!\bбы то )(?<!\bбы )ни|"
    r"нигде",
    "bg": r"(?<!\bили )(?<!\bдокато )не(?! (?:само|по-малко|повече|по-рано|по-късно|забрав\w*|се (?:колеба|"
    r"съмнява)\w*))|няма\w*|никога|"
    r"никой|никого|нищо|никак\w*|нито|никъде",
    "mk": r"(?<!\bили )(?<!\bдодека )не(?! (?:само|помалку|повеќе|порано|подоцна|заборав\w*))|нема\w*|никогаш|"
    r"никој|никого|ништо|никак\w+|ниту|никаде",
    "fr": r"pas(?! (?:seulement|uniquement))|jamais|aucun\w*|nulle?",
    "de": r"nicht(?! nur)|kein\w*|nie|niemals|niemand\w*|nichts|nirgends|weder",
}
_HIDDEN: Final = {
    "en": r"no|hesitat\w*|more (?:of )?an?|out of|not (?:only|just|merely|least)|or not|without|un(?!der|it|iq|iv|"
    r"ion|ifo|iso|to)\w{3,}|"
    r"in(?:ability|complete|correct|effective|sufficient|tolera\w+|valid|visible)|"
    r"im(?:possible|probable)|"
    r"dis(?:agree|allow|approv|believ|connect|courag|honest|like|miss|obey|pleas|prov|regard|satisf|similar|trust|"
    r"unit)"
    r"\w*|"
    r"non\w*|fail\w*|lack\w*|refus\w+|reject\w*|den(?:y|ie[sd]|ying|ial)|avoid\w*|prevent\w*|"
    r"hardly|barely|scarcely|rarely|seldom|few|little|only|unless|instead|rather than|absen\w+|"
    r"scarce|struggl\w+|declin\w+|limited|illegal\w*|stop\w*|keep\w* quiet|stay\w* away|short of|waved (?:away|"
    r"aside)|"
    r"miss\w+|los[te]\w*|ceas\w+|otherwise|exclud\w+|too|any\w*|yet|\w+less|less|fewer|rare|devoid|deficien\w+|lest|"
    r"abort\w*|far from|differ\w* from|apart|aside|except\w*",
    "hbs": r"ne (?:okl[ij]*eva|ustručava)\w*|ne (?:manje|više|zaborav\w*)|nije samo|bez|osim|jedva|teško|ni|"
    + _negated("hbs", "ne", 3)
    + r"|odbi\w+|poriče\w*|demant\w+|"
    r"nedosta\w+|izosta\w+|samo|dok|"
    r"spriječ\w+|spreč\w+|bezm\w+|prest\w+|malo|rijetko|retko|zabran\w+|umjesto|umesto|jedino|tek",
    "sl": r"ne (?:manj|več|glede|pozabi\w*)|brez|razen|komaj|"
    + _negated("sl", "ne", 3)
    + r"|zavr\w+|zanik\w+|samo|le|dokler",
    "cs": r"ne(?:váh|zapom|(?:jen|pouze)\b)\w*|beze?|kromě|sotva|"
    + _negated("cs", "ne", 2)
    + r"|odmít\w+|popře\w*|jen|pouze|přest\w+",
    "pl": r"czy(?: \w+){0,3} nie|nie waha\w*|nie (?:mniej|więcej|zapomnij\w*)|(?:lub|czy|dopóki) nie|bez|oprócz|"
    r"ledwo|" + _negated("pl", "nie", 2) + r"|odm[óa]w\w+|"
    r"zaprzecz\w+|tylko|przesta\w+|dopóki|brak\w*",
    "uk": r"(?:чи|а)(?: \w+){0,3} не|не вага\w*|не (?:менш\w*|більше|раніше|пізніше|забу(?:дь|ва)\w*)|(?:тим|"
    r"далеко) не|без|окрім|крім|ледве|" + _negated("uk", "не", 2) + r"|відмов\w+|запереч\w+|лише|тільки|поки|ні",
    "ru": r"не(?: \w+){0,2} ли|а не|не (?:сто[ий]т )?(?:сомнева|стесня|колеб)\w*|не (?:просто|мен(?:ее|ьше)|"
    r"бол(?:ее|ьше)|раньше|позже|позднее|забу(?:дь|ва)\w*)|(?:тем|далеко) не|"
    r"без|кроме|едва|" + _negated("ru", "не", 2) + r"|отказ\w+|отриц\w+|только|лишь|пока",
    "bg": r"дали(?: \w+){0,2} не|а не|не се (?:колеба|съмнява)\w*|не (?:по-малко|повече|по-рано|по-късно|забрав\w*)|"
    r"без|освен|едва|" + _negated("bg", "не", 2) + r"|отказ\w+|отрич\w+|само|докато",
    "mk": r"не (?:помалку|повеќе|порано|подоцна|заборав\w*)|без|освен|едвај|"
    + _negated("mk", "не", 2)
    + r"|одби\w+|негир\w+|само|додека",
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
