"""The whole run over one article: read, segment, align, re-translate, check, score, decide."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from time import perf_counter
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

    from mtcheck.article_languages import Settled
    from mtcheck.baseline import Baseline
    from mtcheck.glossary import Glossary
    from mtcheck.inputs import Inputs, Text, TextInput
    from mtcheck.model import Article, Boilerplate, Issue, Report, Segment, SetAside, Side, Unit
    from mtcheck.read import BilingualDocument
    from mtcheck.refit import Refit
    from mtcheck.segment import SegmentedText
    from mtcheck.settings import Waiver
    from mtcheck.translate import Translator
    from mtcheck.translate.scorer import Assessor

__all__ = ["audit", "consult"]

GlossaryLike: TypeAlias = "Glossary | str | Path"


def audit(
    translation: Text | BilingualDocument,
    *,
    source: Text | None = None,
    references: Sequence[Text] = (),
    glossary: GlossaryLike | Sequence[GlossaryLike] | None = "default",
    translator: Translator | str | None = None,
    retranslate: Collection[int] | None = None,
    likelihood: bool = False,
    source_lang: str | None = None,
    target_lang: str | None = None,
    published: date | None = None,
    quotes: Text | None = None,
    columns: Mapping[str, str] | None = None,
    only: Iterable[str] | None = None,
    disable: Iterable[str] = (),
    baseline: Baseline | str | Path | None = None,
    waivers: Iterable[Waiver] = (),
    calibration: Refit | Path | None = None,
    article_id: str | None = None,
    title: str | None = None,
    engine: str | None = None,
    section: str | None = None,
) -> Report:
    """Audit one translation.

    Args:
        translation: The text: a string, a list of sentences (kept as they are), a file (``Path``), the bytes of a file
            (:class:`mtcheck.inputs.Upload`), or a bilingual file (XLIFF, TMX, PO, CSV, TSV), read or not, which brings
            its own source and languages. May also be a folder with an ``article.toml`` that names the other texts;
            arguments take precedence over it.
        source: The original article, in any of these forms.
        references: Human translations of it.
        glossary: ``"default"`` (the starter glossary), a file, a :class:`~mtcheck.Glossary`, several of these, or None.
        translator: None (no re-translation), a name such as ``"embedded"``, or a :class:`~mtcheck.Translator`.
        retranslate: Indices (0-based) of the segments to re-translate; None for all.
        likelihood: Whether to score each phrase with the model as well, which takes minutes.
        source_lang: BCP 47 tag; detected if None.
        target_lang: BCP 47 tag; ``en`` if None and nothing else states it.
        published: The day of publication, for dates and weekdays.
        quotes: Original statements that the article quotes.
        columns: Maps ``source`` and ``translation`` to columns of a bilingual table whose header is not recognised.
        only: Names of the checks to run; None for all.
        disable: Names of checks to skip.
        baseline: Known issues, as a file or a :class:`~mtcheck.Baseline`. They stay in the report with
            ``known`` set and count for neither verdict nor penalty.
        waivers: Accepted issues (:class:`~mtcheck.Waiver`), treated like those of the baseline.
        calibration: Corrects confidences by people's decisions: a :class:`~mtcheck.refit.Refit` or its file.
        article_id: The id in the report; the file's name if None.
        title: The title in the report; the headline if None.
        engine: What translated the article; reports on many articles group by it.
        section: The portal's section; likewise.

    Returns:
        The report. Offsets in it are code points, half-open.

    Raises:
        mtcheck.errors.UsageError: Arguments contradict each other, or name an unknown check or language tag.
        mtcheck.errors.WrongTypeError: An argument has the wrong type (also a :class:`TypeError`).
        mtcheck.errors.InputError: A text cannot be read.
        mtcheck.errors.MtcheckError: Its other subclasses, for a glossary, model, language or setting that is at fault.
    """
    # The stages are imported here, not above: importing mtcheck must stay cheap because `mtcheck --help` does it too.
    from mtcheck.arguments import refuse_wrong_types
    from mtcheck.article_languages import settle_languages
    from mtcheck.checks.run import run_checks, select
    from mtcheck.errors import UsageError
    from mtcheck.given import as_given
    from mtcheck.inputs import gather
    from mtcheck.model import Provenance, Report
    from mtcheck.read import Asked
    from mtcheck.score.ngram import left_out, score_article, score_segments
    from mtcheck.verdict import decide
    from mtcheck.version import __version__

    started, clock = datetime.now(UTC), perf_counter()
    refuse_wrong_types(
        translation=translation, source=source, references=references, quotes=quotes, glossary=glossary,
        translator=translator, retranslate=retranslate, likelihood=likelihood, source_lang=source_lang,
        target_lang=target_lang, published=published, columns=columns, only=only, disable=disable, baseline=baseline,
        waivers=waivers, calibration=calibration, article_id=article_id, title=title, engine=engine, section=section,
    )  # fmt: skip
    checks = select(only=only, disabled=disable)
    terms, known, refit = _glossary(glossary), _baseline(baseline), _refit(calibration)
    asked = Asked(source_lang, target_lang, tuple((columns or {}).items()))
    inputs = gather(translation, source, references, quotes, asked)
    inputs = inputs.called(id=article_id, title=title, engine=engine, section=section)
    if likelihood and (translator is None or inputs.source is None):
        raise UsageError("likelihood (--likelihood) needs a translator and a source")
    article = _article(inputs, settle_languages(inputs, source_lang, target_lang), published or inputs.published)
    terms = terms.into(article.target_lang)
    article, back_end = _choose_translator(article, translator)
    if back_end is not None:
        article = consult(article, back_end, terms, retranslate=retranslate, likelihood=likelihood)
    article = replace(article, notices=(*article.notices, *left_out(article)))
    issues, runs = run_checks(article, terms, checks)
    article, issues = _with_corrected_confidences(article, issues, refit)
    scores, segment_scores = score_article(article), score_segments(article)
    article, issues = as_given(
        article,
        issues,
        translation=inputs.translation.whole,
        source=inputs.source.whole if inputs.source else None,
        references=[reference.whole for reference in inputs.references],
    )
    issues = _mark_known(issues, article, known, waivers)
    return Report(
        article=article,
        verdict=decide(article, issues, runs),
        scores=scores,
        segment_scores=segment_scores,
        issues=issues,
        checks=runs,
        provenance=Provenance(
            inputs=tuple((name, f"sha256:{text.sha256}") for name, text in inputs.named()),
            translator=article.translator,
            glossary=f"{terms.name} sha256:{terms.fingerprint}" if terms else None,
            started=started,
            seconds=perf_counter() - clock,
            files=tuple((name, text.path) for name, text in inputs.named() if text.path is not None),
        ),
        version=__version__,
        original=inputs.original,
    )


def _glossary(given: GlossaryLike | Sequence[GlossaryLike] | None) -> Glossary:
    from pathlib import Path

    from mtcheck.glossary import Glossary

    if given is None:
        return Glossary()

    def load(item: GlossaryLike) -> Glossary:
        if isinstance(item, Glossary):
            return item
        return Glossary.default() if item == "default" else Glossary.load(item)

    return Glossary.merge(*map(load, (given,) if isinstance(given, Glossary | str | Path) else given))


def _baseline(given: Baseline | str | Path | None) -> Baseline | None:
    from pathlib import Path

    from mtcheck.baseline import load_baseline

    return load_baseline(Path(given)) if isinstance(given, str | Path) else given


def _refit(given: Refit | Path | None) -> Refit | None:
    from pathlib import Path

    from mtcheck.refit import load_refit

    return load_refit(given) if isinstance(given, Path) else given


def _with_corrected_confidences(
    article: Article, issues: tuple[Issue, ...], refit: Refit | None
) -> tuple[Article, tuple[Issue, ...]]:
    """The issues with their confidence corrected, and the article with a notice about it."""
    if refit is None:
        return article, issues
    notice = f"confidences corrected by a calibration from {refit.decisions:,} decisions"
    return replace(article, notices=(*article.notices, notice)), refit.corrected(issues)


def _mark_known(
    issues: tuple[Issue, ...], article: Article, baseline: Baseline | None, waivers: Iterable[Waiver]
) -> tuple[Issue, ...]:
    """The issues, with those in the baseline or under a waiver marked as known."""
    from mtcheck.baseline import mark_known

    today = datetime.now().astimezone().date()
    return mark_known(issues, article, baseline=baseline, waivers=waivers, today=today)


def _article(inputs: Inputs, settled: Settled, published: date | None) -> Article:
    from mtcheck.align.strangers import find_strangers
    from mtcheck.model import Article, Side
    from mtcheck.structure.furniture import without_furniture
    from mtcheck.structure.headlines import with_rewritten

    languages = {"source_lang": settled.source, "target_lang": settled.target}
    sides = {Side.TRANSLATION: settled.target, Side.SOURCE: settled.source}
    translation, boilerplate, source, source_boilerplate = _segment_both(inputs, sides)
    aside = settled.set_aside
    references = _segment_references(inputs, sides, {item.name for item in aside})
    segments = _aligned_segments(translation, source, references, inputs.units, **languages)
    strangers, unsure = find_strangers(segments, translation, references, **languages)
    if strangers:
        names = {item.name for item in strangers}
        source = None if "source" in names else source
        references = {name: text for name, text in references.items() if name not in names}
        segments = _aligned_segments(translation, source, references, inputs.units, **languages)
    if inputs.units:  # texts from one file belong together
        unsure = ()
    article = Article(
        id=inputs.id,
        title=inputs.title or _headline(translation),
        source_lang=settled.source,
        target_lang=settled.target,
        translation=translation.text,
        source=source.text if source else None,
        references=tuple(reference.text for reference in references.values()),
        segments=segments,
        boilerplate=(*boilerplate, *(source_boilerplate if source else ())),
        published=published,
        quotes=inputs.quotes,
        notices=(*_reading_notices(inputs, strangers, unsure), *settled.notices),
        engine=inputs.engine,
        section=inputs.section,
        set_aside=(*aside, *strangers),
        unsure=unsure,
        unread=inputs.unread,
    )
    given = {Side.TRANSLATION: translation.given, Side.SOURCE: source is not None and source.given}
    return with_rewritten(without_furniture(article, frozenset(side for side, listed in given.items() if listed)))


def _segment_both(
    inputs: Inputs, sides: dict[Side, str]
) -> tuple[SegmentedText, tuple[Boilerplate, ...], SegmentedText | None, tuple[Boilerplate, ...]]:
    """Translation and source, each with the page furniture left out of it."""
    from mtcheck.errors import InputError
    from mtcheck.model import Side

    translation, boilerplate = _segment_text(inputs.translation, sides, Side.TRANSLATION)
    if inputs.source is None:
        if not translation.sentences:
            where = inputs.translation.path or "translation"
            raise InputError(f"{where}: only boilerplate or punctuation: there is no text to audit")
        return translation, boilerplate, None, ()
    source, source_boilerplate = _segment_text(inputs.source, sides, Side.SOURCE)
    if not translation.sentences:
        whole, _ = _segment_text(inputs.translation, sides, Side.TRANSLATION, strip=False)
        if len(whole.sentences) >= len(source.sentences):  # the text itself is a caption or a byline
            translation, boilerplate = whole, ()
    return translation, boilerplate, source, source_boilerplate


def _reading_notices(inputs: Inputs, strangers: Iterable[SetAside], unsure: Iterable[str]) -> Iterator[str]:
    for name, text in inputs.named():
        yield from (f"{name}: {notice}" for notice in text.notices)
    yield from (f"{item.name}: {item.reason}; it was ignored" for item in strangers)
    yield from (f"{name}: there is too little evidence that it belongs to this translation" for name in unsure)


def _segment_references(inputs: Inputs, sides: dict[Side, str], aside: Collection[str]) -> dict[str, SegmentedText]:
    """The segmented references by name, without those that were set aside."""
    from mtcheck.model import Side

    named = {name: text for name, text in inputs.named() if name.startswith("reference") and name not in aside}
    return {name: _segment_text(text, sides, Side.TRANSLATION)[0] for name, text in named.items()}


def _headline(text: SegmentedText) -> str | None:
    """The text's first sentence, if it is a heading."""
    return text.sentences[0].text if text.sentences and text.sentences[0].heading else None


def _aligned_segments(
    translation: SegmentedText,
    source: SegmentedText | None,
    references: Mapping[str, SegmentedText],
    units: tuple[Unit, ...],
    *,
    source_lang: str,
    target_lang: str,
) -> tuple[Segment, ...]:
    """The aligned segments; texts from one file are aligned by the file."""
    from mtcheck.align import align, beside

    columns = [*references.values()]
    if source is not None and units:
        return beside(translation, source, columns, units, target_lang=target_lang)
    return align(translation, source, columns, source_lang=source_lang, target_lang=target_lang)


def _segment_text(
    text: TextInput, languages: dict[Side, str], side: Side, *, strip: bool = True
) -> tuple[SegmentedText, tuple[Boilerplate, ...]]:
    """The text's sentences, and its page furniture, which is left out unless ``strip`` is off."""
    from mtcheck.model import Side
    from mtcheck.read import find_furniture
    from mtcheck.segment import keep_segments, segment

    if not isinstance(text.content, str):
        return keep_segments(text.content), ()
    own = languages[side]
    other = languages[Side.SOURCE if side is Side.TRANSLATION else Side.TRANSLATION]
    furniture = find_furniture(text.content, side, own, other) if strip else ()
    return segment(text.content, own, boilerplate=furniture, other_lang=other), furniture


def _choose_translator(article: Article, translator: Translator | str | None) -> tuple[Article, Translator | None]:
    """The back end to use, and the article with a notice of what ``auto`` chose and why."""
    if translator is None:
        return article, None
    if isinstance(translator, str):
        from mtcheck.translate import check_name

        check_name(translator)
    if article.source is None:
        return replace(article, notices=(*article.notices, "not re-translated: no source was given")), None
    if translator == "auto":
        from mtcheck.translate.choose import choose

        choice = choose(article.source_lang, article.target_lang)
        done = f"re-translated by {choice.name}" if choice.name else "not re-translated"
        article = replace(article, notices=(*article.notices, f"{done}: {choice.reason}"))
        translator = choice.name
        if translator is None:
            return article, None
    if isinstance(translator, str):
        from mtcheck.translate import load_translator

        translator = load_translator(translator)
    return article, translator


def consult(
    article: Article,
    translator: Translator,
    glossary: Glossary,
    *,
    retranslate: Collection[int] | None = None,
    likelihood: bool = False,
) -> Article:
    """Ask a local model about an article.

    Args:
        article: The article.
        translator: The model.
        glossary: Its names are given to the model, if that takes any.
        retranslate: Indices (0-based) of the segments to ask about; None for all.
        likelihood: Whether to ask phrase by phrase as well, which takes minutes.

    Returns:
        The article with its re-translation and, from a model that can score, how probable each word of the translation
        is, given the source and given the references.

    Raises:
        mtcheck.errors.TranslatorError: The model fails.
    """
    from mtcheck.names.hints import hints
    from mtcheck.translate.asked import answering
    from mtcheck.translate.contract import Measurable, NameAware, takes_names
    from mtcheck.translate.scorer import Assessor

    if isinstance(translator, NameAware):
        sources = (segment.source for segment in _segments_at(article, retranslate) if segment.source)
        names = hints(sources, glossary, article.source_lang)
        with answering(translator):
            told, translator = takes_names(translator), translator.with_names(names) if names else translator
        article = replace(article, told_names=tuple(sorted(set(names.values()))) if told else ())
    asked = _segments_at(article, retranslate)
    if isinstance(translator, Assessor):
        article = _with_assessment(article, translator, asked, glossary)
    else:
        article = _with_retranslation(article, translator, asked)
    trust = translator.trust
    if isinstance(translator, Measurable):
        with answering(translator):
            trust = translator.trust_for(article.source_lang, article.target_lang)
    article = replace(article, translator=translator.name, translator_trust=trust)
    return _with_phrases(article, translator) if likelihood else article


def _segments_at(article: Article, indices: Collection[int] | None) -> list[Segment]:
    return [segment for segment in article.segments if indices is None or segment.index in indices]


def _with_retranslation(article: Article, translator: Translator, asked: Sequence[Segment]) -> Article:
    """The article with ``translator``'s translation of the source of each requested segment."""
    from mtcheck.translate.asked import translations

    with_source = [segment for segment in asked if segment.source]
    made = translations(
        translator,
        [segment.source or "" for segment in with_source],
        source_lang=article.source_lang,
        target_lang=article.target_lang,
    )
    texts = {segment.index: text for segment, text in zip(with_source, made, strict=True)}
    return replace(
        article,
        segments=tuple(
            replace(segment, retranslation=texts.get(segment.index) or None) for segment in article.segments
        ),
    )


def _with_assessment(article: Article, assessor: Assessor, asked: Sequence[Segment], glossary: Glossary) -> Article:
    """Ask a model that answers several questions at once, so that it reads each prompt once.

    The model compares only those segments with the references that are still doubtful after it has read the source.

    Returns:
        The article with the re-translation and likelihoods of each requested segment.
    """
    from mtcheck.meaning.findings import is_settled
    from mtcheck.meaning.flip_gains import with_flips
    from mtcheck.translate.scorer import Weigher

    article = _with_assessed_sources(article, assessor, asked)
    wanted = {segment.index for segment in asked if any(segment.references)}
    left = [
        segment
        for segment in article.segments
        if segment.index in wanted and not is_settled(segment, article, glossary)
    ]
    article = _with_paraphrases(article, assessor, left)
    article = _with_rewordings(article, assessor, asked, glossary)
    return with_flips(article, assessor, asked) if isinstance(assessor, Weigher) else article


def _with_assessed_sources(article: Article, assessor: Assessor, asked: Sequence[Segment]) -> Article:
    """The article with re-translations of its sources, and how probable their translations are."""
    from mtcheck.score.likelihood import likelihood_of
    from mtcheck.translate.asked import answering, one_each
    from mtcheck.translate.scorer import Assessment, Pair

    segments = {segment.index: segment for segment in article.segments}
    with_source = [segment for segment in asked if segment.source]
    known = assessor.translates(article.source_lang, article.target_lang)
    if not known:
        with_source = []
        notice = f"not re-translated: {assessor.name} does not translate {article.source_lang}"
        article = replace(article, notices=(*article.notices, notice))
    pairs = [Pair(segment.source or "", segment.translation or None) for segment in with_source]
    with answering(assessor):
        answers = assessor.assess(pairs, source_lang=article.source_lang, target_lang=article.target_lang)
    made = one_each(assessor, pairs, answers, Assessment)
    for segment, assessment in zip(with_source, made, strict=True):
        segments[segment.index] = replace(
            segment,
            retranslation=assessment.retranslation or None,
            likelihood=likelihood_of(segment.translation, assessment),
        )
    parted = [segment.index + 1 for segment, assessment in zip(with_source, made, strict=True) if not assessment.whole]
    if parted:
        where = f"segment {', '.join(map(str, parted))}"
        notice = f"{where}: too long for {assessor.name} to score in one pass, so it was scored in parts, less reliably"
        article = replace(article, notices=(*article.notices, notice))
    return replace(article, segments=tuple(segments.values()))


def _with_paraphrases(article: Article, assessor: Assessor, asked: Sequence[Segment]) -> Article:
    """The article with the probability of each translation as a paraphrase of the reference, the best of several."""
    from mtcheck.score.likelihood import likelihood_of
    from mtcheck.translate.asked import answering, one_each
    from mtcheck.translate.scorer import Assessment, Pair

    segments = {segment.index: segment for segment in article.segments}
    compared = [
        (segment.index, Pair(reference, segment.translation, retranslate=False))
        for segment in asked
        for reference in segment.references
        if reference and segment.translation
    ]
    with answering(assessor):
        answers = assessor.paraphrase([pair for _, pair in compared], target_lang=article.target_lang)
    answers = one_each(assessor, compared, answers, Assessment)
    for (index, pair), assessment in zip(compared, answers, strict=True):
        found = likelihood_of(pair.translation or "", assessment)
        before = segments[index].paraphrase
        if found and (before is None or found.mean > before.mean):
            segments[index] = replace(segments[index], paraphrase=found)
    return replace(article, segments=tuple(segments.values()))


def _with_rewordings(article: Article, assessor: Assessor, asked: Sequence[Segment], glossary: Glossary) -> Article:
    """The article with the probability of each doubtful translation as another wording of its re-translation."""
    from mtcheck.meaning.findings import is_doubtful
    from mtcheck.score.likelihood import likelihood_of
    from mtcheck.translate.asked import answering, one_each
    from mtcheck.translate.scorer import Assessment, Pair

    segments = {segment.index: segment for segment in article.segments}
    doubtful = [segments[segment.index] for segment in asked]
    doubtful = [segment for segment in doubtful if is_doubtful(segment, article, glossary)]
    pairs = [
        Pair(segment.retranslation or "", segment.translation, retranslate=False, read=False) for segment in doubtful
    ]
    if not pairs:
        return article
    with answering(assessor):
        answers = assessor.paraphrase(pairs, target_lang=article.target_lang)
    for segment, assessment in zip(doubtful, one_each(assessor, pairs, answers, Assessment), strict=True):
        segments[segment.index] = replace(segment, rewording=likelihood_of(segment.translation, assessment))
    return replace(article, segments=tuple(segments.values()))


def _with_phrases(article: Article, translator: Translator) -> Article:
    """The article with the phrases that the translator's model finds omitted or added, if the model can score."""
    from mtcheck.errors import LanguagePairError
    from mtcheck.score.likelihood import score_phrases
    from mtcheck.translate.choose import load_scorer

    scorer = load_scorer(translator)
    if scorer is None:
        notice = f"no likelihood: {translator.name} cannot compute the probability of a text"
        return replace(article, notices=(*article.notices, notice))
    languages = {"source_lang": article.source_lang, "target_lang": article.target_lang}
    try:
        segments = score_phrases(article.segments, scorer, **languages)
    except LanguagePairError as error:
        return replace(article, notices=(*article.notices, f"no likelihood: {error}"))
    return replace(article, segments=segments)
