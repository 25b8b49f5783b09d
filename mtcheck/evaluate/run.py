"""Run the checks over items and see which issues are where the damage is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mtcheck.checks import CHECKS
from mtcheck.checks.base import Check
from mtcheck.checks.run import run_checks
from mtcheck.evaluate.item import Item, article_of, with_given_texts
from mtcheck.evaluate.kinds import expected_checks
from mtcheck.evaluate.spans import overlap
from mtcheck.glossary import Glossary
from mtcheck.model import Article, Decision, Issue, Side
from mtcheck.verdict import decide, penalty

__all__ = ["Outcome", "glossary_of", "run"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checks found in one item.

    ``expected`` are the checks that may find its damage, the intended one first; ``at_damage`` the issues in its place
    (in an annotated item, at any error), ``elsewhere`` the others (all issues of a clean item). ``penalty`` is the
    article's, per 100 words. ``segments`` counts those of the item's article.
    """

    item: Item
    expected: tuple[str, ...]
    at_damage: tuple[Issue, ...]
    elsewhere: tuple[Issue, ...]
    segments: int
    penalty: float
    decision: Decision


def glossary_of(items: Iterable[Item], glossary: Glossary) -> Glossary:
    """``glossary`` and the entries that the items bring."""
    entries = dict.fromkeys(entry for item in items for entry in item.glossary)
    return glossary + Glossary(entries) if entries else glossary


def run(
    items: Iterable[Item],
    glossary: Glossary,
    checks: Sequence[Check] = CHECKS,
    *,
    articles: Iterable[Article] | None = None,
) -> Iterator[Outcome]:
    """One outcome per item, in order. ``glossary`` is used for all of them: see :func:`glossary_of`.

    ``articles`` are the items' articles, if they have more than the items.
    """
    items = list(items)
    known = frozenset(check.name for check in checks)
    for item, article in zip(items, map(article_of, items) if articles is None else articles, strict=True):
        issues, runs = run_checks(article, glossary, checks)
        article, issues = with_given_texts(item, article, issues)  # noqa: PLW2901 - the same article
        is_at_damage = [not item.clean and _stands_at_damage(issue, item, article) for issue in issues]
        yield Outcome(
            item=item,
            expected=expected_checks(item.kind, known),
            at_damage=tuple(issue for issue, there in zip(issues, is_at_damage, strict=True) if there),
            elsewhere=tuple(issue for issue, there in zip(issues, is_at_damage, strict=True) if not there),
            segments=len(item.translation),
            penalty=penalty(article, issues),
            decision=decide(article, issues, runs).decision,
        )


def _stands_at_damage(issue: Issue, item: Item, article: Article) -> bool:
    if item.marks is not None:
        return any(overlap(issue.span, mark.span) for mark in item.marks)
    segment = next(segment for segment in article.segments if segment.index == issue.segment)
    if item.place is not None:
        sentences, text = (item.source, segment.source) if item.in_source else (item.translation, segment.translation)
        return sentences is not None and text is not None and sentences[item.place] in text
    if item.wrong is None or issue.span.side is Side.SOURCE:
        return True
    return any(
        found.start() < issue.span.end and issue.span.start < found.end()
        for found in re.finditer(re.escape(item.wrong), segment.translation)
    )
