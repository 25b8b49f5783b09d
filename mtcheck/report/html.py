"""The report for an editor: one HTML file that needs no network, no build step and no server.

Verdict and reasons come first, then what to change, then the article as readers saw it with its issues in the margin,
then every segment beside its source, reference and re-translation.
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from mtcheck.baseline import recognise
from mtcheck.model import Severity, Side
from mtcheck.report.blocks import blocks, title
from mtcheck.report.corrected import cuts, laid_out, places
from mtcheck.report.diff import changed_spans
from mtcheck.report.headline import AGAINST, HEADLINES
from mtcheck.report.marks import Piece, pieces
from mtcheck.report.page import asset, clip, inert, policy, template_environment
from mtcheck.report.strip import strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from mtcheck.model import Article, Issue, Report, Segment

__all__ = ["Change", "changes", "contents", "render", "usable"]

_SHOWN_CHANGES: Final = 12
"""The most lines in the list of changes; the rest are in the margin."""

_LONGEST_SIDE: Final = 20_000
"""The most code points of one side in a segment's comparison; the article itself is always shown whole."""

_ESCAPED_IN_SCRIPTS: Final = re.compile("[<&\x7f-\x9f\u2028\u2029]")
_FIELDS: Final = ("check", "text", "context", "severity", "segment", "in_source", "place", "suggestions", "draft")
"""The fields of each issue that the page's script gets."""

_SURPRISING: Final = (2.0, 4.0, 6.0, 8.0, 12.0)
"""The least surprisals, in nats, of the page's classes ``q1`` to ``q5``; less surprising words have no class."""


@dataclass(frozen=True, slots=True)
class Change:
    """The same change at one or more places; ``numbers`` are the issues' numbers, from 1."""

    text: str
    suggestion: str | None
    check: str
    severity: Severity
    message: str
    numbers: tuple[int, ...]
    in_source: bool
    guess: bool = False


def render(report: Report) -> str:
    """The page. Texts are inert whatever they contain, and the page's policy allows no requests."""
    style, script = asset("base.css") + asset("report.css"), asset("report.js")
    return (
        template_environment()
        .get_template("report.html.jinja")
        .render(**contents(report), policy=policy(style=style, script=script), style=style, script=script)
    )


def contents(report: Report) -> dict[str, object]:
    """The values for the page's template, also for pages that extend it."""
    by_segment: defaultdict[int, list[tuple[int, Issue]]] = defaultdict(list)
    for number, issue in enumerate(report.issues, start=1):
        by_segment[issue.segment].append((number, issue))
    asked = changes(report.issues)
    return {
        "report": report,
        "article": report.article,
        "title": title(report.article) or report.article.id,
        "headline": HEADLINES[report.verdict.decision],
        "severities": list(reversed(Severity)),
        "counts": Counter(issue.severity for issue in report.issues if issue.known is None),
        "known": sum(issue.known is not None for issue in report.issues),
        "changes": asked[:_SHOWN_CHANGES],
        "more_changes": len(asked) - _SHOWN_CHANGES,
        "blocks": blocks(report.article),
        "by_segment": by_segment,
        "against": AGAINST,
        "strip": strip(report),
        "scores_of": _segment_scores(report),
        "segment_signatures": dict.fromkeys(
            (score.metric, AGAINST.get(score.against, score.against), score.signature)
            for score in report.segment_scores
        ),
        "found": Counter(issue.check for issue in report.issues),
        "checks": sorted({issue.check for issue in report.issues}),
        "words": sum(len(segment.translation.split()) for segment in report.article.segments),
        "usable": usable,
        "text_of": lambda segment: _mark_issues(segment, by_segment[segment.index]),
        "surprising": _SURPRISING if any(map(_surprises, report.article.segments)) else (),
        "sides_of": _sides,
        "files": dict(report.provenance.files),
        "apart": _apart(report.article),
        "data": _data(report),
    }


def _apart(article: Article) -> list[tuple[str, str, str]]:
    """Parts of one side that were not compared: what they are, their text and their language.

    Page furniture of the translation is already in the article, in small print.
    """
    rewritten = [
        (f"Rewritten {segment.rewritten.value}", segment.translation, article.target_lang)
        if segment.translation
        else (f"Source’s {segment.rewritten.value}", segment.source or "", article.source_lang)
        for segment in article.segments
        if segment.rewritten
    ]
    furniture = [
        (f"Source’s page, {item.kind}", item.text, article.source_lang)
        for item in article.boilerplate
        if item.side is Side.SOURCE
    ]
    return rewritten + furniture


def usable(issue: Issue) -> tuple[str, ...]:
    """The suggestions that change the text."""
    return tuple(text for text in issue.suggestions if issue.span.side is Side.SOURCE or text != issue.text)


def changes(issues: tuple[Issue, ...]) -> list[Change]:
    """The changes, worst first, each once; known issues are left out."""
    groups: defaultdict[tuple[str, str, str | None], list[tuple[int, Issue]]] = defaultdict(list)
    for number, issue in enumerate(issues, start=1):
        if issue.known is None:
            suggestion = next(iter(usable(issue)), None)
            groups[issue.check, issue.text, suggestion].append((number, issue))
    made = [
        Change(
            text=text,
            suggestion=suggestion,
            check=check,
            severity=max((issue.severity for _, issue in group), key=lambda severity: severity.rank),
            message=group[0][1].message,
            numbers=tuple(number for number, _ in group),
            in_source=group[0][1].span.side is Side.SOURCE,
            guess=any(issue.guess for _, issue in group),
        )
        for (check, text, suggestion), group in groups.items()
    ]
    return sorted(made, key=lambda change: (-change.severity.rank, change.numbers[0]))


def _mark_issues(segment: Segment, issues: list[tuple[int, Issue]]) -> Markup:
    """The segment's translation with a ``mark`` for every stretch with an issue.

    An issue about the source marks the end of the segment, where the missing text would be.
    """
    from markupsafe import Markup

    of_number = dict(issues)
    end = len(segment.translation)
    spans = [
        (issue.span.start, issue.span.end, number) if issue.span.side is Side.TRANSLATION else (end, end, number)
        for number, issue in issues
    ]
    surprises = _surprises(segment)
    made = []
    position = 0
    for piece in pieces(segment.translation, spans):
        made.append(_mark(piece, of_number, _underline_surprises(piece.text, position, surprises)))
        position += len(piece.text)
    return Markup("").join(made)


def _surprises(segment: Segment) -> list[tuple[int, int, int]]:
    """The surprising words in order, as ``(start, end, class)``: given the source, or else given the reference."""
    words = next((read.words for read in (segment.likelihood, segment.paraphrase) if read and read.words), ())
    classes = ((word.start, word.end, bisect_right(_SURPRISING, word.surprisal)) for word in words)
    return sorted(word for word in classes if word[2])


def _underline_surprises(text: str, position: int, surprises: Sequence[tuple[int, int, int]]) -> Markup:
    """The text, which begins at ``position`` of its segment, with the parts of surprising words as elements."""
    from markupsafe import Markup

    made = []
    done = 0
    first = bisect_right(surprises, position, key=itemgetter(1))
    for word_start, word_end, surprise in surprises[first:]:
        start, end = max(word_start - position, done), min(word_end - position, len(text))
        if start >= len(text):
            break
        made += [inert(text[done:start]), Markup(f'<u class="q{surprise}">'), inert(text[start:end]), Markup("</u>")]  # noqa: S704
        done = end
    return Markup("").join([*made, inert(text[done:])])


def _mark(piece: Piece, of_number: dict[int, Issue], text: Markup) -> Markup:
    """The piece, rendered as ``text``, in a ``mark`` if it has an issue."""
    from markupsafe import Markup

    if not piece.covered:
        return text
    worst = max(
        (of_number[number] for number in piece.covered), key=lambda issue: (issue.known is None, issue.severity.rank)
    )
    names = [worst.severity.value]
    if not piece.text:
        names.append("missing")
    if worst.known is not None:
        names.append("known")
    numbers = " ".join(map(str, piece.covered))
    ending = f' data-n="{",".join(map(str, piece.ending))}"' if piece.ending else ""
    opening = f'<mark class="{" ".join(names)}" data-i="{numbers}"{ending}>'
    return Markup(opening) + text + Markup("</mark>")  # noqa: S704 - names and numbers of ours


def _sides(segment: Segment) -> list[tuple[str, str, Markup]]:
    """``(label, role, text)`` of each side, with the words marked in which the translation and the others differ."""
    many = sum(text is not None for text in segment.references) > 1
    others = [
        *((f"Reference {number}" if many else "Reference", text) for number, text in enumerate(segment.references, 1)),
        ("Re-translation", segment.retranslation),
    ]
    compared = [(label, text, changed_spans(segment.translation, text)) for label, text in others if text]
    own = compared[0][2][0] if compared else ()
    made = [("Translation", "translation", _differing(segment.translation, own, "del"))]
    if segment.source is not None:
        made.insert(0, ("Source", "source", _differing(segment.source, (), "ins")))
    return [*made, *((label, "other", _differing(text, spans[1], "ins")) for label, text, spans in compared)]


def _differing(text: str, spans: tuple[tuple[int, int], ...], tag: str) -> Markup:
    from markupsafe import Markup

    if len(text) > _LONGEST_SIDE:
        return inert(clip(text, _LONGEST_SIDE))
    made = []
    position = 0
    for start, end in spans:
        made += [inert(text[position:start]), Markup(f"<{tag}>"), inert(text[start:end]), Markup(f"</{tag}>")]  # noqa: S704
        position = end
    return Markup("").join([*made, inert(text[position:])])


def _segment_scores(report: Report) -> dict[int, list[str]]:
    """The scores of each segment as texts, one for each side that they were computed against."""
    values: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for score in report.segment_scores:
        if score.segment is not None:
            values[score.segment, score.against].append(f"{score.metric} {score.value:.1f}")
    made: defaultdict[int, list[str]] = defaultdict(list)
    for (index, against), texts in values.items():
        made[index].append(f"{AGAINST.get(against, against)}: {', '.join(texts)}")
    for segment in report.article.segments:
        if segment.likelihood is not None:
            made[segment.index].append(f"likelihood {segment.likelihood.mean:.2f}".replace("-", "−"))
    return made


def _data(report: Report) -> Markup:
    """The data for the page's script, as JSON that cannot close its element.

    ``place`` is ``[start, end, lead, trail]``, see :class:`~mtcheck.report.corrected.Place`; ``draft`` is a model's
    translation of the source of an issue, as a start for the editor.
    """
    from markupsafe import Markup

    article = laid_out(report.article)
    segments = {segment.index: segment for segment in article.segments}
    issues, same = [], []
    for issue, place in zip(report.issues, places(article, report.issues), strict=True):
        segment = segments[issue.segment]
        known = recognise(issue, segment)
        in_source = issue.span.side is Side.SOURCE
        where = (place.start, place.end, place.lead, place.trail)
        draft = segment.retranslation if in_source else None
        named = (known.check, known.text, known.context)
        same.append((*named, where))
        issues.append((*named, issue.severity.value, issue.segment, in_source, where, usable(issue), draft))
    digest = hashlib.sha256(json.dumps([report.article.translation, same]).encode()).hexdigest()
    data = {
        "article": article.id,
        "key": f"mtcheck:{digest[:32]}",
        "source_lang": article.source_lang,
        "target_lang": article.target_lang,
        "text": article.translation,
        "cuts": [(cut.start, cut.end, cut.kinds) for cut in cuts(article)],
        "fields": _FIELDS,
        "issues": issues,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = _ESCAPED_IN_SCRIPTS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return Markup(text)  # noqa: S704 - no "<" is left in it
