"""The source uses *I* or *we* where the translation does not, or vice versa; *he* became *she*.

What it finds
-------------
A segment whose source is in the first person (*izgubio sam*, *nismo*, *ich*) while nothing in the translation is, or
may stand for, the first person; and a translation with *I*, *we* or *our* while nothing in the source can be the
first person. A reference, where there is one, must agree with the source. Into English also *he* where the source
says *she* and nothing masculine, and vice versa.

Why it matters
--------------
*Izgubio sam sestru* translated as ``He lost his sister`` is fluent, and puts one person's words or deeds down to
another. Languages that leave pronouns out show the person by the verb alone, which engines lose.

Example
-------
``He lost his sister in the war.`` for ``Izgubio sam sestru u ratu.``; ``I repeated my statement.`` for ``Ponovio je
svoju izjavu.``

Known limits
------------
It compares whether there is any first person, not whose sentence it is: *He says that we must go* for *I say that we
must go* is not reported, nor is a change between *I* and *we*, or between *he* and *she* where the verb alone shows
it. Where a verb's ending may be a noun's too, the segment is not judged, and neither is a *my* that is added or
dropped, as translations do with relatives and parts of the body. Of 500 sentences each of FLORES dev in nine languages
the human translations get five false alarms, those of good engines two; *he* and *she* get none in 997 each.

Sources
-------
Karpinska et al., "DEMETR: Diagnosing Evaluation Metrics for Translation", EMNLP 2022, perturbation 11; Guillou and
Hardmeier, "PROTEST: A Test Suite for Evaluating Pronouns in Machine Translation", LREC 2016.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.languages.persons import persons_for
from mtcheck.languages.script import in_data_script, to_latin_mapped
from mtcheck.model import Evidence, Input, Severity, Signal
from mtcheck.structure.untranslated import untranslated_segments

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from mtcheck.glossary import Glossary
    from mtcheck.languages.persons import Persons
    from mtcheck.model import Article, Issue, Segment

__all__ = ["CHECK"]


class _Text(NamedTuple):
    signal: Signal
    text: str
    persons: Persons

    @property
    def clear(self) -> str | None:
        """The first word that is in the first person and more than a possessive, which a translation may drop."""
        found = self.persons.clear.finditer(self.text)
        return next((word[0] for word in found if not self.persons.possessive.fullmatch(word[0])), None)

    @property
    def may_be(self) -> bool:
        """Whether anything in the text is the first person or may stand for it."""
        persons, text = self.persons, self.text
        if persons.clear.search(text) or persons.hidden.search(text):
            return True
        return bool(persons.dropped.search(text)) and not persons.subjects.search(text)

    def added(self, witnesses: Sequence[_Text]) -> re.Match[str] | None:
        """The first word that is in the first person and more than a possessive, if no witness has the word itself."""
        said = {word for witness in witnesses for word in witness.text.split()}  # not "i", which is "and" elsewhere
        for found in self.persons.clear.finditer(self.text):
            if not self.persons.possessive.fullmatch(found[0]) and found[0] not in said:
                return found
        return None

    @property
    def gender(self) -> str | None:
        """The gender of its pronouns, if all surely have the same one."""
        said, persons = self.text, self.persons
        if persons.either.search(said):
            return None
        she, he = persons.she.search(said), persons.he.search(said)
        if she and not (he or persons.he_too.search(said)):
            return "feminine"
        return "masculine" if he and not (she or persons.she_too.search(said)) else None


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at segments where all witnesses contradict the translation."""
    target, source = persons_for(article.target_lang), persons_for(article.source_lang)
    if target is None or source is None:
        return
    untranslated = untranslated_segments(article)
    for segment in article.segments:
        if not segment.source or not segment.translation or segment.index in untranslated:
            continue
        witnesses = [_Text(Signal.SOURCE, in_data_script(segment.source, article.source_lang), source)]
        references = (in_data_script(text, article.target_lang) for text in segment.references if text)
        witnesses += [_Text(Signal.REFERENCE, text, target) for text in references]
        translation = _Text(Signal.CONSISTENCY, in_data_script(segment.translation, article.target_lang), target)
        yield from _compare(segment, translation, witnesses)
        yield from _compare_gender(segment, translation, witnesses)


def _compare(segment: Segment, translation: _Text, witnesses: Sequence[_Text]) -> Iterator[Issue]:
    words = [witness.clear for witness in witnesses]
    if not translation.may_be and all(words):
        yield CHECK.issue(
            segment,
            0,
            len(segment.translation),
            f"The source is in the first person (“{words[0]}”), the translation is not.",
            evidence=[
                Evidence(witness.signal, f"first person: “{word}”")
                for witness, word in zip(witnesses, words, strict=True)
            ],
            confidence=0.8,
        )
    elif (found := translation.added(witnesses)) and not any(each.may_be for each in witnesses):
        start, end = found.span()
        if translation.text != segment.translation:
            origin = to_latin_mapped(segment.translation)[1]
            start, end = origin[start], origin[end]
        yield CHECK.issue(
            segment,
            start,
            end,
            f"“{segment.translation[start:end]}” is in the first person, but nothing in the source is.",
            evidence=[Evidence(witness.signal, "not in the first person") for witness in witnesses],
            confidence=0.8,
        )


def _compare_gender(segment: Segment, translation: _Text, witnesses: Sequence[_Text]) -> Iterator[Issue]:
    """*He* where all witnesses have only *she*, or vice versa; *it* may stand for either."""
    ours, text = translation.persons, translation.text
    if text != segment.translation or not ours.knows_neither or ours.neither.search(text):
        return
    theirs = [witness.gender for witness in witnesses]
    # A source's pronoun may refer to a thing (*en ella*: the community), and *his* to someone else.
    by_source_alone = witnesses[-1].signal is Signal.SOURCE
    for wanted, said, missing in (
        ("feminine", (ours.he, ours.he_too), (ours.she, ours.she_too)),
        ("masculine", (ours.she, ours.she_too), (ours.he, ours.he_too)),
    ):
        if set(theirs) != {wanted} or any(pattern.search(text) for pattern in missing):
            continue
        patterns = said[:1] if by_source_alone else said
        found = next((match for pattern in patterns if (match := pattern.search(text))), None)
        if found:
            yield CHECK.issue(
                segment,
                *found.span(),
                f"“{found[0]}” is not {wanted}, but the pronouns in the {witnesses[-1].signal} are.",
                evidence=[Evidence(witness.signal, f"only {wanted} pronouns") for witness in witnesses],
                confidence=0.8,
            )


CHECK = Check(
    name="person-mismatch",
    category="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
    of_source=frozenset({Capability.PERSONS}),
    of_target=frozenset({Capability.PERSONS}),
)
