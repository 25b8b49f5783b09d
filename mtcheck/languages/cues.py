"""Words and endings beside a name that tell its case, for sources in Latin script."""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "ABBREVIATED_TITLES",
    "APPOSITION",
    "FIRST_OF_A_PLACE",
    "FUNCTION_WORDS",
    "MASCULINE_GENITIVE",
    "NAMING",
    "SAYING",
    "TAKES_J",
    "TITLES",
    "UNMISTAKABLE",
]

APPOSITION: Final = re.compile(
    "(?:grad|mjest|mest|sel|općin|opštin|prefektur|provincij|pokrajin|regij|držav|republik|okrug|okrožj|županij|kanton"
    "|rijek|rek|jezer|planin|gor|otok|ostrv|zaliv|plaž|park|zamak|zamk|ulic|bulevar|bulvar|trg|most|pristanišč|pristaniš|letališč|luk|aerodrom"
    "|zračn|oblast|kvart|četvrt|imanj|vrt|poluotok|poluostrv|polotok|otoč|naselj|distrikt|dolin|ranč|dvor|dvorac|tvrđav|utvrd|grob"
    "|crkv|cerkv|rezervat|katedral|muzej|opatij|samostan|manastir|kazališt|pozorišt|kin|televizij|emisij|oddaj|igr|nagrad|stanic|postaj|hotel|restoran|dvoran|stadion|bolnic|škol|šol|univerzitet|univerz|sveučiliš|institut"
    "|agencij|tvrtk|kompanij|podjetj|firm|banak|bank|stranak|strank|klub|ekip|momčad|moštv|tim|grup|skupin|bend"
    "|časopis|list|novin|stranic|film|serij|dram|komedij|oper|album|pjesm|pesm|roman|knjig|brod|ladj|lađ|šalup|jaht|jedrilic|fregat|trajekt|podmornic|raket|letal|avion|projekt|sporazum"
    "|pleme|plemen|narod|ljudstv|jezik|vrst|rod|uragan|orkan|oluj|tajfun)(?:[aeiou]|ama|ima|ovima|evima|ovi|ah|ih|om|em|jo|og|ega|omu|ov|ev)?",
    re.IGNORECASE,
)
"""Nouns whose name may follow undeclined: *u prefekturi Niigata*, *agencije Ansa*."""

FUNCTION_WORDS: Final = re.compile(
    "i|a|ali|ili|in|ter|te|pa|da|je|su|so|bi|će|ne|se|si|sta|ste|smo|sem|sam|kao|kako|kot|kje|gdje|gde|kad|kada|ko|kdo|tko"
    "|što|šta|ko[jg]\\w*|ki|kater\\w*|čij\\w*|kar|je|bil[aoie]?|bio|jer|ker|čeprav|iako|dok|ako|če|to|taj|ta|ov\\w{1,3}|on\\w{0,2}"
    "|mu|mi|ga|nj\\w+|svoj\\w*|još|već|samo|tudi|također|takođe|jučer|danes|danas|sutra|včeraj|jutri|nakon|kasnije|ranije|zatim"
    "|nato|tada|onda|al|bin|das|de[ilnr]?|della|di|dos|du|el|ibn|la|las|le|los|van|von"
)
"""Words that say nothing about the case of the name after them, particles of foreign names among them."""

MASCULINE_GENITIVE: Final = re.compile(
    r".+(?:[kn]ika|[rl]ja|tora|[^ij]era|ača|ara|ora|nta|ala|ira|lja|ana|ca|ina|sta|ista|oga|ga|ega|eg|og)"
)
"""Nouns of masculine persons, and masculine adjectives, in the genitive: *predsjednika*, *kralja*, *crvenog*."""

TITLES: Final = frozenset("g gosp gospodina gospoda sir sira dr prof".split())  # noqa: SIM905

ABBREVIATED_TITLES: Final = frozenset("g gosp dr prof".split())  # noqa: SIM905
"""Titles that are the same in every case, so that they only tell that a person follows."""

SAYING: Final = re.compile(
    "rekao|rekla|kazao|kazala|izjavi(?:o|la)|doda(?:o|la)|istakao|istakla|naveo|navela|poruči(?:o|la)|objasni(?:o|la)"
    "|napomenu(?:o|la)|naglasi(?:o|la)|kaže|veli|navodi|ističe|dodaje|tvrdi|poručuje|objašnjava|napominje|naglašava"
    "|rekel|dejala?|dodala?|povedala?|pojasnila?|pravi|pravijo"
)
"""Verbs of saying, whose object is what is said: a person beside them is their subject or stands in the dative."""

FIRST_OF_A_PLACE: Final = re.compile(
    "alta|bah[ií]a|bocc?a|casa|costa|isla|laguna|nova|nueva|playa|plaza|porta|punta|santa|serra|sierra|terra|tierra|vila|villa",
    re.IGNORECASE,
)
"""What Romance names of places begin with: the last word is declined, this one never (*iz Santa Fea*)."""

_CALLED: Final = "(?:zov[eu]|zva(?:o|l[aoi]?)|imenuje|imenova(?:o|la?))"
NAMING: Final = re.compile(
    f"{_CALLED} s[ei]|s[ei] {_CALLED}|(?:po|pod) imen(?:u|om)|[^ ]+ zvan(?:[aeiou]|og|oga|om|ome|oj|im|ih)?"
)
"""Two words after which a name stands in the nominative: *koje se zove Donggala*, *po imenu Stepanida*."""

TAKES_J: Final = {"hbs": re.compile("i$"), "sl": re.compile("(?:i|[^o]u)$")}
"""By language group: ends of nominatives that take *-ja*, not *-a* (*Toni, Tonija*; Slovene *Peru, Peruja*)."""

UNMISTAKABLE: Final = re.compile(
    r"(?:[aeouy]|[^aeiouy]r)(?:ja|ju|jem|jom)|i(?:ju|jem)|uu|[^aeiou]ea|[^aeiou]eu|[iy]u|eya|yem|ooa|oua|[aeiou]hu"
)
"""Ends of words that are hardly ever a nominative's: *Wembleyu*, *Weisea*, *Santoriniju*."""
