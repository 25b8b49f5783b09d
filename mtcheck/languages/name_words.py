"""First names and surnames that are words too, with what a machine makes of them in English."""

from __future__ import annotations

from typing import Final

__all__ = ["NAME_WORDS", "TITLES"]


def _names(text: str) -> dict[str, tuple[str, ...]]:
    """Lines of ``name meaning meaning …``; names as :func:`mtcheck.languages.respelling.latin` spells them."""
    return {name: tuple(meanings) for name, *meanings in (line.split() for line in text.strip().splitlines())}


NAME_WORDS: Final = {
    "hbs": _names(
        """
        slobodan free
        slobodanka free
        vuk wolf
        nada hope
        vera faith religion
        vjera faith religion
        zora dawn
        zorica dawn
        ruža rose
        ružica rose rosary
        višnja cherry
        jagoda strawberry
        dunja quince
        jasna clear
        vedran cheerful bright serene
        vedrana cheerful bright serene
        vesna spring
        iskra spark
        zvezdan starry
        zvjezdan starry
        zvezdana starry
        zdravko healthy
        srećko lucky happy
        srećan happy lucky
        sretan happy lucky
        radovan joyful
        radosna joyful
        dragan dear
        dragana dear
        drago glad dear
        draga dear
        mila dear sweet
        mile dear miles
        milan dear
        zlata gold golden
        zlatan golden
        zlatko gold golden
        biserka pearl
        biser pearl
        ognjen fiery
        grozda grape
        neven marigold
        nevena marigold
        ljubica violet
        jablan poplar
        javor maple
        jasen ash clear
        sokol falcon
        golub pigeon dove
        medved bear
        medvjed bear
        jelen deer
        zec rabbit hare
        kovač blacksmith smith
        kovačević blacksmith
        gordana proud
        gordan proud
        slavica wren
        sunčica sunny
        sunčana sunny
        snežana snow snowwhite
        snježana snow snowwhite
        jesenka autumn
        mirna calm peaceful
        mira peace
        miran calm peaceful
        vojin soldier
        ratko warlike
        ratka warlike
        goran highlander
        sanja dreams dreaming
        budimir peace
        stojan standing
        stanko station
        tanja thin
        krunoslav crown
        kruna crown
        """
    ),
    "sl": _names(
        """
        zvezdana starry
        vesna spring
        nada hope
        vera faith religion
        zora dawn
        jasna clear
        jagoda strawberry
        kovač blacksmith smith
        medved bear
        zajc rabbit hare
        golob pigeon dove
        volk wolf
        jelen deer
        slavko glory
        srečko lucky happy
        """
    ),
    "uk": _names(
        """
        nadija hope
        vira faith
        ljubov love
        zorjana starry
        lev lion
        myr peace
        vovk wolf
        koval blacksmith smith
        moroz frost
        """
    ),
    "ru": _names(
        """
        nadežda hope
        vera faith
        ljubov love
        lev lion
        roza rose
        volk wolf
        moroz frost
        """
    ),
}  # fmt: skip
"""By language group."""

TITLES: Final = frozenset(
    """
    ambassador archbishop attorney baron bishop brother captain cardinal chairman chancellor chief coach colleague
    colonel comrade count countess doctor duke emperor empress engineer father friar general gentleman governor judge
    justice king lady lieutenant lord madam major marshal mayor minister miss mister monk mother officer patriarch
    philosopher pope premier president prince princess professor queen saint secretary senator sergeant sir sister
    speaker sultan teacher tsar uncle aunt
    """.split()  # noqa: SIM905
)
"""Words before a name that are no part of it, and that some write with a capital in the source."""
