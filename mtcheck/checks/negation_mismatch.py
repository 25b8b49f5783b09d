"""The source denies what the translation affirms, or vice versa.

What it finds
-------------
A segment whose source negates (*nije*, *nikada*) while nothing in the translation does, not even in
other words (*failed to*, *without*, *unlikely*); and a translation that negates (*not*, *never*) while
nothing in the source does. A reference, where there is one, must agree with the source. Also a word of the opposite
meaning without any negation on either side: prices *rose* where they *fell*.

Why it matters
--------------
A lost *not* turns a statement into its opposite and leaves a perfectly fluent sentence.

Example
-------
*Moskva ne priprema invaziju* translated as ``Moscow is preparing an invasion``.

Known limits
------------
It compares whether there is any negation, not which clause it belongs to, so a sentence with two negations that loses
one is not reported. A negation that went from one sentence to the next is one issue, and none where the denied words
went with it. Major where source and reference agree, or where the source alone is clear: one negation on one
side, no word that may stand for one on either, and what it negates translated on the other side (where there is no
lexicon of the two languages: a short sentence), and it does not ask; otherwise a minor lead. Languages whose folder
has no ``negation.toml`` are judged by the reference alone.

Sources
-------
Karpinska et al., "DEMETR: Diagnosing Evaluation Metrics for Translation", EMNLP 2022, perturbation 8;
Hossain, Anastasopoulos, Blanco and Palmer, "It's not a Non-Issue: Negation as a Source of Error in
Machine Translation", Findings of EMNLP 2020.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability, are_related, group, language_for
from mtcheck.languages.lexicon import load_lexicon, word_key
from mtcheck.languages.negation import negation_for
from mtcheck.languages.script import in_data_script, to_latin_mapped
from mtcheck.model import Evidence, Input, Severity, Signal
from mtcheck.structure.opposite import opposite
from mtcheck.text.sentences import QUESTION_MARKS
from mtcheck.text.words import word_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mtcheck.glossary import Glossary
    from mtcheck.languages.negation import Negation
    from mtcheck.model import Article, Issue, Segment

__all__ = ["CHECK"]

_AXES: Final = ("change", "trade", "decision", "opening")
_ONE_NEGATION: Final = re.compile(r"[ \u00a0](?:[^\W_]+[ \u00a0]){0,3}")
"""The gap between the words of one negation: at most three words."""
_JOINED_BEFORE: Final = re.compile(r"\b(\w{4,40})\s\w{1,6}\s$")
"""A word, and the conjunction that joins it to the next."""
_JOINED_LENGTH: Final = 60
"""Characters in which the two are looked for."""
_MOST_WORDS_BETWEEN: Final = 2
"""Words between a negation and a word that it turns into its opposite."""
_SHORTEST_WORD: Final = 4
"""Letters of a word that is meaningful on its own."""
_NEGATED_WORDS: Final = 2
"""How many words behind a negation, except short ones, must be translated on the other side. People write *landlocked*
for *that has no sea*; then *sea* is missing."""
_LONGEST_SENTENCE: Final = 20
_LONGEST_DECLINED_SENTENCE: Final = 14
"""The most words of a sentence whose single negation is sure without a lexicon: into English, and into a language that
declines. At 25 and 15 more than 3 in 1,000 segments by people got a false major: FLORES references, into English
(``scripts/bench_negation``) and from English, which that script does not count."""


def _is_short_gap(gap: str) -> bool:
    """Whether there are only a few words between a negation and a word."""
    between = word_texts(gap)
    return gap[:1].isspace() and gap[-1:].isspace() and gap.split() == between and len(between) <= _MOST_WORDS_BETWEEN


@dataclass(frozen=True)
class _Witness:
    signal: Signal
    text: str
    negation: Negation

    @cached_property
    def clear(self) -> list[str]:
        """The words that deny a statement."""
        return [match[0] for match in self.denials]

    @cached_property
    def denials(self) -> list[re.Match[str]]:
        """The same words with their places."""
        idle = {place for match in self._affirming for place in range(*match.span())}
        found = [match for match in self.negation.clear.finditer(self.text) if match.start() not in idle]
        return [match for match in found if not self._is_either(match)]

    def _is_either(self, negated: re.Match[str]) -> bool:
        """Whether a word is joined to the same word without its prefix (*manželské alebo nemanželské*)."""
        before = _JOINED_BEFORE.search(self.text, max(0, negated.start() - _JOINED_LENGTH), negated.start())
        word = negated[0].lower()
        return before is not None and word.endswith(before[1].lower())

    @cached_property
    def _affirming(self) -> list[re.Match[str]]:
        return list(self.negation.affirming.finditer(self.text)) if self.negation.affirming else []

    @cached_property
    def hidden(self) -> list[str]:
        """The words that may stand for a negation, without actual negations."""
        plain = {place for match in self.denials for place in range(*match.span())}
        found = [*self.negation.hidden.finditer(self.text), *self._affirming]
        return [match[0] for match in found if not plain.issuperset(range(*match.span()))]

    @cached_property
    def antonyms(self) -> int:
        """How many words may stand for a negated opposite (*was suspended*: did not run)."""
        return sum(1 for _ in self.negation.antonyms.finditer(self.text)) if self.negation.antonyms else 0

    @cached_property
    def denies_opposite(self) -> bool:
        """Whether a negation is beside a word for a negated opposite: *did not close* is *stayed open*."""
        antonyms = self.negation.antonyms
        if antonyms is None or not self.denials:
            return False
        opposites = [match.span() for match in antonyms.finditer(self.text)]
        gaps = (
            self.text[min(end, match.end()) : max(start, match.start())]
            for match in self.denials
            for start, end in opposites
        )
        return any(_is_short_gap(gap) for gap in gaps)

    @property
    def denied(self) -> int:
        """How many statements are denied: in languages with negative concord, *niko ne zna* is one."""
        return len(self.denials) - sum(map(self._repeats, self.denials, self.denials[1:]))

    def _repeats(self, first: re.Match[str], second: re.Match[str]) -> bool:
        """Whether two words make one negation; the same one twice (*nije došao i nije zvao*) makes two."""
        near = _ONE_NEGATION.fullmatch(self.text[first.end() : second.start()]) is not None
        return self.negation.concord and near and first[0].lower() != second[0].lower()

    @property
    def asks(self) -> bool:
        """Whether it ends in a question, which means the same with or without a negation: *Isn't it…?*, *Nisi li…?*"""
        return self.text.rstrip("\"'”’“»«)]! ").endswith(tuple(QUESTION_MARKS))

    @property
    def most(self) -> int:
        """The most negations that the text may count as having."""
        return len(self.clear) + len(self.hidden)


@dataclass(frozen=True)
class _Difference:
    """An issue, with the two sides that it is about."""

    issue: Issue
    translation: _Witness
    witness: _Witness
    lost: bool


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at segments where all witnesses contradict the translation."""
    target, source = negation_for(article.target_lang), negation_for(article.source_lang)
    if target is None:
        return
    before: _Difference | None = None
    for segment in article.segments:
        found = None
        witnesses = list(_witnesses(article, segment, target, source))
        if witnesses and not _is_copied(segment, article):
            text = in_data_script(segment.translation, article.target_lang)
            translation = _Witness(Signal.CONSISTENCY, text, target)
            found = _difference(article, segment, translation, witnesses)
            if not any(side.clear for side in (translation, *witnesses)):
                yield from _opposite(article, segment)
        if before and found and before.lost != found.lost:
            yield from _moved_negation(article, before, found)
            before = None
            continue
        if before:
            yield before.issue
        before = found
    if before:
        yield before.issue


def _witnesses(article: Article, segment: Segment, target: Negation, source: Negation | None) -> Iterator[_Witness]:
    """A segment's references, and its source last."""
    for text in segment.references:
        if text:
            yield _Witness(Signal.REFERENCE, in_data_script(text, article.target_lang), target)
    if source and segment.source:
        yield _Witness(Signal.SOURCE, in_data_script(segment.source, article.source_lang), source)


def _moved_negation(article: Article, one: _Difference, two: _Difference) -> Iterator[Issue]:
    """The one issue at a negation that two neighbours lost and gained; none where the denied words moved with it."""
    lost, added = (one, two) if one.lost else (two, one)
    lexicon = load_lexicon(article.source_lang, article.target_lang)
    if lost.witness.signal is Signal.REFERENCE:
        said = set(_long_words(added.translation.text.lower()))
        moved = set(_long_words(lost.witness.text[lost.witness.denials[-1].end() :].lower())[:_NEGATED_WORDS]) <= said
    else:
        keys = word_key(article.source_lang), word_key(article.target_lang)
        moved = lexicon is not None and _is_rendered(
            lost.witness, keys[0], lexicon.pairs, added.translation.text, keys[1]
        )
    if not moved:
        severity = max(one.issue.severity, two.issue.severity, key=lambda severity: severity.rank)
        yield replace(added.issue, severity=severity, evidence=(*added.issue.evidence, *lost.issue.evidence))


def _is_copied(segment: Segment, article: Article) -> bool:
    """Whether the segment is empty or mostly a copy of the source, which ``untranslated-text`` reports.

    A translation into a closely related language has many of the source's words.
    """
    words, said = set(segment.translation.split()), set((segment.source or "").split())
    if are_related(group(article.source_lang), group(article.target_lang)):
        return words <= said
    return len(words & said) * 2 >= len(words)


def _difference(
    article: Article, segment: Segment, translation: _Witness, witnesses: list[_Witness]
) -> _Difference | None:
    lost = not translation.most and all(_is_lost(witness, translation) for witness in witnesses)
    if lost:
        start, end = 0, len(segment.translation)
        evidence = [Evidence(witness.signal, f"negates: {', '.join(witness.clear)}") for witness in witnesses]
        message = f"The {witnesses[-1].signal}'s negation {witnesses[-1].clear[0]!r} is missing."
    elif all(_is_added(translation, witness) or _loses_only(translation, witness) for witness in witnesses):
        found = translation.denials[0]
        start, end = found.span()
        if translation.text != segment.translation:
            origin = to_latin_mapped(segment.translation)[1]
            start, end = origin[start], origin[end]
        evidence = [Evidence(witness.signal, "does not negate this") for witness in witnesses]
        message = f"{segment.translation[start:end]!r} negates what the {witnesses[-1].signal} affirms."
    else:
        return None
    sure = len({witness.signal for witness in witnesses}) > 1 or _is_plain(article, translation, witnesses)
    severity = Severity.MAJOR if sure else Severity.MINOR
    confidence = 0.8 if sure else 0.5
    issue = CHECK.issue(segment, start, end, message, evidence=evidence, severity=severity, confidence=confidence)
    return _Difference(issue, translation, witnesses[-1], lost)


def _is_lost(witness: _Witness, translation: _Witness) -> bool:
    """Whether the witness negates, and nothing in the translation is the opposite of what it negates."""
    return bool(witness.clear) and translation.antonyms <= witness.antonyms


def _is_added(translation: _Witness, witness: _Witness) -> bool:
    """Whether the translation negates more than the witness, which has no other words for a negated opposite.

    Languages with negative concord repeat what others say once: *do not steal or beg*, *nothing for anyone*.
    """
    spread = witness.negation.spread
    if spread is not None and witness.clear and translation.negation.concord and spread.search(witness.text):
        return False
    return translation.denied > witness.most and witness.antonyms <= translation.antonyms


def _loses_only(translation: _Witness, witness: _Witness) -> bool:
    """Whether *not only* became *not*: the witness denies nothing else, and the translation has no *also*."""
    theirs, ours = witness.negation.only, translation.negation
    if theirs is None or ours.only is None or witness.clear or not translation.clear:
        return False
    same = ours.only.search(translation.text) or (ours.also and ours.also.search(translation.text))
    return theirs.search(witness.text) is not None and not same


def _opposite(article: Article, segment: Segment) -> Iterator[Issue]:
    for found in opposite(segment, article.source_lang, article.target_lang, _AXES):
        yield CHECK.issue(
            segment,
            found.start,
            found.end,
            f"“{found.text}” is the opposite of the source's “{found.source}”.",
            evidence=[Evidence(Signal.SOURCE, f"The source has “{found.source}”.")],
            severity=Severity.MAJOR,
            confidence=0.75,
        )


def _is_plain(article: Article, translation: _Witness, witnesses: list[_Witness]) -> bool:
    """Whether the source is the witness, and there is one negation, on one side, without other words that may express
    it."""
    last = witnesses[-1]
    if last.signal is not Signal.SOURCE or translation.denied + last.denied != 1:
        return False
    if translation.hidden or last.hidden or translation.asks or last.asks:
        return False
    if any(side.denies_opposite and not other.antonyms for side, other in ((translation, last), (last, translation))):
        return False
    lexicon = load_lexicon(article.source_lang, article.target_lang)
    if lexicon is None:
        declines = language_for(article.target_lang).declines
        return len(translation.text.split()) <= (_LONGEST_DECLINED_SENTENCE if declines else _LONGEST_SENTENCE)
    keys = word_key(article.source_lang), word_key(article.target_lang)
    if last.clear:
        return _is_rendered(last, keys[0], lexicon.pairs, translation.text, keys[1])
    return _is_rendered(translation, keys[1], lexicon.inverse, last.text, keys[0])


def _is_rendered(
    side: _Witness,
    key: Callable[[str], str],
    rows: Mapping[str, Mapping[str, float]],
    other: str,
    other_key: Callable[[str], str],
) -> bool:
    """Whether the other text translates the words that this side negates."""
    found = side.denials[-1]
    negated = _long_words(side.text[found.end() :])[:_NEGATED_WORDS]
    said = set(map(other_key, word_texts(other, inside=())))

    def is_said(word: str) -> bool:
        return bool(rows.get(key(word), {}).keys() & said)

    unknown = [word for word in negated if key(word) not in rows]
    if unknown:  # a verb that the lexicon lacks: then all other words have to be translated
        rest = [word for word in _long_words(side.text) if word not in {*unknown, *side.clear}]
        return len(rest) >= _NEGATED_WORDS and all(map(is_said, rest))
    return bool(negated) and all(map(is_said, negated))


def _long_words(text: str) -> list[str]:
    return [word for word in word_texts(text, inside=()) if len(word) >= _SHORTEST_WORD]


CHECK = Check(
    name="negation-mismatch",
    category="Accuracy/Mistranslation",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
    needs_any=frozenset({Input.SOURCE, Input.REFERENCE}),
    of_source=frozenset({Capability.NEGATION}),
    of_target=frozenset({Capability.NEGATION}),
)
