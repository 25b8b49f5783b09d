"""The status words of published termbases, and a concept in every style that says one of *Kiev* beside *Kyiv*."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

__all__ = ["STYLES", "V2", "V3_DCA", "WORDS"]

V2 = """<martif type="TBX" xml:lang="{root}"><text><body><termEntry id="c1">
<langSet xml:lang="en">
<tig><term>Kyiv</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
<{tig}><term>Kiev</term><termNote type="{kind}">{status}</termNote></{tig}></langSet>
<langSet xml:lang="sr"><tig><term>Kijev</term></tig></langSet></termEntry></body></text></martif>"""
V3_DCA = """<tbx type="TBX-Basic" style="dca" xml:lang="{root}" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1"><langSec xml:lang="en"><termSec><term>Kyiv</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
<termSec><term>Kiev</term><termNote type="{kind}">{status}</termNote></termSec></langSec>
<langSec xml:lang="sr"><termSec><term>Kijev</term></termSec></langSec></conceptEntry></body></text></tbx>"""
V3_DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="{root}" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="c1"><langSec xml:lang="en"><termSec><term>Kyiv</term>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>Kiev</term><min:{kind}>{status}</min:{kind}></termSec></langSec>
<langSec xml:lang="sr"><termSec><term>Kijev</term></termSec></langSec></conceptEntry></body></text></tbx>"""
TBX_MIN = """<TBX dialect="TBX-Min"><header><id>x</id><languages source="sr" target="en"/></header><body>
<entry id="c1"><langGroup xml:lang="sr"><termGroup><term>Kijev</term></termGroup></langGroup>
<langGroup xml:lang="en"><termGroup><term>Kyiv</term><termStatus>preferred</termStatus></termGroup>
<termGroup><term>Kiev</term><noteGrp><note><noteKey>by</noteKey></note></noteGrp><termStatus>{status}</termStatus>
</termGroup></langGroup></entry></body></TBX>"""
MULTITERM = """<?xml version="1.0"?><mtf><conceptGrp><concept>c1</concept>
<transacGrp><transac type="origination">ana</transac><date>2022-01-18T10:00:00</date></transacGrp>
<languageGrp><language type="Serbian (Latin)" lang="SR"/><termGrp><term>Kijev</term></termGrp></languageGrp>
<languageGrp><language type="English" lang="EN"/><termGrp><term>Kyiv</term>
<descripGrp><descrip type="Status">preferred</descrip></descripGrp></termGrp>
<termGrp><term>Kiev</term><descripGrp><descrip type="Status">{status}</descrip></descripGrp></termGrp></languageGrp>
</conceptGrp></mtf>"""
TABLE = "Concept ID,Term [en],Status [en],Term [sr]\nc1,Kyiv,preferred,Kijev\nc1,Kiev,{status},\n"

_MEANINGS: Final = {
    "allowed": """
        admittedTerm-admn-sts, admitted, admittedTerm, preferredTerm-admn-sts, preferred, standardizedTerm-admn-sts,
        standardized, standardizedTerm, legalTerm-admn-sts, legal, regulatedTerm-admn-sts, proposed, proposedTerm, new,
        approved, recommended, allowed, permitted, dozvoljeno, допущено, допустимый
        """,
    "discouraged": """
        supersededTerm-admn-sts, superseded, obsolete, obsoleteTerm, notRecommended, not recommended, outdated, archaic,
        avoid, zastarelo, застаріле, устаревший
        """,
    "forbidden": """
        deprecatedTerm-admn-sts, deprecated, deprecatedTerm, forbidden, rejected, prohibited, do not use, Do Not Use,
        doNotUse, banned, not allowed, incorrect, zabranjeno, заборонено, запрещено, verboten
        """,
}
WORDS: Final = [(" ".join(word.split()), field) for field, words in _MEANINGS.items() for word in words.split(",")]
"""Each word and the field of the entry that *Kiev* belongs in."""

_Make = Callable[[str], tuple[str, str]]
STYLES: Final[dict[str, _Make]] = {
    "v2": lambda word: ("n.tbx", V2.format(root="sr", tig="tig", kind="administrativeStatus", status=word)),
    "v2 ntig": lambda word: ("n.tbx", V2.format(root="en", tig="ntig", kind="normativeAuthorization", status=word)),
    "v3 dca": lambda word: ("n.tbx", V3_DCA.format(root="de", kind="administrativeStatus", status=word)),
    "v3 dca usage": lambda word: ("n.tbx", V3_DCA.format(root="de", kind="usageStatus", status=word)),
    "v3 dct": lambda word: ("n.tbx", V3_DCT.format(root="sr", kind="administrativeStatus", status=word)),
    "v3 dct norm": lambda word: ("n.tbx", V3_DCT.format(root="sr", kind="normativeAuthorization", status=word)),
    "min": lambda word: ("n.tbx", TBX_MIN.format(status=word)),
    "multiterm": lambda word: ("n.xml", MULTITERM.format(status=word)),
    "table": lambda word: ("n.csv", TABLE.format(status=word)),
}
"""The name and the text of a file in which a word is said of *Kiev*."""
