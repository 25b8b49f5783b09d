"""Audits articles, in any process or on any machine: from :class:`Item` to a report's compressed line."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.batch.store import compress

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from mtcheck.baseline import Baseline
    from mtcheck.batch.item import Item, Options
    from mtcheck.glossary import Glossary
    from mtcheck.inputs import Upload
    from mtcheck.model import Report, Segment
    from mtcheck.refit import Refit
    from mtcheck.translate import Translator

__all__ = ["Auditor", "Outcome", "serve"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome for one article: a frame and a summary of the report, or the reason why there is none.

    ``worst`` is the severity of the worst issue that is not known, None if there is none.
    """

    frame: bytes | None = None
    verdict: str | None = None
    worst: str | None = None
    reason: str | None = None


class Auditor:
    """Audits articles; glossary and model are loaded once.

    Raises :class:`mtcheck.errors.MtcheckError` for options with which no article could be audited.
    """

    def __init__(self, options: Options) -> None:
        self._options = options
        self._glossary = _glossary(options)
        self._baseline = _baseline(options)
        self._refit = _refit(options)
        self._translator = _translator(options)

    def audit(self, items: Sequence[Item]) -> list[Outcome]:
        """Each article's report, or why there is none.

        All questions to a model are asked at once, so that sentences of similar length are computed together. Raises
        :class:`mtcheck.errors.GlossaryError` for a broken glossary, with which no article can be audited.
        """
        made = [_attempt(partial(self._report, item, None)) for item in items]
        if self._translator is not None:
            asked = {
                place: (report, segments)
                for place, (item, report) in enumerate(zip(items, made, strict=True))
                if not isinstance(report, Outcome) and (segments := self._segments_to_ask(item, report))
            }
            self._ask_at_once(asked.values())
            for place, (report, segments) in asked.items():
                made[place] = self._with_model(items[place], report, segments)
        return [_outcome(report) for report in made]

    def _segments_to_ask(self, item: Item, report: Report) -> Collection[int]:
        """The indices of the segments for the model, see :class:`~mtcheck.batch.item.Translate`."""
        from mtcheck.model import Decision

        wanted = self._options.translate
        if report.article.source is None or not wanted.draws(item.id):
            return ()
        if not wanted.flagged:
            return range(len(report.article.segments))
        if report.verdict.decision in {Decision.FIX, Decision.REJECT}:
            return ()
        return frozenset(issue.segment for issue in report.issues if issue.known is None)

    def _with_model(self, item: Item, report: Report, segments: Collection[int]) -> Report | Outcome:
        """The report with the model's results; without them, but with a notice, if it does not know the languages."""
        from mtcheck.errors import LanguagePairError

        def made() -> Report:
            try:
                asked = self._report(item, self._translator, segments)
            except LanguagePairError as error:
                return _with_notice(report, f"not re-translated: {error}")
            if len(segments) == len(report.article.segments):
                return asked
            return _with_notice(asked, f"re-translated: {len(segments)} of {len(report.article.segments)} segments")

        return _attempt(made)

    def _ask_at_once(self, asked: Collection[tuple[Report, Collection[int]]]) -> None:
        """Cache the model's answers for all articles, where each article then finds its own."""
        from mtcheck.audit import consult
        from mtcheck.errors import MtcheckError

        if len(asked) < 2:
            return
        by_languages: defaultdict[tuple[str, str], list[Segment]] = defaultdict(list)
        for report, wanted in asked:
            article = report.article
            by_languages[article.source_lang, article.target_lang] += [
                segment for segment in article.segments if segment.index in wanted
            ]
        first = next(iter(asked))[0].article
        for (source_lang, target_lang), segments in by_languages.items():
            pooled = replace(
                first,
                source_lang=source_lang,
                target_lang=target_lang,
                segments=tuple(replace(segment, index=place) for place, segment in enumerate(segments)),
            )
            try:
                assert self._translator is not None  # noqa: S101
                consult(pooled, self._translator, self._glossary)
            except MtcheckError:
                continue  # each article reports the error itself

    def _report(self, item: Item, translator: Translator | None, retranslate: Collection[int] | None = None) -> Report:
        from mtcheck.audit import audit

        options = self._options
        told = _languages_of_file(item)
        return audit(
            item.translation,
            source=item.source,
            references=item.references,
            glossary=self._glossary,
            translator=translator,
            retranslate=retranslate,
            source_lang=options.source_lang
            or item.source_lang
            or (None if "source_lang" in told else options.usual_source_lang),
            target_lang=options.target_lang
            or item.target_lang
            or (None if "target_lang" in told else options.usual_target_lang),
            published=item.published,
            quotes=item.quotes or options.quotes or None,
            disable=options.disable,
            baseline=_parsed_baseline(item.known) if item.known is not None else self._baseline,
            waivers=options.waivers,
            calibration=self._refit,
            article_id=item.id,
            title=item.title,
            engine=item.engine,
            section=item.section,
        )


def serve(connection: Connection, options: Options, nicer: int = 0) -> None:
    """The life of a worker process: report that it is ready, then answer lists of articles until it receives None."""
    import gc
    import os
    import signal

    from mtcheck.errors import MtcheckError

    if nicer:
        os.nice(nicer)

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the driver decides
    gc.set_threshold(200_000, 50, 100)  # as in mtcheck.cli
    try:
        auditor = Auditor(options)
        connection.send(None)
        while (items := connection.recv()) is not None:
            connection.send(auditor.audit(items))
    except (EOFError, ConnectionError):  # the driver is gone
        return
    except MtcheckError as error:
        connection.send((error.exit_code, str(error)))


def _attempt(make: Callable[[], Report]) -> Report | Outcome:
    from mtcheck.errors import GlossaryError, MtcheckError

    try:
        return make()
    except GlossaryError:
        raise
    except MtcheckError as error:
        return Outcome(reason=str(error))
    except MemoryError:
        return Outcome(reason="not enough memory for this article")
    except Exception as error:  # noqa: BLE001 - one article's defect must not end the batch
        return Outcome(reason=f"unexpected {type(error).__name__}: {error}; this is a bug in mtcheck; please report it")


def _with_notice(report: Report, notice: str) -> Report:
    return replace(report, article=replace(report.article, notices=(*report.article.notices, notice)))


def _outcome(made: Report | Outcome) -> Outcome:
    if isinstance(made, Outcome):
        return made
    line = json.dumps(made.to_dict(), ensure_ascii=False, separators=(",", ":"))
    new = [issue.severity for issue in made.issues if issue.known is None]
    worst = max(new, key=lambda severity: severity.rank).value if new else None
    return Outcome(compress(line.encode("utf-8", "replace") + b"\n"), made.verdict.decision.value, worst)


def _languages_of_file(item: Item) -> frozenset[str]:
    """The languages that the format of the article's file gives."""
    from mtcheck.inputs import Upload
    from mtcheck.read import declared_in

    if not isinstance(item.translation, Upload):
        return frozenset()
    return declared_in(item.translation.data, Path(item.translation.name).suffix.lower())


def _glossary(options: Options) -> Glossary:
    from mtcheck.glossary import Glossary

    parts = [Glossary.default()] if options.default_glossary else []
    parts += [
        Glossary.parse(file.data, file.name, lenient=file.lenient, columns=dict(file.columns))
        for file in options.glossaries
    ]
    return Glossary.merge(*parts)


def _refit(options: Options) -> Refit | None:
    from mtcheck.refit import parse_refit

    given = options.calibration
    return parse_refit(given.data, given.name) if given is not None else None


def _baseline(options: Options) -> Baseline | None:
    return _parsed_baseline(options.baseline) if options.baseline else None


@lru_cache(maxsize=2)
def _parsed_baseline(file: Upload) -> Baseline:
    from mtcheck.baseline import parse_baseline

    return parse_baseline(file.data, file.name)


def _translator(options: Options) -> Translator | None:
    if options.translator is None:
        return None
    from mtcheck.translate import load_translator

    return load_translator(options.translator)
