"""What a check is: a name, what it needs, and a pure function from an article to issues."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from mtcheck.glossary import Glossary
from mtcheck.languages.language import Capability
from mtcheck.model import Article, Evidence, Input, Issue, Segment, Severity, Side, Span

__all__ = ["Check", "one_line"]

_LINE_BREAKS = re.compile("[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
"""The line breaks of Unicode, as :meth:`str.splitlines` knows them."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    ``name`` states the fault, so that "allow number-format" reads well. ``category`` is an MQM dimension and subtype,
    such as ``Accuracy/Omission``. ``severity`` is the default; an issue may have another. ``find`` yields the issues of
    an article; it must not change anything or read files.

    The check is *not run* unless the article has all inputs in ``needs`` and, if ``needs_any`` is not empty, at least
    one of those, and the languages have the capabilities ``of_source`` and ``of_target``. If only the source's language
    lacks a capability and references are enough for the check, the source is hidden from it. Without the capabilities
    of the source's language in ``is_fuller_with``, it runs *in part*. ``unable`` returns the reason why the check
    cannot judge an article, or None; ``in_part`` why it judges only a part of what it could.

    If ``yields`` is True, issues are dropped if they overlap an issue of at least the same severity from a check that
    does not yield: a guess adds nothing to a finding.
    """

    name: str
    category: str
    severity: Severity
    needs: frozenset[Input]
    find: Callable[[Article, Glossary], Iterator[Issue]]
    needs_any: frozenset[Input] = frozenset()
    of_source: frozenset[Capability] = frozenset()
    of_target: frozenset[Capability] = frozenset()
    is_fuller_with: frozenset[Capability] = frozenset()
    yields: bool = False
    unable: Callable[[Article], str | None] = lambda _: None
    in_part: Callable[[Article], str | None] = lambda _: None

    def issue(
        self,
        segment: Segment,
        start: int,
        end: int,
        message: str,
        *,
        side: Side = Side.TRANSLATION,
        suggestions: Iterable[str] = (),
        evidence: Iterable[Evidence] = (),
        confidence: float = 0.9,
        severity: Severity | None = None,
        guess: bool = False,
    ) -> Issue:
        """Make an issue of this check at ``[start, end)``, code points of the segment's text on ``side``.

        ``confidence`` is in [0, 1]. ``guess`` marks the suggestions as guesses of a model; suggestions equal to the
        text are left out. The message and the evidence quote the texts, so their line breaks become spaces.

        Returns:
            The issue, with this check's category and, unless another ``severity`` is given, its severity.
        """
        text = segment.translation if side is Side.TRANSLATION else (segment.source or "")
        written = text[start:end]
        # The right translation of source words can be the same words (a missing name).
        texts = tuple(text for text in dict.fromkeys(suggestions) if text != written or side is Side.SOURCE)
        return Issue(
            check=self.name,
            category=self.category,
            severity=severity or self.severity,
            confidence=confidence,
            segment=segment.index,
            span=Span(side, start, end),
            text=written,
            message=one_line(message),
            suggestions=texts,
            evidence=tuple(Evidence(item.signal, one_line(item.detail)) for item in evidence),
            guess=guess and bool(texts),
        )


def one_line(text: str) -> str:
    """The text with a space for each run of line breaks of any kind, for display on one line."""
    return _LINE_BREAKS.sub(" ", text)
