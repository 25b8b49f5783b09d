"""The values that flow through mtcheck. All are frozen; no stage changes the results of an earlier one.

Offsets are Unicode code points, half-open ``[start, end)``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Final

__all__ = [
    "Article",
    "Boilerplate",
    "CheckRun",
    "Decision",
    "Evidence",
    "FlipGain",
    "Input",
    "Issue",
    "Likelihood",
    "Provenance",
    "Report",
    "Rewritten",
    "Score",
    "Segment",
    "SetAside",
    "Severity",
    "Side",
    "Signal",
    "Span",
    "Trust",
    "Unit",
    "UnitState",
    "Verdict",
    "WordLikelihood",
]


class Severity(StrEnum):
    """How much harm an issue does: MQM's three levels.

    ``MINOR`` is a blemish or a lead, ``MAJOR`` may mislead the reader, ``CRITICAL`` makes the article unfit to publish
    (Lommel, Uszkoreit and Burchardt 2014).
    """

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for minor, 1 for major, 2 for critical."""
        return _SEVERITY_RANK[self]


_SEVERITY_RANK: Final = {Severity.MINOR: 0, Severity.MAJOR: 1, Severity.CRITICAL: 2}


class Side(StrEnum):
    """The text that a span refers to.

    ``TRANSLATION`` is the text under audit, ``SOURCE`` the original.
    """

    SOURCE = "source"
    TRANSLATION = "translation"


class Signal(StrEnum):
    """An independent witness for an issue.

    ``GLOSSARY``, ``SOURCE``, ``REFERENCE`` (a human translation), ``RETRANSLATION`` (a model's translation),
    ``LIKELIHOOD`` (how probable a model finds the words) or ``CONSISTENCY`` (the article itself).
    """

    GLOSSARY = "glossary"
    SOURCE = "source"
    REFERENCE = "reference"
    RETRANSLATION = "retranslation"
    LIKELIHOOD = "likelihood"
    CONSISTENCY = "consistency"


class Trust(IntEnum):
    """How far a back end's output can be trusted, by measurement; LOW never decides a verdict.

    A model is ``LOW`` until it is measured, ``MEDIUM`` or ``HIGH`` by its chrF on the built-in sentences
    (:func:`mtcheck.translate.trust.trust_from_chrf`).
    """

    LOW = 0
    MEDIUM = 1
    HIGH = 2


class Input(StrEnum):
    """What a check may need in addition to the translation.

    The ``SOURCE``, a human ``REFERENCE``, a ``GLOSSARY`` with names, a model's ``RETRANSLATION`` or ``LIKELIHOOD``, the
    publication ``DATE``, or original ``QUOTES``.
    """

    SOURCE = "source"
    REFERENCE = "reference"
    GLOSSARY = "glossary"
    RETRANSLATION = "retranslation"
    LIKELIHOOD = "likelihood"
    DATE = "date"
    QUOTES = "quotes"


class Decision(StrEnum):
    """What an editor should do with the article.

    ``PUBLISH``: no major issue, and everything that matters could be checked. ``FIX``: a major or critical issue.
    ``REJECT``: mostly untranslated, or a critical issue that two witnesses confirm. ``UNKNOWN``: too little could be
    checked.
    """

    PUBLISH = "publish"
    FIX = "fix"
    REJECT = "reject"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Span:
    """The half-open range from ``start`` to ``end``: code points (0-based) of a segment's text on one side.

    ``side`` says which text it is in.
    """

    side: Side
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordLikelihood:
    """How probable a local model finds one word, ``[start, end)`` of the segment's translation.

    ``surprisal`` is the sum of -log p (natural logarithm, nats, at least 0) over the word's tokens, each given all
    before it and the source or reference. ``reading`` is the model's choice in place of a surprising word.
    """

    start: int
    end: int
    surprisal: float
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class FlipGain:
    """By how many nats a translation would be more probable (``gain``) with its words in ``[start, end)`` flipped to
    ``instead``: according to ``kind``, another gender, a negation added or removed, or words of another wording put in.
    """

    kind: str
    start: int
    end: int
    instead: str
    gain: float


@dataclass(frozen=True, slots=True)
class Likelihood:
    """Mean token log-probability (``mean``: natural log, at most 0) of a segment's translation given its source or
    reference.
    """

    mean: float
    words: tuple[WordLikelihood, ...] = ()
    end: float = 0.0
    """The surprisal (nats) of the text ending here."""
    whole: bool = True
    """False if the segment was too long for one pass and was scored in windows."""
    omitted: tuple[tuple[int, int], ...] = ()
    """Spans of the source without which the translation becomes more probable."""
    added: tuple[tuple[int, int], ...] = ()
    """Spans of the translation without which the source becomes more probable."""


class UnitState(StrEnum):
    """The state of a unit of a bilingual file, whatever its format calls it."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    """Fuzzy, pre-translated, rejected: the file marks it as needing another look."""
    TRANSLATED = "translated"
    FINAL = "final"
    """Reviewed, approved, signed off."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The place of a segment in the bilingual file that it was read from.

    ``id`` is the file's own name for it, or its number if it has none. ``number`` counts the file's units from 0, in
    order; several segments may share one. ``line`` is 1-based. ``file`` is the document that it was taken from, if the
    bilingual file names one.
    """

    id: str
    number: int
    state: UnitState
    line: int | None = None
    file: str | None = None


class Rewritten(StrEnum):
    """The part of an article's top that an editor rewrote, so that it has no counterpart."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"


@dataclass(frozen=True, slots=True)
class Segment:
    """One aligned unit: a sentence or heading of the translation beside its source.

    An alignment of several sentences with one (or several) is one segment whose texts contain them all.
    An omitted source sentence is a segment with an empty ``translation``; an added one has ``source``
    None. ``index`` and ``paragraph`` count from 0. ``start`` and ``end`` are code points in ``Article.translation``,
    ``source_start`` and ``source_end`` in ``Article.source``.

    ``references`` has the text of each reference there, None for one without any; ``retranslation`` is a model's
    translation of the source, None without a model. ``heading`` is True for a headline or subheading.
    """

    index: int
    translation: str
    start: int
    end: int
    source: str | None = None
    source_start: int | None = None
    source_end: int | None = None
    references: tuple[str | None, ...] = ()
    retranslation: str | None = None
    paragraph: int = 0
    heading: bool = False
    likelihood: Likelihood | None = None
    """Given the source."""
    paraphrase: Likelihood | None = None
    """Given the reference that makes the translation most probable."""
    rewording: Likelihood | None = None
    """Given the re-translation; only if there is no reference and the source leaves a word doubtful."""
    blank: bool = False
    """Whether the translation has an empty unit for this sentence: nothing, or only a full stop."""
    unit: Unit | None = None
    """Where it is in a bilingual file, if it came from one."""
    rewritten: Rewritten | None = None
    """Set if the segment is on one side only by intention; it is not compared."""
    flips: tuple[FlipGain, ...] = ()
    """The results of flipping words of the translation, given the source."""
    reference_flips: tuple[FlipGain, ...] = ()
    """The same, given the reference."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A stretch of the page that is not the article: a view counter, a photo credit, a disclaimer.

    ``[start, end)`` are code points of the text as read.
    """

    side: Side
    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A text that was given but not compared: which one (``source``, ``reference.1``), and why, as a predicate."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Article:
    """A translation under audit with everything it can be compared with, segmented and aligned.

    ``source_lang`` and ``target_lang`` are BCP 47 tags. ``source`` and ``references`` are whole texts; ``segments`` has
    them aligned. ``translator`` names the back end that re-translated the source, ``engine`` the one that made the
    translation. Compared by identity, so that results for one article can be cached cheaply.

    ``id`` is unique in a batch; ``title`` is the headline, None without one. ``translation`` is the whole text, and
    ``boilerplate`` the parts of it (and of the source) that are not audited. ``published`` is the day that dates and
    weekdays count from. ``translator_trust`` is how far the translator's output is trusted. ``notices`` are sentences
    for the user. ``section`` is the portal's.
    """

    id: str
    title: str | None
    source_lang: str
    target_lang: str
    translation: str
    source: str | None
    references: tuple[str, ...]
    segments: tuple[Segment, ...]
    boilerplate: tuple[Boilerplate, ...] = ()
    published: date | None = None
    translator: str | None = None
    translator_trust: Trust = Trust.LOW
    quotes: tuple[str, ...] = ()
    """Original statements (plain texts) that the article may quote."""
    notices: tuple[str, ...] = ()
    engine: str | None = None
    section: str | None = None
    set_aside: tuple[SetAside, ...] = ()
    """Texts that were given but belong to another article; neither ``source`` nor ``references`` contains them."""
    unsure: tuple[str, ...] = ()
    """Names of the texts that may belong to another article (``source``, ``reference.1``): there is too little
    evidence."""
    unread: int = 0
    """How many units of a bilingual file are broken and could not be read."""
    told_names: tuple[str, ...] = ()
    """The glossary's names that the translator was given; its re-translation is not evidence for them."""

    def has(self, what: Input) -> bool:
        """Whether the article has this input. The glossary is not part of an article, so the result for it is False."""
        match what:
            case Input.SOURCE:
                return self.source is not None
            case Input.REFERENCE:
                return bool(self.references)
            case Input.RETRANSLATION:
                return any(segment.retranslation is not None for segment in self.segments)
            case Input.LIKELIHOOD:
                return any(segment.likelihood or segment.paraphrase for segment in self.segments)
            case Input.DATE:
                return self.published is not None
            case Input.QUOTES:
                return bool(self.quotes)
            case Input.GLOSSARY:
                return False


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one witness says about an issue: ``detail`` is one line of text.

    ``signal`` is the witness.
    """

    signal: Signal
    detail: str


@dataclass(frozen=True, slots=True)
class Issue:
    """What a check found.

    ``confidence`` is the probability that the issue is right, in [0, 1]; ``segment`` is the segment's index (0-based);
    ``text`` is the text that ``span`` covers.

    ``check`` is the check's name and ``category`` an MQM dimension and subtype (``Accuracy/Omission``). ``severity``
    decides whether it counts for the verdict. ``message`` is one line for the editor; ``suggestions`` are replacements
    for ``text``, the best first, and ``evidence`` has that of each witness.
    """

    check: str
    category: str
    severity: Severity
    confidence: float
    segment: int
    span: Span
    text: str
    message: str
    suggestions: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    known: str | None = None
    """Why this issue does not fail a run: ``"baseline"``, or a waiver's or an editor's reason. None if it counts."""
    guess: bool = False
    """Whether the suggestions are a model's guesses, which must not be applied unseen."""

    @property
    def signals(self) -> frozenset[Signal]:
        """The independent witnesses."""
        return frozenset(item.signal for item in self.evidence)


@dataclass(frozen=True, slots=True)
class Score:
    """One metric of the whole article, or of the segment with index ``segment``, against one kind of text.

    ``value`` is in the metric's own unit: 0 to 100 for BLEU, chrF2 and chrF2++ (more is better); 0 and up for TER (less
    is better); at most 0, in nats, for ``likelihood``. ``signature`` says how it was computed, in sacrebleu's format.
    """

    metric: str
    against: str
    """``"reference"`` or ``"retranslation"``."""
    value: float
    signature: str
    segment: int | None = None


@dataclass(frozen=True, slots=True)
class CheckRun:
    """Whether a check ran. ``reason`` says why it did not or, for a check that ran, what it could not judge."""

    name: str
    ran: bool
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision, with its reasons, one clause each.

    ``penalty`` is the sum of the issues' severity weights per 100 words of translation, 0 and up.

    ``decision`` follows from the issues that are not known; the weights are 1, 5 and 25 and never decide. ``reasons``
    name the issues that decided, or what could not be checked.
    """

    decision: Decision
    penalty: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a report was made from. ``inputs`` maps a side to ``sha256:<hex>`` of its bytes.

    ``files`` maps a side to the path it was read from, as the user gave it; formats that point into files (SARIF,
    GitHub annotations) need it. ``seconds`` is the wall-clock time of the audit.
    """

    inputs: tuple[tuple[str, str], ...]
    translator: str | None
    glossary: str | None
    started: datetime
    seconds: float
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that an audit found. Returned by :func:`mtcheck.audit`.

    ``article`` has the texts and their segments, ``verdict`` the decision. ``scores`` are those of the whole article,
    ``segment_scores`` those of segments. ``issues`` are ordered by position, known ones included. ``checks`` has every
    check in report order, run or not, with the reason. ``provenance`` says what was audited, and with what; ``version``
    is mtcheck's.
    """

    article: Article
    verdict: Verdict
    scores: tuple[Score, ...]
    issues: tuple[Issue, ...]
    checks: tuple[CheckRun, ...]
    provenance: Provenance
    version: str
    segment_scores: tuple[Score, ...] = field(default=())
    original: bytes | None = field(default=None, repr=False)
    """The audited XLIFF file, byte for byte, into which notes are written."""

    def to_dict(self) -> dict[str, object]:
        """The report as ``mtcheck.report/v1`` JSON values."""
        from mtcheck.report.json import to_dict

        return to_dict(self)

    def to_json(self) -> str:
        """The report as ``mtcheck.report/v1`` text, sorted and newline-terminated."""
        from mtcheck.report.json import render

        return render(self)
