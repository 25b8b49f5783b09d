"""What a check is: a name, what it needs, and a pure function from an article to issues."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from mtcheck.glossary import Glossary
from mtcheck.languages.language import Capability
from mtcheck.model import Article, Evidence, Input, Issue, Segment, Severity, Side, Span

__all__ = ["Check"]

_LINE_BREAKS = re.compile("[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
"""The line breaks of Unicode, as :meth:`str.splitlines` knows them."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    ``name`` says the fault, so that "allow number-format" reads well. All of ``needs`` must be given, and
    at least one of ``needs_any`` if there are any, and the languages must have the capabilities ``of_source`` and
    ``of_target``; otherwise the check is *not run*. A source whose language lacks something is not shown to it: it
    judges by the references then, if they are enough for it. Without what the source's language ``is_fuller_with`` it
    runs *in part*. ``category`` is an MQM dimension and subtype.
    ``severity`` is the usual one; an issue may carry another. A check that ``yields`` drops what overlaps an issue, at
    least as grave, of one that does not: a guess adds nothing to a finding. ``unable`` gives the reason why the check
    cannot judge an article, if it cannot.
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
        """An issue of this check about ``[start, end)`` of the segment's text on ``side``.

        ``guess`` says that the suggestions are guesses of a model. The message and the evidence quote the texts, so
        their line breaks become spaces.
        """
        texts = tuple(dict.fromkeys(suggestions))
        text = segment.translation if side is Side.TRANSLATION else (segment.source or "")
        return Issue(
            check=self.name,
            category=self.category,
            severity=severity or self.severity,
            confidence=confidence,
            segment=segment.index,
            span=Span(side, start, end),
            text=text[start:end],
            message=_one_line(message),
            suggestions=texts,
            evidence=tuple(Evidence(item.signal, _one_line(item.detail)) for item in evidence),
            guess=guess and bool(texts),
        )


def _one_line(text: str) -> str:
    return _LINE_BREAKS.sub(" ", text)
