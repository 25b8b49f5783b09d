"""Families and what is theirs, which do not misspell the name that they bear (*the Nikolićs*, *the Obamas*)."""

from __future__ import annotations

from mtcheck.languages.declension import cues_for
from mtcheck.languages.derivations import derivations_for
from mtcheck.languages.respelling import fold, is_heard_as
from mtcheck.names.mention import Mention

__all__ = ["is_family_of"]


def is_family_of(mention: Mention, name: str) -> bool:
    """Whether a word is the target's plural of a name that an article is before, or that the source does not have in
    the singular either (*Ивановы*, *Николићевих*)."""
    word, target_lang = mention.word, mention.sentence.target_lang
    plural, text = derivations_for(target_lang).plural, mention.sentence.translation
    added = word.folded.removeprefix(fold(name))
    if not plural or added == word.folded or not added.endswith(plural) or len(added) > len(plural) + 1:
        return False  # *Babišes* has a vowel more
    before = text[mention.number - 1].text.casefold() if mention.number and word.joined else ""
    if before in cues_for(target_lang).definite:
        return True
    return mention.form is not None and not _is_in_the_singular(mention, name)


def _is_in_the_singular(mention: Mention, name: str) -> bool:
    own = (one for one in mention.readings if fold(one.nominative) == fold(name) or is_heard_as(one.nominative, name))
    return any(not one.ending or one.oblique for one in own)
