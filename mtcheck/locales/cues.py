"""Words and endings beside a name that tell its case, for sources in Latin script."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["APPOSITION", "FUNCTION_WORDS", "MASCULINE_GENITIVE", "TITLES", "UNMISTAKABLE"]

APPOSITION: Final = re.compile(
    "(?:grad|mjest|mest|sel|općin|opštin|prefektur|provincij|pokrajin|regij|držav|republik|okrug|okrožj|županij|kanton"
    "|rijek|rek|jezer|planin|gor|otok|ostrv|zaliv|plaž|park|ulic|bulevar|bulvar|trg|most|pristanišč|pristaniš|letališč|luk|aerodrom"
    "|zračn|oblast|kvart|četvrt|imanj|vrt|poluotok|poluostrv|polotok|otoč|naselj|distrikt|dolin|ranč|dvor|dvorac|tvrđav|utvrd|grob"
    "|crkv|cerkv|katedral|muzej|opatij|samostan|manastir|kazališt|pozorišt|kin|televizij|emisij|oddaj|igr|nagrad|stanic|postaj|hotel|restoran|dvoran|stadion|bolnic|škol|šol|univerzitet|univerz|sveučiliš|institut"
    "|agencij|tvrtk|kompanij|podjetj|firm|banak|bank|stranak|strank|klub|ekip|momčad|moštv|tim|grup|skupin|bend"
    "|časopis|list|novin|stranic|film|serij|album|pjesm|pesm|roman|knjig|brod|ladj|raket|letal|avion|projekt|sporazum"
    "|pleme|plemen|narod|ljudstv|jezik|vrst|rod|uragan|orkan|oluj|tajfun)(?:[aeiou]|ama|ima|ovima|evima|ovi|ah|ih|om|em|jo|og|ega|omu|ov|ev)?",
    re.IGNORECASE,
)
"""Nouns whose name may follow undeclined: *u prefekturi Niigata*, *agencije Ansa*."""

FUNCTION_WORDS: Final = re.compile(
    "i|a|ali|ili|in|ter|te|pa|da|je|su|so|bi|će|ne|se|si|sta|ste|smo|sem|sam|kao|kako|kot|kje|gdje|gde|kad|kada|ko|kdo|tko"
    "|što|šta|ko[jg]\\w*|ki|kater\\w*|čij\\w*|kar|je|bil[aoie]?|bio|jer|ker|čeprav|iako|dok|ako|če|to|taj|ta|ov\\w{1,3}|on\\w{0,2}"
    "|mu|mi|ga|nj\\w+|svoj\\w*|još|već|samo|tudi|također|takođe|jučer|danes|danas|sutra|včeraj|jutri|nakon|kasnije|ranije|zatim"
    "|nato|tada|onda"
)
"""Words that say nothing about the case of the name after them."""

MASCULINE_GENITIVE: Final = re.compile(
    r".+(?:[kn]ika|[rl]ja|tora|[^ij]era|ača|ara|ora|nta|ala|ira|lja|ana|ca|ina|sta|ista|oga|ga|ega|eg|og)"
)
"""Nouns of masculine persons, and masculine adjectives, in the genitive: *predsjednika*, *kralja*, *crvenog*."""

TITLES: Final = frozenset("g gosp gospodina gospoda sir sira dr prof".split())  # noqa: SIM905

UNMISTAKABLE: Final = re.compile(
    r"(?:[aeouy]|[^aeiouy]r)(?:ja|ju|jem|jom)|i(?:ju|jem)|uu|[^aeiou]ea|[^aeiou]eu|[iy]u|ya|yem|ooa|oua|[aeiou]hu"
)
"""Ends of words that are hardly ever a nominative's: *Wembleyu*, *Weisea*, *Santoriniju*."""
