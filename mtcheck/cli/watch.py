"""``mtcheck watch``: audits a portal's or a folder's new articles as they appear."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from mtcheck.cli.batch import baseline_file, batch_options, batch_translator, interruptible
from mtcheck.cli.glossary.options import Added, Columns
from mtcheck.cli.options import SourceLang, TargetLang, Translator
from mtcheck.cli.terminal import note, write_result
from mtcheck.errors import MtcheckError, UsageError

if TYPE_CHECKING:
    from mtcheck.batch.item import Broken, Item, Options
    from mtcheck.batch.store import Entry
    from mtcheck.settings import Settings
    from mtcheck.watch import Entry as FeedEntry
    from mtcheck.watch import Portal, State

__all__ = ["watch"]

_SECRET: Final = "MTCHECK_WEBHOOK_SECRET"  # noqa: S105 - the name of a variable
_UNITS: Final = {"s": 1, "m": 60, "h": 3600}
_LONGEST_INTERVAL: Final = 366 * 86_400.0
_STEP: Final = 0.2
"""Seconds between two checks for a stop."""


def watch(
    place: Annotated[str, typer.Argument(help="A feed (RSS, Atom) or sitemap by its URL, or a folder.")],
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the results; continues an earlier watch.")],
    every: Annotated[str, typer.Option(help="How often to check: 30s, 10m, 2h.")] = "10m",
    once: Annotated[bool, typer.Option("--once", help="Check once and exit.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="Maximum number of articles per portal and round.")] = 100,
    webhook: Annotated[
        str | None, typer.Option(help=f"Post each verdict to this URL, signed with the secret in {_SECRET}.")
    ] = None,
    feed: Annotated[Path | None, typer.Option(help="Write the latest verdicts to this file as RSS.")] = None,
    source_lang: SourceLang = None,
    target_lang: TargetLang = None,
    translator: Translator = None,
    glossary: Added = None,
    columns: Columns = None,
) -> None:
    """Audit a portal's new articles as they appear.

    Connects to the network: fetches the feed, its articles, and their originals (found by hreflang, or by source_url
    in mtcheck.toml). Obeys robots.txt, pauses between requests, and does not fetch unchanged pages again.
    """
    from mtcheck.settings import load_settings
    from mtcheck.watch import State

    seconds = _seconds(every)
    secret = os.environ.get(_SECRET, "").encode()
    if webhook is not None and not secret:
        raise UsageError(f"--webhook needs a secret to sign with: set the environment variable {_SECRET}")
    settings = load_settings()
    options = batch_options(
        settings,
        glossary or [],
        columns,
        default=True,
        lenient=False,
        source_lang=source_lang,
        target_lang=target_lang,
        disable=[],
    )
    options = replace(
        options,
        translator=batch_translator(translator or settings.translator, None),
        baseline=baseline_file(settings.baseline),
    )
    portal = _portal(place, options, settings)
    with State(output) as state, interruptible() as stopping:
        while True:
            began = monotonic()
            try:
                _round(place, portal, state, options, output, limit=limit, stopping=stopping)
            except MtcheckError as error:
                if once:
                    raise
                note(f"{error}; trying again in {every}")
            if webhook is not None:
                _deliver(state, webhook, secret)
            if feed is not None:
                from mtcheck.watch import verdict_feed

                write_result(verdict_feed(place, state.latest()), feed)
            if once:
                return
            while not stopping() and monotonic() - began < seconds:
                sleep(_STEP)
            if stopping():
                raise typer.Exit(130)


def _portal(place: str, options: Options, settings: Settings) -> Portal | None:
    """The portal at a URL, None for a folder."""
    if "://" not in place:
        if not Path(place).is_dir():
            raise UsageError(f"{place}: neither a URL nor a folder")
        return None
    from mtcheck.watch import Portal, Rule

    rule = Rule(*settings.source_url) if settings.source_url else None
    return Portal(place, source_lang=options.known_source_lang, target_lang=options.known_target_lang, rule=rule)


def _round(
    place: str,
    portal: Portal | None,
    state: State,
    options: Options,
    output: Path,
    *,
    limit: int,
    stopping: Callable[[], bool],
) -> None:
    """Run one round: audit new articles, and put their verdicts into the outbox."""
    from mtcheck.batch import run_batch
    from mtcheck.batch.local import LocalEngine, default_memory
    from mtcheck.batch.store import Writer

    stamps: dict[str, str] = {}
    items: Iterable[Item | Broken]
    if portal is None:
        from mtcheck.batch import read_items

        items = read_items([Path(place)], source_lang=options.known_source_lang, target_lang=options.known_target_lang)
    else:
        entries = _new_entries(portal, state, limit)
        if not entries:
            return
        stamps = {entry.url: entry.stamp for entry in entries}
        items = portal.articles(entries)
    done: list[Entry] = []
    with (
        Writer(output) as writer,
        LocalEngine(options, workers=1, timeout=300.0, memory=default_memory(1)) as engine,
    ):
        summary = run_batch(items, options, writer, engine, retry_failed=True, stored=done.append, stopping=stopping)
    _tell(done, state, output)
    for entry in done:
        if entry.id in stamps:
            state.met(entry.id, stamps[entry.id], failed=entry.state == "failed")
    for failure in summary.failures:
        note(f"failed: {failure.reason}")
    if summary.audited:
        verdicts = ", ".join(f"{count:,} {verdict}" for verdict, count in sorted(summary.verdicts.items()))
        note(f"{summary.audited:,} {'article' if summary.audited == 1 else 'articles'} audited: {verdicts}")


def _new_entries(portal: Portal, state: State, limit: int) -> list[FeedEntry]:
    """Entries that are new since the last round, at most ``limit``. In the first round, older articles are ignored."""
    first = state.is_empty()
    entries = [entry for entry in portal.listing(state).entries if state.is_new(entry.url, entry.stamp)]
    if first:
        for entry in entries[limit:]:
            state.met(entry.url, entry.stamp)
    elif len(entries) > limit:
        state.forget()  # the listing is fetched again in the next round, for the rest
    return entries[:limit]


def _tell(done: Iterable[Entry], state: State, output: Path) -> None:
    import json

    from mtcheck.batch import open_results

    with open_results(output) as results:
        for entry in done:
            line = results.find(entry.id)
            if line is not None:
                state.tell(_message(json.loads(line)))


def _message(report: dict[str, Any]) -> dict[str, Any]:
    new = [issue for issue in report["issues"] if issue.get("known") is None]
    return {
        "schema": "mtcheck.verdict/v1",
        "id": report["article"]["id"],
        "title": report["article"]["title"],
        "verdict": report["verdict"]["decision"],
        "reasons": report["verdict"]["reasons"],
        "penalty": report["verdict"]["penalty"],
        "issues": {
            severity: sum(issue["severity"] == severity for issue in new) for severity in ("critical", "major", "minor")
        },
        "audited": report["provenance"]["started"],
    }


def _deliver(state: State, webhook: str, secret: bytes) -> None:
    from mtcheck.watch import deliver

    for number, message in state.due():
        try:
            deliver(webhook, message, secret)
        except MtcheckError as error:
            note(f"{error}; trying again later")
            state.not_sent(number)
            return
        state.sent(number)


def _seconds(text: str) -> float:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)([smh])", text)
    seconds = float(match[1]) * _UNITS[match[2]] if match else 0.0
    if not 0 < seconds <= _LONGEST_INTERVAL:
        raise UsageError(f"--every {text}: expected a time such as 30s, 10m or 2h, and at most a year")
    return seconds
